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
from briefgen.build import swap, twin
from briefgen.build.last import Last
from briefgen.build.manifest import Manifest
from briefgen.build.publish import publish, put_in_place
from briefgen.build.stage import Stage
from briefgen.build.stamps import outputs_in

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


def twin_of(output: Path) -> Path:
    """Where this publisher keeps a second folder of the archive."""
    return output.parent / "cache" / "output.twin"


def publish_by_twin(output: Path, files: dict[str, bytes]) -> Stage:
    """Publishes as a build does that keeps a twin of the archive; the stage, which may make the first one."""
    last = Last(output, Manifest(), there=outputs_in(output))
    with Stage(last, twin=twin_of(output)) as stage:
        for name, data in files.items():
            stage.put(name, data)
        put_in_place(stage)
    return stage


def main(output: Path, machine: str) -> None:
    versions = [archive(1), archive(2)]
    if machine == "plain":
        swap._libc = lambda: None
    twin.FEWEST, twin.FURTHEST = 1, 1.0
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            while True:
                for files in versions:
                    if machine == "twin":
                        publish_by_twin(output, files)
                        continue
                    problem = publish(output, files)
                    assert problem is None, problem
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
