"""Where the words of a translated brief stand: in the overlay, or else in the original."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Any

from briefgen.brief.tree import Path, Places
from briefgen.brief.yamltext import Mapping, Node, Sequence
from briefgen.problems import Place


class OverlayPlaces(Places):
    """The places of a brief whose words are an overlay's and whose facts are its original's.

    ``ways`` leads from the path of a word in the brief to its path in the overlay.
    """

    def __init__(self, overlay: Places, ways: MappingOf[Path, Path], original: Places) -> None:
        self._overlay = overlay
        self._ways = ways
        self._original = original

    def __getstate__(self) -> object:
        return self._overlay, self._ways, self._original

    def __setstate__(self, state: Any) -> None:
        self._overlay, self._ways, self._original = state

    def own(self, way: Path, *, key: bool = False) -> Place:
        """The place of the value at a path of the overlay, or of the nearest name above it."""
        known = list(way)
        node = self._overlay.node(())
        for depth, part in enumerate(way):
            if isinstance(node, Mapping) and part in node.values:
                node = node.values[str(part)]
            elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
                node = node.items[part]
            else:
                known = known[:depth]
                break
        short = len(known) < len(way)
        return self._overlay.key(tuple(known)) if key or short else self._overlay.value(way)

    def value(self, path: Path) -> Place:
        """The place of the value at ``path``."""
        if path == ("lang",):  # what the file's name says
            return self._overlay.key(())
        there, way = self._at(path)
        return there.value(way)

    def key(self, path: Path) -> Place:
        """The place of the name that leads to ``path``."""
        there, way = self._at(path)
        return there.key(way)

    def within(self, path: Path, text: str) -> Place:
        """The place of ``text`` inside the value at ``path``."""
        there, way = self._at(path)
        return there.within(way, text)

    def node(self, path: Path) -> Node:
        """The node at ``path``."""
        there, way = self._at(path)
        return there.node(way)

    def written(self, path: Path) -> str:
        """The value at ``path`` as its author typed it."""
        there, way = self._at(path)
        return there.written(way)

    def _at(self, path: Path) -> tuple[Places, Path]:
        way = self._ways.get(path)
        return (self._overlay, way) if way else (self._original, path)
