"""Lines of text that Pango has set once are not set again.

WeasyPrint 70 asks Pango for the same line many times: to find how narrow a column may be, for every try at
a page break, for every layout of the same text. Where words may break anywhere, it sets the whole rest of a
text for each of its letters. Here it is answered from memory where the answer cannot be another:
``tests/unit/briefing/test_linememory.py`` compares each with WeasyPrint's own.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

READ_FOR_A_LINE = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric", "font_variant_position",
    "font_variation_settings", "font_weight", "hyphenate_character", "hyphenate_limit_chars", "hyphens",
    "lang", "letter_spacing", "overflow_wrap", "tab_size", "white_space", "word_break", "word_spacing",
)  # fmt: skip
"""What a line depends on. Besides there is ``text_decoration_line``, which may be a set; words that are
hyphenated by dictionary depend on more, and are not remembered."""

READ_FOR_A_FONT = (
    "font_family", "font_size", "font_stretch", "font_style", "font_variant_caps", "font_variation_settings",
    "font_weight",
)  # fmt: skip
"""What Pango's description of a font depends on."""

READ_FOR_A_STRUT = (*READ_FOR_A_LINE, "line_height")
"""What the height of an empty line depends on, and its baseline."""

MOST_LETTERS = 20_000
"""More letters in more styles than any archive has; one that has more begins anew."""

_line, _font, _strut = (itemgetter(*names) for names in (READ_FOR_A_LINE, READ_FOR_A_FONT, READ_FOR_A_STRUT))
_WRAPPING = frozenset({"normal", "pre-wrap", "pre-line"})
_SPACES = frozenset(" \u00a0\u202f")
_SOFT_HYPHEN = "\u00ad"


class Lines:
    """What is remembered for one set of fonts: all of one document, and the widths of single letters."""

    def __init__(self) -> None:
        self.lines: dict[Any, tuple[Any, ...]] = {}
        self.fonts: dict[Any, Any] = {}
        self.struts: dict[Any, Any] = {}
        self.letters: dict[Any, float] = {}

    def begin(self) -> None:
        """Another document: few lines of one stand in the next."""
        self.lines.clear()
        self.fonts.clear()
        self.struts.clear()
        if len(self.letters) > MOST_LETTERS:
            self.letters.clear()

    def forget(self) -> None:
        """Other fonts: nothing that was measured holds."""
        self.begin()
        self.letters.clear()


def remember(fonts: Any, line_break: Any, inline: Any, preferred: Any) -> Lines:
    """Let lines set in ``fonts``, a FontConfiguration of WeasyPrint, be remembered until it gets a new face.

    The others are the modules of WeasyPrint that set lines.
    """
    split = line_break.split_first_line
    if inline.split_first_line is split:
        inline.split_first_line = preferred.split_first_line = remembered(split)
        inline.strut = _known(line_break.strut, _strut, attrgetter("struts"))
        describe = line_break.get_font_description
        line_break.get_font_description = _known(describe, _font, attrgetter("fonts"))
        line_break.font_features = lru_cache(256)(line_break.font_features)
        inline.can_break_text = preferred.can_break_text = lru_cache(4096)(line_break.can_break_text)
    lines = fonts.briefgen_lines = Lines()
    add = fonts.add_font_face

    def add_and_forget(*given: Any) -> Any:
        lines.forget()
        return add(*given)

    fonts.add_font_face = add_and_forget
    return lines


def remembered(split: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    """WeasyPrint's ``split_first_line``, asked only for what is not known."""

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        given = (text, style, context, max_width, spacing, is_line_start, minimum)
        lines, look = _lines_of(style), _line(style)
        if lines is None or style["hyphens"] == "auto" or not _is_hashable(look):
            return split(*given)
        narrowest = minimum and max_width == 0 and is_line_start and not spacing
        if narrowest and is_letter_alone(text, style):
            letter = (look, text[0])
            if letter not in lines.letters:
                lines.letters[letter] = split(*given)[3]
            rest = len(text[0].encode()) if len(text) > 1 else None
            # Without a layout and heights: whoever asks for the narrowest width draws nothing.
            return None, None, rest, lines.letters[letter], None, None
        decorated = style["text_decoration_line"] != "none"
        line = (look, decorated, text, max_width, spacing, is_line_start, minimum)
        found = lines.lines.get(line)
        if found is None:
            found = lines.lines[line] = split(*given)
            return found
        return copy.copy(found[0]), *found[1:]  # a layout is changed when it is drawn

    return split_first_line


def is_letter_alone(text: str, style: Any) -> bool:
    """Whether the narrowest first line of ``text`` is its first character, whatever follows.

    False where that is not sure: where lines do not break between any two letters, or at characters that
    may go together with the next.
    """
    breaks_anywhere = style["overflow_wrap"] == "anywhere" and style["white_space"] in _WRAPPING
    if not text or not breaks_anywhere or not style["font_size"]:
        return False
    if _SOFT_HYPHEN in text or not _stands_alone(text[0]):
        return False
    if _SPACES.isdisjoint(text[:2]):
        return len(text) == 1 or _stands_alone(text[1])
    return _is_space_alone(text[:3]) and _is_plain(style)


def _is_space_alone(near: str) -> bool:
    """Whether a space stands between, or before, letters of one script; elsewhere it may take no width."""
    spaces = sum(char in _SPACES for char in near)
    return len(near) == 3 and spaces == 1 and max(near) < "\u0250" and all(map(_stands_alone, near))


def _is_plain(style: Any) -> bool:
    """True where spaces are as wide as the font has them, and stand in the order of the text."""
    spaced = style["word_spacing"] or style["letter_spacing"] not in ("normal", 0)
    return style["white_space"] == "normal" and style["direction"] == "ltr" and not spaced


@lru_cache(maxsize=4096)
def _stands_alone(char: str) -> bool:
    """True for a character that is never one with a neighbour for which this is true as well."""
    if char in _SPACES:
        return True
    if char < "\u0590":  # Latin, Greek, Cyrillic, Armenian
        return unicodedata.category(char)[0] in "LNPS"
    return "\u2010" <= char < "\u2c00" and unicodedata.category(char)[0] in "NPS"  # dashes, quotes, arrows


def _known(measure: Any, read: Callable[[Any], Any], kept: Callable[[Lines], dict[Any, Any]]) -> Any:
    """``measure`` of a style, once for all styles that are alike in what it reads."""

    def known(style: Any) -> Any:
        lines = _lines_of(style)
        look = read(style)
        if lines is None or not _is_hashable(look):
            return measure(style)
        found = kept(lines)
        if look not in found:
            found[look] = measure(style)
        return found[look]

    return known


def _lines_of(style: Any) -> Lines | None:
    """What is remembered of a style's fonts; None for fonts that are not ours."""
    lines: Lines | None = getattr(style.font_config, "briefgen_lines", None)
    return lines


def _is_hashable(look: Any) -> bool:
    """False where a value is a sum that WeasyPrint has not worked out yet."""
    try:
        hash(look)
    except TypeError:
        return False
    return True
