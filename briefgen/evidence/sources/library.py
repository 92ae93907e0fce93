"""The folder of source files, which stays outside the project: each file is read and extracted once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.brief.model import Source
from briefgen.evidence.pages import SourceText
from briefgen.evidence.sources.extract import extract, second_opinion
from briefgen.problems import Origin, Place, Problem


@dataclass
class Library:
    """Texts of sources. ``folder`` is None where the sources are not at hand: then the record has to do."""

    folder: Path | None
    cache: Path | None = None
    _texts: dict[str, tuple[SourceText | None, tuple[Problem, ...]]] = field(default_factory=dict)

    def text(self, source: Source, place: Place) -> tuple[SourceText | None, tuple[Problem, ...]]:
        """The text of a source, or why there is none; ``place`` is where the brief names its file."""
        if self.folder is None or source.file is None:
            return None, ()
        if source.file not in self._texts:
            path = self.folder / source.file
            if not path.resolve().is_relative_to(self.folder.resolve()):
                message = f"The source file {source.file} does not lie in the sources folder."
                outside = Problem("source-outside", message, "copy the file itself there", place)
                self._texts[source.file] = None, (outside,)
            elif not path.exists():
                self._texts[source.file] = None, ()
            else:
                text, problems = extract(path, source.file, self.cache)
                self._texts[source.file] = text, tuple(problems)
        return self._texts[source.file]

    def read_again(self, source: Source, text: SourceText, numbers: Iterable[int]) -> SourceText | None:
        """Some pages of a PDF as a second program reads them; None where there is no such reading."""
        if self.folder is None or source.file is None or not text.paged:
            return None
        pages = second_opinion(self.folder / source.file, numbers)
        # Without the shelf: there the letters of the whole file are kept, and these are a few of its pages.
        return replace(text, pages=pages, doubts=(), shelf=None) if pages else None


def folder_problem(folder: Path) -> Problem | None:
    """The problem of a sources folder that is not there."""
    if folder.is_dir():
        return None
    message = f"There is no sources folder {folder}."
    hint = "name the folder that holds the source files with --sources"
    return Problem("no-sources", message, hint, Place(str(folder)), origin=Origin.MACHINE)
