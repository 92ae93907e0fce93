"""The brief: what an author writes in ``briefs/<slug>.yaml``, checked field by field.

Every field's description is the text an editor shows over it and the line the JSON Schema holds.
What concerns several fields at once (does a chart's figure exist?) is in ``briefgen.brief.checks``.
"""

from __future__ import annotations

from pydantic import Field

from briefgen.brief.chartmodel import Chart
from briefgen.brief.evidencemodel import EvidenceList
from briefgen.brief.fields import (
    Choice,
    CountryCode,
    Currency,
    Day,
    EmailAddress,
    FileName,
    Id,
    LanguageTag,
    Line,
    Moment,
    Number,
    PageNumber,
    Prose,
    Slug,
    Truth,
    Verbatim,
    WebAddress,
    When,
)
from briefgen.brief.kitmodel import Press, Question
from briefgen.brief.numbers import CAUTIONS
from briefgen.brief.part import Item, Part
from briefgen.brief.picturemodel import MAX_IMAGES, SENSITIVE, Image

STATUSES = ("draft", "review", "published", "withdrawn")
QUALIFIERS = (
    "exactly",
    "at least",
    "more than",
    "over",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "up to",
    "at most",
    "fewer than",
    "less than",
)
ASK_STATUSES = ("open", "partly", "done", "rejected")
STANDINGS = ("documented", "verified", "corroborated", "reported", "alleged", "admitted", "denied")
SOURCE_KINDS = (
    "report",
    "press release",
    "news article",
    "statement",
    "letter",
    "data",
    "law",
    "judgment",
    "resolution",
    "video",
    "web page",
)


class Source(Item):
    """The report, release or article that a brief sums up."""

    title: Line = Field(description="Title as the source prints it.")
    publisher: Line = Field(description="Who published it; “unknown” where nobody is named.")
    kind: Choice(*SOURCE_KINDS) = Field(  # type: ignore[valid-type]
        "report", description="What it is: report, press release, news article …"
    )
    date: When | None = Field(None, description="Day, month or year it was published.")
    url: WebAddress | None = Field(None, description="Where readers find it, beginning with https://.")
    file: FileName | None = Field(
        None, description="Name of the file in the sources folder; it is never published."
    )
    lang: LanguageTag | None = Field(None, description="Its language, where it is not the brief's.")
    note: Line | None = Field(None, description="What readers have to know of this source.")


class Finding(Item):
    """One thing the report found."""

    id: Id = Field(description="Short name, such as `killings`; translations find the finding by it.")
    heading: Line = Field(description="The finding in one line, as a sentence without a full stop.")
    text: Prose = Field(description="Two or three sentences. `{killed}` prints the figure `killed`.")
    actor: Line | None = Field(None, description="Who is held responsible.")
    standing: Choice(*STANDINGS) | None = Field(  # type: ignore[valid-type]
        None, description="How sure it is: documented, verified, reported, alleged …"
    )
    evidence: EvidenceList = Field((), description="The passage, or list of passages, it stands on.")
    unproved: Line | None = Field(
        None, description="Why it is published without proof; printed under “Method”."
    )
    sensitive: Line | None = Field(None, description=SENSITIVE)


class Quote(Item):
    """Words that a real person or organisation said or wrote, unchanged."""

    id: Id = Field(description="Short name, such as `access`.")
    text: Verbatim = Field(
        description="The words, without quotation marks round them; […] marks what is left out."
    )
    speaker: Line = Field(description="Who said it.")
    role: Line | None = Field(None, description="Their position, such as “senior Sahel researcher”.")
    organisation: Line | None = Field(None, description="For whom they spoke.")
    source: Id = Field(description="Id of the source in which the words stand.")
    page: PageNumber | None = Field(None, description="Page of the source's file, counted from 1.")
    finding: Id | None = Field(None, description="Id of the finding it belongs to; it is printed after it.")
    unproved: Line | None = Field(
        None, description="Why it is published without proof; printed under “Method”."
    )
    sensitive: Line | None = Field(None, description=SENSITIVE)


class Figure(Item):
    """A number, typed once; everything else refers to it by its id."""

    id: Id = Field(description="Short name, such as `killed`; write `{killed}` in a text to print it.")
    value: Number | None = Field(None, description="The number, plain: 1000, not 1,000.")
    to: Number | None = Field(None, description="The upper end, where the source gives a range.")
    sum_of: tuple[Id, ...] = Field((), description="Ids of figures of which this is the sum.")
    difference_of: tuple[Id, ...] = Field((), description="Ids of two figures: the first less the second.")
    share_of: tuple[Id, ...] = Field(
        (), description="Ids of two figures: the first as per cent of the second."
    )
    qualifier: Choice(*QUALIFIERS, meant=CAUTIONS) = Field(  # type: ignore[valid-type]
        "exactly", description="The source's own caution: at least, over, about, up to …"
    )
    unit: Line | None = Field(None, description="What is counted: civilians, homes, %.")
    currency: Currency | None = Field(
        None, description="ISO 4217 code, where the number is an amount of money."
    )
    label: Line = Field(description="What the number says, read after it: “deliberately killed by the army”.")
    actor: Line | None = Field(None, description="Who is held responsible; names the bar in a chart.")
    short: Line | None = Field(
        None, description="Two or three words for its bar in a chart, in place of the actor."
    )
    as_of: When | None = Field(None, description="Up to when it was counted.")
    evidence: EvidenceList = Field((), description="The passage the number stands in.")
    unproved: Line | None = Field(
        None, description="Why it is published without proof; printed under “Method”."
    )


class Event(Item):
    """One entry of the timeline."""

    id: Id | None = Field(None, description="Short name; translations find the entry by it.")
    date: When = Field(description="Day, month or year: 2023-12-31, 2023-12 or 2023.")
    ongoing: Truth = Field(False, description="true where it began then and goes on.")
    text: Prose = Field(description="What happened, in one sentence.")
    evidence: EvidenceList = Field((), description="The passage it stands on.")


class Ask(Item):
    """One thing asked of an addressee, concrete enough to be checked later."""

    id: Id = Field(description="Short name, such as `monitoring`.")
    text: Prose = Field(description="What is asked, beginning with a verb.")
    evidence: EvidenceList = Field((), description="Where the source makes this call.")
    status: Choice(*ASK_STATUSES) = Field(  # type: ignore[valid-type]
        "open", description="What became of it: open, partly, done or rejected."
    )
    status_date: When | None = Field(None, description="Since when that is so; with any status but open.")
    status_evidence: EvidenceList = Field((), description="What shows it; with any status but open.")


class Recommendation(Item):
    """What is asked of one addressee."""

    to: Line = Field(description="The addressee, written the same way in every brief.")
    asks: tuple[Ask, ...] = Field(min_length=1, description="What is asked, one by one.")


class Contact(Item):
    """Whom to ask."""

    name: Line = Field(description="Name of the person or the desk.")
    role: Line | None = Field(None, description="Position or languages.")
    email: EmailAddress | None = Field(None, description="E-mail address.")
    phone: Line | None = Field(None, description="Telephone number with country code.")


class Correction(Part):
    """A mistake that was published, and what stands there now."""

    date: Day = Field(description="When it was corrected.")
    text: Prose = Field(description="What stood there, what stands there now, and why.")


class Withdrawal(Part):
    """Why a brief was taken back."""

    date: Day = Field(description="When it was withdrawn.")
    reason: Prose = Field(description="The reason readers are given.")


class Brief(Part):
    """One report summed up: findings, quotes and figures, each with its evidence."""

    title: Line = Field(description="The title; put it in quotation marks where it holds a colon.")
    subtitle: Line | None = Field(None, description="One line under the title.")
    lang: LanguageTag = Field(description="Language of the brief: en, fr, ar …")
    date: Day = Field(description="The brief's date, year-month-day; not the day it is built.")
    number: Line | None = Field(None, description="The organisation's own number for the document.")
    places: tuple[CountryCode, ...] = Field((), description="Countries, as ISO 3166-1 codes: [ML, BF].")
    topics: tuple[Line, ...] = Field((), description="Topics, written the same way in every brief.")
    status: Choice(*STATUSES) = Field(  # type: ignore[valid-type]
        "draft", description="draft, review, published or withdrawn; only published briefs are built."
    )
    featured: Truth = Field(False, description="true to show it first on the archive's first page.")
    former: tuple[Slug, ...] = Field(
        (), description="Names its file had before; readers who come to these are sent on."
    )
    related: tuple[Slug, ...] = Field((), description="Names of other briefs that readers should see too.")
    embargo: Moment | None = Field(
        None, description="Nothing is public before this moment: 2024-12-12T06:00+00:00."
    )
    withdrawn: Withdrawal | None = Field(None, description="With `status: withdrawn`: when, and why.")
    documents: tuple[Id, ...] = Field(
        ("briefing",),
        min_length=1,
        description="The kinds of document to make: briefing, one-pager, press-release, q-and-a, social.",
    )
    key_message: Prose = Field(description="The one sentence to remember.")
    summary: Prose = Field(description="One or two paragraphs for a reader with a minute.")
    content_warning: Line | None = Field(None, description="Printed before graphic passages.")
    sources: dict[Id, Source] = Field(description="What the brief sums up, each under an id of its own.")
    key_figures: tuple[Id, ...] = Field(
        (), max_length=4, description="Ids of up to four figures for the strip at the top."
    )
    findings: tuple[Finding, ...] = Field((), description="What the report found.")
    quotes: tuple[Quote, ...] = Field((), description="What was said, word for word.")
    figures: tuple[Figure, ...] = Field((), description="The numbers, each typed once.")
    charts: tuple[Chart, ...] = Field((), description="Figures side by side.")
    images: tuple[Image, ...] = Field((), max_length=MAX_IMAGES, description="Pictures, with their credits.")
    timeline: tuple[Event, ...] = Field((), description="What happened when.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What is asked, by addressee.")
    method: Prose | None = Field(None, description="How the report knows, and what it cannot know.")
    differences: Prose | None = Field(
        None, description="Where the sources disagree, and which one the brief follows."
    )
    evidence: EvidenceList = Field((), description="Further passages that the prose counts on or quotes.")
    evidence_annex: Truth = Field(
        False, description="true to print the list of what was proved in the PDF too."
    )
    press: Press | None = Field(None, description="What only the press release says.")
    questions: tuple[Question, ...] = Field((), description="Questions and answers, for `q-and-a`.")
    contacts: tuple[Contact, ...] = Field((), description="Whom to ask about this brief.")
    corrections: tuple[Correction, ...] = Field((), description="Published mistakes, dated, newest first.")
    internal: Prose | None = Field(None, description="Notes for colleagues; they never leave the file.")
