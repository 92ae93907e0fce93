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
from briefgen.forking import beside

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
    with beside(lambda: _telling(read(range(half, count)))) as told:
        pages = read(range(half))
        rest = _told(told() or b"")
    if len(rest) != count - half:
        rest = read(range(half, count))
    return pages + rest


def _telling(pages: list[ReadPage]) -> bytes:
    held = [
        [held_pages((one.page,)), astuple(one.look), held_pages((one.again,) if one.again else ())]
        for one in pages
    ]
    return json.dumps(held).encode()


def _told(told: bytes) -> list[ReadPage]:
    try:
        return [
            ReadPage(pages_held(page)[0], PageLook(*look), next(iter(pages_held(again)), None))
            for page, look, again in json.loads(told)
        ]
    except (ValueError, TypeError, LookupError):
        return []
