"""The archive's own pages as HTML."""

from __future__ import annotations

from briefgen import locales
from briefgen.addresses import HOME, absolute, briefing_page, briefing_pdf, relative
from briefgen.archive.catalogue import latest_first
from briefgen.archive.view import EntryView, HomeView, ItemView, NoticeView
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.figures import reckon
from briefgen.brief.model import Brief
from briefgen.briefing.fonts import FACES_HERE, with_faces
from briefgen.briefing.labels import Labels
from briefgen.briefing.page import Logo, view_archive
from briefgen.briefing.view import CorrectionView, LinksView
from briefgen.briefing.wording import Wording
from briefgen.templating import Templates, html


def render_home(
    templates: Templates,
    archive: ArchiveFile,
    entries: tuple[EntryView, ...],
    labels: Labels,
    logo: Logo | None,
    *,
    mark: str = "",
) -> str:
    """The page that lists every briefing. Raises ``TemplateError``."""
    view = HomeView(
        lang=archive.lang,
        direction=locales.direction(archive.lang),
        items=tuple(_item(entry, labels, archive.lang) for entry in latest_first(entries)),
        count=locales.plural(len(entries), labels["archive"]["count"], archive.lang),
        mark=mark,
    )
    links = LinksView(absolute(HOME, archive.address) or "", "", "")
    look = view_archive(archive, labels, archive.lang, logo)
    page = templates.render(
        "archive/home.html",
        {"home": view, "archive": look, "links": links, "label": labels, "faces": html(FACES_HERE)},
    )
    return with_faces(page)


def render_notice(
    templates: Templates,
    archive: ArchiveFile,
    slug: str,
    brief: Brief,
    labels: Labels,
    logo: Logo | None,
) -> str:
    """The notice at the address of a withdrawn briefing, and nothing else of it."""
    if brief.withdrawn is None:
        raise ValueError("a notice needs a withdrawn brief")
    words = Wording(brief.lang, labels, reckon(brief))
    view = NoticeView(
        lang=brief.lang,
        direction=locales.direction(brief.lang),
        withdrawal=CorrectionView(words.date(brief.withdrawn.date), words.inline(brief.withdrawn.reason)),
    )
    address = briefing_page(slug)
    links = LinksView(absolute(address, archive.address) or "", relative(HOME, address), "")
    look = view_archive(archive, labels, brief.lang, logo)
    page = templates.render(
        "archive/withdrawn.html",
        {"notice": view, "archive": look, "links": links, "label": labels, "faces": html(FACES_HERE)},
    )
    return with_faces(page)


def _item(entry: EntryView, labels: Labels, lang: str) -> ItemView:
    pages = locales.plural(entry.pages, labels["archive"]["pages"], lang) if entry.pages else ""
    pdf = relative(briefing_pdf(entry.slug), HOME) if entry.pages else ""
    return ItemView(entry, relative(briefing_page(entry.slug), HOME), pdf, pages)
