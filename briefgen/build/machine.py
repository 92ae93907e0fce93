"""What a machine must have for a build: versions, native libraries, fonts, permission to write."""

from __future__ import annotations

import platform
import sys
import tempfile
import warnings
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefgen import __version__
from briefgen.briefing.fonts import FACES, static_face
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.renderer import PdfUnavailableError
from briefgen.build.publish import refuse_folder

_LIBRARIES = {
    "debian": "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "sudo dnf install -y pango",
    "darwin": "brew install pango",
    "windows": "install MSYS2, then: pacman -S mingw-w64-ucrt-x86_64-pango",
    "other": "install Pango 1.44 or later with your system's package manager",
}

_PACKAGES = (
    "weasyprint",
    "jinja2",
    "pyyaml",
    "pydantic",
    "click",
    "babel",
    "markdown-it-py",
    "pillow",
    "uharfbuzz",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing tried: how it is, and the one line that mends it where it is not good."""

    what: str
    good: bool
    state: str
    remedy: str = ""


def examine(output: Path) -> list[Finding]:
    """Every finding, the good ones too."""
    return [_python(), _packages(), _native(), *_fonts(), _writable(output)]


def libraries_line() -> str:
    """The line that installs the native libraries on this kind of machine."""
    return _LIBRARIES[_system()]


def _system() -> str:
    name = platform.system().lower()
    if name in {"darwin", "windows"}:
        return name
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if family & {"debian", "ubuntu"}:
        return "debian"
    return "fedora" if family & {"fedora", "rhel", "centos"} else "other"


def _python() -> Finding:
    state = f"Python {platform.python_version()}, briefgen {__version__}"
    return Finding(
        "versions",
        sys.version_info >= (3, 11),
        state,
        "" if sys.version_info >= (3, 11) else "install Python 3.11 or later",
    )


def _packages() -> Finding:
    found, missing = [], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Finding(
            "packages",
            good=False,
            state="missing: " + ", ".join(missing),
            remedy=f"{sys.executable} -m pip install " + " ".join(missing),
        )
    return Finding("packages", good=True, state=", ".join(found))


def _native() -> Finding:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "error", DeprecationWarning
            )  # said where HarfBuzz's subset library is missing
            found = PdfRenderer().tools().versions
    except (PdfUnavailableError, DeprecationWarning) as error:
        return Finding(
            "native libraries", good=False, state=f"no PDF can be made: {error}", remedy=libraries_line()
        )
    return Finding(
        "native libraries", good=True, state=", ".join(f"{name} {number}" for name, number in found.items())
    )


def _fonts() -> list[Finding]:
    findings = []
    for package in dict.fromkeys(face.package for face in FACES):
        name = package.replace("_", "-")
        try:
            sizes = [len(static_face(face)) for face in FACES if face.package == package]
        except (OSError, RuntimeError, ImportError) as error:
            findings.append(
                Finding(
                    f"font {name}",
                    good=False,
                    state=str(error),
                    remedy=f"{sys.executable} -m pip install --force-reinstall {name}",
                )
            )
        else:
            findings.append(Finding(f"font {name}", good=True, state=f"{len(sizes)} faces"))
    return findings


def _writable(output: Path) -> Finding:
    if problem := refuse_folder(output):
        return Finding(
            "output", good=False, state=problem.message, remedy="briefgen build --output another-folder"
        )
    folder = output if output.is_dir() else output.parent
    try:
        with tempfile.TemporaryFile(dir=folder if folder.is_dir() else None):
            pass
        with tempfile.TemporaryFile(dir=output.parent if output.parent.is_dir() else None):
            pass
    except OSError as error:
        return Finding(
            "output",
            good=False,
            state=f"{output} cannot be written: {error.strerror}",
            remedy=f"chmod u+w {folder}, or briefgen build --output another-folder",
        )
    return Finding("output", good=True, state=f"{output} can be written")
