"""The page ``verify``: whether a file is one of ours, answered in the reader's browser alone.

The list of all fingerprints is not in the page. It lies beside it as scripts, which load from a web server
and from a disk alike, and only once somebody has chosen a file. A long list is parted by the first digits of
the fingerprints; then a reader needs one part in 256 of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping

from briefgen import locales
from briefgen.addresses import HOME, SUMS, briefing_page, own_page, relative, verify_data
from briefgen.archive.entry import Entry, FileEntry
from briefgen.archive.holdings import Desk, Earlier, Holdings
from briefgen.archive.interface import Interface
from briefgen.archive.verifyview import NameView, VerifyView

ONE_PIECE = 2_000
"""Up to so many documents the list is one file, of less than 100 kB packed."""
PAGE = "verify"
SCRIPT = "archive/verify.js"

Known = dict[str, str]


def verify_files(holdings: Holdings, desk: Desk) -> dict[str, bytes]:
    """The page in every language of the archive, and the list it looks documents up in."""
    known = known_documents(holdings)
    split = 0 if len(known) <= ONE_PIECE else 2
    pieces = _pieces(known, split)
    stamp = hashlib.sha256(b"".join(pieces.values())).hexdigest()[:12]
    files = {verify_data(name): data for name, data in pieces.items()}
    for lang in holdings.languages:
        files |= _page(Interface(holdings, desk, lang), known, split, stamp)
    return files


def known_documents(holdings: Holdings) -> dict[str, Known]:
    """What a reader is told of each document that was ever published, by its SHA-256.

    Pages are left out: what a browser saves of a page is not what was published.
    """
    entries = {entry.slug: entry for entry in holdings.entries}
    known = {one.sha256: _earlier(one, entries.get(one.slug)) for one in holdings.earlier}
    for entry in holdings.entries:
        known |= {file.sha256: _current(file, entry) for file in entry.files if file.format != "html"}
    return dict(sorted(known.items()))


def _current(file: FileEntry, entry: Entry) -> Known:
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


def _earlier(one: Earlier, entry: Entry | None) -> Known:
    told = {"state": str(one.state), "kind": one.kind, "lang": one.lang, "date": one.date}
    if entry is not None:
        version = entry.version(one.lang)
        told |= {"title": version.title, "title_lang": version.lang, "page": version.page}
    elif one.slug:
        told["page"] = briefing_page(one.slug)
    return told


def _pieces(known: Mapping[str, Known], split: int) -> dict[str, bytes]:
    """The list as scripts, by name: ``all``, or one for every pair of digits, the empty ones too."""
    names = [f"{number:02x}" for number in range(256)] if split else ["all"]
    parted: dict[str, dict[str, Known]] = {name: {} for name in names}
    for digest, told in known.items():
        parted[digest[:split] or "all"][digest] = told
    return {name: _as_script(name, part) for name, part in parted.items()}


def _as_script(name: str, part: Mapping[str, Known]) -> bytes:
    value = json.dumps(part, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"')
    return f"(window.briefgenPublished ??= {{}})[{json.dumps(name)}] =\n{value};\n".encode()


def _page(interface: Interface, known: Mapping[str, Known], split: int, stamp: str) -> dict[str, bytes]:
    desk, labels = interface.desk, interface.labels
    address = own_page(PAGE, interface.part)
    script = desk.assets.add(PAGE, "js", (desk.templates.text(SCRIPT) or "").encode())
    view = VerifyView(
        script=relative(script, address),
        data=relative(verify_data("all"), address).removesuffix("all.js"),
        root=relative(HOME, address).removesuffix(HOME),
        split=split,
        stamp=stamp,
        numerals=f"{interface.lang}-u-ca-gregory-nu-{labels['writing']['digits']}",
        kinds=tuple(_named(known, "kind", lambda kind: str(labels["kinds"].get(kind, kind)))),
        languages=tuple(_named(known, "lang", lambda lang: locales.language_name(lang, interface.lang))),
        sums=relative(SUMS, address),
    )
    words = labels["archive"]["verify"]
    return interface.page(
        PAGE,
        lambda part: own_page(PAGE, part),
        {"verify": view},
        title=str(words["title"]),
        description=str(words["about"]).format(publisher=interface.archive.publisher),
    )


def _named(known: Mapping[str, Known], part: str, name_of: Callable[[str], str]) -> Iterator[NameView]:
    for key in sorted({told[part] for told in known.values()}):
        yield NameView(key, name_of(key))
