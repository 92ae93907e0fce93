"""YAML text to a tree of nodes that know where they stand. The only user of ``yaml``.

The tree is built from the C parser's *events*, so a deeply nested or self-referring file cannot
run away with the process, and it holds text only: ``NO``, ``12:30`` and ``0123`` stay what the
author typed, and the model decides what a number is. Anchors, aliases, tags, merge keys, second
documents and duplicate keys are refused (YAML 1.2.2, sections 3.2 and 6.9, for what they are).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from briefgen.brief.characters import shown
from briefgen.brief.lines import FileText as FileText
from briefgen.brief.spelling import quoted, without_comment
from briefgen.brief.yamlstop import Stop
from briefgen.brief.yamlwords import explain_syntax_error
from briefgen.problems import Problem

MAX_BYTES = 2_000_000
MAX_VALUES = 50_000
MAX_DEPTH = 20
MAX_PROBLEMS = 100
"""Problems of one kind that are told of one file; a file with more is not read more closely."""

MAX_LINE = 1_000
"""Characters of a line that are looked at for a hint; so a line of a megabyte costs nothing."""

MAX_SHOWN = 200
"""Characters of a value that a hint repeats."""

_Loader: type = getattr(yaml, "CLoader", yaml.Loader)


# Named tuples: hundreds go from process to process with each brief, twice as fast as data classes.
class Scalar(NamedTuple):
    """A text value; ``plain`` where it was written without quotation marks or block indicator."""

    start: int
    end: int
    text: str
    plain: bool


class Sequence(NamedTuple):
    """A list of nodes."""

    start: int
    end: int
    items: tuple[Node, ...]


class Mapping(NamedTuple):
    """Keys with the scalar that wrote them, and their nodes."""

    start: int
    end: int
    keys: dict[str, Scalar]
    values: dict[str, Node]


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Collection:
    """A sequence or mapping whose end has not come yet."""

    event: yaml.CollectionStartEvent
    items: list[Node] = field(default_factory=list)


class _Refused(Exception):  # noqa: N818 - no error, the end of the reading
    """Reading cannot go on; the problem has been noted."""


class _TreeBuilder:
    """Events to one tree, noting every problem on the way."""

    def __init__(self, source: FileText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._open: list[_Collection] = []
        self._root: Node | None = None
        self._documents = 0
        self._values = 0

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):  # most are
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                # The C parser says "" of what is plain, the Python parser None.
                self._add(Scalar(*_span(event), event.value, not event.style))
            elif isinstance(event, yaml.DocumentStartEvent):
                self._start_document(event)
            elif isinstance(event, yaml.AliasEvent):
                self._note_alias(event)
                start, end = _span(event)
                self._add(Scalar(start, end, self.source.readable[start:end], plain=False))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_properties(event)
                self._open_collection(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close_collection(event)
        return self._root

    def note(self, code: str, message: str, hint: str, start: int, end: int | None = None) -> None:
        self.problems.append(Problem(code, message, hint, self.source.place(start, end)))
        if len(self.problems) == MAX_PROBLEMS:
            raise _Refused

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self.note(
                "yaml-second-document",
                "A second document begins here, and one file holds one brief.",
                "remove the line `---`, or move what follows into a file of its own",
                *_span(event),
            )
            raise _Refused

    def _note_alias(self, event: yaml.AliasEvent) -> None:
        start, end = _span(event)
        message = "A value that begins with * is a YAML alias, and briefs do not use aliases."
        self.note("yaml-alias", message, self._in_quotes(start, end), start, end)

    def _in_quotes(self, start: int, end: int) -> str:
        """The hint for a text that was taken for YAML's own mark: as it stands, in quotation marks."""
        place = self.source.place(start)
        rest = without_comment(place.excerpt[place.column - 1 :][:MAX_LINE])
        inside = self.source.readable[end : end + 1]
        if inside in {",", "]", "}"} and inside:  # one item of a list in brackets
            rest = self.source.readable[start:end]
        return f"put the text in quotation marks: {quoted(rest[:MAX_SHOWN])}"

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is None and event.tag is None:
            return
        start, end = _span(event)
        fix = self._in_quotes(start, end)
        if event.anchor is not None:
            message = "A value that begins with & is a YAML anchor, and briefs do not use anchors."
            self.note("yaml-anchor", message, fix, start, end)
        if event.tag is not None:
            message = "A value that begins with ! is a YAML tag, and briefs do not use tags."
            self.note("yaml-tag", message, fix, start, end)

    def _open_collection(self, event: yaml.CollectionStartEvent) -> None:
        self._open.append(_Collection(event))
        if len(self._open) > MAX_DEPTH:
            self.note(
                "yaml-too-deep",
                f"Lists and mappings stand more than {MAX_DEPTH} deep inside each other here.",
                "a brief is three or four levels deep; look for stray brackets or indentation",
                *_span(event),
            )
            raise _Refused

    def _close_collection(self, event: yaml.CollectionEndEvent) -> None:
        done = self._open.pop()
        start, end = _span(done.event)[0], _span(event)[1]
        if isinstance(done.event, yaml.SequenceStartEvent):
            self._add(Sequence(start, end, tuple(done.items)))
        else:
            self._add(self._mapping(start, end, done.items))

    def _mapping(self, start: int, end: int, items: list[Node]) -> Mapping:
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                excerpt = without_comment(self.source.place(key.start).excerpt[:MAX_SHOWN])
                self.note(
                    "yaml-key",
                    "A list or mapping stands where the name of a field should be.",
                    f"if this is text, put it in quotation marks: {quoted(excerpt)}",
                    key.start,
                    key.end,
                )
            elif key.text == "<<" and key.plain:
                merged = self.source.place(value.start, value.end)
                self.problems = [problem for problem in self.problems if problem.place != merged]
                self.note(
                    "yaml-merge-key",
                    "The YAML merge key << is not used in briefs.",
                    "write the fields out where they are needed",
                    key.start,
                    key.end,
                )
            elif key.text in keys:
                first = self.source.place(keys[key.text].start).line
                self.note(
                    "duplicate-key",
                    f"`{shown(key.text)}` stands here a second time; the first is on line {first}.",
                    "keep one of the two, or rename one",
                    key.start,
                    key.end,
                )
            else:
                keys[key.text] = key
                values[key.text] = value
        return Mapping(start, end, keys, values)

    def _add(self, node: Node) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self.note(
                "file-too-large",
                f"The file holds more than {MAX_VALUES:,} values.",
                "a brief sums a report up; split this file into several briefs",
                node.start,
            )
            raise _Refused
        if self._open:
            self._open[-1].items.append(node)
        else:
            self._root = node


def _span(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # only in events made by hand
        return 0, 0
    return start.index, end.index


def parse_yaml(source: FileText) -> tuple[Node | None, list[Problem]]:
    """The tree of ``source`` and every problem of its YAML; no tree where it cannot be read."""
    builder = _TreeBuilder(source)
    try:
        root = builder.build(yaml.parse(source.readable, Loader=_Loader))
    except _Refused:
        return None, builder.problems
    except yaml.YAMLError as error:
        return None, [*builder.problems, _syntax_problem(source, error)]
    return root, builder.problems


def _syntax_problem(source: FileText, error: yaml.YAMLError) -> Problem:
    """One problem in plain words, at the place an author has to look at."""
    marked = error if isinstance(error, yaml.MarkedYAMLError) else yaml.MarkedYAMLError(problem=str(error))
    at = marked.problem_mark.index if marked.problem_mark else 0
    begun = marked.context_mark.index if marked.context_mark else at
    said = f"{marked.context or ''}: {marked.problem or ''}"
    stop = Stop(
        said, *source.position(at), *source.position(begun), lambda line: source.line(line)[:MAX_LINE]
    )
    explained = explain_syntax_error(stop)
    return Problem(*explained.words, source.place(source.index(explained.line, explained.column)))
