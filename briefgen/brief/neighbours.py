"""What the briefs of a workspace say of each other: the names they had before, and the briefs they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from briefgen.brief.tree import Path, path_text
from briefgen.problems import Place, Problem, did_you_mean


class Standing(Protocol):
    """The places of some values of a file."""

    def value(self, path: Path, /) -> Place:
        """The place of the value at ``path``."""


class Named(Protocol):
    """A brief under its name."""

    @property
    def slug(self) -> str:
        """Its name in addresses."""

    @property
    def former(self) -> tuple[str, ...]:
        """Names it had before."""

    @property
    def related(self) -> tuple[str, ...]:
        """The briefs it names."""

    @property
    def places(self) -> Standing:
        """Where these names stand in its file."""


def neighbour_problems(briefs: Collection[Named], slugs: Collection[str]) -> Iterator[Problem]:
    """Every problem between briefs; ``slugs`` are the names of all files, of faulty briefs too."""
    held = Counter(name for file in briefs for name in file.former)
    heirs = {name: file.slug for file in briefs for name in file.former}
    for file in briefs:
        yield from _former(file, slugs, held)
        yield from _related(file, slugs, heirs)


def _former(file: Named, slugs: Collection[str], held: Counter[str]) -> Iterator[Problem]:
    """An old name leads to one brief, and is nobody's name now."""
    for path, name in _named(file.former, "former"):
        if name == file.slug:
            yield _problem(
                file,
                path,
                "former-taken",
                f"`{name}` is the brief's own name, not one it had before.",
                "write here the names its file had before, or take the line out",
            )
        elif name in slugs:
            yield _problem(
                file,
                path,
                "former-taken",
                f"`{name}` is the name of another brief, so nobody can be sent on from there.",
                f"take it out of `former`, or rename `{name}.yaml`",
            )
        elif held[name] > 1:
            yield _problem(
                file,
                path,
                "former-twice",
                f"`{name}` stands under `former` more than once, and its readers are sent to one brief.",
                "keep it in the brief that took its place, once, and take it out elsewhere",
            )


def _related(file: Named, slugs: Collection[str], heirs: dict[str, str]) -> Iterator[Problem]:
    """Whatever is named as related exists; while it is withheld, no page names it."""
    for path, name in _named(file.related, "related"):
        if name == file.slug:
            message = "The brief names itself as related."
            yield _problem(file, path, "unknown-related", message, "name another brief, or take the line out")
        elif name not in slugs:
            heir = heirs.get(name)
            hint = f"it is called `{heir}` now" if heir else did_you_mean(name, sorted(slugs))
            yield _problem(file, path, "unknown-related", f"There is no brief `{name}`.", hint)


def _named(names: Iterable[str], field: str) -> Iterator[tuple[Path, str]]:
    for index, name in enumerate(names):
        yield (field, index), name


def _problem(file: Named, path: Path, code: str, message: str, hint: str) -> Problem:
    return Problem(code, message, hint, file.places.value(path), path=path_text(path))
