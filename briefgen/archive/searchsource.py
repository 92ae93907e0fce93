"""What Pagefind reads of a record: a small page that is written for it alone. Pure."""

from __future__ import annotations

from html import escape

from briefgen.archive.searchtext import FACETS, Part, Record, also_found_by

LEVELS = {"finding": "h2", "quote": "h3", "figure": "h4", "ask": "h5"}
"""The element of a part's heading, which ``search.js`` knows its kind by."""
LONG = "h6"
"""The element of a finding's text, so that the text is shown where its heading does not hold what matched."""
NO_PLACE = "_"
MOST_PLACES = 60
"""Places that stand above a result: a folder's name can be no longer than 255 letters."""
_PLACES = FACETS.index("places")


def path_of(record: Record) -> str:
    """Where the page lies for Pagefind, which gives it back with each result: places, date, and the address.

    ``search.js`` takes what stands above a result from it; in the text itself it would be found as words.
    A folder for each page would cost more than all else that is done here.
    """
    places = ",".join(record.facets[_PLACES][:MOST_PLACES]) or NO_PLACE
    return f"{places}/{record.date},{record.page.replace('/', ',')}"


def page_of(record: Record) -> str:
    """The page: each part under a heading that has its anchor and tells its kind."""
    head = f"<title>{escape(record.title)}</title>"
    told = record.lead[0] if record.lead else ""
    meta = f'<meta data-pagefind-meta="about[content]" content="{escape(told)}">'
    lead = "".join(f"<p>{escape(text)}</p>" for text in record.lead[1:])
    start = f"<h1>{escape(record.title)}</h1>{meta}{lead}{_also(record.title, *record.lead)}"
    body = start + "".join(_part_of(part) for part in record.parts)
    return f'<!DOCTYPE html><html lang="{escape(record.lang)}"><head>{head}</head><body>{body}</body></html>'


def _part_of(part: Part) -> str:
    level = LEVELS[part.kind]
    anchor = escape(part.anchor)
    heading = f'<{level} id="{anchor}" data-pagefind-weight="2">{escape(part.text)}</{level}>'
    text = f'<{LONG} id="{anchor}" data-pagefind-weight="1">{escape(part.long)}</{LONG}>' if part.long else ""
    about = f"<p>{escape(part.about)}</p>" if part.about else ""
    return heading + _also(part.text, part.about) + about + text + _also(part.long)


def _also(*texts: str) -> str:
    words = also_found_by(texts)
    return f"<p>{escape(words)}</p>" if words else ""
