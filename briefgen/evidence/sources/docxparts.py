"""One part of a DOCX file, piece by piece, to its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.evidence.sources.raised import is_mark
from briefgen.evidence.sources.refused import MAX_CHARACTERS

_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "pPrChange", "rPrChange"))
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": "\ufffd",  # a sign of a font such as Symbol, whose meaning only the font knows
}
_OFF = ("0", "false", "off", "none")


@dataclass
class Notes:
    """The printed numbers of foot- and endnotes, given out in the order of their marks in the body."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)

    def number(self, kind: str, identity: str) -> int:
        """The number of one note; each kind counts for itself."""
        if (kind, identity) not in self.numbers:
            self.counted[kind] = self.counted.get(kind, 0) + 1
            self.numbers[kind, identity] = self.counted[kind]
        return self.numbers[kind, identity]


@dataclass
class _Flow:
    """Text being written: the body, or one text box inside a paragraph of it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    raised: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[_Flow] = field(default_factory=list)  # their text follows the paragraph they hang on
    paragraphs: int = 0

    def write(self, text: str, *, raised: bool = False) -> None:
        if raised and is_mark(text):
            self.raised.append((self.length, self.length + len(text)))
        self.parts.append(text)
        self.length += len(text)

    def turn_last(self, old: str, new: str) -> None:
        if self.parts and self.parts[-1] == old:
            self.parts[-1] = new

    def take(self, other: _Flow) -> None:
        self.raised += [(start + self.length, end + self.length) for start, end in other.raised]
        self.parts += other.parts
        self.length += other.length


class DocxPart:
    """Takes the events of an XML parser and writes the text that Word would print."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._flows = [_Flow()]
        self._path: list[str] = []
        self._skipped = 0
        self._in_text = False
        self._raised = self._hidden = False
        self._note: tuple[str, str] = ("", "")
        self._total = 0

    @property
    def is_too_long(self) -> bool:
        """True where the part has more text than any report; the rest was not kept."""
        return self._total > MAX_CHARACTERS

    def finished(self) -> tuple[str, list[tuple[int, int]]]:
        """The text and its raised ranges."""
        flow = self._flows[0]
        return "".join(flow.parts), flow.raised

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(" ")[2]
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        is_rule = tag in {"footnote", "endnote"} and values.get("type", "normal") != "normal"
        if self._skipped or tag in _SKIPPED or is_rule:
            self._skipped += 1
        elif parent == "rPr" and self._path[-3:-2] == ["r"]:
            self._format(tag, values)
        elif tag == "p":
            self._flows[-1].paragraphs += 1
        elif tag == "r":
            self._raised = self._hidden = False
        elif tag == "t":
            self._in_text = True
        elif tag == "txbxContent":
            self._flows.append(_Flow())
        elif tag in {"footnote", "endnote"}:
            self._note = (tag, values.get("id", ""))
        elif tag in _SIGNS and parent == "r":
            self._write(_SIGNS[tag])
        else:
            self._reference(tag, values)

    def end(self, name: str) -> None:
        """An element ends."""
        tag = name.rpartition(" ")[2]
        self._path.pop()
        if self._skipped:
            self._skipped -= 1
            return
        flow = self._flows[-1]
        if tag == "t":
            self._in_text = False
        elif tag == "p":
            self._end_paragraph(flow)
        elif tag == "tc":
            flow.turn_last("\n", "\t")
        elif tag == "tr":
            flow.turn_last("\t", "\n")
        elif tag == "txbxContent" and len(self._flows) > 1:
            box = self._flows.pop()
            self._flows[-1].boxes.append(box)

    def data(self, text: str) -> None:
        """Characters between tags."""
        if self._in_text and not self._skipped:
            self._write(text)

    def _end_paragraph(self, flow: _Flow) -> None:
        flow.paragraphs -= 1
        flow.write("\n")
        if flow.paragraphs == 0:
            for box in flow.boxes:
                flow.take(box)
            flow.boxes.clear()

    def _format(self, tag: str, values: dict[str, str]) -> None:
        value = values.get("val", "")
        if tag == "vertAlign":
            self._raised = value == "superscript"
        elif tag == "vanish":
            self._hidden = value not in _OFF
        elif tag == "rStyle" and "note" in value.lower() and "ref" in value.lower():
            self._raised = True

    def _reference(self, tag: str, values: dict[str, str]) -> None:
        if tag in {"footnoteReference", "endnoteReference"}:
            if values.get("customMarkFollows", "0") in _OFF:
                number = self._notes.number(tag.removesuffix("Reference"), values.get("id", ""))
                self._flows[-1].write(str(number), raised=True)
        elif tag in {"footnoteRef", "endnoteRef"} and self._note[0]:
            self._flows[-1].write(str(self._notes.number(*self._note)), raised=True)

    def _write(self, text: str) -> None:
        self._total += len(text)
        if not self._hidden and not self.is_too_long:
            self._flows[-1].write(text, raised=self._raised)
