"""On what, and with which versions, something was measured. No names and no paths of the machine."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

from benchmarks import benchvenv
from benchmarks.competitors import chromium, hugo
from briefgen import __version__
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.renderer import PdfUnavailableError

COMPETITORS = ("typst", "rendercv", "pelican", "mkdocs")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def machine() -> list[tuple[str, str]]:
    """What it is, by name."""
    information = _read("/proc/cpuinfo")
    model = re.search(r"(?m)^model name\s*: (.*)$", information)
    memory = re.search(r"MemTotal:\s*(\d+) kB", _read("/proc/meminfo"))
    return [
        ("Cores", str(cores())),
        ("Processor", model[1] if model else platform.machine()),
        ("Memory", f"{int(memory[1]) / 1024**2:.0f} GiB" if memory else "unknown"),
        ("System", f"{platform.system()} {platform.release()}"),
        ("Load when it began", " ".join(f"{load:.1f}" for load in os.getloadavg())),
    ]


def tools() -> list[tuple[str, str]]:
    """Versions by name; what is missing is said to be."""
    found = [("briefgen", __version__), ("Python", platform.python_version())]
    try:
        versions = PdfRenderer().tools().versions
        found += [(name, versions[name]) for name in ("WeasyPrint", "Pango")]
    except PdfUnavailableError:
        found.append(("WeasyPrint", "missing"))
    installed = benchvenv.versions()
    found += [(name, installed.get(name, "missing")) for name in COMPETITORS]
    found.append(("Hugo", hugo.version() or "missing"))
    browser = chromium.program()
    found.append(("Chromium", _number(browser) if browser else "missing"))
    return [*found, ("git", _number("git"))]


def _number(program: str) -> str:
    """The number in what a program says of its version."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "missing"
    number = re.search(r"\d+(?:\.\d+)+", said)
    return number[0] if number else "unknown"


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
