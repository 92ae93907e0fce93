"""Spaces that must not break, where a language wants them; nothing but white space is ever changed.

Authors type plain spaces. French gets a narrow no-break space before ``; ! ? %`` and inside « », a wide
one before ``:``; a number stays with its unit, a Russian dash with the word before it. The narrow one
stays in PDFs too: poppler and PDFium both read it as a space between words, never as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

WIDE, NARROW = "\u00a0", "\u202f"

_SPACE = "[ \u00a0\u202f]"
_UNITS = r"%|‰|°C|km²?|m²|m³|cm|mm|kg|mg|ha|kWh|MW|GB|MB|€|£|¥|\$|US\$|[ap]\.m\."
_EVERYWHERE = ((rf"(?<=\d) (?=(?:{_UNITS})(?!\w))", WIDE), ("(?<=§) (?=\\d)", WIDE))
_GROUPS = (r"(?<=\d) (?=\d{3}(?!\d))", WIDE)

_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (rf"(?<!{_SPACE}){_SPACE}(?=[;!?%»])", NARROW),
        (rf"(?<=«){_SPACE}", NARROW),
        (rf"(?<!{_SPACE}){_SPACE}(?=:(?!\w))", WIDE),
        (r"(?<=\d) (?=\d{3}(?!\d))", NARROW),
        (r"(?<=\d) (?=(?:h|milliers?|millions?|milliards?|euros?|ans|F\s?CFA|FCFA)\b)", WIDE),
        (r"(?<=\b[nN]°) (?=\d)|(?<=\b[pP]\.) (?=\d)|(?<=\bart\.) (?=\d)|(?<=\bM\.) (?=[^\W\d])", WIDE),
        (" (?=–|—)", WIDE),
    ),
    "ru": (
        (" (?=[—–])", WIDE),
        _GROUPS,
        (r"(?<=\d) (?=(?:г|гг|тыс|млн|млрд|трлн|руб|км|км²|кг|га|м)(?!\w))", WIDE),
        (r"(?<=№) (?=\d)|(?<=\b[сС]\.) (?=\d)|(?<=\bст\.) (?=\d)|(?<=\bп\.) (?=\d)", WIDE),
        (r"(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ])", WIDE),
        (r"(?<=\b[вВсСкКоОуУиИаАяЯ]) (?=[«\w])", WIDE),
    ),
    "es": (_GROUPS, (r"(?<=\d) (?=(?:millones|millón|mil)\b)", WIDE), (r"(?<=\bart\.) (?=\d)", WIDE)),
    "pt": (_GROUPS, (r"(?<=\d) (?=(?:milhões|milhão|mil)\b)", WIDE), (r"(?<=\bart\.) (?=\d)", WIDE)),
    "de": (
        (r"(?<=\d) (?=(?:Mio|Mrd|Millionen|Milliarden|Uhr)\b)", WIDE),
        (r"(?<=\b[zZ]\.) (?=B\.)|(?<=\b[dD]\.) (?=h\.)|(?<=\bu\.) (?=a\.)", WIDE),
        (r"(?<=\bS\.) (?=\d)|(?<=\bNr\.) (?=\d)|(?<=\bArt\.) (?=\d)", WIDE),
    ),
}


def spaced(text: str, lang: str) -> str:
    """``text`` with the no-break spaces that ``lang`` wants; only white space differs from what was given."""
    for pattern, space in _rules(_main(lang)):
        text = pattern.sub(space, text)
    return text


def _main(lang: str) -> str:
    return lang.split("-")[0].lower()


@lru_cache(maxsize=64)
def _rules(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), space) for pattern, space in (*_RULES.get(lang, ()), *_EVERYWHERE))


_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<inside>[^>]*)>|<!--.*?-->|<![^>]*>", re.DOTALL)
_LANG = re.compile(r"""(?<![\w:-])lang=["']([^"']+)["']""")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_WANTING = re.compile(rf"\d (?=(?:{_UNITS})(?!\w))|§ (?=\d)")
"""What the rules for every language fit; begins with what it is quick to look for."""

_NAMED = re.compile(r"""lang=["']([A-Za-z-]+)""")
_RAW = frozenset({"script", "style", "pre", "code", "textarea"})


def spaced_page(page: str, lang: str) -> str:
    """An HTML page of ``lang`` with its texts spaced, each stretch by the language that its ``lang=`` names.

    Tags, attributes, scripts and styles stay as they are.
    """
    if not _WANTING.search(page) and not any(_main(own) in _RULES for own in (lang, *_NAMED.findall(page))):
        return page  # as most parts of pages are; where no rule fits, nothing need be taken apart
    return change_texts(page, lang, lambda text, element, own: text if element in _RAW else spaced(text, own))


def change_texts(page: str, lang: str, change: Callable[[str, str, str], str]) -> str:
    """An HTML page with each text replaced by ``change(text, name of its element, its language)``."""
    out: list[str] = []
    opened: list[tuple[str, str]] = [("", lang)]
    position = 0
    for tag in _TAG.finditer(page):
        text = page[position : tag.start()]
        out.append(change(text, *opened[-1]) if text.strip() else text)
        out.append(tag[0])
        position = tag.end()
        if tag["name"]:
            _step(opened, tag)
    out.append(change(page[position:], *opened[-1]))
    return "".join(out)


def _step(opened: list[tuple[str, str]], tag: re.Match[str]) -> None:
    """One tag further: ``opened`` are the names and languages of the elements that are open after it."""
    name = tag["name"].lower()
    if opened[-1][0] in _RAW and name != opened[-1][0]:
        return
    if tag["end"]:
        for place in range(len(opened) - 1, 0, -1):
            if opened[place][0] == name:
                del opened[place:]
                break
    elif name not in _VOID and not tag["inside"].endswith("/"):
        found = _LANG.search(tag["inside"])
        opened.append((name, found[1] if found else opened[-1][1]))
