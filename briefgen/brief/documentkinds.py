"""The kinds of document there are: each a folder of templates with a ``kind.yaml`` in it.

A workspace's own ``templates/<kind>/`` adds a kind, or takes the place of one that briefgen ships.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import Field

from briefgen.brief.fields import Choice, Line, PageNumber, Truth
from briefgen.brief.model import Brief
from briefgen.brief.part import Part
from briefgen.brief.reader import read_bytes, read_mapping
from briefgen.brief.tree import Places, path_text
from briefgen.problems import Problem, did_you_mean

FORMATS = ("html", "pdf", "txt", "png")
KIND_FILE = "kind.yaml"


class DocumentKind(Part):
    """What is made of a kind, from ``templates/<kind>/<kind>.html`` (``.txt``) or, for png, ``card.html``."""

    name: Line | None = Field(None, description="What readers call it, where the labels have no name for it.")
    formats: tuple[Choice(*FORMATS), ...] = Field(  # type: ignore[valid-type]
        ("html", "pdf"), min_length=1, description="Files to make: html, pdf, txt, png."
    )
    most_pages: PageNumber | None = Field(None, description="The most pages its PDF may have.")
    exactly: Truth = Field(False, description="true where it must have exactly `most_pages` pages.")
    needs: tuple[Choice(*Brief.model_fields), ...] = Field(  # type: ignore[valid-type]
        (), description="Fields of a brief without which it cannot be made, such as `questions`."
    )


def read_kinds(folders: Iterable[Path]) -> tuple[Mapping[str, DocumentKind], list[Problem]]:
    """Every kind by its folder's name, and what is wrong with their files; the first folder goes first."""
    kinds: dict[str, DocumentKind] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for folder in folders:
        for path in sorted(folder.glob(f"*/{KIND_FILE}")):
            name = path.parent.name
            if name in seen:
                continue
            seen.add(name)
            shown = f"templates/{name}/{KIND_FILE}"
            data, found = read_bytes(path, shown)
            if data is not None:
                reading = read_mapping(DocumentKind, shown, data)
                found = [*found, *reading.problems]
                if reading.value is not None:
                    kinds[name] = reading.value
            problems += found
    return kinds, problems


def lacking(brief: Brief, kind: DocumentKind, inherited: Collection[str] = ()) -> list[str]:
    """The fields that the kind needs and the brief leaves out; ``inherited`` are those the archive gives."""
    return [name for name in kind.needs if name not in inherited and not getattr(brief, name)]


def document_problems(
    brief: Brief, places: Places, kinds: Mapping[str, DocumentKind], inherited: Collection[str] = ()
) -> Iterator[Problem]:
    """A problem for each document a brief asks for that cannot be made, or twice.

    Nothing of that kind is known, or the brief lacks a field that the kind needs; see ``lacking``.
    """
    known = sorted(kinds)
    for index, name in enumerate(brief.documents):
        path = ("documents", index)
        place = places.value(path)
        if name in brief.documents[:index]:
            message = f"The document `{name}` is asked for twice."
            yield Problem("duplicate-document", message, "name it once", place, path=path_text(path))
        elif name not in kinds:
            message = f"There is no kind of document `{name}`."
            hint = f"a kind of your own is a folder templates/{name}/; {did_you_mean(name, known)}"
            yield Problem("unknown-document", message, hint, place, path=path_text(path))
        else:
            for field in lacking(brief, kinds[name], inherited):
                message = f"`{name}` cannot be made without `{field}`."
                hint = f"write `{field}:` ({_described(field)}), or take `{name}` out of `documents`"
                yield Problem("document-needs-field", message, hint, place, path=path_text(path))


def _described(field: str) -> str:
    description = Brief.model_fields[field].description or ""
    return description[:1].lower() + description[1:].rstrip(".")
