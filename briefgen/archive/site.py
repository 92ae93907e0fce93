"""Everything of an archive that is made from all its entries: pages, feeds, search and data. Pure."""

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
from briefgen.archive.sitemap import sitemap_files
from briefgen.archive.verification import verify_files


def site_files(holdings: Holdings, desk: Desk) -> dict[str, bytes]:
    """The files by their addresses. Raises ``TemplateError``."""
    files = archive_pages(holdings, desk)
    files |= notices(holdings, desk)
    files |= verify_files(holdings, desk)
    files |= feed_files(holdings, desk)
    files |= data_files(holdings)
    files |= citing_files(holdings, desk)
    files |= reliefweb_files(holdings, desk)
    files |= sitemap_files(holdings, files)
    return redirects(holdings, desk) | files  # the sitemap names none; no page gives way to one


def archive_pages(holdings: Holdings, desk: Desk) -> dict[str, bytes]:
    """The archive's own pages in every language of its interface."""
    files: dict[str, bytes] = {}
    for number, lang in enumerate(holdings.languages):
        site = Interface(holdings, desk, lang)
        pieces = Pieces(site)
        files |= home_page(site, pieces)
        files |= list_pages(site, pieces)
        files |= addressee_pages(site, pieces)
        files |= figures_pages(site, pieces)
        files |= corrections_pages(site)
        files |= about_page(site)
        files |= search_page(site)
        if number == 0:
            files |= missing_page(site)
    return files
