"""The data dictionary: what every column of the published tables holds."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.brief.model import ASK_STATUSES


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``type`` is Frictionless Data's name for what its cells are, ``choices`` all it can say."""

    name: str
    type: str
    description: str
    choices: tuple[str, ...] = ()
    required: bool = False


_WHERE = (
    Column("briefing", "string", "The briefing's name in addresses.", required=True),
    Column("lang", "string", "Language of the row's words, as a BCP 47 tag.", required=True),
)
_PLACES = Column(
    "places",
    "string",
    "Countries that the briefing is about, as ISO 3166-1 alpha-2 codes with spaces between.",
)
_DATE = Column("date", "date", "The day the briefing was published.", required=True)
_ADDRESS = Column(
    "address",
    "string",
    "The briefing's page in this language; where the archive has no address, relative to this file.",
    required=True,
)

FIGURES = (
    *_WHERE,
    Column("id", "string", "The figure's name in its briefing; the same in all languages.", required=True),
    Column("text", "string", "The figure as printed, with its caution and unit.", required=True),
    Column("value", "number", "The number, with a point before decimals and no separators.", required=True),
    Column("to", "number", "The upper end, where the figure is a range."),
    Column("qualifier", "string", "The caution that belongs to the number: never quote it without."),
    Column("unit", "string", "What is counted or measured; % for percentages."),
    Column("currency", "string", "ISO 4217 code, where the figure is money."),
    Column("label", "string", "What the figure says."),
    Column("actor", "string", "Who is held responsible, where the briefing says so."),
    Column("as_of", "string", "The day, month or year that the figure holds for (ISO 8601)."),
    Column(
        "derived", "boolean", "Whether the figure was computed from others of the briefing.", required=True
    ),
    _PLACES,
    _DATE,
    Column("source_title", "string", "Title of the source; of the first, where there are several."),
    Column("source_publisher", "string", "Who published the source."),
    Column("page", "integer", "Page of the source, counted from the first page of the file."),
    Column("link", "string", "Into the source, where it is on the web."),
    Column(
        "proved", "boolean", "Whether a machine found the figure in the text of its source.", required=True
    ),
    _ADDRESS,
)

RECOMMENDATIONS = (
    *_WHERE,
    Column(
        "id", "string", "The recommendation's name in its briefing; the same in all languages.", required=True
    ),
    Column("to", "string", "Who is asked.", required=True),
    Column("text", "string", "What is asked.", required=True),
    Column("status", "string", "What became of it.", ASK_STATUSES, required=True),
    Column("status_date", "string", "The day, month or year of that status (ISO 8601)."),
    Column("status_link", "string", "Where that can be read."),
    _PLACES,
    _DATE,
    _ADDRESS,
)
