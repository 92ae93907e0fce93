"""The index of the archive's search, made by Pagefind, part by part. The only user of ``pagefind_bin``.

Pagefind reads a folder of small pages, one for each version of a briefing. It runs as a program to its end:
as a service it answers before its files are on the disk and is then killed, which leaves some of them cut
off (Pagefind issue 1271).
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

import pagefind_bin

from briefgen.archive.searchparts import KEY, IndexPart, key_of, parts_of
from briefgen.archive.searchsource import page_of, path_of
from briefgen.archive.searchtable import tables
from briefgen.archive.searchtext import Record

_WANTED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "index/*", "fragment/*")
_SIGNATURE = b"pagefind_dcd"
_PACKED = (".pf_meta", ".pagefind", ".pf_index", ".pf_fragment")
_SECONDS = 1800

Read = Callable[[Iterable[str]], Mapping[str, bytes]]


class SearchIndexError(Exception):
    """The index could not be made; says why in a sentence."""


def build_index(
    records: Iterable[Record],
    published: Collection[str] = (),
    read: Read = lambda _: {},
    mark: str = "",
) -> dict[str, bytes]:
    """Addresses and bytes of the index, empty without records.

    Of what is published, ``read`` is asked only for parts that are made of the same records; those are kept.
    ``mark`` is kept in the index for the next build. Raises ``SearchIndexError``.
    """
    parts = parts_of(records)
    files: dict[str, bytes] = {}
    for part in parts:
        names = [name for name in published if name.startswith(part.folder)]
        kept = read(names) if names else {}
        files |= kept if names and len(kept) == len(names) else part_files(part)
    return {**files, KEY: key_of(mark, parts)} if parts else {}


def part_files(part: IndexPart) -> dict[str, bytes]:
    """Addresses and bytes of a part: the same for the same records. Raises ``SearchIndexError``."""
    with tempfile.TemporaryDirectory(prefix="briefgen-search-") as place:
        pages, output = Path(place, "pages"), Path(place, "index")
        try:
            _write(part, pages)
        except OSError as error:
            raise SearchIndexError(f"What Pagefind reads could not be written: {error.strerror}.") from None
        _run(pages, output, _language(part))
        made = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for wanted in _WANTED
            for path in sorted(output.glob(wanted))
        }
    made |= tables(part.records, _names(part, made))
    return {part.folder + name: data for name, data in made.items()}


def _write(part: IndexPart, pages: Path) -> None:
    for record in part.records:
        file = pages / path_of(record)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page_of(record), encoding="utf-8")


def _language(part: IndexPart) -> str:
    """Of no language that Pagefind knows, so all languages are in one index, and no words are stemmed.

    What is asked for in one language is then found in all. Pagefind's names of records begin with it, so
    that they are told apart from those of other parts.
    """
    return f"x{part.name}"


def _run(pages: Path, output: Path, language: str) -> None:
    try:
        program = pagefind_bin.get_executable()
    except FileNotFoundError:
        raise SearchIndexError("The program of Pagefind is not there for this machine.") from None
    asked = ["--site", str(pages), "--output-path", str(output), "--force-language", language]
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


def _names(part: IndexPart, made: Mapping[str, bytes]) -> list[str]:
    """Pagefind's name of each record, less what all begin with.

    Every packed file is unpacked, so none is cut off.
    """
    found: dict[str, str] = {}
    for address, data in made.items():
        name = address.rpartition("/")[2]
        if name.endswith(_PACKED):
            text = _unpacked(name, data)
            if name.endswith(".pf_fragment"):
                own = name.removesuffix(".pf_fragment").removeprefix(f"{_language(part)}_")
                found[json.loads(text)["url"].removeprefix("/")] = own
    known = [found[path] for path in map(path_of, part.records) if path in found]
    if len(known) != len(part.records):
        raise SearchIndexError(f"Pagefind indexed {len(known)} of {len(part.records)} texts.")
    return known


def _unpacked(name: str, data: bytes) -> bytes:
    try:
        text = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        raise SearchIndexError(f"Pagefind left {name} cut off.") from None
    if not text.startswith(_SIGNATURE):
        raise SearchIndexError(f"Pagefind wrote {name} in a form that is not known here.")
    return text[len(_SIGNATURE) :]
