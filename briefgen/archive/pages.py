"""The archive's own pages as HTML."""

from __future__ import annotations

from briefgen import locales
from briefgen.addresses import HOME, MAIN_KIND, absolute, briefing_page, relative
from briefgen.archive.catalogue import latest_first
from briefgen.archive.entry import Entry
from briefgen.archive.view import EntryView, HomeView, ItemView, NoticeView
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.fields import parse_date
from briefgen.brief.figures import reckon
from briefgen.brief.model import Brief
from briefgen.briefing.assets import Assets, finished
from briefgen.briefing.fonts import FACES_HERE
from briefgen.briefing.labels import Labels
from briefgen.briefing.page import Logo, view_archive
from briefgen.briefing.view import CorrectionView, LinksView
from briefgen.briefing.wording import Wording
from briefgen.templating import Templates, html


def render_home(
    templates: Templates,
    archive: ArchiveFile,
    entries: tuple[Entry, ...],
    labels: Labels,
    logo: Logo | None,
    assets: Assets,
    *,
    mark: str = "",
) -> str:
    """The page that lists every briefing. Raises ``TemplateError``."""
    view = HomeView(
        lang=archive.lang,
        direction=locales.direction(archive.lang),
        items=tuple(_item(entry, labels, archive.lang) for entry in latest_first(entries)),
        count=locales.plural(
            len(entries), labels["archive"]["count"], archive.lang, labels["writing"]["digits"]
        ),
        mark=mark,
    )
    links = LinksView(absolute(HOME, archive.address) or "", "", "")
    look = view_archive(archive, labels, archive.lang, logo)
    page = templates.render(
        "archive/home.html",
        {"home": view, "archive": look, "links": links, "label": labels, "faces": html(FACES_HERE)},
    )
    return finished(page, archive.lang, HOME, assets)


def render_notice(
    templates: Templates,
    archive: ArchiveFile,
    slug: str,
    brief: Brief,
    labels: Labels,
    logo: Logo | None,
    assets: Assets,
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
    return finished(page, brief.lang, address, assets)


def _item(entry: Entry, labels: Labels, lang: str) -> ItemView:
    version = entry.version(lang)
    pdf = entry.file(MAIN_KIND, "pdf", version.lang)
    date = Wording(lang, labels, {}).date(parse_date(entry.date))
    view = EntryView(
        slug=entry.slug,
        title=version.title,
        subtitle=version.subtitle,
        lang=version.lang,
        date=date.iso,
        date_text=date.text,
        places=tuple(locales.country(code, lang) or code for code in entry.places),
        description=version.description,
        pages=pdf.pages if pdf else None,
    )
    pages = (
        locales.plural(pdf.pages, labels["archive"]["pages"], lang, labels["writing"]["digits"])
        if pdf and pdf.pages
        else ""
    )
    return ItemView(view, relative(version.page, HOME), relative(pdf.address, HOME) if pdf else "", pages)
