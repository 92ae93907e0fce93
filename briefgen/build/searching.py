"""The index of the search at the end of a build: parts of which the texts have changed are made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.addresses import SEARCH_INDEX, search_part
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.search import search_records
from briefgen.archive.searchparts import KEY, index_mark, read_key
from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS
from briefgen.build.last import Last
from briefgen.build.stage import Stage
from briefgen.problems import Origin, Place, Problem, Severity


def put_search(holdings: Holdings, desk: Desk, last: Last, stage: Stage) -> tuple[Holdings, list[Problem]]:
    """Puts the index on the stage; the holdings with its mark, and what stood in the way of it.

    An archive without its search is better than none: then its page filters a list.
    """
    published = [name for name in last.manifest.files if name.startswith(SEARCH_INDEX)]
    mark = index_mark(holdings.digest_of_all, holdings.archive, desk.labels(holdings.archive.lang))
    before, parts = read_key(last.files([KEY]).get(KEY, b""))
    if mark == before and _whole(parts, published) and all(map(stage.keep, published)):
        return replace(holdings, index=" ".join(parts)), []

    from briefgen.archive.searchindex import SearchIndexError, build_index

    try:
        files = build_index(search_records(holdings, desk), published, last.files, mark)
    except SearchIndexError as error:
        hint = "build again, or with --no-search; until then the page `search` filters a list"
        place = Place(f"{BRIEFS}/{ARCHIVE_FILE}")
        problem = Problem("search-failed", str(error), hint, place, Severity.WARNING, Origin.MACHINE)
        return holdings, [problem]
    for address, data in files.items():
        stage.put(address, data)
    _, parts = read_key(files.get(KEY, b""))
    return replace(holdings, index=" ".join(parts)), []


def _whole(parts: Sequence[str], published: Sequence[str]) -> bool:
    """True where every part that is named has files."""
    return all(any(name.startswith(search_part(part)) for name in published) for part in parts)
