"""The pages of a long PDF read by two processes at once: extraction is what a first check waits for.

The second process is a fork of the reading process, so it stands under the same bounds on time and memory
(``extractchild``) and needs nothing read again. Where there is no fork, or the second process breaks off,
the first reads its share as well: what is read is the same either way.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import astuple, dataclass

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.textcache import held_pages, pages_held
from briefgen.evidence.sources.trust import PageLook

LONG = 60  # pages from which a second process pays


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read, how it looks, and as a second program reads it where that one did better."""

    page: PageText
    look: PageLook
    again: PageText | None = None


def read_shared(count: int, read: Callable[[range], list[ReadPage]]) -> list[ReadPage]:
    """What ``read`` gives for all ``count`` pages, the second half of a long file by another process."""
    if count < LONG or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return read(range(count))
    half = count // 2
    end, begin = os.pipe()
    other = os.fork()
    if not other:
        _be_the_other(end, begin, lambda: read(range(half, count)))
    os.close(begin)
    try:
        pages = read(range(half))
        with os.fdopen(end, "rb") as pipe:
            told = pipe.read()
    finally:
        _, status = os.waitpid(other, 0)
    rest = _told(told) if status == 0 else []
    if len(rest) != count - half:
        rest = read(range(half, count))
    return pages + rest


def _be_the_other(end: int, begin: int, read: Callable[[], list[ReadPage]]) -> None:
    """The whole life of the second process; whatever goes wrong in it is met again by the first."""
    status = 1
    try:
        os.close(end)
        held = [
            [held_pages((one.page,)), astuple(one.look), held_pages((one.again,) if one.again else ())]
            for one in read()
        ]
        with os.fdopen(begin, "wb") as pipe:
            pipe.write(json.dumps(held).encode())
        status = 0
    finally:
        os._exit(status)  # no buffer of the first process may be written twice, and nothing of it be undone


def _told(told: bytes) -> list[ReadPage]:
    try:
        return [
            ReadPage(pages_held(page)[0], PageLook(*look), next(iter(pages_held(again)), None))
            for page, look, again in json.loads(told)
        ]
    except (ValueError, TypeError, LookupError):
        return []
