"""What the rest of an archive has to know of a brief: enough to plan a build of ten thousand of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from briefgen.brief.tree import Path
from briefgen.brief.workspace import BriefFile
from briefgen.problems import Place


@dataclass(frozen=True, slots=True)
class FewPlaces:
    """Where some values of a file stand; of any other value, where the file begins."""

    held: Mapping[Path, Place]

    def value(self, path: Path) -> Place:
        """The place of the value at ``path``."""
        return self.held.get(path) or self.held[()]


@dataclass(frozen=True, slots=True)
class Gist:
    """One brief in short. ``titles`` are by language, the original's first; ``overlays`` are other files.

    ``faulty`` are the languages that are not made, because their overlays have errors.
    """

    slug: str
    file: str
    status: str
    embargo: datetime | None
    former: tuple[str, ...]
    related: tuple[str, ...]
    titles: Mapping[str, str]
    overlays: Mapping[str, str]
    faulty: frozenset[str]
    places: FewPlaces

    @property
    def title(self) -> str:
        """Its title in its own language."""
        return next(iter(self.titles.values()))

    def without(self, files: Collection[str]) -> Gist:
        """The brief less the translations in these files."""
        lost = {lang for lang, name in self.overlays.items() if name in files}
        if not lost:
            return self
        titles = {lang: title for lang, title in self.titles.items() if lang not in lost}
        return replace(self, titles=titles, faulty=self.faulty | lost)


def gist_of(file: BriefFile) -> Gist:
    """A brief in short."""
    return Gist(
        slug=file.slug,
        file=file.file,
        status=file.brief.status,
        embargo=file.brief.embargo,
        former=file.former,
        related=file.related,
        titles={version.lang: version.brief.title for version in file.versions},
        overlays={version.lang: version.file for version in file.translations},
        faulty=file.faulty,
        places=FewPlaces({path: file.places.value(path) for path in _asked_for(file)}),
    )


def _asked_for(file: BriefFile) -> Iterator[Path]:
    """The values of which something may be said once all briefs are known."""
    yield from [(), ("documents",), ("status",)]
    if file.brief.embargo:
        yield ("embargo",)
    yield from (("former", number) for number in range(len(file.former)))
    yield from (("related", number) for number in range(len(file.related)))
