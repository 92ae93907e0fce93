"""Everything of an archive that is made from all its entries: pages, feeds, search and data."""

from __future__ import annotations

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


def site_files(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """Puts the files on the shelf, on which those of the briefings are already. Raises ``TemplateError``.

    A file of which the shelf says that it stands is not made.
    """
    archive_pages(holdings, desk, shelf)
    notices(holdings, desk, shelf)
    verify_files(holdings, desk, shelf)
    feed_files(holdings, desk, shelf)
    data_files(holdings, shelf)
    citing_files(holdings, desk, shelf)
    reliefweb_files(holdings, desk, shelf)
    sitemap_files(holdings, desk, shelf)
    redirects(holdings, desk, shelf)  # the sitemap names none; no page gives way to one


def archive_pages(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """The archive's own pages in every language of its interface."""
    for number, lang in enumerate(holdings.languages):
        site = Interface(holdings, desk, lang, shelf)
        pieces = Pieces(site)
        home_page(site, pieces)
        list_pages(site, pieces)
        addressee_pages(site, pieces)
        figures_pages(site, pieces)
        corrections_pages(site, pieces)
        about_page(site)
        search_page(site)
        if number == 0:
            missing_page(site)
