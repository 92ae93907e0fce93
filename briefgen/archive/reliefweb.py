"""``reliefweb.json``: a briefing ready to be sent to ReliefWeb, by version 2 of its schema for reports.

ReliefWeb names publishers, countries and languages by numbers of its own; they stand in ``archive.yaml``. The
file is made for every edition that has the briefing, so one under embargo can be sent in time.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from html import escape
from typing import Any
from uuid import UUID, uuid5

from briefgen.addresses import absolute, reliefweb
from briefgen.archive.abridged import Abridged
from briefgen.archive.datatext import to_json
from briefgen.archive.entry import Entry, FileEntry
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.shelf import Shelf
from briefgen.brief.reliefwebmodel import ReliefWebNumbers

NAMESPACE = UUID("8e27a998-c362-5d1f-b152-d474e1d36af2")
"""The namespace of ReliefWeb's identifiers, from its schema."""

LANGUAGES_OF_FILES = frozenset({"ar", "en", "es", "fr", "ru"})
MOST_FILES, MOST_FILE_BYTES = 10, 20 * 1024 * 1024
LONGEST_TITLE, LONGEST_BODY, LONGEST_ALT = 255, 100_000, 512
SHORTEST_TITLE = 10


def reliefweb_files(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """The file of every briefing whose numbers are all known; none without an address."""
    root, numbers = holdings.archive.address, holdings.archive.reliefweb
    if root is None or numbers is None:
        return
    for entry in holdings.entries:
        address, key = reliefweb(entry.slug), entry.digest
        if entry.places and not lacking_numbers(entry, numbers) and not shelf.stands(address, key):
            shelf.put(address, to_json(submission(holdings.whole(entry), holdings, desk, root, numbers)), key)


def lacking_numbers(entry: Abridged, numbers: ReliefWebNumbers) -> tuple[str, ...]:
    """The countries and languages of a briefing for which ``archive.yaml`` has no number."""
    places = [code for code in entry.places if code not in numbers.countries]
    langs = [version.lang for version in entry.versions if version.lang not in numbers.languages]
    return (*places, *langs)


def submission(
    entry: Entry, holdings: Holdings, desk: Desk, root: str, numbers: ReliefWebNumbers
) -> dict[str, Any]:
    """What is posted: the original's words, with the PDFs of every language."""
    original = entry.original
    url = absolute(original.page, root) or ""
    topics = {name.casefold(): number for name, number in numbers.themes.items()}
    themes = [topics[topic.casefold()] for topic in original.topics if topic.casefold() in topics]
    labels = desk.labels(original.lang)
    sent: dict[str, Any] = {
        "url": url,
        "uuid": str(uuid5(NAMESPACE, url)),
        "title": _title(entry, holdings.archive.publisher),
        "source": [numbers.source],
        "country": [numbers.countries[code] for code in entry.places],
        "format": [numbers.format],
        "language": [numbers.languages[version.lang] for version in entry.versions][:10],
        "published": f"{entry.date}T00:00:00+00:00",
        "body": _body(entry, str(labels["headings"]["findings"])),
        "origin": url,
    }
    if entry.embargo:
        sent["embargoed"] = (
            datetime.fromisoformat(entry.embargo).astimezone(UTC).isoformat(timespec="seconds")
        )
    if files := [_file(one, entry, root) for one in entry.files if _is_sent(one)][:MOST_FILES]:
        sent["file"] = files
    if image := _image(entry, root, holdings.archive.publisher):
        sent["image"] = image
    if themes:
        sent["theme"] = list(dict.fromkeys(themes))[:20]
    return sent


def _title(entry: Entry, publisher: str) -> str:
    title = _clean(entry.original.title)
    if len(title) < SHORTEST_TITLE:
        title = _clean(f"{title}: {entry.original.subtitle or publisher}")
    return _cut(title, LONGEST_TITLE)


def _body(entry: Entry, findings: str) -> str:
    """Key message, summary and findings as the HTML that ReliefWeb reads."""
    version = entry.original
    parts = [f"<p>{_html(text)}</p>" for text in (version.description, version.summary) if text]
    if version.findings:
        items = "\n".join(
            f"<li><strong>{_html(one.heading)}</strong> {_html(one.text)}</li>" for one in version.findings
        )
        parts.append(f"<h2>{_html(findings)}</h2>\n<ul>\n{items}\n</ul>")
    while len("\n\n".join(parts)) > LONGEST_BODY and len(parts) > 1:
        parts.pop()
    return "\n\n".join(parts)


def _is_sent(file: FileEntry) -> bool:
    return file.format == "pdf" and file.bytes <= MOST_FILE_BYTES


def _file(file: FileEntry, entry: Entry, root: str) -> dict[str, str]:
    sent = {"url": absolute(file.address, root) or "", "checksum": file.sha256}
    title = _cut(_clean(entry.version(file.lang).title), LONGEST_TITLE)
    if any(map(str.isalpha, title)):
        sent["description"] = title
    if file.lang in LANGUAGES_OF_FILES:
        sent["language"] = file.lang
    return sent


def _image(entry: Entry, root: str, publisher: str) -> dict[str, str] | None:
    """The first social card of the original."""
    for card in entry.cards:
        if card.lang == entry.original.lang and card.sha256:
            alt = card.alt if any(map(str.isalpha, card.alt)) else f"{card.alt} · {entry.original.title}"
            return {
                "url": absolute(card.address, root) or "",
                "checksum": card.sha256,
                "description": _cut(_clean(alt), LONGEST_ALT),
                "copyright": _cut(_clean(publisher), LONGEST_ALT),
            }
    return None


def _clean(text: str) -> str:
    """The text with plain spaces between words and no control or format characters, as the schema asks."""
    spaced = "".join(_plain(char) for char in text)
    return re.sub(r"[ \u3000]+", " ", spaced).strip(" \u3000")


def _plain(char: str) -> str:
    group = unicodedata.category(char)[0]
    return " " if group == "Z" or char in "\t\n\r" else "" if group == "C" else char


def _html(text: str) -> str:
    return escape(_clean(text), quote=False)


def _cut(text: str, most: int) -> str:
    """At most ``most`` characters, cut between words."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip() + "…"
