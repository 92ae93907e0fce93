"""A source's file to its text: the one door to extraction.

The file is read in a process of its own with bounds on time and memory (``extractchild``), unless it is a
short plain text, which no library has to be trusted with. Its text is kept: in this process, and in a
cache folder between runs, under the SHA-256 of the file's bytes. So many briefs over one source read it
once, and a file that could not be read is not tried anew for each.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from briefgen.evidence.pages import PageText, SourceText
from briefgen.evidence.sources.extractkinds import HEAD, kind_of, read_source, tools
from briefgen.evidence.sources.refused import MAX_BYTES, Refusal, unreadable
from briefgen.evidence.sources.textcache import from_json, keep, look_up, pages_from_json
from briefgen.problems import Origin, Place, Problem

_SECONDS = 60
_SHORT = 1_000_000
"""Bytes of a plain text that is read here: a process for each of a thousand takes minutes."""
_REMEMBERED = 16

_lock = Lock()
_known: dict[tuple[str, ...], SourceText | Refusal | tuple[PageText, ...]] = {}


@dataclass(frozen=True, slots=True)
class _File:
    """An open file, and what tells it from all others."""

    descriptor: int
    sha256: str
    head: bytes
    size: int


def extract(path: Path, shown_as: str, cache: Path | None) -> tuple[SourceText | None, list[Problem]]:
    """The text of the source at ``path``, or the problem that says why there is none.

    ``shown_as`` is the file's name in problems. ``cache`` is a folder for texts already read, made where
    it is missing; None keeps them only as long as this process runs. Never raises for what a file holds.
    """
    try:
        with _opened(path) as file:
            kind = kind_of(file.head, path.suffix)
            return _remembered(file, kind, cache), []
    except Refusal as refusal:
        return None, [Problem(refusal.code, refusal.message, refusal.hint, Place(shown_as))]
    except FileNotFoundError:
        message = f"The source {path.name} is not in the folder of sources."
        hint = "put the file there, or correct its name in the brief"
        return None, [Problem("source-missing", message, hint, Place(shown_as))]
    except OSError as error:
        message = f"The source cannot be read: {error.strerror}."
        hint = "see that the file is there and that you may read it"
        return None, [Problem("source-unreadable", message, hint, Place(shown_as), origin=Origin.MACHINE)]


def second_opinion(path: Path, numbers: Iterable[int]) -> tuple[PageText, ...]:
    """Pages of a PDF as another program reads them; none where it cannot, or for other kinds of files.

    Asked before an author is accused: what one program misses, another may find. Its pages have neither
    labels nor the raised digits of footnotes, unless these are superscript characters.
    """
    wanted = [str(number) for number in sorted(set(numbers)) if number > 0]
    try:
        with _opened(path) as file:
            if not wanted or kind_of(file.head, path.suffix) != "pdf":
                return ()
            key = (file.sha256, "again", *wanted)
            with _lock:
                found = _known.get(key)
                if found is None:
                    found = _recalled(key, _pages_again(file, wanted))
    except (Refusal, OSError):
        return ()
    return found if isinstance(found, tuple) else ()


@contextmanager
def _opened(path: Path) -> Iterator[_File]:
    """The file, if it is an ordinary one of bearable size."""
    # Without O_NONBLOCK, opening a FIFO waits for somebody to write into it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except ValueError:  # a NUL in the name
        raise unreadable("The source has a name that no file can have.", "correct the name") from None
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise unreadable("The source is not an ordinary file.", "put the file itself into the folder")
        if found.st_size > MAX_BYTES:
            raise _too_large()
        digest, head, size = hashlib.sha256(), b"", 0
        while block := os.read(descriptor, 1 << 20):
            head = head or block[:HEAD]
            digest.update(block)
            size += len(block)
            if size > MAX_BYTES:  # it grows while it is read
                raise _too_large()
        if not size:
            raise unreadable("The source is an empty file.", "put the whole file into the folder")
        yield _File(descriptor, digest.hexdigest(), head, size)
    finally:
        os.close(descriptor)


def _too_large() -> Refusal:
    message = f"The source has more than {MAX_BYTES:,} bytes."
    return Refusal("source-too-large", message, "save it with smaller pictures, or only the part summed up")


def _remembered(file: _File, kind: str, cache: Path | None) -> SourceText:
    """The text, from where it is at hand; raises the refusal that the file met before."""
    key = (file.sha256, kind, tools(kind))
    # One at a time, so that briefs in parallel threads do not read the same source side by side.
    with _lock:
        found = _known.get(key) or (look_up(cache, key) if cache else None)
        if not isinstance(found, SourceText | Refusal):
            found = _from_child(file, kind) if kind != "plain" or file.size > _SHORT else _here(file, kind)
            if cache and isinstance(found, SourceText) and found.sha256 == file.sha256:
                found = keep(cache, key, found)
        _recalled(key, found)
    if isinstance(found, Refusal):
        raise Refusal(found.code, found.message, found.hint)
    if found.sha256 != file.sha256:
        raise unreadable("The source changed while it was read.", "try again when nobody writes to it")
    return found


def _recalled(
    key: tuple[str, ...], found: SourceText | Refusal | tuple[PageText, ...]
) -> SourceText | Refusal | tuple[PageText, ...]:
    while len(_known) >= _REMEMBERED:
        del _known[next(iter(_known))]
    _known[key] = found
    return found


def _here(file: _File, kind: str) -> SourceText | Refusal:
    os.lseek(file.descriptor, 0, os.SEEK_SET)
    try:
        return read_source(kind, os.read(file.descriptor, file.size))
    except Refusal as refusal:
        return refusal


def _from_child(file: _File, kind: str) -> SourceText | Refusal:
    said, body = _run(file, [kind])
    try:
        if said == b"text":
            return from_json(body)
        if said == b"refusal":
            return Refusal(*json.loads(body))
    except (ValueError, TypeError, LookupError):
        pass
    if said == b"late":
        return unreadable("Reading the source takes far too long.")
    return unreadable("The source is damaged: the program that reads it broke off.")


def _pages_again(file: _File, numbers: list[str]) -> tuple[PageText, ...]:
    said, body = _run(file, ["again", *numbers])
    try:
        return pages_from_json(body) if said == b"pages" else ()
    except (ValueError, TypeError, LookupError):
        return ()


def _run(file: _File, arguments: list[str]) -> tuple[bytes, bytes]:
    """What the reading process says, in a word, and its data."""
    os.lseek(file.descriptor, 0, os.SEEK_SET)
    root = str(Path(__file__).resolve().parents[3])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    # -P: a file in the folder where somebody happens to work is no module of ours.
    command = [sys.executable, "-P", "-m", "briefgen.evidence.sources.extractchild", *arguments]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            stdin=file.descriptor,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b"late", b""
    said, _, body = done.stdout.partition(b"\n")
    return (said, body) if done.returncode == 0 else (b"broken", b"")
