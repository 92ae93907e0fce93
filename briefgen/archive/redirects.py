"""Pages at addresses that something had before; they send readers on to where it is now."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen import locales
from briefgen.addresses import MAIN_KIND, absolute, document, page_at, relative
from briefgen.archive.abridged import Abridged
from briefgen.archive.digest import digest_of
from briefgen.archive.holdings import Desk, Holdings, Withdrawn
from briefgen.archive.shelf import Shelf
from briefgen.archive.view import MovedView
from briefgen.briefing.assets import finished
from briefgen.briefing.fonts import FACES_HERE
from briefgen.briefing.linkview import LinksView
from briefgen.briefing.page import view_archive
from briefgen.templating import html


def redirects(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """A page for each old address of a page: ``former`` of the briefs, then ``moved`` of the archive.

    Nothing gives way to one that is on the shelf already.
    """
    moves = {old: (new, lang) for old, new, lang in _moves(holdings)}
    for old, (new, lang) in moves.items():
        key = digest_of("moved", new, lang, holdings.edition)
        if old not in shelf and not shelf.stands(old, key):
            shelf.put(old, _page(holdings, desk, old, new, lang), key)


def _moves(holdings: Holdings) -> Iterator[tuple[str, str, str]]:
    """Old address, new address, language."""
    for entry in holdings.entries:
        yield from _of_entry(entry)
    for notice in holdings.withdrawn:
        yield from _of_notice(notice)
    for old, new in holdings.archive.moved.items():
        yield page_at(old), page_at(new), holdings.archive.lang


def _of_entry(entry: Abridged) -> Iterator[tuple[str, str, str]]:
    for name, kind, made, lang, address in former_documents(entry):
        if made == "html":
            yield document(name, kind, made, lang), address, lang or entry.original.lang


def _of_notice(notice: Withdrawn) -> Iterator[tuple[str, str, str]]:
    for name in notice.former:
        for lang in notice.langs:
            part = None if lang == notice.lang else lang
            pages = [document(slug, MAIN_KIND, "html", part) for slug in (name, notice.slug)]
            yield pages[0], pages[1], lang


def former_documents(entry: Abridged) -> Iterator[tuple[str, str, str, str | None, str]]:
    """Former name, kind, format, translation's language new address of each document of a renamed brief."""
    for name in entry.former:
        for file in entry.files:
            lang = None if file.lang == entry.original.lang else file.lang
            yield name, file.kind, file.format, lang, file.address


def _page(holdings: Holdings, desk: Desk, old: str, new: str, lang: str) -> bytes:
    archive = holdings.archive
    labels = desk.labels(lang)
    view = MovedView(lang, locales.direction(lang), relative(new, old), desk.mark(labels))
    given = {
        "moved": view,
        "archive": view_archive(archive, labels, lang, None),
        "links": LinksView(absolute(new, archive.address) or "", "", ""),
        "label": labels,
        "faces": html(FACES_HERE),
    }
    return finished(desk.templates.render("archive/moved.html", given), lang, old, desk.assets).encode()
