"""What libyaml says, in words an author can act on, with the fix written out.

Each rule looks at the parser's message and at the line it stopped in, as the author sees it. The
order matters: the first rule that recognises its case speaks. Knows no file and no tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.brief.spelling import (
    FIELD,
    bare,
    piece_at,
    quoted,
    split_value,
    value_in_quotes,
    without_comment,
)
from briefgen.brief.yamllines import dash, document, goes_on, levels, no_colon, no_name, no_space
from briefgen.brief.yamlstop import Explained, Stop, said_at

_CANNOT_BEGIN = frozenset("@`%,]}&?!*|>")


def explain_syntax_error(stop: Stop) -> Explained:
    """What is wrong, where, and what to write instead, for what the parser said."""
    for rule in _RULES:
        if found := rule(stop):
            return found
    return said_at(
        stop, "yaml-indent", "This line does not fit the indentation of the lines around it.", levels(stop)
    )


def _character(stop: Stop) -> Explained | None:
    if "Unicode character escape" in stop.said:
        message = "This escape does not stand for a character that can be printed."
        return said_at(stop, "forbidden-character", message, "write the character itself, or leave it out")
    if "unacceptable character" in stop.said or "special characters" in stop.said:
        message = "The file holds a character that cannot be printed."
        return said_at(stop, "forbidden-character", message, "delete the character")
    return None


def _tab(stop: Stop) -> Explained | None:
    if stop.char != "\t":
        return None
    message = "The line is indented with a tab, and YAML takes only spaces."
    return said_at(stop, "yaml-tab", message, "replace the tab by two spaces for each level")


def _unclosed_quote(stop: Stop) -> Explained | None:
    line, column = stop.line, stop.column
    if "quoted scalar" in stop.said and "end of stream" in stop.said:
        line, column = stop.begun_line, stop.begun_column
    elif above := _opened_above(stop):
        line, column = above
    else:
        return None
    text = without_comment(stop.text_of(line))
    head, value = split_value(text)
    hint = f"write {head} {quoted(bare(value))}".replace("  ", " ")
    if value[:1] == "'":
        hint += f"; where the mark belongs to the text, {head} {quoted(value)}"
    return Explained(
        ("yaml-unclosed-quote", "A quotation mark opens here and is never closed.", hint), line, column
    )


def _opened_above(stop: Stop) -> tuple[int, int] | None:
    """The quotation mark whose missing partner made the parser read on to this line.

    It took the mark that opens this line's value for the end of a text begun further up.
    """
    if not FIELD.match(stop.text):
        return None
    for number in range(stop.line - 1, max(0, stop.line - 200), -1):
        text = stop.text_of(number)
        _, value = split_value(text)
        mark = value[:1]
        if mark in {'"', "'"} and without_comment(value).count(mark) == 1 and mark in stop.text:
            return number, text.index(value)
        if '"' in text or "'" in text:
            return None
    return None


def _directive(stop: Stop) -> Explained | None:
    if not stop.text.startswith("%"):
        return None
    message = "A line that begins with % is a YAML directive, and briefs do not use directives."
    hint = f"take the line out, or put the text in quotation marks: {quoted(without_comment(stop.text))}"
    return Explained(("yaml-directive", message, hint), stop.line, 0)


def _indicator(stop: Stop) -> Explained | None:
    _, value = split_value(piece_at(stop.text, stop.column))
    start = stop.text.find(value)
    begins = value[:1]
    if begins not in _CANNOT_BEGIN or "block scalar" in stop.said:
        return None
    if begins in ",]}" and "flow" in stop.said:
        return None
    if begins != "*" and not 0 <= stop.column - start <= 2:
        return None
    message = f"A value cannot begin with {begins} unless it stands in quotation marks."
    return Explained(
        ("yaml-indicator", message, f"write {value_in_quotes(stop.text, stop.column)}"), stop.line, start
    )


def _colon(stop: Stop) -> Explained | None:
    in_brackets = "flow" in stop.said and stop.char == ":" and stop.line == stop.begun_line
    if not in_brackets and "mapping values are not allowed" not in stop.said:
        return None
    if not in_brackets and not re.search(r":\s", stop.text[: stop.column]) and stop.line > 1:
        return goes_on(stop)
    message = "A colon and a space inside a value need quotation marks round the value."
    return said_at(stop, "yaml-colon", message, f"write {value_in_quotes(stop.text, stop.column)}")


def _escape(stop: Stop) -> Explained | None:
    if not any(words in stop.said for words in ("escape character", "escape sequence", "hexdecimal")):
        return None
    message = "A backslash inside double quotation marks begins an escape that YAML does not know."
    return said_at(
        stop, "yaml-escape", message, f"use single quotation marks: {value_in_quotes(stop.text, stop.column)}"
    )


def _block(stop: Stop) -> Explained | None:
    if "block scalar" not in stop.said:
        return None
    message = "After | or > the text has to begin on the next line, indented."
    fixed = value_in_quotes(stop.text, stop.column)
    hint = f"move the text to the next line, or put the value in quotation marks: {fixed}"
    return said_at(stop, "yaml-block", message, hint)


def _after_value(stop: Stop) -> Explained | None:
    _, value = split_value(piece_at(stop.text, stop.column))
    begins = value[:1]
    marks = {'"', "'"} if "flow" in stop.said else {'"', "'", "[", "{"}
    if begins not in marks or stop.column <= stop.text.find(value):
        return None
    message = f"The value begins with {begins} and goes on after it has ended."
    fixed = value_in_quotes(stop.text, stop.column)
    hint = f"put the whole value in quotation marks: {fixed}"
    if begins in "[{":
        hint = f"take out what follows the brackets; if all of it is text, write {fixed}"
    return said_at(stop, "yaml-after-value", message, hint)


def _bracket(stop: Stop) -> Explained | None:
    if "flow" not in stop.said:
        return None
    text = without_comment(stop.text_of(stop.begun_line))
    opened = text[stop.begun_column : stop.begun_column + 1]
    closing = {"[": "]", "{": "}"}.get(opened)
    if not closing or closing in text[stop.begun_column :]:
        message = "Something is missing or left over inside these brackets."
        return said_at(
            stop, "yaml-bracket", message, "put one comma and a space between two items, as in [ML, BF]"
        )
    hint = (
        f"write {text.strip()}{closing}; if the bracket belongs to the text, put the value in quotation marks"
    )
    words = ("yaml-bracket", "A bracket opens here and is not closed.", hint)
    return Explained(words, stop.begun_line, stop.begun_column)


_RULES: tuple[Callable[[Stop], Explained | None], ...] = (
    _character,
    _tab,
    _unclosed_quote,
    _directive,
    no_space,
    _indicator,
    _colon,
    _escape,
    _block,
    _after_value,
    _bracket,
    no_colon,
    no_name,
    dash,
    document,
)
