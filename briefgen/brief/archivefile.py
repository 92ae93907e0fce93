"""``briefs/archive.yaml``: who publishes, where, and how it looks."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from briefgen.brief.fields import Choice, Colour, Id, LanguageTag, Line, Prose, WebAddress, pattern
from briefgen.brief.model import Contact
from briefgen.brief.numbers import parse_number
from briefgen.brief.part import Part
from briefgen.brief.refusal import in_marks, refuse
from briefgen.brief.reliefwebmodel import ReliefWebNumbers

FONT_FAMILIES = ("serif", "sans")
PAPERS = {"A4": Decimal(210), "Letter": Decimal("215.9")}
"""Paper sizes and their widths in millimetres."""

SMALLEST_MARGIN, LARGEST_MARGIN = 12, 50


PageName = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"/?[A-Za-z0-9][A-Za-z0-9-]*(/[A-Za-z0-9][A-Za-z0-9-]*)*(/|\.html)?",
            "page-format",
            "is not the address of a page of the archive.",
            "write what follows the archive's own address: `places/ml/`",
        )
    ),
    WithJsonSchema({"type": "string"}),
]
"""A page of the archive as readers know it: ``places/ml/``."""


def _margin(value: Any) -> Decimal:
    number = parse_number(value)
    if not SMALLEST_MARGIN <= number <= LARGEST_MARGIN:
        message = f"{in_marks(str(number))} is no margin that can be printed."
        hint = f"write millimetres from {SMALLEST_MARGIN} to {LARGEST_MARGIN}, as in 19"
        raise refuse("margin-range", message, hint)
    return number


Millimetres = Annotated[
    Decimal,
    BeforeValidator(_margin),
    WithJsonSchema({"type": "number", "minimum": SMALLEST_MARGIN, "maximum": LARGEST_MARGIN}),
]


class Margins(Part):
    """White round the text of a printed page, in millimetres."""

    top: Millimetres = Field(Decimal(19), description="Above the text, with room for the running head.")
    bottom: Millimetres = Field(Decimal(18), description="Below the text, with room for the page number.")
    sides: Millimetres = Field(Decimal(19), description="Left and right of the text.")


class Brand(Part):
    """The look: colours, logo, fonts, paper."""

    colour: Colour = Field("#12465e", description="Main colour, dark enough for white text on it.")
    accent: Colour = Field(
        "#a8321a", description="Colour of bars, rules and marks, dark enough for white text."
    )
    logo: Line | None = Field(None, description="File in briefs/media/: an SVG, PNG, JPEG or WebP.")
    headings: Choice(*FONT_FAMILIES) = Field("sans", description="Font of headings: sans or serif.")  # type: ignore[valid-type]
    body: Choice(*FONT_FAMILIES) = Field("serif", description="Font of the text: serif or sans.")  # type: ignore[valid-type]
    page: Choice(*PAPERS) = Field("A4", description="Paper: A4 or Letter.")  # type: ignore[valid-type]
    margins: Margins = Field(default_factory=Margins, description="Margins of printed pages, in millimetres.")
    footer: Line | None = Field(
        None, description="A line at the foot of each briefing, such as a charity's number and address."
    )

    @property
    def text_width(self) -> Decimal:
        """Width of the printed text, in millimetres."""
        return PAPERS[self.page] - 2 * self.margins.sides


class ArchiveWords(Part):
    """What the archive says of itself, in one more language."""

    title: Line = Field(description="Name of the archive in this language.")
    about: Prose | None = Field(None, description="The paragraph on who publishes it, in this language.")


class ArchiveFile(Part):
    """The archive as a whole."""

    title: Line = Field(description="Name of the archive.")
    publisher: Line = Field(description="The organisation that publishes it.")
    about: Prose | None = Field(None, description="One paragraph on who publishes the archive, and why.")
    address: WebAddress | None = Field(
        None, description="Where it will stand: https://briefings.example.org/."
    )
    lang: LanguageTag = Field("en", description="Language of the archive's own pages.")
    digits: Choice("latn", "arab") = Field(  # type: ignore[valid-type]
        "latn",
        description="Digits of Arabic and its like: latn for 123, arab for ١٢٣; what is typed stays so.",
    )
    languages: dict[LanguageTag, ArchiveWords] = Field(
        {}, description="Further languages of the archive's own pages: `fr: {title: …, about: …}`."
    )
    topics: dict[Id, dict[LanguageTag, Line]] = Field(
        {}, description="Topics that have one page in all languages: `torture: {en: torture, fr: torture}`."
    )
    addressees: dict[Id, dict[LanguageTag, Line]] = Field(
        {}, description="Addressees that have one page in all languages: `mali: {en: Authorities of Mali}`."
    )
    moved: dict[PageName, PageName] = Field(
        {},
        description="Pages that are no more, and where readers are sent: `{places/bf/: places/ml/}`.",
    )
    per_page: Choice("25", "50", "100") = Field(  # type: ignore[valid-type]
        "50", description="Briefings on each page of a list: 25, 50 or 100."
    )
    licence: Line | None = Field(None, description="Under which terms the briefings may be used.")
    contacts: tuple[Contact, ...] = Field((), description="Whom to ask, where a brief names nobody.")
    reliefweb: ReliefWebNumbers | None = Field(
        None, description="ReliefWeb's own numbers, for files that are ready to be sent there."
    )
    brand: Brand = Field(default_factory=Brand, description="Colours, logo, fonts, paper.")
