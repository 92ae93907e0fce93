"""Which feeds there are: of all briefings, of each place, topic and language. Pure.

Feeds need whole addresses (RFC 4287, JSON Feed 1.1), so an archive without an address has none; nor has an
edition that does not stand at that address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from briefgen import locales
from briefgen.addresses import HOME, MAIN_KIND, absolute, briefing_folder, document, feed, group_page
from briefgen.archive.abridged import Abridged
from briefgen.archive.atom import atom
from briefgen.archive.digest import digest_of
from briefgen.archive.entry import Entry, VersionEntry
from briefgen.archive.feedmodel import Enclosure, Feed, Gone, Story
from briefgen.archive.holdings import Desk, Holdings, Withdrawn
from briefgen.archive.jsonfeed import json_feed
from briefgen.archive.notices import plain_reason
from briefgen.archive.shelf import Shelf
from briefgen.brief.dates import parse_date
from briefgen.briefing.labels import Labels
from briefgen.briefing.wording import Wording

MOST = 50
"""Stories in one feed."""
PDF = "application/pdf"


def feed_files(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """Every feed as Atom and as JSON; none where the archive has no address or the edition is not public."""
    root = holdings.archive.address
    if root is None or holdings.edition != "public" or not holdings.updated:
        return
    writer = _Writer(holdings, desk, root)
    for plan in writer.plans():
        key = writer.key(plan)
        addresses = {suffix: feed(suffix, *plan.of) for suffix in ("xml", "json")}
        missing = [suffix for suffix, address in addresses.items() if not shelf.stands(address, key)]
        if missing:
            one = writer.feed(plan)
            for suffix in missing:
                shelf.put(addresses[suffix], atom(one) if suffix == "xml" else json_feed(one), key)


@dataclass(frozen=True, slots=True)
class Plan:
    """A feed before its stories are written."""

    of: tuple[str, str] | tuple[()]
    title: str
    page: str
    lang: str
    latest: tuple[Abridged, ...]
    gone: tuple[Withdrawn, ...]


class _Writer:
    """Makes feeds of an archive that stands at ``root``."""

    def __init__(self, holdings: Holdings, desk: Desk, root: str) -> None:
        self.holdings = holdings
        self.desk = desk
        self.root = root
        self._stories: dict[tuple[str, str], Story] = {}

    def plans(self) -> Iterator[Plan]:
        """All feeds, that of all briefings first."""
        holdings, archive = self.holdings, self.holdings.archive
        withdrawn = holdings.withdrawn
        yield self._plan((), archive.title, HOME, archive.lang, holdings.latest, withdrawn)
        found = holdings.groups(self.desk.labels(archive.lang), archive.lang)
        for kind in ("places", "topics"):
            for group in found[kind]:
                title = f"{archive.title} · {group.name}"
                page = group_page(kind, group.key)
                yield self._plan((kind, group.key), title, page, archive.lang, group.entries, ())
        spoken: dict[str, list[Abridged]] = {lang: [] for lang in holdings.languages}
        for entry in holdings.latest:
            for lang in dict.fromkeys(version.lang for version in entry.versions):
                spoken.setdefault(lang, []).append(entry)
        for lang in sorted({*spoken, *(lang for one in withdrawn for lang in one.langs)}):
            title = f"{holdings.archive_in(lang).title} · {locales.own_name(lang)}"
            held = spoken.get(lang, [])
            gone = [one for one in withdrawn if lang in one.langs]
            page = group_page("languages", lang.lower()) if held else HOME
            yield self._plan(("languages", lang), title, page, lang, held, gone)

    def _plan(
        self,
        of: tuple[str, str] | tuple[()],
        title: str,
        page: str,
        lang: str,
        entries: Iterable[Abridged],
        withdrawn: Iterable[Withdrawn],
    ) -> Plan:
        days = self.holdings.updates
        latest = sorted(entries, key=lambda entry: days[entry.slug], reverse=True)[:MOST]
        gone = sorted(withdrawn, key=lambda one: (one.date, one.slug), reverse=True)[:MOST]
        return Plan(of, title, page, lang, tuple(latest), tuple(gone))

    def key(self, plan: Plan) -> str:
        """What stands for all that is in a feed."""
        digests = tuple(one.digest for one in plan.latest)
        updated = "" if digests or plan.gone else self.holdings.updated
        return digest_of("feed", plan.of, plan.title, plan.page, plan.lang, digests, plan.gone, updated)

    def feed(self, plan: Plan) -> Feed:
        """The feed with its stories."""
        of, lang, latest, gone = plan.of, plan.lang, plan.latest, plan.gone
        archive = self.holdings.archive_in(lang)
        whole = of[:1] == ("languages",)
        return Feed(
            of=of,
            url=self._at(feed("xml", *of)),
            twin=self._at(feed("json", *of)),
            page=self._at(plan.page),
            lang=lang,
            title=plan.title,
            about=""
            if archive.about is None
            else Wording(lang, self.desk.labels(lang), {}).plain(archive.about),
            publisher=archive.publisher,
            licence=archive.licence or "",
            updated=max(
                [*(one.updated for one in latest), *(one.date for one in gone)], default=self.holdings.updated
            ),
            stories=tuple(self._story(entry, lang) for entry in latest),
            gone=tuple(
                self._gone(one, other) for one in gone for other in one.langs if not whole or other == lang
            ),
        )

    def _gone(self, one: Withdrawn, lang: str) -> Gone:
        page = document(one.slug, MAIN_KIND, "html", lang if lang != one.lang else None)
        reason, spoken = plain_reason(one, lang)
        return Gone(self._id(page, one.slug, one.former), one.date, spoken, reason)

    def _story(self, entry: Abridged, lang: str) -> Story:
        version = entry.version(lang)
        key = entry.slug, version.lang
        if key not in self._stories:
            whole = self.holdings.whole(entry)
            self._stories[key] = self._told(whole, whole.version(lang))
        return self._stories[key]

    def _told(self, entry: Entry, version: VersionEntry) -> Story:
        lang = version.lang
        return Story(
            id=self._id(version.page, entry.slug, entry.former),
            url=self._at(version.page),
            lang=lang,
            title=version.title,
            summary=version.description,
            body=_body(version, self.desk.labels(lang)),
            published=entry.date,
            updated=entry.updated,
            topics=tuple(dict.fromkeys(version.topics)),
            places=tuple((code, locales.country(code, lang) or code) for code in entry.places),
            others=tuple((one.lang, self._at(one.page)) for one in entry.versions if one.lang != lang),
            files=tuple(
                Enclosure(self._at(file.address), PDF, file.bytes)
                for file in entry.files
                if file.lang == lang and file.format == "pdf"
            ),
            image=next((self._at(card.address) for card in entry.cards if card.lang == lang), ""),
        )

    def _id(self, page: str, slug: str, former: tuple[str, ...]) -> str:
        """The page's address under the first name the brief ever had."""
        first = former[0] if former else slug
        return self._at(page.replace(briefing_folder(slug), briefing_folder(first), 1))

    def _at(self, address: str) -> str:
        return absolute(address, self.root) or ""


def _body(version: VersionEntry, labels: Labels) -> str:
    """The key message, the summary and the corrections as HTML."""
    words = Wording(version.lang, labels, {})
    parts = [f"<p>{escape(text)}</p>" for text in (version.description, version.summary) if text]
    if version.corrections:
        parts.append(f"<h2>{escape(str(labels['headings']['corrections']))}</h2>")
    parts += [
        f"<p><b>{escape(words.date(parse_date(item.date)).text)}.</b> {escape(item.text)}</p>"
        for item in version.corrections
    ]
    return "".join(parts)
