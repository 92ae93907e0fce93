"""The ways on from a briefing: how to cite it, its places and topics, the briefings its author names.

They depend on nothing that is known only once all briefs are made, so that one brief does not make others'
pages change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from briefgen import locales
from briefgen.addresses import MAIN_KIND, absolute, citation, document, group_page, relative
from briefgen.archive.catalogue import registered
from briefgen.archive.citing import FORMATS, Citation, as_text
from briefgen.archive.entry import Entry
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.gist import Gist
from briefgen.brief.translation import Translation
from briefgen.brief.workspace import BriefFile
from briefgen.briefing.labels import Labels
from briefgen.briefing.linkview import OnwardView, WayLinkView
from briefgen.briefing.wording import Wording
from briefgen.build.plan import Plan


@dataclass(frozen=True, slots=True)
class Related:
    """A brief that another one names: its titles by language, the original's first."""

    slug: str
    titles: Mapping[str, str]


def related_to(
    brief: Gist, plan: Plan, kept: Collection[str], entry_of: Callable[[str], Entry | None]
) -> tuple[Related, ...]:
    """Those of the briefs that ``brief`` names which the edition's readers can open.

    ``kept`` are briefs that are not made now, of which ``entry_of`` gives the entry, if there is one.
    """
    made = plan.by_slug
    found = []
    for slug in brief.related:
        if slug in made and slug not in kept:
            found.append(Related(slug, made[slug].titles))
        elif slug in kept and (entry := entry_of(slug)):
            found.append(Related(slug, {version.lang: version.title for version in entry.versions}))
    return tuple(found)


def onward_of(
    file: BriefFile,
    version: Translation,
    at: str,
    archive: ArchiveFile,
    labels: Labels,
    related: Collection[Related],
) -> OnwardView:
    """The ways on from the main page of one language, which stands at the address ``at``."""
    own = None if version.file == file.file else version.lang
    shown = version.lang if version.lang in archive.languages else archive.lang
    part = None if shown == archive.lang else shown
    topics = dict(registered(archive.topics, shown).of(name) for name in file.brief.topics)
    asked = dict(registered(archive.addressees, shown).of(item.to) for item in file.brief.recommendations)
    known = {*archive.topics, *archive.addressees}

    def ways(kind: str, named: Mapping[str, str], own: str) -> tuple[WayLinkView, ...]:
        found = []
        for key, name in named.items():
            spoken = shown if key in known else own
            href = relative(group_page(kind, key, lang=part), at)
            found.append(WayLinkView(name, href, spoken if spoken != version.lang else ""))
        return tuple(found)

    places = {code.lower(): locales.country(code, version.lang) or code for code in file.brief.places}
    return OnwardView(
        citation=as_text(_citation(file, version, at, archive, labels), labels),
        citations=tuple(
            WayLinkView(name, relative(citation(file.slug, suffix, own), at), "")
            for suffix, (_, name) in FORMATS.items()
        ),
        places=ways("places", places, version.lang),
        topics=ways("topics", topics, file.brief.lang),
        addressees=ways("addressees", asked, file.brief.lang),
        related=tuple(_way(one, version.lang, at) for one in related),
    )


def _way(one: Related, lang: str, at: str) -> WayLinkView:
    first = next(iter(one.titles))
    shown = lang if lang in one.titles else first
    address = document(one.slug, MAIN_KIND, "html", None if shown == first else shown)
    return WayLinkView(one.titles[shown], relative(address, at), "" if shown == lang else shown)


def _citation(
    file: BriefFile, version: Translation, at: str, archive: ArchiveFile, labels: Labels
) -> Citation:
    brief = version.brief
    return Citation(
        key=file.slug,
        lang=version.lang,
        author=archive.publisher,
        title=brief.title,
        subtitle=brief.subtitle or "",
        number=brief.number or "",
        date=str(brief.date),
        day=Wording(version.lang, labels, {}).date(brief.date).text,
        url=absolute(at, archive.address) or "",
        abstract="",
        topics=(),
    )
