"""The index of the archive's search, made by Pagefind. The only user of ``pagefind``.

Pagefind reads a folder of small pages that are written for it alone, one for each version of a briefing.
It runs as a program to its end: as a service it answers before its files are on the disk and is then
killed, which leaves some of them cut off (Pagefind issue 1271). Its own filters come out in another order
with every run (issue 638), so what a search is narrowed by stands in a table of our own.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from html import escape
from importlib.metadata import version
from pathlib import Path

import pagefind.service

from briefgen.addresses import SEARCH_INDEX
from briefgen.archive.searchtext import FACETS, Part, Record, also_found_by

KEY = SEARCH_INDEX + "key.txt"
TABLE = SEARCH_INDEX + "records.json"
LANGUAGE = "unknown"
"""One index over all languages, without stemming: what is asked for in one language is found in all."""
LEVELS = {"finding": "h2", "quote": "h3", "figure": "h4", "ask": "h5"}
"""The element of a part's heading, which ``search.js`` knows its kind by."""
LONG = "h6"
"""The element of a finding's text, so that the text is shown where its heading does not hold what matched."""
_WANTED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "index/*", "fragment/*")
_SIGNATURE = b"pagefind_dcd"
_PACKED = (".pf_meta", ".pagefind", ".pf_index", ".pf_fragment")
_SECONDS = 1800


class SearchIndexError(Exception):
    """The index could not be made; says why in a sentence."""


def index_key(records: Iterable[Record]) -> str:
    """Changes with whatever is searched, and with nothing else."""
    said = hashlib.sha256(version("pagefind").encode())
    for record in records:
        told = (record.page, record.slug, record.lang, record.date, record.facets)
        said.update(f"{told}{page_of(record)}".encode())
    return said.hexdigest()


def build_index(
    records: tuple[Record, ...], published: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Addresses and bytes of the index; ``published`` as it is where it was made of the same records.

    Raises ``SearchIndexError``.
    """
    key = index_key(records).encode() + b"\n"
    if published and published.get(KEY) == key:
        return dict(published)
    if not records:
        return {}
    with tempfile.TemporaryDirectory(prefix="briefgen-search-") as place:
        pages, output = Path(place, "pages"), Path(place, "index")
        for number, record in enumerate(records):
            file = pages / f"{number // 500}" / f"{number}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page_of(record), encoding="utf-8")
        _run(pages, output)
        made = {
            SEARCH_INDEX + path.relative_to(output).as_posix(): path.read_bytes()
            for wanted in _WANTED
            for path in sorted(output.glob(wanted))
        }
    return {**made, TABLE: _table(records, made), KEY: key}


def page_of(record: Record) -> str:
    """What Pagefind reads of a record: each part under a heading that has its anchor and tells its kind."""
    head = f"<title>{escape(record.title)}</title>"
    told = record.lead[0] if record.lead else ""
    meta = f'<meta data-pagefind-meta="about[content]" content="{escape(told)}">'
    lead = "".join(f"<p>{escape(text)}</p>" for text in record.lead[1:])
    start = f"<h1>{escape(record.title)}</h1>{meta}{lead}{_also(record.title, *record.lead)}"
    body = start + "".join(_part_of(part) for part in record.parts)
    return f'<!DOCTYPE html><html lang="{escape(record.lang)}"><head>{head}</head><body>{body}</body></html>'


def _part_of(part: Part) -> str:
    level = LEVELS[part.kind]
    anchor = escape(part.anchor)
    heading = f'<{level} id="{anchor}" data-pagefind-weight="2">{escape(part.text)}</{level}>'
    text = f'<{LONG} id="{anchor}" data-pagefind-weight="1">{escape(part.long)}</{LONG}>' if part.long else ""
    about = f"<p>{escape(part.about)}</p>" if part.about else ""
    return heading + _also(part.text, part.about) + about + text + _also(part.long)


def _also(*texts: str) -> str:
    words = also_found_by(texts)
    return f"<p>{escape(words)}</p>" if words else ""


def _run(pages: Path, output: Path) -> None:
    program = pagefind.service.get_executable()
    if program is None:
        raise SearchIndexError("The program of Pagefind is not there for this machine.")
    asked = ["--site", str(pages), "--output-path", str(output), "--force-language", LANGUAGE]
    try:
        ended = subprocess.run(  # noqa: S603 - a program we depend on, on files of our own
            [str(program), *asked, "--keep-index-url", "--silent"],
            cwd=pages,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchIndexError(f"Pagefind could not be run: {error}.") from None
    if ended.returncode:
        said = (ended.stderr or ended.stdout).decode(errors="replace").strip().splitlines()
        raise SearchIndexError(f"Pagefind stopped: {said[-1] if said else ended.returncode}.")


def _table(records: tuple[Record, ...], made: Mapping[str, bytes]) -> bytes:
    """What a search is narrowed by, and what a result is called before its text is loaded, as JSON.

    ``facets`` has the keys of each kind; ``records`` has, by Pagefind's name of a record, its page, slug,
    language and date, and for each facet the numbers of its keys.
    """
    names = _names(made)
    if len(names) != len(records):
        raise SearchIndexError(f"Pagefind indexed {len(names)} of {len(records)} texts.")
    keys = [sorted({key for record in records for key in record.facets[at]}) for at in range(len(FACETS))]
    numbers = [{key: number for number, key in enumerate(known)} for known in keys]
    rows = {
        names[number]: [
            record.page,
            record.slug,
            record.lang,
            record.date,
            [[numbers[at][key] for key in record.facets[at]] for at in range(len(FACETS))],
        ]
        for number, record in enumerate(records)
    }
    table = {"facets": dict(zip(FACETS, keys, strict=True)), "records": rows}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _names(made: Mapping[str, bytes]) -> dict[int, str]:
    """Pagefind's name of each record by its number. Every packed file is unpacked, so none is cut off."""
    found = {}
    for address, data in made.items():
        name = address.rpartition("/")[2]
        if name.endswith(_PACKED):
            text = _unpacked(name, data)
            if name.endswith(".pf_fragment"):
                url = json.loads(text)["url"]
                found[int(Path(url).stem)] = name.removesuffix(".pf_fragment")
    return found


def _unpacked(name: str, data: bytes) -> bytes:
    try:
        text = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        raise SearchIndexError(f"Pagefind left {name} cut off.") from None
    if not text.startswith(_SIGNATURE):
        raise SearchIndexError(f"Pagefind wrote {name} in a form that is not known here.")
    return text[len(_SIGNATURE) :]
