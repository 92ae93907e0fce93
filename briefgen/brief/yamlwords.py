"""What libyaml says, in words an author can act on, with the fix written out.

Each rule looks at the parser's message and at the line it stopped in, as the author sees it. The
order matters: the first rule that recognises its case speaks. Knows no file and no tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_KEY = re.compile(r"^(?P<head>\s*(?:-\s+)*(?:[^\s:'\"\[{][^:]*?:))\s+(?P<value>\S.*)$")
_ITEM = re.compile(r"^(?P<head>\s*(?:-\s+)+)(?P<value>\S.*)$")
_FIELD = re.compile(r"\s*(?:-\s+)*(?P<name>[A-Za-z_][\w-]*):(?=\s|$)")
_NO_SPACE = re.compile(r"(?P<indent>\s*(?:-\s+)*)(?P<name>[A-Za-z_][\w-]{1,30}):(?P<value>[^\s:/].*)$")
_COMMENT = re.compile(r"\s+#(\s.*)?$")
_CLOSED_BY = {'"': '"”', "'": "'’", "“": '”"', "‘": "’'"}
_CANNOT_BEGIN = frozenset("@`%,]}&?!*|>")

Words = tuple[str, str, str]
"""Code, message, hint."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser stopped, where what it was reading had begun, and what it said.

    Lines count from 1, columns from 0; ``text_of`` gives a line's text.
    """

    said: str
    line: int
    column: int
    begun_line: int
    begun_column: int
    text_of: Callable[[int], str]

    @property
    def text(self) -> str:
        """The line in which the parser stopped."""
        return self.text_of(self.line)

    @property
    def char(self) -> str:
        """The character at which it stopped; empty at the end of a line."""
        return self.text[self.column : self.column + 1]


@dataclass(frozen=True, slots=True)
class Explained:
    """A fault in plain words, at the line and column an author has to look at."""

    words: Words
    line: int
    column: int


def quoted(text: str) -> str:
    """``text`` as a YAML value in quotation marks, ready to be typed."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def without_comment(text: str) -> str:
    """``text`` up to a comment; ``report #1`` holds none, since a comment is ``#`` and a space."""
    return _COMMENT.sub("", text).strip()


def space_after_colon(text: str) -> str:
    """``title: Iran`` for ``title:Iran``; empty where no space is missing."""
    found = _NO_SPACE.match(text.strip())
    return f"{found['indent'].lstrip()}{found['name']}: {without_comment(found['value'])}" if found else ""


def explain_syntax_error(stop: Stop) -> Explained:
    """What is wrong, where, and what to write instead, for what the parser said."""
    for rule in _RULES:
        if found := rule(stop):
            return found
    return _at(stop, "yaml-indent", "This line does not fit the indentation of the lines around it.", _levels(stop))


def _at(stop: Stop, code: str, message: str, hint: str) -> Explained:
    return Explained((code, message, hint), stop.line, stop.column)


def _split(line: str) -> tuple[str, str]:
    """What stands before a line's value (``title:``, ``-``), and the value."""
    found = _KEY.match(line) or _ITEM.match(line)
    return (found["head"].strip(), found["value"].strip()) if found else ("", line.strip())


def _piece(line: str, column: int) -> str:
    """The part of a line that an author would call one value: inside brackets, one item of them."""
    before = line[:column]
    if not re.match(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?[\[{]", line):
        return line
    if sum(before.count(mark) for mark in "[{") <= sum(before.count(mark) for mark in "]}"):
        return line
    start = max(before.rfind(mark) for mark in (", ", "{", "[")) + 1
    end = re.search(r",\s|[\]}]\s*(?:#.*)?$", line[column:])
    return line[start : column + end.start()] if end else line[start:]


def _bare(value: str) -> str:
    """``value`` without the quotation marks round it, where those are a pair."""
    closing = _CLOSED_BY.get(value[:1], "")
    if len(value) < 2 or not closing:
        return value
    inner = value[1:-1] if value[-1] in closing else value[1:]
    # A mark after a word closes the first one: in `"x" and "y"` the outer two are no pair.
    closed_early = re.search(rf"(?<=\S){re.escape(value[0])}(?!\w)", inner[:-1])
    return value if value[-1] in closing and closed_early else inner


def _fixed(line: str, column: int) -> str:
    """The value at ``column`` with its name, in quotation marks: ``title: "Iran: a report"``."""
    head, value = _split(without_comment(_piece(line, column)))
    return f"{head} {quoted(_bare(value))}".strip()


def _character(stop: Stop) -> Explained | None:
    if "Unicode character escape" in stop.said:
        message = "This escape does not stand for a character that can be printed."
        return _at(stop, "forbidden-character", message, "write the character itself, or leave it out")
    if "unacceptable character" in stop.said or "special characters" in stop.said:
        message = "The file holds a character that cannot be printed."
        return _at(stop, "forbidden-character", message, "delete the character")
    return None


def _tab(stop: Stop) -> Explained | None:
    if stop.char != "\t":
        return None
    message = "The line is indented with a tab, and YAML takes only spaces."
    return _at(stop, "yaml-tab", message, "replace the tab by two spaces for each level")


def _unclosed_quote(stop: Stop) -> Explained | None:
    line, column = stop.line, stop.column
    if "quoted scalar" in stop.said and "end of stream" in stop.said:
        line, column = stop.begun_line, stop.begun_column
    elif above := _opened_above(stop):
        line, column = above
    else:
        return None
    text = without_comment(stop.text_of(line))
    head, value = _split(text)
    hint = f"write {head} {quoted(_bare(value))}".replace("  ", " ")
    if value[:1] == "'":
        hint += f"; where the mark belongs to the text, {head} {quoted(value)}"
    return Explained(("yaml-unclosed-quote", "A quotation mark opens here and is never closed.", hint), line, column)


def _opened_above(stop: Stop) -> tuple[int, int] | None:
    """The quotation mark whose missing partner made the parser read on to this line.

    It took the mark that opens this line's value for the end of a text begun further up.
    """
    if not _FIELD.match(stop.text):
        return None
    for number in range(stop.line - 1, max(0, stop.line - 200), -1):
        text = stop.text_of(number)
        _, value = _split(text)
        mark = value[:1]
        if mark in {'"', "'"} and without_comment(value).count(mark) == 1 and mark in stop.text:
            return number, text.index(value)
        if '"' in text or "'" in text:
            return None
    return None


def _no_space(stop: Stop) -> Explained | None:
    if "expected ':'" in stop.said:
        candidates = [stop.begun_line]
    elif "mapping values are not allowed" in stop.said and stop.line > 1:
        candidates = [stop.line - 1]
    else:
        return None
    for number in candidates:
        text = stop.text_of(number)
        if fixed := space_after_colon(text):
            message = "A space is missing after the colon."
            return Explained(("yaml-no-space", message, f"write {fixed}"), number, text.index(":"))
    return None


def _directive(stop: Stop) -> Explained | None:
    if not stop.text.startswith("%"):
        return None
    message = "A line that begins with % is a YAML directive, and briefs do not use directives."
    hint = f"take the line out, or put the text in quotation marks: {quoted(without_comment(stop.text))}"
    return Explained(("yaml-directive", message, hint), stop.line, 0)


def _indicator(stop: Stop) -> Explained | None:
    _, value = _split(_piece(stop.text, stop.column))
    start = stop.text.find(value)
    begins = value[:1]
    if begins not in _CANNOT_BEGIN or "block scalar" in stop.said:
        return None
    if begins != "*" and not 0 <= stop.column - start <= 2:
        return None
    message = f"A value cannot begin with {begins} unless it stands in quotation marks."
    return Explained(
        ("yaml-indicator", message, f"write {_fixed(stop.text, stop.column)}"), stop.line, start
    )


def _colon(stop: Stop) -> Explained | None:
    in_brackets = "flow" in stop.said and stop.char == ":" and stop.line == stop.begun_line
    if not in_brackets and "mapping values are not allowed" not in stop.said:
        return None
    if not in_brackets and not re.search(r":\s", stop.text[: stop.column]) and stop.line > 1:
        return _goes_on(stop)
    message = "A colon and a space inside a value need quotation marks round the value."
    return _at(stop, "yaml-colon", message, f"write {_fixed(stop.text, stop.column)}")


def _goes_on(stop: Stop) -> Explained | None:
    """A colon in a line that goes on with the value above: too much indentation, or a text."""
    field = _FIELD.match(stop.text)
    owner = _FIELD.match(stop.text_of(stop.line - 1))
    if field and owner and owner.end() < len(stop.text_of(stop.line - 1).rstrip()):
        message = f"`{field['name']}` is indented further than the field above it."
        hint = (
            f"line it up with `{owner['name']}`; if the line belongs to the text above, write "
            f"{owner['name']}: >- and begin the text on the next line, indented"
        )
        return Explained(("yaml-indent", message, hint), stop.line, field.start("name"))
    if not owner:
        above = without_comment(stop.text_of(stop.line - 1))
        if above and ":" not in above:
            message = "This line is neither `name: value` nor indented as part of the value above it."
            hint = _name_hint(above)
            return Explained(("yaml-no-colon", message, hint), stop.line - 1, 0)
    name = owner["name"] if owner else "name"
    message = "A colon and a space inside a text of several lines need a mark before the text."
    return _at(
        stop, "yaml-colon", message, f"write {name}: >- and begin the text on the next line, indented"
    )


def _name_hint(line: str) -> str:
    first, _, rest = line.strip().partition(" ")
    if re.fullmatch(r"[a-z_]+", first):
        return f"write {first}: {rest.strip() or '…'} with a colon and a space, or indent the line"
    return "indent the line to make it part of the value above, or write a name, a colon and a space before it"


def _escape(stop: Stop) -> Explained | None:
    if "escape character" not in stop.said and "escape sequence" not in stop.said:
        return None
    message = "A backslash inside double quotation marks begins an escape that YAML does not know."
    return _at(stop, "yaml-escape", message, f"use single quotation marks: {_fixed(stop.text, stop.column)}")


def _block(stop: Stop) -> Explained | None:
    if "block scalar" not in stop.said:
        return None
    message = "After | or > the text has to begin on the next line, indented."
    fixed = _fixed(stop.text, stop.column)
    hint = f"move the text to the next line, or put the value in quotation marks: {fixed}"
    return _at(stop, "yaml-block", message, hint)


def _after_value(stop: Stop) -> Explained | None:
    _, value = _split(_piece(stop.text, stop.column))
    begins = value[:1]
    marks = {'"', "'"} if "flow" in stop.said else {'"', "'", "[", "{"}
    if begins not in marks or stop.column <= stop.text.find(value):
        return None
    message = f"The value begins with {begins} and goes on after it has ended."
    hint = f"put the whole value in quotation marks: {_fixed(stop.text, stop.column)}"
    if begins in "[{":
        hint = f"take out what follows the brackets; if all of it is text, write {_fixed(stop.text, stop.column)}"
    return _at(stop, "yaml-after-value", message, hint)


def _bracket(stop: Stop) -> Explained | None:
    if "flow" not in stop.said:
        return None
    text = without_comment(stop.text_of(stop.begun_line))
    opened = text[stop.begun_column : stop.begun_column + 1]
    closing = {"[": "]", "{": "}"}.get(opened)
    if not closing or closing in text[stop.begun_column :]:
        message = "Something is missing or left over inside these brackets."
        return _at(stop, "yaml-bracket", message, "put one comma and a space between two items, as in [ML, BF]")
    hint = f"write {text.strip()}{closing}; if the bracket belongs to the text, put the value in quotation marks"
    words = ("yaml-bracket", "A bracket opens here and is not closed.", hint)
    return Explained(words, stop.begun_line, stop.begun_column)


def _no_colon(stop: Stop) -> Explained | None:
    if "expected ':'" not in stop.said:
        return None
    message = "This line is neither `name: value` nor indented as part of the value above it."
    hint = _name_hint(without_comment(stop.text_of(stop.begun_line)))
    return Explained(("yaml-no-colon", message, hint), stop.begun_line, stop.begun_column)


def _no_name(stop: Stop) -> Explained | None:
    if not re.match(r"\s*(?:-\s+)*:(\s|$)", stop.text):
        return None
    message = "The name of the field is missing before the colon."
    return _at(stop, "yaml-key", message, f"write name{stop.text.strip().lstrip('- ')}")


def _dash(stop: Stop) -> Explained | None:
    if "entries are not allowed" not in stop.said:
        return None
    message = "A dash and a space begin a list item, and none can begin here."
    hint = f"begin the list on a line of its own, or write {_fixed(stop.text, stop.column)}"
    return _at(stop, "yaml-dash", message, hint)


def _document(stop: Stop) -> Explained | None:
    if "document start" not in stop.said and stop.text.strip() not in {"...", "---"}:
        return None
    message = "A second document begins here, and one file holds one brief."
    hint = "begin the file with `title:`, and take out lines such as `---` and `...`"
    return _at(stop, "yaml-second-document", message, hint)


def _levels(stop: Stop) -> str:
    """The fields above, with which a line could be lined up."""
    known: list[str] = []
    least = 1_000
    for number in range(stop.line - 1, max(0, stop.line - 200), -1):
        text = stop.text_of(number)
        field = _FIELD.match(text)
        if field and field.start("name") < least:
            least = field.start("name")
            known.append(f"`{field['name']}` ({least or 'no'} space{'' if least == 1 else 's'} before it)")
    if not known:
        return "begin the line without spaces, and indent by two spaces for each level"
    return "line the name up with " + " or ".join(known[:3])


_RULES: tuple[Callable[[Stop], Explained | None], ...] = (
    _character,
    _tab,
    _unclosed_quote,
    _directive,
    _no_space,
    _indicator,
    _colon,
    _escape,
    _block,
    _after_value,
    _bracket,
    _no_colon,
    _no_name,
    _dash,
    _document,
)
