"""Everything of an archive that is made from all its entries: pages, feeds, search and data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from briefgen.archive.addresseepages import addressee_pages
from briefgen.archive.citing import citing_files
from briefgen.archive.correctionspages import corrections_pages
from briefgen.archive.exports import data_files
from briefgen.archive.feeds import feed_files
from briefgen.archive.figurespages import figures_pages
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.homepage import home_page
from briefgen.archive.interface import Interface
from briefgen.archive.listpages import list_pages
from briefgen.archive.notices import notices
from briefgen.archive.ownpages import about_page, missing_page
from briefgen.archive.pieces import Pieces
from briefgen.archive.redirects import redirects
from briefgen.archive.reliefweb import reliefweb_files
from briefgen.archive.search import search_page
from briefgen.archive.shelf import Shelf
from briefgen.archive.sitemap import sitemap_files
from briefgen.archive.verification import verify_files

Aside = Callable[[Callable[[], None]], AbstractContextManager[None]]
"""Does some work while the body of its ``with`` does other work; all of it is done when that ends."""


@contextmanager
def at_once(work: Callable[[], None]) -> Iterator[None]:
    """Does the work before the body, in the same process."""
    work()
    yield


def site_files(holdings: Holdings, desk: Desk, shelf: Shelf, aside: Aside = at_once) -> None:
    """Puts the files on the shelf, on which those of the briefings are already. Raises ``TemplateError``.

    A file of which the shelf says that it stands is not made. Nothing else asks for what is done ``aside``,
    until the sitemap is made.
    """
    spoken = _spoken(holdings, desk, shelf)
    for site, _ in spoken:
        site.keep_standing()
    _weigh(spoken, holdings)
    with aside(partial(_apart, spoken, holdings, desk, shelf)):
        _other_pages(spoken)
        notices(holdings, desk, shelf)
        verify_files(holdings, desk, shelf)
        data_files(holdings, shelf)
    sitemap_files(holdings, desk, shelf)
    redirects(holdings, desk, shelf)  # the sitemap names none; no page gives way to one


Languages = list[tuple[Interface, Pieces]]
"""The archive's own pages in each of its languages, the main one first."""


def _spoken(holdings: Holdings, desk: Desk, shelf: Shelf) -> Languages:
    sites = [Interface(holdings, desk, lang, shelf) for lang in holdings.languages]
    return [(site, Pieces(site)) for site in sites]


def _weigh(spoken: Languages, holdings: Holdings) -> None:
    """All parts of lists in all languages, so that an entry is read once for it, and by nobody aside."""
    for entry in holdings.latest:
        for _, pieces in spoken:
            pieces.weighed(entry)


def _apart(spoken: Languages, holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """About half of all."""
    for site, pieces in spoken:
        addressee_pages(site, pieces)
    feed_files(holdings, desk, shelf)
    citing_files(holdings, desk, shelf)
    reliefweb_files(holdings, desk, shelf)


def _other_pages(spoken: Languages) -> None:
    for number, (site, pieces) in enumerate(spoken):
        home_page(site, pieces)
        list_pages(site, pieces)
        figures_pages(site, pieces)
        corrections_pages(site, pieces)
        about_page(site)
        search_page(site)
        if number == 0:
            missing_page(site)
