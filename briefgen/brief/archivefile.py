"""``briefs/archive.yaml``: who publishes, where, and how it looks."""

from __future__ import annotations

from pydantic import Field

from briefgen.brief.fields import Choice, Colour, LanguageTag, Line, Prose, WebAddress
from briefgen.brief.model import Contact
from briefgen.brief.part import Part

FONT_FAMILIES = ("serif", "sans")


class Brand(Part):
    """The look: colours, logo, fonts."""

    colour: Colour = Field("#12465e", description="Main colour, dark enough for white text on it.")
    accent: Colour = Field("#a8321a", description="Colour of bars, rules and marks.")
    logo: Line | None = Field(None, description="File in briefs/media/: a PNG, JPEG or WebP.")
    headings: Choice(*FONT_FAMILIES) = Field("sans", description="Font of headings: sans or serif.")  # type: ignore[valid-type]
    body: Choice(*FONT_FAMILIES) = Field("serif", description="Font of the text: serif or sans.")  # type: ignore[valid-type]
    page: Choice("A4", "Letter") = Field("A4", description="Paper: A4 or Letter.")  # type: ignore[valid-type]


class ArchiveFile(Part):
    """The archive as a whole."""

    title: Line = Field(description="Name of the archive.")
    publisher: Line = Field(description="The organisation that publishes it.")
    about: Prose | None = Field(None, description="One paragraph on who publishes the archive, and why.")
    address: WebAddress | None = Field(
        None, description="Where it will stand: https://briefings.example.org/."
    )
    lang: LanguageTag = Field("en", description="Language of the archive's own pages.")
    licence: Line | None = Field(None, description="Under which terms the briefings may be used.")
    contacts: tuple[Contact, ...] = Field((), description="Whom to ask, where a brief names nobody.")
    brand: Brand = Field(default_factory=Brand, description="Colours, logo, fonts, paper.")
