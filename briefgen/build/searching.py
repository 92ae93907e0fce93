"""The index of the search at the end of a build: made anew where what is searched has changed, else kept."""

from __future__ import annotations

from dataclasses import replace

from briefgen.addresses import SEARCH_INDEX
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.search import search_records
from briefgen.brief.workspace import ARCHIVE_FILE, BRIEFS
from briefgen.build.last import Last
from briefgen.problems import Origin, Place, Problem, Severity


def with_search(
    holdings: Holdings, desk: Desk, last: Last
) -> tuple[Holdings, dict[str, bytes], list[Problem]]:
    """The holdings with their index's mark, the index's files, and what stood in the way of them.

    An archive without its search is better than none: then its page filters a list.
    """
    from briefgen.archive.searchindex import KEY, SearchIndexError, build_index

    records = search_records(holdings, desk)
    published = last.files(name for name in last.manifest.files if name.startswith(SEARCH_INDEX))
    try:
        files = build_index(records, published)
    except SearchIndexError as error:
        hint = "build again, or with --no-search; until then the page `search` filters a list"
        place = Place(f"{BRIEFS}/{ARCHIVE_FILE}")
        return (
            holdings,
            {},
            [Problem("search-failed", str(error), hint, place, Severity.WARNING, Origin.MACHINE)],
        )
    return replace(holdings, index=files[KEY].decode().strip() if files else ""), files, []
