"""Runs one command and writes what it cost: the small program that ``measuring`` starts for each measurement.

It imports next to nothing, since a process that is started inherits its parent's size as its own peak, and
it adopts what its command leaves behind (a browser's processes, a pool's), so that none is missed.

    python -I -S runner.py WHERE-TO-WRITE MOST-SECONDS COMMAND...
"""

import ctypes
import os
import signal
import sys
import threading
from time import monotonic, perf_counter, sleep

PAUSE = 0.2
"""Seconds between two looks at the memory of all processes."""

LINGER = 20
"""Seconds that processes get to end after the one that was started."""

ADOPT = 36
"""Linux's PR_SET_CHILD_SUBREAPER."""

PAGE = os.sysconf("SC_PAGE_SIZE")
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the kernel counts peak memory."""


def main(note: str, most_seconds: float, command: list[str]) -> None:
    """Runs the command and writes: exit code, seconds, processor seconds, bytes of the largest, of all."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    begun = perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, setpgroup=0)
    watch = Watch(child, most_seconds)
    _, status, usage = os.wait4(child, 0)
    wall = perf_counter() - begun
    watch.over.set()
    used = [usage, *others(child)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    largest = max(one.ru_maxrss for one in used) * UNIT
    code = os.waitstatus_to_exitcode(status)
    with open(note, "w", encoding="utf-8") as out:  # noqa: PTH123 - pathlib would be the larger half of this process
        print(code, wall, cpu, largest, max(largest, watch.most), file=out)


def others(group: int):  # type: ignore[no-untyped-def]  # the type is in a module not imported here
    """The usage of what the command left behind, once it has ended; what lingers is ended."""
    found: list = []  # type: ignore[type-arg]
    until = monotonic() + LINGER
    asked = False
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return found
        if pid:
            found.append(usage)
        elif monotonic() < until:
            sleep(0.01)
        elif asked:
            return found
        else:
            end(group)
            asked, until = True, monotonic() + LINGER


def end(group: int) -> None:
    """Ends the processes of the group that was started here, and no others."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


class Watch(threading.Thread):
    """Looks at the memory of a process and all below it now and then, and ends what takes too long."""

    def __init__(self, pid: int, most_seconds: float) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self.over = threading.Event()
        self._pid = pid
        self._until = monotonic() + most_seconds
        self.start()

    def run(self) -> None:
        """Looks until the command is over."""
        while not self.over.wait(PAUSE):
            self.most = max(self.most, sum(map(resident, below(self._pid))))
            if monotonic() > self._until:
                end(self._pid)
                return


def read(path: str) -> str:
    """The text of a file of the kernel's; nothing where the process has ended."""
    try:
        with open(path, encoding="ascii") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return ""


def below(pid: int) -> list[int]:
    """A process and all that it started, as far as the kernel lists them."""
    found = [pid]
    try:
        threads = os.listdir(f"/proc/{pid}/task")  # noqa: PTH208
    except OSError:
        return found
    for thread in threads:
        for child in read(f"/proc/{pid}/task/{thread}/children").split():
            found += below(int(child))
    return found


def resident(pid: int) -> int:
    """Bytes of memory that a process holds, with what it shares."""
    parts = read(f"/proc/{pid}/statm").split()
    return int(parts[1]) * PAGE if parts else 0


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])
