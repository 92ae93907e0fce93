"""Archives made of entries alone, with texts that try to break every format they are written in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, structs

from briefgen.addresses import MAIN_KIND, document, slug_of
from briefgen.archive.abridged import Abridged, abridged
from briefgen.archive.entry import (
    AskEntry,
    CardEntry,
    CorrectionEntry,
    Entry,
    FigureEntry,
    FileEntry,
    FindingEntry,
    QuoteEntry,
    SourceEntry,
    VersionEntry,
    entry_to_json,
)
from briefgen.archive.holdings import Desk, Holdings, Withdrawn
from briefgen.archive.shelf import Plain, Shelf
from briefgen.archive.site import site_files
from briefgen.brief.archivefile import ArchiveFile
from briefgen.briefing.assets import Assets
from briefgen.briefing.labels import Labels, read_labels
from briefgen.problems import Place
from briefgen.templating import Templates

T = TypeVar("T")

ROOT = "https://briefings.example.org/sub/"
HOSTILE = (
    '=HYPERLINK("https://evil.example";"x")',
    "+1-1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "first line\nsecond, “line”",
    "\"quoted\", 'twice'; {braces} }{ \\commands \\input{x} % $5 & #1 _a_ ^b ~c",
    "</script><script>alert(1)</script><!-- ]]> <![CDATA[ &amp; &bogus;",
    "👩🏽‍⚖️ عربى \u202e reversed \u2028 separated\u0007 \ufffe",
    "TY  - BOOK\r\nER  - ",
)


def version(
    slug: str = "wells", lang: str = "en", original: str = "en", words: str = "Words"
) -> VersionEntry:
    return VersionEntry(
        lang=lang,
        page=document(slug, MAIN_KIND, "html", None if lang == original else lang),
        title=f"{words} of {slug}",
        subtitle=words,
        description=f"{words} to remember",
        summary=f"{words} in short",
        topics=("water", words),
        translated_by="",
        findings=(FindingEntry("dry", words, words, "", ""),),
        quotes=(
            QuoteEntry(
                "said", words, "", words, words, words, "survey", 3, "https://sources.example/a#page=3", True
            ),
        ),
        figures=(
            FigureEntry(
                "wells", words, "-12.5", "", words, words, "", words, "", "2024", False, "survey", 3, "", True
            ),
        ),
        asks=(AskEntry("mend", words, words, "open", "", ""),),
        corrections=(),
    )


def entry(
    slug: str = "wells", date: str = "2024-12-12", words: str = "Words", langs: tuple[str, ...] = ("en", "fr")
) -> Entry:
    versions = tuple(version(slug, lang, langs[0], words) for lang in langs)
    files = tuple(
        FileEntry(
            MAIN_KIND,
            made,
            lang,
            document(slug, MAIN_KIND, made, None if lang == langs[0] else lang),
            "ab" * 32,
            4_321,
            2,
        )
        for lang in langs
        for made in ("html", "pdf")
    )
    cards = (
        CardEntry(langs[0], f"briefings/{slug}/cards/quote-said.png", words, "quote", "said", "cd" * 32),
    )
    source = SourceEntry(
        "survey", words, "Well Survey Office", "report", "2024-05", "https://sources.example/a", "en", ""
    )
    return Entry(slug, (), date, "W/1", ("ML", "BF"), False, "", (source,), versions, files, cards)


def corrected(one: Entry, day: str, text: str = "It said 12, and it is 13.") -> Entry:
    first, *others = one.versions
    return replace(one, versions=(replace(first, corrections=(CorrectionEntry(day, text),)), *others))


def hostile() -> tuple[Entry, ...]:
    return tuple(entry(f"hostile-{number}", words=words) for number, words in enumerate(HOSTILE))


def archive(**fields: Any) -> ArchiveFile:
    known = {"title": "Archive of <Examplia>", "publisher": "Desk & Sons", "address": ROOT}
    return ArchiveFile.model_validate({**known, **fields})


def holdings(
    *entries: Entry, edition: str = "public", withdrawn: tuple[Withdrawn, ...] = (), **fields: Any
) -> Holdings:
    whole = {one.slug: one for one in entries}
    return Holdings(archive(**fields), tuple(map(short, entries)), whole.__getitem__, withdrawn, edition)


def short(one: Entry) -> Abridged:
    """An entry abridged, with the digest that it has when it is published."""
    return abridged(one, sha256(entry_to_json(one)).hexdigest())


@cache
def desk() -> Desk:
    templates = Templates(Path(__file__).parent / "nowhere")

    @cache
    def labels(lang: str) -> Labels:
        found, problems = read_labels(templates, lang, Place("briefs/archive.yaml"), "latn")
        assert found is not None, problems
        return found

    return Desk(templates, labels, Assets(), lambda _page: None, lambda _words: "")


def archive_pages(given: Holdings, own: Desk, shelf: Shelf) -> None:
    """Puts the archive's own pages on a shelf: no feeds, no data, no notices, nothing to verify by."""
    made = Plain()
    site_files(given, own, made)
    for name, data in made.files.items():
        if name.endswith(".html") and not slug_of(name) and "verify/" not in name:
            shelf.put(name, data)


def shelved(put: Callable[..., None], *given: object) -> dict[str, bytes]:
    """What ``put`` puts on an empty shelf when it is given these things and the shelf."""
    shelf = Plain()
    put(*given, shelf)
    return shelf.files


def replace(one: T, **changes: object) -> T:
    """An entry, a view or any other frozen value, with some of its fields changed."""
    change: Callable[..., T] = structs.replace if isinstance(one, Struct) else dataclasses.replace
    return change(one, **changes)
