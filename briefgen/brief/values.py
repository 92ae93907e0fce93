"""What each value of a file has to be on its own, whatever its field: something, and printable.

Also finds the slips that YAML reads without complaint and that lose or change an author's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief.characters import forbidden, shown
from briefgen.brief.lines import FileText
from briefgen.brief.numbers import plain_form
from briefgen.brief.spelling import quoted, space_after_colon
from briefgen.brief.tree import Path, path_text, walk
from briefgen.brief.yamltext import MAX_PROBLEMS, Mapping, Node, Scalar, Sequence
from briefgen.problems import Problem, Severity

_CLOSING = {"“": '”"', "‘": "’'", "„": '“”"', "«": "»", "”": "”"}
_NOTHING = {"~", "null", "Null", "NULL"}
_BLANK = {" ", "\t"}
_LOST_HASH = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")
_DASH_INSIDE = re.compile(r"[\r\n][ ]*(-[^\s\d-][^\r\n]*)")


def check_values(source: FileText, root: Node) -> list[Problem]:
    """Empty values, unprintable characters from escapes, marks that YAML reads otherwise than meant."""
    nodes = ((path, node) for path, node in walk(root) if not _is_sound(source, node))
    found = [problem for path, node in nodes for problem in _check(source, path, node)]
    # Errors come first, lest a hundred warnings hide the one that stops the brief.
    return sorted(found, key=lambda problem: not problem.is_error)[:MAX_PROBLEMS]


def _is_sound(source: FileText, node: Node) -> bool:
    """True for a plain text in ASCII, on one line, in which no slip can be: most values are such a text."""
    if not isinstance(node, Scalar):
        return False
    text = node.text
    if not (text.isascii() and text.isprintable()) or not text.strip():
        return False
    readable = source.readable
    follows = readable[node.end : node.end + 1]
    slips = text in _NOTHING or follows in _BLANK or readable.find("\n", node.start, node.end) >= 0
    return not node.plain or not slips


def _check(source: FileText, path: Path, node: Node) -> Iterator[Problem]:
    if isinstance(node, Scalar):
        yield from _check_scalar(source, path, node)
    elif isinstance(node, Sequence):
        if not node.items:
            yield _empty(source, path, node)
    else:
        yield from _check_mapping(source, path, node)


def _empty(source: FileText, path: Path, node: Node) -> Problem:
    nothing = node.start == node.end
    place = source.place(max(node.start - 1, 0) if nothing else node.start, node.end)
    rest = place.excerpt[place.column : place.column + 200].strip()
    hint = "write a value, or take the line out"
    if nothing and re.match(r"#[^\s#]", rest):
        hint = f"text that begins with # is a comment; put it in quotation marks: {quoted(rest)}"
    name = f"`{shown(path[-1])}`" if path and isinstance(path[-1], str) else "The item"
    return Problem("empty-value", f"{name} has no value.", hint, place, path=path_text(path))


def _check_mapping(source: FileText, path: Path, node: Mapping) -> Iterator[Problem]:
    if not node.keys:
        yield _empty(source, path, node)
    for name, key in node.keys.items():
        if not (name.isascii() and name.isprintable()):
            yield from _escaped(source, (*path, name), key)
        value = node.values[name]
        empty = isinstance(value, Scalar) and value.start == value.end
        if empty or not name.strip():
            yield from _check_name(source, path_text((*path, name)), key)


def _check_name(source: FileText, where: str, key: Scalar) -> Iterator[Problem]:
    """What a name without a value shows of a slip: a space or a name left out, a comma too many."""
    place = source.place(key.start, key.end)
    if not key.text.strip():
        message = "The name of the field is missing before the colon."
        yield Problem("yaml-key", message, "write a name before the colon", place, path=where)
    elif fixed := space_after_colon(key.text):
        message = "A space is missing after the colon."
        yield Problem("yaml-no-space", message, f"write {fixed}", place, path=where)
    elif _stands_alone(source, key):
        yield from _cut_at_comma(source, where, key)


def _stands_alone(source: FileText, key: Scalar) -> bool:
    """True for ``wounded`` in ``{label: killed, wounded, value: 3}``."""
    return source.readable[key.end : key.end + 200].lstrip()[:1] in {",", "}"}


def _cut_at_comma(source: FileText, where: str, key: Scalar) -> Iterator[Problem]:
    line_start = max(source.index(source.position(key.start)[0], 0), key.start - 500)
    before = re.search(r"(?:[{,]\s+|\{)[\w-]+:\s+([^,{}]*,\s*)$", source.text[line_start : key.start])
    if not before:
        return
    whole = " ".join((before[1] + source.text[key.start : key.end]).split())  # as YAML reads several lines
    number = plain_form(re.sub(r",\s+", ",", whole))
    hint = f"write {number}" if number else f"put the text in quotation marks: {quoted(whole)}"
    message = "A comma inside braces ends a value, and what follows it here has no name."
    yield Problem("yaml-comma", message, hint, source.place(key.start, key.end), path=where)


def _escaped(source: FileText, path: Path, node: Scalar) -> Iterator[Problem]:
    """Characters that no reader sees, written as escapes; in the file itself they are replaced."""
    for _, what in forbidden(node.text):
        message = f"An escape in this text stands for {what}."
        place = source.place(node.start, node.end)
        yield Problem("forbidden-character", message, "delete the escape", place, path=path_text(path))
        return


def _check_scalar(source: FileText, path: Path, node: Scalar) -> Iterator[Problem]:
    if hidden := list(_escaped(source, path, node)):
        yield from hidden
        return
    text = node.text.strip()
    if not text or (node.plain and text in _NOTHING):
        yield _empty(source, path, node)
        return
    if not node.plain:
        return
    where = path_text(path)
    if len(text) > 1 and text[-1] in _CLOSING.get(text[0], ""):
        inner = shown(text[1:-1], 200)
        yield Problem(
            "smart-quotes",
            "Typographic quotation marks stand round the value, where YAML needs straight ones.",
            f"write {quoted(inner)}; where the marks belong to the text, {quoted(shown(text, 200))}",
            source.place(node.start, node.end),
            path=where,
        )
    if found := _LOST_HASH.match(source.readable, node.end):
        words = source.text[node.start : found.end()]
        yield Problem(
            "comment-in-text",
            "From the # on, YAML takes the line for a comment, and the words are lost.",
            f"write {quoted(shown(words, 200))}, or a space after the # of a comment",
            source.place(found.start(1), found.end(1)),
            Severity.WARNING,
            path=where,
        )
    if found := _DASH_INSIDE.search(source.readable, node.start, node.end):
        start, line = (node.start, text) if text.startswith("-") else (found.start(1), found[1])
        yield Problem(
            "yaml-dash",
            "This line begins with a dash and is read as part of the text around it.",
            f"write a space after the dash: - {shown(line[1:].split(' -')[0], 200)}",
            source.place(start, start + 1),
            path=where,
        )
