"""One brief's evidence as a whole: every proof, every problem, and the record to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.brief.model import Brief
from briefgen.brief.reader import read_bytes
from briefgen.brief.tree import path_text
from briefgen.brief.workspace import BriefFile
from briefgen.evidence.items import Item, items_of
from briefgen.evidence.pages import SourceText
from briefgen.evidence.proving import Proof, prove_from_record, record_of
from briefgen.evidence.record import Record, read_record
from briefgen.evidence.saying import problems_of
from briefgen.evidence.sources.library import Library
from briefgen.evidence.translated import problems_of_translation
from briefgen.evidence.uncovered import uncovered
from briefgen.problems import Problem, Severity


@dataclass(frozen=True)
class Examination:
    """What came of one brief: its proofs in the brief's order, problems, and its record as of now."""

    proofs: tuple[Proof, ...]
    problems: tuple[Problem, ...]
    record: Record

    @property
    def sound(self) -> bool:
        """True where nothing keeps the brief from being published."""
        return not any(problem.is_error for problem in self.problems)


def examine(file: BriefFile, root: Path, library: Library, today: str) -> Examination:
    """The evidence of one brief, against the library's sources or, without them, the brief's record.

    ``root`` is the folder of the workspace, ``today`` the date, as in 2024-12-12, that newly proved items get
    in the record.
    """
    record, problems = _read_record(file, root)
    texts, found = _texts(file, library)
    problems += found
    proofs = tuple(_prove(item, file.brief, texts, record, library) for item in items_of(file.brief))
    problems += _changed_sources(file, texts, record)
    problems += [problem for proof in proofs for problem in problems_of(proof, file.brief, file.places)]
    problems += uncovered(file.brief, file.places)
    problems += [problem for version in file.translations for problem in problems_of_translation(version)]
    if texts:
        from briefgen.evidence.disagreements import disagreements

        problems += disagreements(proofs, texts, file.brief, file.places)
    return Examination(proofs, tuple(problems), record_of(proofs, texts, record, today))


def record_name(slug: str) -> str:
    """The file beside the brief that holds its record."""
    return f"{slug}.evidence.json"


def _read_record(file: BriefFile, root: Path) -> tuple[Record | None, list[Problem]]:
    path = root / file.file
    beside = path.with_name(record_name(file.slug))
    if not beside.exists():
        return None, []
    shown = f"{file.file.rpartition('/')[0]}/{beside.name}"
    data, problems = read_bytes(beside, shown)
    if data is None:
        return None, problems
    return read_record(shown, data)


def _texts(file: BriefFile, library: Library) -> tuple[dict[str, SourceText], list[Problem]]:
    """The texts of the brief's sources that are at hand, by the sources' ids."""
    texts: dict[str, SourceText] = {}
    problems: list[Problem] = []
    for name, source in file.brief.sources.items():
        text, found = library.text(source, file.places.value(("sources", name, "file")))
        problems += found
        if text:
            texts[name] = text
    return texts, problems


def _prove(
    item: Item, brief: Brief, texts: dict[str, SourceText], record: Record | None, library: Library
) -> Proof:
    text = texts.get(item.source)
    if text and item.words:
        # Only here: on the record alone, a check answers in half the time without what matches.
        from briefgen.evidence.looking import prove_from_source

        return prove_from_source(item, text, brief, library)
    return prove_from_record(item, record, text.sha256 if text else None)


def _changed_sources(
    file: BriefFile, texts: dict[str, SourceText], record: Record | None
) -> Iterator[Problem]:
    """A source that is no longer the file something was proved against."""
    for name, text in texts.items():
        before = record.sources.get(name) if record else None
        if before and before.sha256 != text.sha256:
            path = ("sources", name, "file")
            yield Problem(
                "source-changed",
                f"The file of the source `{name}` is not the one that was recorded.",
                "see that it is the right file, then write the record anew with briefgen check --record",
                file.places.value(path),
                Severity.WARNING,
                path=path_text(path),
            )
