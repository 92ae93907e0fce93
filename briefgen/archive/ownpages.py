"""What the archive says of itself, and the page for addresses that lead nowhere."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import urlsplit

from briefgen import locales
from briefgen.addresses import NOT_FOUND, home, own_page
from briefgen.archive.interface import Interface
from briefgen.archive.view import AboutView, MissingView, WayView

_RELATIVE = re.compile(rb'\b(?:href|src)="(?![/#]|[a-z]+:)')


def about_page(site: Interface) -> None:
    """Who publishes, how to reach them, under which terms."""
    title = str(site.labels["archive"]["about"])
    updated = site.date(site.holdings.updated) if site.holdings.updated else None
    view = AboutView(count=site.counted(len(site.holdings.entries), "count"), updated=updated)
    site.shelve("about", partial(own_page, "about"), (view,), lambda: {"about": view}, title=title)


def missing_page(site: Interface) -> None:
    """``404.html``, in the archive's main language, with the ways to its first pages in all languages.

    A server shows it at whatever address was asked for, so relative links lead astray, and a ``<base>`` is
    what the Content-Security-Policy forbids. Where ``archive.yaml`` has the archive's address, its links and
    style sheets begin with that address's path. Where it has none, no right link can be known: they are
    relative to the archive's root, right for a wrong address there, and the text alone has to do elsewhere.
    """
    homes = tuple(
        WayView(locales.own_name(lang), home(None if number == 0 else lang), lang=lang)
        for number, lang in enumerate(site.holdings.languages)
    )
    title = str(site.labels["archive"]["not_found"])
    site.shelve(
        "missing",
        lambda lang: home(lang) if lang else NOT_FOUND,
        (homes,),
        lambda: {"missing": MissingView(homes)},
        title=title,
        changed=partial(_from_root, site.archive.address) if site.archive.address else None,
    )


def _from_root(address: str, page: bytes) -> bytes:
    """The page with links that begin with the path of the archive's address."""
    start = urlsplit(address).path.rstrip("/") + "/"
    return _RELATIVE.sub(rb"\g<0>" + start.encode(), page)
