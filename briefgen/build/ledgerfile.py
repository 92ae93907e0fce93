"""The ledger as a file: plain values as Python itself packs them, under a checksum.

What is known of a hundred thousand files is read in a third of a second. What another Python wrote, or what
is torn, counts as none. Whoever may write into the cache folder is trusted, as with Python's own compiled
files and the compiled templates that lie there too.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from briefgen.archive.abridged import from_plain, packed_entries, to_plain
from briefgen.archive.holdings import Earlier, State
from briefgen.archive.memo import Memo, Parts, Shelved, Weighed
from briefgen.build.cached import write_bytes
from briefgen.build.ledger import Ledger, Stood, known_from_plain, known_to_plain, packed_briefs
from briefgen.build.manifest import Held, Manifest
from briefgen.packed import Packed, packed_of

T = TypeVar("T")

FORMAT = 4
_HEAD = f"briefgen ledger {FORMAT}, {sys.implementation.cache_tag}\n".encode()
_SUM = sha256().digest_size


def read_ledger(path: Path) -> Ledger:
    """The ledger; an empty one where there is none that can be used."""
    try:
        data = path.read_bytes()
        start = len(_HEAD) + _SUM
        body = memoryview(data)[start:]
        if data[:start] != _HEAD + sha256(body).digest():
            return Ledger()
        return _from_plain(*marshal.loads(body))  # noqa: S302 - ours, whole, and of this Python
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Ledger()


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Writes it, whole or not at all; where that fails, the next build builds everything."""
    with suppress(ValueError):  # something in it is no plain value
        body = marshal.dumps(_plain(ledger))
        write_bytes(path, _HEAD + sha256(body).digest() + body)


def _each(make: Callable[[Any], T], known: Mapping[str, Any]) -> dict[str, T]:
    """What ``make`` gives for each value; of a hundred thousand, faster than a comprehension."""
    return dict(zip(known, map(make, known.values()), strict=True))


def _plain(ledger: Ledger) -> tuple[Any, ...]:
    """In the order of the ledger's fields."""
    return (
        ledger.mark,
        ledger.pages,
        {mark: dict(settings) for mark, settings in ledger.common.items()},
        packed_briefs(ledger.briefs).plain,
        packed_of(Stood._make, ledger.outputs).plain,
        dict(ledger.digests),
        _plain_manifest(ledger.manifest),
        packed_entries(ledger.entries).plain,
        _plain_memo(ledger.memo),
        ledger.twin,
    )


def _from_plain(
    mark: str,
    pages: str,
    common: dict[str, dict[str, str]],
    briefs: dict[str, Any],
    outputs: dict[str, Any],
    digests: dict[str, Any],
    manifest: tuple[Any, ...],
    entries: dict[str, tuple[Any, ...]],
    memo: tuple[Any, ...],
    twin: str,
) -> Ledger:
    return Ledger(
        mark=mark,
        pages=pages,
        common=common,
        briefs=Packed(known_from_plain, briefs, known_to_plain),
        outputs=Packed(Stood._make, outputs),
        digests=digests,
        manifest=_manifest(*manifest),
        entries=Packed(from_plain, entries, to_plain),
        memo=_memo(*memo),
        twin=twin,
    )


def _plain_memo(memo: Memo) -> tuple[Any, ...]:
    return (
        {lang: known.plain for lang, known in memo.weighed.items()},
        _each(tuple, memo.parts),
        memo.lists.plain,
    )


def _memo(weighed: dict[str, dict[str, Any]], parts: dict[str, Any], lists: dict[str, Any]) -> Memo:
    return Memo(
        {lang: Packed(Weighed._make, known) for lang, known in weighed.items()},
        _each(Parts._make, parts),
        Packed(Shelved._make, lists),
    )


def _plain_manifest(manifest: Manifest) -> tuple[Any, ...]:
    made_with = manifest.made_with if isinstance(manifest.made_with, str) else dict(manifest.made_with)
    return (
        packed_of(Held._make, manifest.files).plain,
        manifest.briefings,
        str(manifest.edition),
        made_with,
        {slug: dict(held) for slug, held in manifest.sources.items()},
        [(one.sha256, str(one.state), *astuple(one)[2:]) for one in manifest.earlier],
        manifest.format,
    )


def _manifest(
    files: dict[str, Any],
    briefings: tuple[str, ...],
    edition: str,
    made_with: dict[str, str] | str,
    sources: dict[str, dict[str, str]],
    earlier: list[Any],
    form: int,
) -> Manifest:
    return Manifest(
        Packed(Held._make, files),
        briefings,
        edition,
        made_with,
        sources,
        tuple(Earlier(sha256, State(state), *rest) for sha256, state, *rest in earlier),
        form,
    )
