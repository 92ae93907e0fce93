"""``sitemap.xml`` for search engines, with every page in all its languages, and ``robots.txt``.

The protocol (sitemaps.org) allows 50,000 addresses and 50 MB a file; what is more goes into parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.addresses import HOME, NOT_FOUND, ROBOTS, SITEMAP, absolute, sitemap_part, slug_of
from briefgen.archive.abridged import Abridged, ShortFile
from briefgen.archive.digest import digest_of
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.shelf import Shelf
from briefgen.archive.xmltext import DECLARATION, element, xml_text

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
_ROOM = 1_000
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_META = re.compile(r"<meta\s[^>]*>")
_ROBOTS = re.compile(r"\bname\s*=\s*[\"']?robots\b")
_NO_INDEX = re.compile(r"\bcontent\s*=\s*(?:\"[^\"]*|'[^']*|)\b(?:noindex|none)\b")
_LATER = re.compile(r"/\d+\.html$")

Listed = tuple[list[tuple[str, str]], str]
"""A page in its languages, each with its address, and the day it changed."""


def sitemap_files(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """The site map and ``robots.txt``; of what is on the shelf, the archive's own pages are listed.

    A page that a template of the workspace keeps out of search engines is not listed: naming a page and
    refusing it contradict each other. Our own templates do that with no page that could be listed.

    Without an address there is no map, since it needs whole addresses. An edition that is not public has
    none either, and asks every search engine to stay away.
    """
    root = holdings.archive.address
    if holdings.edition != "public":
        shelf.put(ROBOTS, b"User-agent: *\nDisallow: /\n")
        return
    if root is None:
        shelf.put(ROBOTS, b"User-agent: *\nDisallow:\n")
        return
    own = sorted(_own_addresses(shelf))
    briefings = [*_briefings(holdings)]
    if len(desk.templates.folders) > 1:
        own = [address for address in own if not _is_refused(address, shelf)]
        briefings = [*_unrefused(briefings, shelf)]
    _shelve(digest_of(holdings.languages, own, briefings), own, briefings, holdings, root, shelf)
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {absolute(SITEMAP, root)}\n"
    shelf.put(ROBOTS, robots.encode())


def _shelve(
    key: str, own: Sequence[str], briefings: Sequence[Listed], holdings: Holdings, root: str, shelf: Shelf
) -> None:
    """Puts the map on the shelf; the key of its index says how many parts it has."""
    standing = 0
    while shelf.stands(sitemap_part(standing + 1), f"{key} {standing + 1}"):
        standing += 1
    if shelf.stands(SITEMAP, f"{key} of {standing}"):
        return
    chunks = [*_own_pages(holdings, own, root)]
    for versions, updated in briefings:
        chunks += _addresses(versions, root, updated)
    files = _parts(chunks, root)
    parts = len(files) - 1
    shelf.put(SITEMAP, files[SITEMAP], f"{key} of {parts}")
    for number in range(standing + 1, parts + 1):
        name = sitemap_part(number)
        shelf.put(name, files[name], f"{key} {number}")


def _briefings(holdings: Holdings) -> Iterator[Listed]:
    """The pages of every briefing in all languages: one for each kind of document."""
    for entry in sorted(holdings.entries, key=lambda entry: entry.slug):
        kinds: dict[str, list[ShortFile]] = {}
        for file in entry.files:
            if file.format == "html":
                kinds.setdefault(file.kind, []).append(file)
        for files in kinds.values():
            ranked = sorted(files, key=lambda file: _rank(file, entry)) if len(files) > 1 else files
            yield [(file.lang, file.address) for file in ranked], holdings.updates[entry.slug]


def _rank(file: ShortFile, entry: Abridged) -> tuple[bool, str]:
    return file.lang != entry.original.lang, file.lang


def _own_addresses(shelf: Shelf) -> set[str]:
    """The archive's own pages that search engines may list."""
    pages = {address for address in shelf if address.endswith(".html") and not slug_of(address)}
    return (pages | {HOME}) - {NOT_FOUND}


def _unrefused(briefings: Iterable[Listed], shelf: Shelf) -> Iterator[Listed]:
    for versions, updated in briefings:
        if left := [(lang, address) for lang, address in versions if not _is_refused(address, shelf)]:
            yield left, updated


def _is_refused(address: str, shelf: Shelf) -> bool:
    """True for a page whose head asks search engines to leave it out."""
    if address not in shelf:
        return False
    head = _COMMENT.sub("", shelf.read(address).partition(b"</head>")[0].decode(errors="replace").lower())
    return any(
        _ROBOTS.search(tag) and _NO_INDEX.search(tag) for tag in (found[0] for found in _META.finditer(head))
    )


def _own_pages(holdings: Holdings, addresses: Sequence[str], root: str) -> Iterator[bytes]:
    main, *others = holdings.languages
    own = set(addresses)
    translated = {f"{lang}/{address}" for lang in others for address in own if f"{lang}/{address}" in own}
    for address in addresses:
        if address in translated:
            continue
        same = [(lang, f"{lang}/{address}") for lang in others if f"{lang}/{address}" in own]
        if _LATER.search(address):  # a list breaks elsewhere in another language
            for one in ((main, address), *same):
                yield from _addresses([one], root, "")
        else:
            yield from _addresses([(main, address), *same], root, "")


def _addresses(versions: Sequence[tuple[str, str]], root: str, updated: str) -> Iterator[bytes]:
    """One page in all its languages; the first is for readers of any other."""
    links = ""
    if len(versions) > 1:
        listed = [*versions, ("x-default", versions[0][1])]
        links = "".join(
            element(
                "xhtml:link",
                "",
                {"rel": "alternate", "hreflang": lang, "href": absolute(address, root) or ""},
            )
            for lang, address in listed
        )
    changed = element("lastmod", updated) if updated else ""
    for _, address in versions:
        place = element("loc", xml_text(absolute(address, root) or ""))
        yield element("url", place + changed + links).encode()


def _parts(chunks: list[bytes], root: str) -> dict[str, bytes]:
    """The chunks in as many files as the protocol's limits ask for, the index under the map's own name."""
    parts: list[list[bytes]] = [[]]
    size = 0
    for chunk in chunks:
        if len(parts[-1]) >= MOST_ADDRESSES or size + len(chunk) > MOST_BYTES - _ROOM:
            parts.append([])
            size = 0
        parts[-1].append(chunk)
        size += len(chunk)
    if len(parts) == 1:
        return {SITEMAP: _urlset(parts[0])}
    files = {sitemap_part(number): _urlset(part) for number, part in enumerate(parts, 1)}
    places = "".join(
        element("sitemap", element("loc", xml_text(absolute(name, root) or ""))) for name in files
    )
    return {SITEMAP: (DECLARATION + element("sitemapindex", places, {"xmlns": _SITEMAPS})).encode(), **files}


def _urlset(chunks: list[bytes]) -> bytes:
    spaces = f' xmlns="{_SITEMAPS}" xmlns:xhtml="{_XHTML}"'
    return (DECLARATION + f"<urlset{spaces}>\n").encode() + b"".join(chunks) + b"</urlset>\n"
