"""Left-to-right text on a mirrored page, kept in its order: names, addresses, telephone numbers, titles.

A page is laid out with the direction of its language; WeasyPrint gives every element its own run, so that
``dir`` on an element is all it takes. Arabic inside an English page needs that where Latin letters are in it.
"""

from __future__ import annotations

import re

from briefgen import locales
from briefgen.spacing import change_texts

_LATIN = r"A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_ENTITY = r"&(?:amp|\#3[49]|quot|lt|gt);"
_INSIDE = rf"(?:[{_LATIN}\d \u00a0.,:;'’()@/+_-]|{_ENTITY})*"
_STRETCH = re.compile(
    rf"""(?P<entity>&(?:\w+|\#\w+);)
    | \+?\d[\d \u00a0().-]{{6,}}\d(?![\d{_LATIN}])
    | https?://[^\s<>«»،؛]+[\w/]
    | (?<![{_LATIN}\d&])\d*[{_LATIN}](?:{_INSIDE}[{_LATIN}\d)])?(?:[.!?…](?=[»”"]))?""",
    re.VERBOSE,
)
_LINK = re.compile(r"<a (?![^>]*\bdir=)(?=[^>]*\bhref=)([^>]*)>([^<]*)</a>")
_FOREIGN = re.compile(r"""<(?!html\b)(\w+)((?:\s[^>]*?)?\slang="([A-Za-z-]+)"[^>]*)>""")
_NAMED = re.compile(r"""lang="([A-Za-z-]+)""")
_RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STRONG = re.compile(f"(?P<rtl>{_RTL_LETTER.pattern})|[{_LATIN}]")
_PLAIN = frozenset({"a", "bdi", "title", "style", "script", "code", "pre", "text", "tspan", "option"})


def isolated(page: str, lang: str) -> str:
    """An HTML page on which every left-to-right stretch inside right-to-left text has its own direction."""
    own = locales.direction(lang)
    if any(locales.direction(one) != own for one in set(_NAMED.findall(page))):
        page = _FOREIGN.sub(lambda tag: _directed(tag, own), page)
    if own == "ltr":
        return _LINK.sub(_mirrored_link, page) if _RTL_LETTER.search("".join(set(page))) else page
    page = _LINK.sub(_link, page)
    return change_texts(page, lang, _wrapped)


def _directed(tag: re.Match[str], own: str) -> str:
    direction = locales.direction(tag[3])
    if direction == own or " dir=" in tag[2]:
        return tag[0]
    return f'<{tag[1]} dir="{direction}"{tag[2]}>'


def _link(link: re.Match[str]) -> str:
    """Only text may stand inside a link (PDF/UA-1), so the link itself is given the direction."""
    foreign = link[2].strip() and not _RTL_LETTER.search(link[2]) and not link[2].strip().isdigit()
    return f'<a dir="ltr" {link[1]}>{link[2]}</a>' if foreign else link[0]


def _mirrored_link(link: re.Match[str]) -> str:
    """On other pages, a name that begins from the right, so that “(OONI)” in it stays at its place."""
    first = _STRONG.search(link[2])
    return f'<a dir="rtl" {link[1]}>{link[2]}</a>' if first and first["rtl"] else link[0]


def _wrapped(text: str, element: str, lang: str) -> str:
    if element in _PLAIN or locales.direction(lang) == "ltr":
        return text
    return _STRETCH.sub(_bdi, text)


def _bdi(found: re.Match[str]) -> str:
    """The stretch in a ``<bdi>``; a closing bracket whose partner is not in it stays outside."""
    if found["entity"]:
        return found[0]
    stretch, rest = found[0], ""
    while stretch.count(")") > stretch.count("(") and stretch.endswith(")"):
        stretch, rest = stretch[:-1], ")" + rest
    return f'<bdi dir="ltr">{stretch}</bdi>{rest}'
