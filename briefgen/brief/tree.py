"""The tree of nodes as plain values, and the way from a path such as ``quotes[0].text`` to a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.brief.lines import FileText
from briefgen.brief.yamltext import Mapping, Node, Scalar, Sequence, parse_yaml
from briefgen.problems import Place

Path = tuple[str | int, ...]

_MARKS = {"[", "{", "!", "&"}
"""What begins a list or mapping that stands where its name is, and not on the lines below."""


def plain_values(node: Node) -> Any:
    """The tree as ``str``, ``tuple`` and ``dict``."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(plain_values(item) for item in node.items)
    return {key: plain_values(value) for key, value in node.values.items()}


def path_text(path: Path) -> str:
    """``("quotes", 0, "text")`` as ``quotes[0].text``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


class Places:
    """Where each value of one file stands.

    Where it is sent to another process it goes as the file's text, which is read again when somebody asks:
    of most briefs nobody does, and the tree is most of what a brief weighs.
    """

    def __init__(self, source: FileText, root: Node) -> None:
        self._source = source
        self._known: Node | None = root

    def __getstate__(self) -> object:
        source = self._source
        return source.file, source.text, source.readable if source.readable != source.text else None

    def __setstate__(self, state: Any) -> None:
        self._source = FileText(*state)
        self._known = None

    @property
    def _root(self) -> Node:
        if self._known is None:
            self._known, _ = parse_yaml(self._source)
        if self._known is None:
            raise ValueError("places of a text that has no values")
        return self._known

    def value(self, path: Path) -> Place:
        """The place of the value at ``path``, or of the nearest value above it."""
        node = self._find(path)
        if isinstance(node, Scalar) or self._source.text[node.start : node.start + 1] in _MARKS:
            return self._source.place(node.start, node.end)
        return self.key(path)

    def key(self, path: Path) -> Place:
        """The place of the field's name that leads to ``path``; of the item for a list's item."""
        parent = self._find(path[:-1]) if path else self._root
        if path and isinstance(parent, Mapping) and path[-1] in parent.keys:
            key = parent.keys[str(path[-1])]
            return self._source.place(key.start, key.end)
        node = self._find(path)
        if isinstance(node, Mapping) and node.keys:
            first = next(iter(node.keys.values()))
            return self._source.place(first.start, first.end)
        return self._source.place(node.start, node.end)

    def within(self, path: Path, text: str) -> Place:
        """The place of ``text`` inside the value at ``path``; of the value where it is folded."""
        node = self._find(path)
        found = self._source.text.find(text, node.start, node.end)
        if not text or found < 0:
            return self.value(path)
        return self._source.place(found, found + len(text))

    def node(self, path: Path) -> Node:
        """The node at ``path``, or the nearest above it."""
        return self._find(path)

    def written(self, path: Path) -> str:
        """The value at ``path`` as its author typed it."""
        node = self._find(path)
        return self._source.text[node.start : node.end].rstrip()

    def _find(self, path: Path) -> Node:
        """The node at ``path``; a step that the file does not have (a lone item for a list) is skipped."""
        node = self._root
        for part in path:
            if isinstance(node, Mapping) and part in node.values:
                node = node.values[str(part)]
            elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
                node = node.items[part]
        return node


def without_blanks(root: Mapping) -> Mapping:
    """The tree less the names that have nothing behind them, and less what is then empty."""
    kept: dict[str, Node] = {}
    for name, value in root.values.items():
        if isinstance(value, Scalar) and value.plain and value.start == value.end:
            continue
        if isinstance(value, Mapping) and value.keys:
            value = without_blanks(value)
            if not value.keys:
                continue
        kept[name] = value
    return Mapping(root.start, root.end, {name: root.keys[name] for name in kept}, kept)


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every node with its path, parents first."""
    waiting: list[tuple[Path, Node]] = [(path, node)]
    while waiting:
        path, node = one = waiting.pop()
        yield one
        if isinstance(node, Mapping):
            waiting += [((*path, key), value) for key, value in reversed(node.values.items())]
        elif isinstance(node, Sequence):
            last = len(node.items) - 1
            waiting += [((*path, last - back), item) for back, item in enumerate(reversed(node.items))]
