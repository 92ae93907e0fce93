"""The notice at each address of a withdrawn briefing, and what is kept of it: no title, no text."""

from __future__ import annotations

from msgspec import DecodeError, json

from briefgen import locales, prose, spacing
from briefgen.addresses import MAIN_KIND, absolute, document, home, notice_data, relative
from briefgen.archive.digest import digest_of
from briefgen.archive.holdings import Desk, Holdings, Withdrawn
from briefgen.archive.shelf import Shelf
from briefgen.archive.view import NoticeView
from briefgen.brief.dates import parse_date
from briefgen.briefing.assets import finished
from briefgen.briefing.fonts import FACES_HERE
from briefgen.briefing.linkview import LinksView
from briefgen.briefing.page import view_archive
from briefgen.briefing.wording import Wording
from briefgen.templating import html

_DECODER = json.Decoder(Withdrawn)


def notices(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """The notices of all withdrawn briefs, each in the languages the brief had, and their data."""
    for one in holdings.withdrawn:
        shelf.put(notice_data(one.slug), notice_to_json(one))
        for lang in one.langs:
            part = None if lang == one.lang else lang
            address = document(one.slug, MAIN_KIND, "html", part)
            key = digest_of("notice", one, lang)
            if not shelf.stands(address, key):
                shelf.put(address, _notice(holdings, desk, one, lang, address), key)


def _notice(holdings: Holdings, desk: Desk, one: Withdrawn, lang: str, address: str) -> bytes:
    labels = desk.labels(lang)
    reason, reason_lang = one.reason_in(lang)
    view = NoticeView(
        lang=lang,
        direction=locales.direction(lang),
        date=Wording(lang, labels, {}).date(parse_date(one.date)),
        reason=html(prose.to_html(reason, reason_lang)),
        reason_lang=reason_lang,
    )
    near = home(lang if lang in holdings.archive.languages else None)
    links = LinksView(absolute(address, holdings.archive.address) or "", relative(near, address), "")
    given = {
        "notice": view,
        "archive": view_archive(holdings.archive_in(lang), labels, lang, desk.logo(address)),
        "links": links,
        "label": labels,
        "faces": html(FACES_HERE),
    }
    text = desk.templates.render("archive/withdrawn.html", given)
    return finished(text, lang, address, desk.assets).encode()


def plain_reason(one: Withdrawn, lang: str) -> tuple[str, str]:
    """The reason as its words alone, for lists and feeds, with the language that it is in."""
    reason, spoken = one.reason_in(lang)
    return spacing.spaced(prose.to_plain(reason, spoken), spoken), spoken


def notice_to_json(one: Withdrawn) -> bytes:
    """What is published of a withdrawn brief as data, so that a build of other briefs still knows of it."""
    return json.format(json.encode(one), indent=1) + b"\n"


def notice_from_json(data: bytes) -> Withdrawn | None:
    """What ``notice_to_json`` wrote; None for anything else."""
    try:
        return _DECODER.decode(data)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
