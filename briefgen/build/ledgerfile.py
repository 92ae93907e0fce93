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

from briefgen.archive.abridged import from_plain, to_plain
from briefgen.archive.holdings import Earlier, State
from briefgen.archive.memo import Memo, Parts, Shelved, Weighed
from briefgen.build.cached import write_bytes
from briefgen.build.ledger import Ledger, Stood, known_from_plain, known_to_plain
from briefgen.build.manifest import Held, Manifest

T = TypeVar("T")

FORMAT = 3
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


def _tuples(known: Mapping[str, tuple[Any, ...]]) -> dict[str, Any]:
    """Named tuples as plain ones."""
    return _each(tuple, known)


def _each(make: Callable[[Any], T], known: Mapping[str, Any]) -> dict[str, T]:
    """What ``make`` gives for each value; of a hundred thousand, faster than a comprehension."""
    return dict(zip(known, map(make, known.values()), strict=True))


def _plain(ledger: Ledger) -> tuple[Any, ...]:
    """In the order of the ledger's fields."""
    return (
        ledger.mark,
        ledger.pages,
        {mark: dict(settings) for mark, settings in ledger.common.items()},
        _each(known_to_plain, ledger.briefs),
        _tuples(ledger.outputs),
        dict(ledger.digests),
        _plain_manifest(ledger.manifest),
        _each(to_plain, ledger.entries),
        _plain_memo(ledger.memo),
    )


def _from_plain(
    mark: str,
    pages: str,
    common: dict[str, dict[str, str]],
    briefs: dict[str, list[Any]],
    outputs: dict[str, Any],
    digests: dict[str, Any],
    manifest: tuple[Any, ...],
    entries: dict[str, tuple[Any, ...]],
    memo: tuple[Any, ...],
) -> Ledger:
    return Ledger(
        mark=mark,
        pages=pages,
        common=common,
        briefs={slug: known_from_plain(*one) for slug, one in briefs.items()},
        outputs=_each(Stood._make, outputs),
        digests=digests,
        manifest=_manifest(*manifest),
        entries=_each(from_plain, entries),
        memo=_memo(*memo),
    )


def _plain_memo(memo: Memo) -> tuple[Any, ...]:
    return (
        {lang: _tuples(known) for lang, known in memo.weighed.items()},
        _tuples(memo.parts),
        _tuples(memo.lists),
    )


def _memo(weighed: dict[str, dict[str, Any]], parts: dict[str, Any], lists: dict[str, Any]) -> Memo:
    return Memo(
        {lang: _each(Weighed._make, known) for lang, known in weighed.items()},
        _each(Parts._make, parts),
        _each(Shelved._make, lists),
    )


def _plain_manifest(manifest: Manifest) -> tuple[Any, ...]:
    made_with = manifest.made_with if isinstance(manifest.made_with, str) else dict(manifest.made_with)
    return (
        _tuples(manifest.files),
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
        _each(Held._make, files),
        briefings,
        edition,
        made_with,
        sources,
        tuple(Earlier(sha256, State(state), *rest) for sha256, state, *rest in earlier),
        form,
    )
