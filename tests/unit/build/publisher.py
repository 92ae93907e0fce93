"""A program that publishes two versions of an archive for ever, in a new process for each line it reads.

It prints the number of the process, which is to be killed, and then a line when that has ended.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from briefgen.addresses import MANIFEST
from briefgen.build import swap
from briefgen.build.publish import publish

FILES = 120


def archive(number: int) -> dict[str, bytes]:
    """An archive of which every second file says which version it is, and the others stay."""
    files = {
        f"briefings/{name}/index.html": f"{name} {number if name % 2 else ''}".encode() * 500
        for name in range(FILES)
    }
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return {**files, MANIFEST: json.dumps(sums).encode()}


def faults(output: Path) -> list[str]:
    """What is wrong with an archive: the files that are not what its manifest says."""
    sums = json.loads((output / MANIFEST).read_bytes())
    there = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    wrong = sorted(there ^ {MANIFEST, *sums})
    wrong += [
        name
        for name in sums.keys() & there
        if hashlib.sha256((output / name).read_bytes()).hexdigest() != sums[name]
    ]
    return wrong


def main(output: Path, machine: str) -> None:
    versions = [archive(1), archive(2)]
    if machine == "plain":
        swap._libc = lambda: None
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            while True:
                for files in versions:
                    problem = publish(output, files)
                    assert problem is None, problem
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
