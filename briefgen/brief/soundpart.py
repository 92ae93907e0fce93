"""What is left of a brief when its faulty parts are taken out: checked as far as that goes, never published.

So that an author hears of an altered quote together with a mistyped date, and not after it. A fault takes the
whole item with it in which it stands, since half a figure may mean something else; what names such an item is
not complained of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from briefgen.brief import yamltext
from briefgen.brief.checks import check_brief
from briefgen.brief.lines import FileText
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, plain_values, walk
from briefgen.problems import Problem

Head = tuple[str, int | str | None]
"""A field of the brief, and of a list or of the sources one item."""

_HEAD = re.compile(r"([^.\[]+)(?:\[([0-9]{1,7})\])?(?:\.([^.\[]+))?")
_SAID = re.compile(r"`\{?([^`.{}]+)")
"""A name in a problem's message, as `killed` or `{killed.number}`."""

_BY_NAME = "sources"
_UNWRITTEN: Mapping[str, Any] = {
    "title": "–", "lang": "en", "date": "2000-01-01", "key_message": "–", "summary": "–", _BY_NAME: {},
}  # fmt: skip
"""What stands for a required field that is faulty: words that no rule has anything to say of."""

_NAMED_IN = {
    "figures": "unknown-figure",
    "findings": "unknown-finding",
    "timeline": "unknown-event",
    _BY_NAME: "unknown-source",
}
"""What is said of a name that is missing there."""

_ROUNDS = 6
"""How often what a fault leaves behind may turn out to be faulty, too."""


@dataclass(frozen=True)
class SoundPart:
    """The brief that is left, with its places; ``lost`` are the names of all that was taken out."""

    brief: Brief
    places: Places
    lost: frozenset[str]
    _source: FileText
    _root: yamltext.Mapping
    _taken: frozenset[Head]
    _doubtful: frozenset[str] = frozenset()

    @property
    def has_lang(self) -> bool:
        """False where the language is not known, in which numbers are written."""
        return ("lang", None) not in self._taken and "lang" in self._root.keys

    def problems(self) -> list[Problem]:
        """What the rules say of it, less what only follows from what was taken out."""
        return [self.as_written(problem) for problem in self._checked() if not self._follows(problem)]

    def provable(self) -> SoundPart | None:
        """The part of it that keeps all rules, so that it can be held against the sources."""
        part: SoundPart | None = self
        for _ in range(_ROUNDS):
            if part is None or not (errors := [one for one in part._checked() if one.is_error]):
                return part
            heads = _heads(map(part.as_written, errors))
            part = _taken_out(self._source, self._root, part._taken | heads) if heads else None
        return None

    def as_written(self, problem: Problem) -> Problem:
        """The problem with its path as the file has it."""
        found = _HEAD.match(problem.path)
        kept = self._kept.get(found[1], []) if found and found[2] else []
        if found is None or not kept or int(found[2]) >= len(kept):
            return problem
        return replace(problem, path=f"{found[1]}[{kept[int(found[2])]}]{problem.path[found.end(2) + 1 :]}")

    @cached_property
    def _kept(self) -> Mapping[str, list[int]]:
        """For each list from which something was taken, the places in the file of the items that are left."""
        lists = {name for name, item in self._taken if isinstance(item, int)}
        return {name: _kept(self._root, name=name, taken=self._taken) for name in lists}

    def _checked(self) -> list[Problem]:
        return check_brief(self.brief, self.places)

    def _follows(self, problem: Problem) -> bool:
        if problem.code in self._doubtful:
            return True
        return not self.lost.isdisjoint(_SAID.findall(problem.message))


def sound_part(source: FileText, root: yamltext.Mapping, problems: Iterable[Problem]) -> SoundPart | None:
    """What is left of the brief in ``root`` without what these problems are about.

    None where one of them is about the file as a whole, or where nothing is left that is a brief.
    """
    errors = [problem for problem in problems if problem.is_error]
    if not all(problem.path for problem in errors):
        return None
    part = _taken_out(source, root, _heads(errors))
    return replace(part, _doubtful=frozenset(_doubts(root, errors, part._taken))) if part else None


def _doubts(root: yamltext.Mapping, errors: Iterable[Problem], taken: frozenset[Head]) -> Iterator[str]:
    """The codes of what cannot be said for certain: whether the other of two fields, or a name, is there."""
    if any(item is None for _, item in taken):
        yield "withdrawn-without-reason"
    for name, item in taken:
        node = root.values.get(name)
        items = node.items if isinstance(node, yamltext.Sequence) else ()
        own = items[item] if isinstance(item, int) and item < len(items) else None
        if name in _NAMED_IN and own and not (isinstance(own, yamltext.Mapping) and "id" in own.values):
            yield _NAMED_IN[name]
    for problem in errors:
        field, _, rest = problem.path.partition("[")
        if rest.partition(".")[2] == "id" and field in _NAMED_IN:
            yield _NAMED_IN[field]
        if problem.path.startswith(f"{_BY_NAME}.") and problem.path.count(".") == 1:
            yield _NAMED_IN[_BY_NAME]


def _heads(problems: Iterable[Problem]) -> frozenset[Head]:
    found = filter(None, (_HEAD.match(problem.path) for problem in problems))
    return frozenset(_head(match[1], int(match[2]) if match[2] else match[3]) for match in found)


def _head(name: str, item: int | str | None) -> Head:
    return (name, item) if isinstance(item, int) or name == _BY_NAME else (name, None)


def _taken_out(source: FileText, root: yamltext.Mapping, taken: frozenset[Head]) -> SoundPart | None:
    for _ in range(_ROUNDS):
        tree = _without(root, taken)
        values = plain_values(tree)
        lacking = {
            name: _UNWRITTEN.get(name, ())
            for name, field in Brief.model_fields.items()
            if name not in values and field.is_required()
        }
        try:
            brief = Brief.model_validate(values | lacking)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False, include_context=False)
            places = [one["loc"] for one in details]
            kept = {name: _kept(root, name=name, taken=taken) for name in {str(one[0]) for one in places}}
            more = frozenset(_head_at(place, kept) for place in places) - taken
            if not more:
                return None
            taken |= more
        else:
            return SoundPart(brief, Places(source, tree), _names(root, taken), source, root, taken)
    return None


def _head_at(path: Path, kept: Mapping[str, list[int]]) -> Head:
    name, item = str(path[0]), path[1] if len(path) > 1 else None
    if isinstance(item, int):
        return (name, kept[name][item]) if item < len(kept[name]) else (name, None)
    return _head(name, item)


def _kept(root: yamltext.Mapping, *, name: str, taken: frozenset[Head]) -> list[int]:
    """The places in the file's list of the items that are left of it."""
    node = root.values.get(name)
    count = len(node.items) if isinstance(node, yamltext.Sequence) else 1
    return [index for index in range(count) if (name, index) not in taken]


def _without(root: yamltext.Mapping, taken: frozenset[Head]) -> yamltext.Mapping:
    values: dict[str, yamltext.Node] = {}
    for name, node in root.values.items():
        if (name, None) in taken:
            continue
        if isinstance(node, yamltext.Sequence):
            kept = _kept(root, name=name, taken=taken)
            node = node._replace(items=tuple(node.items[index] for index in kept))
        elif isinstance(node, yamltext.Mapping) and name == _BY_NAME:
            own = {key: value for key, value in node.values.items() if (name, key) not in taken}
            node = node._replace(keys={key: node.keys[key] for key in own}, values=own)
        elif (name, 0) in taken:  # a lone item that stands for a list
            continue
        values[name] = node
    return root._replace(keys={name: root.keys[name] for name in values}, values=values)


def _names(root: yamltext.Mapping, taken: frozenset[Head]) -> frozenset[str]:
    """What the parts that were taken out give a name to: ids, and the keys of sources."""
    found: set[str] = set()
    for name, item in taken:
        node = root.values.get(name)
        if node is None:
            continue
        if isinstance(node, yamltext.Sequence) and isinstance(item, int):
            node = node.items[item] if item < len(node.items) else node
        elif isinstance(node, yamltext.Mapping) and isinstance(item, str):
            found.add(item)
            node = node.values.get(item, node)
        for path, inner in walk(node):
            if isinstance(inner, yamltext.Mapping):
                found |= inner.values.keys() if not path else set()
            elif isinstance(inner, yamltext.Scalar) and path[-1:] == ("id",):
                found.add(inner.text)
    return frozenset(found)
