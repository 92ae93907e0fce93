"""The pictures of a brief: which of them stand where, and under which address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from msgspec import structs

from briefgen.brief.model import Brief
from briefgen.brief.picturemodel import Image
from briefgen.brief.tree import Places
from briefgen.briefing.pictureview import ImageView
from briefgen.briefing.renditions import Darkroom, Prepared
from briefgen.briefing.view import BriefingView
from briefgen.briefing.wording import Wording
from briefgen.problems import Place, Problem
from briefgen.templating import html

NO_PICTURES: Mapping[str, Prepared] = MappingProxyType({})

FOLDER = "images/"
"""Where a page finds its pictures: a folder beside it."""


def prepare_pictures(
    brief: Brief, places: Places, darkroom: Darkroom
) -> tuple[dict[str, Prepared], list[Problem]]:
    """The brief's pictures by their ids, and what is wrong with others, at their lines."""
    ready: dict[str, Prepared] = {}
    problems: list[Problem] = []
    for index, (image, place) in enumerate(files_of(brief, places)):
        path = f"images[{index}].file"
        made, found = darkroom.prepare(image.id, image.file, place)
        problems += [replace(problem, path=path) for problem in found]
        if made is not None:
            ready[image.id] = made
    return ready, problems


def files_of(brief: Brief, places: Places) -> list[tuple[Image, Place]]:
    """The brief's pictures, each with the place where the brief names its file."""
    return [(image, places.value(("images", index, "file"))) for index, image in enumerate(brief.images)]


def view_images(
    images: Iterable[Image], ready: Mapping[str, Prepared], words: Wording, folder: str
) -> tuple[ImageView, ...]:
    """The pictures that are ready, for a screen; ``folder`` is the link to where their files lie."""
    return tuple(_view(image, ready[image.id], words, folder) for image in images if image.id in ready)


def _view(image: Image, ready: Prepared, words: Wording, folder: str) -> ImageView:
    largest = ready.screen[-1]
    several = ready.screen if len(ready.screen) > 1 else ()
    return ImageView(
        id=image.id,
        src=folder + largest.name,
        srcset=", ".join(f"{folder}{one.name} {one.width}w" for one in several),
        paper=ready.asset,
        width=largest.width,
        height=largest.height,
        alt=image.alt,
        caption=words.inline(image.caption) if image.caption else html(""),
        credit=image.credit,
        licence=image.licence,
        sensitive=image.sensitive or "",
    )


def on_paper(view: BriefingView) -> BriefingView:
    """The briefing with the addresses that its pictures have in a PDF."""
    findings = tuple(structs.replace(item, images=_on_paper(item.images)) for item in view.findings)
    return structs.replace(view, findings=findings, images=_on_paper(view.images))


def _on_paper(images: tuple[ImageView, ...]) -> tuple[ImageView, ...]:
    return tuple(structs.replace(image, src=image.paper, srcset="") for image in images)


def for_pdf(ready: Mapping[str, Prepared]) -> dict[str, bytes]:
    """The files a PDF's page may ask for, by address."""
    return {one.asset: one.paper.data for one in ready.values()}


def for_screen(ready: Mapping[str, Prepared]) -> dict[str, bytes]:
    """The files that lie in the briefing's folder of pictures, by name."""
    return {name: data for one in ready.values() for name, data in one.files.items()}
