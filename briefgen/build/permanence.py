"""Addresses are permanent: what was published at one stays there, or its readers are sent on or told why.

Shared files, pictures, the search index and the later pages of long lists are no addresses that anybody
keeps, so they may go.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from briefgen.addresses import (
    ASSETS,
    MAIN_KIND,
    brief_data,
    document,
    group_page,
    own_page,
    page_at,
    slug_of,
)
from briefgen.archive.abridged import Abridged
from briefgen.archive.catalogue import groups
from briefgen.archive.holdings import Withdrawn
from briefgen.archive.redirects import former_documents
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS
from briefgen.brief.gist import Gist
from briefgen.briefing.labels import Labels
from briefgen.build.editions import Edition
from briefgen.build.last import Last
from briefgen.build.reading import Readings
from briefgen.build.stage import Stage
from briefgen.build.wordsthen import evened
from briefgen.problems import Place, Problem, a_few

PICTURES = frozenset({"png", "jpg", "jpeg", "webp", "svg"})
_LATER = re.compile(r"/\d+\.html$")
_MEND = "mend the errors of this brief; the output has nothing of it that could stay meanwhile"


@dataclass(frozen=True)
class Now:
    """What this build would publish: its files, and what they come from."""

    files: Stage
    archive: ArchiveFile
    labels: Labels
    entries: tuple[Abridged, ...]
    withdrawn: tuple[Withdrawn, ...]
    readings: Readings


def put_copies(entries: Iterable[Abridged], stage: Stage) -> None:
    """Puts in the documents of renamed briefs at the addresses they had before.

    A link to a PDF in somebody's mail has to lead to a PDF, and a file cannot send its readers on. So what
    is not a page stands there again, as it is now; the data too, which name the brief's new address.
    """
    for entry in entries:
        for name, kind, made, lang, address in former_documents(entry) if entry.former else ():
            if made != "html" and made not in PICTURES and address in stage:
                stage.put(document(name, kind, made, lang), stage.read(address))
        for name in entry.former:
            stage.put(brief_data(name), stage.read(brief_data(entry.slug)))


def lost_addresses(last: Last, now: Now, edition: Edition) -> list[Problem]:
    """What stands in the way of publishing: readers who would find nothing where there was something."""
    pages = {page_at(old) for old in now.archive.moved}
    own = {
        name for name in pages if name in now.files and b'http-equiv="refresh"' not in now.files.read(name)
    }
    found = list(misdirected(now.archive, now.files, own))
    return found + (vanished(last, now) if edition is Edition.PUBLIC else [])


def vanished(last: Last, now: Now) -> list[Problem]:
    """A problem for each brief, and each other page, of which a published address would be gone.

    Lists that are empty without such a brief are not named besides: they come back with it.
    """
    before = last.manifest.files
    gone = [name for name in before.keys() - now.files.held.keys() if _is_kept(name, before[name].kind)]
    excused = _excused(last, now) if gone else set()
    by_slug: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(gone) - excused):
        by_slug[slug_of(name)].append(name)
    lists = by_slug.pop("", [])
    lost = filter(None, map(last.abridged, by_slug if lists else ()))
    theirs = _list_pages(lost, now)
    return [
        *(_brief_gone(slug, names, last, now) for slug, names in by_slug.items()),
        *(_list_gone(name) for name in lists if name not in theirs),
    ]


def misdirected(archive: ArchiveFile, files: Stage, own: Collection[str]) -> Iterator[Problem]:
    """What is wrong with ``moved`` of the archive; ``own`` are the pages that exist without it."""
    for old, new in archive.moved.items():
        place = Place(f"{BRIEFS}/{ARCHIVE_FILE}")
        if page_at(old) in own:
            yield Problem(
                "moved-exists",
                f"`{old}` is said to have moved, and there is a page.",
                "take it out of `moved`",
                place,
                path="moved",
            )
        elif page_at(new) not in files:
            yield Problem(
                "moved-nowhere",
                f"`{old}` is said to have moved to `{new}`, and there is no such page.",
                "name a page of the archive, such as `places/` or `briefings/mali/`",
                place,
                path="moved",
            )


def _is_kept(name: str, kind: str) -> bool:
    """True for the address of a page, and of a document of a brief; ``kind`` is that of a document."""
    if name.startswith(ASSETS) or _LATER.search(name):
        return False
    suffix = name.rpartition(".")[2]
    return suffix == "html" or (kind != "" and suffix not in PICTURES) or name == brief_data(slug_of(name))


def _excused(last: Last, now: Now) -> set[str]:
    """What may go with a withdrawn brief: all but the pages that have its notice, and lists of it alone."""
    slugs = {name: notice for notice in now.withdrawn for name in (notice.slug, *notice.former)}
    pages = {
        document(entry.slug, MAIN_KIND, "html", None if lang == entry.original.lang else lang)
        for entry in filter(None, map(last.abridged, slugs))
        for lang in (version.lang for version in entry.versions)
    }
    own = {name for name in last.manifest.files if slug_of(name) in slugs and name not in pages}
    before = [entry for entry in map(last.abridged, last.manifest.slugs) if entry is not None]
    taken = _list_pages((entry for entry in before if entry.slug in slugs), now)
    return own | (taken - _list_pages((entry for entry in before if entry.slug not in slugs), now))


def _list_pages(entries: Iterable[Abridged], now: Now) -> set[str]:
    """The first pages of all lists that these entries are in, and of the lists of lists."""
    archive = now.archive
    held = tuple(entries)
    found: set[str] = set()
    for kind, listed in groups(held, archive, now.labels, archive.lang).items():
        for lang in (None, *archive.languages):
            found |= {group_page(kind, group.key, 1, lang) for group in listed}
            found |= {own_page(kind, lang)} if listed else set()
    for lang in (None, *archive.languages):
        found |= {own_page(name, lang) for name in ("briefings", "search") if held}
        found |= {own_page("figures", lang)} if any(entry.original.figures for entry in held) else set()
    return found


def _list_gone(name: str) -> Problem:
    shown = name.removesuffix("index.html")
    return Problem(
        "address-vanished",
        f"The page {shown} was published, and would not exist any more.",
        f"say in {ARCHIVE_FILE} where its readers shall go, `moved: {{{shown}: …}}`; "
        "a topic or an addressee with a new name keeps its page through `topics` or `addressees` there",
        Place(f"{BRIEFS}/{ARCHIVE_FILE}"),
    )


def _brief_gone(slug: str, names: list[str], last: Last, now: Now) -> Problem:
    shown = a_few([name.removesuffix("index.html") for name in names])
    place, hint = _way_out(slug, last, now)
    return Problem("address-vanished", f"What was published would not exist any more: {shown}.", hint, place)


def _way_out(slug: str, last: Last, now: Now) -> tuple[Place, str]:
    """Where and how an author keeps the addresses of a brief."""
    if slug in {name for notice in now.withdrawn for name in (notice.slug, *notice.former)}:
        place = Place(f"{BRIEFS}/{slug}.yaml")
        return place, "put the translation's file back: the notice of the withdrawal stands on its page"
    file = next((one for one in now.readings.briefs if slug in (one.slug, *one.former)), None)
    if slug in now.readings.broken:
        return Place(f"{BRIEFS}/{slug}.yaml"), _MEND
    if file is None:
        return Place(f"{BRIEFS}/{slug}.yaml"), _renamed(slug, last, now)
    if all(entry.slug != file.slug for entry in now.entries):
        return _withheld(file)
    place = file.places.value(("documents",))
    return place, "put the kind of document back under `documents`, or the file of the translation"


def _withheld(file: Gist) -> tuple[Place, str]:
    withdraw = "withdraw it with `status: withdrawn` and `withdrawn: {date: …, reason: …}`"
    if file.status != "published":
        return file.places.value(("status",)), f"publish it again, or {withdraw}"
    if file.embargo is None:
        return Place(file.file), _MEND
    earlier = "an archive as it was earlier goes into a folder of its own, with --output"
    return file.places.value(("embargo",)), f"take the embargo away, or {withdraw}; {earlier}"


def _renamed(slug: str, last: Last, now: Now) -> str:
    """The hint where there is no file of that name: where it went, as far as can be told."""
    entry = last.entry(slug)
    title = evened(entry.original.title) if entry else ""
    for file in now.readings.briefs:
        older = last.entry_of(file.slug, file.former)
        if older and slug in older.former:
            return f"readers were sent on to `{older.slug}`: write `{slug}` under `former` of {file.file} too"
        if evened(file.title) == title and file.slug not in last.manifest.named:
            return f"if it is {file.file} now, write `former: [{slug}]` there"
    return (
        f"put {BRIEFS}/{slug}.yaml back; where it has a new name, write `former: [{slug}]` in it; "
        "where nobody shall read it any more, write `status: withdrawn` in it, with `withdrawn:`"
    )
