"""The program that reads one source in a process of its own, started by ``extract``.

A hostile file can make a reader crash, loop or take all memory; here that ends this process and nothing
else. The source comes by standard input, the text goes to standard output: a line that says ``text``,
``pages`` or ``refusal``, then JSON.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress

from briefgen.evidence.sources.extractkinds import read_source
from briefgen.evidence.sources.refused import Refusal, unreadable
from briefgen.evidence.sources.textcache import pages_to_json, to_json

MAX_MEMORY = 1_500_000_000  # of addresses, of which a reader uses a part
MAX_SECONDS = 40


def main(arguments: list[str]) -> int:
    """Reads; ``arguments`` are a kind, or ``again`` and the numbers of pages."""
    _limit()
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        if arguments[0] == "again":
            from briefgen.evidence.sources.secondtext import read_again

            out.write(b"pages\n" + pages_to_json(read_again(data, map(int, arguments[1:]))))
        else:
            out.write(b"text\n" + to_json(read_source(arguments[0], data)))
    except Refusal as refusal:
        _refuse(refusal)
    except (MemoryError, RecursionError):
        _refuse(unreadable("Reading the source takes more memory than any report needs."))
    return 0


def _refuse(refusal: Refusal) -> None:
    told = [refusal.code, refusal.message, refusal.hint]
    sys.stdout.buffer.write(b"refusal\n" + json.dumps(told).encode())


def _limit() -> None:
    """Bounds on memory and time, where the system knows such bounds."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
