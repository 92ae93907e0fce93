"""``sitemap.xml`` for search engines, with every page in all its languages, and ``robots.txt``.

The protocol (sitemaps.org) allows 50,000 addresses and 50 MB a file; what is more goes into parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.addresses import HOME, NOT_FOUND, ROBOTS, SITEMAP, absolute, briefing_folder, sitemap_part
from briefgen.archive.entry import Entry, FileEntry
from briefgen.archive.holdings import Holdings
from briefgen.archive.xmltext import DECLARATION, element, xml_text

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
_ROOM = 1_000
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_LATER = re.compile(r"/\d+\.html$")
_UNLISTED = b'name="robots" content="noindex'


def sitemap_files(holdings: Holdings, pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """The site map and ``robots.txt``; ``pages`` are the archive's own files, of which the pages are listed.

    Without an address there is no map, since it needs whole addresses. An edition that is not public has
    none either, and asks every search engine to stay away.
    """
    root = holdings.archive.address
    if holdings.edition != "public":
        return {ROBOTS: b"User-agent: *\nDisallow: /\n"}
    if root is None:
        return {ROBOTS: b"User-agent: *\nDisallow:\n"}
    chunks = [*_own_pages(holdings, pages, root), *_briefings(holdings, root)]
    files = _parts(chunks, root)
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {absolute(SITEMAP, root)}\n"
    return {**files, ROBOTS: robots.encode()}


def _briefings(holdings: Holdings, root: str) -> Iterator[bytes]:
    """The pages of every briefing: one for each kind of document and language."""
    for entry in sorted(holdings.entries, key=lambda entry: entry.slug):
        kinds: dict[str, list[FileEntry]] = {}
        for file in entry.files:
            if file.format == "html":
                kinds.setdefault(file.kind, []).append(file)
        for files in kinds.values():
            versions = [
                (file.lang, file.address) for file in sorted(files, key=lambda file: _rank(file, entry))
            ]
            yield from _addresses(versions, root, entry.updated)


def _rank(file: FileEntry, entry: Entry) -> tuple[bool, str]:
    return file.lang != entry.original.lang, file.lang


def _own_pages(holdings: Holdings, pages: Mapping[str, bytes], root: str) -> Iterator[bytes]:
    """The archive's own pages that search engines may list."""
    main, *others = holdings.languages
    slugs = {slug for one in holdings.entries for slug in (one.slug, *one.former)}
    slugs |= {slug for one in holdings.withdrawn for slug in (one.slug, *one.former)}
    folders = {briefing_folder(slug) for slug in slugs}
    own = {
        address
        for address, data in pages.items()
        if address.endswith(".html")
        and address != NOT_FOUND
        and "/".join(address.split("/")[:2]) + "/" not in folders
        and _UNLISTED not in data
    } | {HOME}
    translated = {f"{lang}/{address}" for lang in others for address in own if f"{lang}/{address}" in own}
    for address in sorted(own - translated):
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
