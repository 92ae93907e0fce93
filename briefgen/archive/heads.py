"""What a page says of itself to feed readers, search engines and whoever shares it.

It is made from the entry, so it knows the cards and the languages; the words stand in ``shared/meta.html``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from briefgen import locales
from briefgen.addresses import HOME, MAIN_KIND, absolute, brief_data, citation, feed, relative
from briefgen.archive.citing import FORMATS
from briefgen.archive.entry import Entry, VersionEntry
from briefgen.archive.holdings import Holdings
from briefgen.archive.linkeddata import data_block
from briefgen.brief.archivefile import ArchiveFile
from briefgen.briefing.linkview import FeedView, LinksView, SocialView
from briefgen.templating import Templates

MEDIA_TYPES = {"xml": "application/atom+xml", "json": "application/feed+json"}
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Heads:
    """Adds to finished pages of one edition; ``public`` where it stands at the archive's address."""

    templates: Templates
    archive: ArchiveFile
    public: bool

    def added(self, page: str, kind: str, lang: str, address: str, entry: Entry) -> str:
        """The page of a briefing at ``address``, with what belongs in its head. Raises ``TemplateError``."""
        version = entry.version(lang)
        title = _TITLE.search(page)
        links = LinksView(
            canonical=absolute(address, self.archive.address) or "",
            home=relative(HOME, address),
            pdf="",
            feeds=feed_views(self.archive, address, lang) if self.public else (),
            data=_data(entry, version, address) if kind == MAIN_KIND else (),
            social=self._social(entry, version, unescape(title[1]) if title else version.title),
        )
        head = self.templates.render("shared/meta.html", {"links": links})
        if kind == MAIN_KIND:
            head += data_block(entry, version, self.archive)
        return page.replace("</head>", head + "</head>", 1)

    def _social(self, entry: Entry, version: VersionEntry, title: str) -> SocialView | None:
        root = self.archive.address
        if root is None:
            return None
        card = next((card for card in entry.cards if card.lang == version.lang), None)
        return SocialView(
            kind="article",
            site=self.archive.title,
            title=title,
            description=version.description,
            locale=locales.with_territory(version.lang),
            other_locales=tuple(
                locales.with_territory(one.lang) for one in entry.versions if one is not version
            ),
            image=(absolute(card.address, root) or "") if card else "",
            image_alt=card.alt if card else "",
            published=entry.date,
            changed=entry.updated,
            topics=version.topics,
        )


def _data(entry: Entry, version: VersionEntry, page: str) -> tuple[FeedView, ...]:
    """The entry, and the citation in every format that a program may ask for."""
    lang = None if version is entry.original else version.lang
    records = tuple(
        FeedView(relative(citation(entry.slug, suffix, lang), page), media, name)
        for suffix, (media, name) in FORMATS.items()
    )
    return (FeedView(relative(brief_data(entry.slug), page), "application/json", "JSON"), *records)


def feeds_of_page(
    holdings: Holdings, address: str, lang: str, part: str | None, title: str
) -> tuple[FeedView, ...]:
    """The feeds that one of the archive's own pages leads to: that of a place or topic to its own, too.

    ``part`` is the language's name in addresses.
    """
    if holdings.edition != "public" or not holdings.updated:
        return ()
    kind, *rest = address.removeprefix(f"{part}/" if part else "").split("/")
    of = (kind, rest[0]) if kind in ("places", "topics") and len(rest) > 1 else ()
    return feed_views(holdings.archive_in(lang), address, lang, of, title)


def feed_views(
    archive: ArchiveFile, page: str, lang: str, of: tuple[str, str] | tuple[()] = (), name: str = ""
) -> tuple[FeedView, ...]:
    """Links from ``page`` to the feeds of all briefings and of a language, and to that ``of`` a group.

    Without an address there are none.
    """
    if archive.address is None:
        return ()
    held: list[tuple[tuple[str, str] | tuple[()], str]] = [
        ((), archive.title),
        (("languages", lang), f"{archive.title} · {locales.own_name(lang)}"),
    ]
    if of:
        held.insert(0, (of, f"{archive.title} · {name}"))
    return tuple(
        FeedView(relative(feed(suffix, *one), page), media, title)
        for one, title in held
        for suffix, media in MEDIA_TYPES.items()
    )


def own_social(
    archive: ArchiveFile, title: str, description: str, others: tuple[str, ...]
) -> SocialView | None:
    """How one of the archive's own pages is shared; ``others`` are its further languages."""
    if archive.address is None:
        return None
    return SocialView(
        kind="website",
        site=archive.title,
        title=title or archive.title,
        description=description,
        locale=locales.with_territory(archive.lang),
        other_locales=tuple(map(locales.with_territory, others)),
        image="",
        image_alt="",
        published="",
        changed="",
        topics=(),
    )
