"""The page ``verify``: whether a file is one of ours, answered in the reader's browser alone.

The list of all fingerprints is not in the page. It lies beside it as scripts, which load from a web server
and from a disk alike, and only once somebody has chosen a file. A long list is parted by the first digits of
the fingerprints; then a reader needs one part in 256 of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen import locales
from briefgen.addresses import HOME, SUMS, briefing_page, own_page, relative, verify_data
from briefgen.archive.abridged import Abridged, ShortFile
from briefgen.archive.digest import digest_of
from briefgen.archive.holdings import Desk, Earlier, Holdings
from briefgen.archive.interface import Interface
from briefgen.archive.shelf import Shelf
from briefgen.archive.verifyview import NameView, VerifyView

ONE_PIECE = 2_000
"""Up to so many documents the list is one file, of less than 100 kB packed."""
PAGE = "verify"
SCRIPT = "archive/verify.js"

Known = dict[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """A document that was ever published; ``entry`` is that of its brief as it is now, if there is one."""

    document: ShortFile | Earlier
    entry: Abridged | None


def verify_files(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """The page in every language of the archive, and the list it looks documents up in."""
    known = known_documents(holdings)
    split = 0 if len(known) <= ONE_PIECE else 2
    stamps = [_piece(name, part, shelf) for name, part in _parted(known, split).items()]
    stamp = digest_of(stamps)[:12] if split else stamps[0][:12]
    for lang in holdings.languages:
        _page(Interface(holdings, desk, lang, shelf), known, split, stamp)


def known_documents(holdings: Holdings) -> dict[str, Published]:
    """Each document that was ever published, by its SHA-256.

    Pages are left out: what a browser saves of a page is not what was published.
    """
    entries = {entry.slug: entry for entry in holdings.entries}
    known = {one.sha256: Published(one, entries.get(one.slug)) for one in holdings.earlier}
    for entry in holdings.entries:
        for file in entry.files:
            if file.format != "html":
                known[file.sha256] = Published(file, entry)
    return {sha256: known[sha256] for sha256 in sorted(known)}


def told(one: Published) -> Known:
    """What a reader is told of a document."""
    if isinstance(one.document, ShortFile) and one.entry is not None:
        return _current(one.document, one.entry)
    if isinstance(one.document, Earlier):
        return _earlier(one.document, one.entry)
    raise ValueError("a document that is published has a brief")


def _current(file: ShortFile, entry: Abridged) -> Known:
    version = entry.version(file.lang)
    return {
        "state": "ours",
        "kind": file.kind,
        "lang": file.lang,
        "date": entry.date,
        "title": version.title,
        "title_lang": version.lang,
        "page": version.page,
    }


def _earlier(one: Earlier, entry: Abridged | None) -> Known:
    found = {"state": str(one.state), "kind": one.kind, "lang": one.lang, "date": one.date}
    if entry is not None:
        version = entry.version(one.lang)
        found |= {"title": version.title, "title_lang": version.lang, "page": version.page}
    elif one.slug:
        found["page"] = briefing_page(one.slug)
    return found


def _parted(known: Mapping[str, Published], split: int) -> dict[str, dict[str, Published]]:
    """The list in parts, by name: ``all``, or one for every pair of digits, the empty ones too."""
    names = [f"{number:02x}" for number in range(256)] if split else ["all"]
    parted: dict[str, dict[str, Published]] = {name: {} for name in names}
    for digest, one in known.items():
        parted[digest[:split] or "all"][digest] = one
    return parted


def _piece(name: str, part: Mapping[str, Published], shelf: Shelf) -> str:
    """Puts one part on the shelf, and gives what stands for it.

    A list of one part is short, and always written: the page has the part's own hash.
    """
    key = digest_of(name, [_made_of(digest, one) for digest, one in part.items()])
    address = verify_data(name)
    if name != "all" and shelf.stands(address, key):
        return key
    data = _as_script(name, {digest: told(one) for digest, one in part.items()})
    if name == "all":
        own = hashlib.sha256(data).hexdigest()
        if not shelf.stands(address, own):
            shelf.put(address, data, own)
        return own
    shelf.put(address, data, key)
    return key


def _made_of(sha256: str, one: Published) -> tuple[object, ...]:
    digest = "" if one.entry is None else one.entry.digest
    return (sha256, digest, one.document if isinstance(one.document, Earlier) else "")


def _as_script(name: str, part: Mapping[str, Known]) -> bytes:
    value = json.dumps(part, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"')
    return f"(window.briefgenPublished ??= {{}})[{json.dumps(name)}] =\n{value};\n".encode()


def _page(interface: Interface, known: Mapping[str, Published], split: int, stamp: str) -> None:
    labels = interface.labels
    address = own_page(PAGE, interface.part)
    kinds = sorted({one.document.kind for one in known.values()})
    langs = sorted({one.document.lang for one in known.values()})

    def view() -> dict[str, object]:
        desk = interface.desk
        script = desk.assets.add(PAGE, "js", (desk.templates.text(SCRIPT) or "").encode())
        verify = VerifyView(
            script=relative(script, address),
            data=relative(verify_data("all"), address).removesuffix("all.js"),
            root=relative(HOME, address).removesuffix(HOME),
            split=split,
            stamp=stamp,
            numerals=f"{interface.lang}-u-ca-gregory-nu-{labels['writing']['digits']}",
            kinds=tuple(NameView(kind, str(labels["kinds"].get(kind, kind))) for kind in kinds),
            languages=tuple(NameView(lang, locales.language_name(lang, interface.lang)) for lang in langs),
            sums=relative(SUMS, address),
        )
        return {"verify": verify}

    words = labels["archive"]["verify"]
    interface.shelve(
        PAGE,
        lambda part: own_page(PAGE, part),
        (split, stamp, kinds, langs),
        view,
        title=str(words["title"]),
        description=str(words["about"]).format(publisher=interface.archive.publisher),
    )
