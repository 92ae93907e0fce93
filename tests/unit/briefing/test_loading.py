"""WeasyPrint is loaded without a compiler being asked, and wherever else it would be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

COUNTING = """
import subprocess
started = []
begin = subprocess.Popen.__init__
def counted(self, *given, **more):
    started.append(given)
    begin(self, *given, **more)
subprocess.Popen.__init__ = counted
"""

WHERE_ONLY_A_COMPILER_LOOKS = """
import ctypes.util
print("-----")
if ctypes.util.find_library("c") is None:
    raise OSError("cannot load library pango")
"""


def python(code: str, *folders: Path) -> str:
    path = os.pathsep.join(map(str, (*folders, ROOT)))
    environment = {**os.environ, "PYTHONPATH": path}
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux finds libraries so")
def test_no_process_is_started_to_find_a_library() -> None:
    ours = COUNTING + "from briefgen.briefing.loading import weasyprint; weasyprint(); print(len(started))"
    assert python(ours) == "0"
    alone = COUNTING + "import weasyprint; print(len(started))"
    assert int(python(alone)) > 0, "WeasyPrint asks nobody any more: loading.py can go"


def test_libraries_are_looked_for_as_ever_afterwards() -> None:
    code = (
        "import ctypes.util; before = ctypes.util.find_library\n"
        "from briefgen.briefing.loading import weasyprint; weasyprint()\n"
        "print(ctypes.util.find_library is before)"
    )
    assert python(code) == "True"


def test_a_library_that_only_a_compiler_finds_is_found(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text(WHERE_ONLY_A_COMPILER_LOOKS, encoding="utf-8")
    code = "from briefgen.briefing.loading import weasyprint; print(weasyprint().__file__)"
    assert python(code, tmp_path) == str(tmp_path / "weasyprint.py")


def test_what_is_missing_is_an_error_and_nothing_is_printed(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("print('-----'); raise OSError('no pango')", encoding="utf-8")
    code = (
        "from briefgen.briefing.loading import weasyprint\n"
        "try: weasyprint()\n"
        "except OSError as error: print(error)\n"
        "import briefgen.briefing.preload"
    )
    assert python(code, tmp_path) == "no pango"


def test_what_cuts_no_font_of_ours_is_loaded_when_it_is_used() -> None:
    loaded = "print([name in sys.modules for name in loading.LATER])\n"
    code = (
        "import sys\n"
        "from briefgen.briefing import loading\n"
        "loading.weasyprint()\n"
        f"{loaded}"
        "from weasyprint.pdf import fonts\n"
        "options = fonts.subset.Options(retain_gids=True)\n"
        "print(type(options).__module__, options.retain_gids)\n"
        "from fontTools.subset import Options\n"
        "print(type(options) is Options)\n"
    )
    assert python(code).splitlines() == ["[False, False]", "fontTools.subset True", "True"]


def test_what_is_loaded_already_stays_as_it_is() -> None:
    code = (
        "from fontTools import subset\n"
        "from briefgen.briefing.loading import weasyprint\n"
        "weasyprint()\n"
        "from weasyprint.pdf import fonts\n"
        "print(fonts.subset is subset)"
    )
    assert python(code) == "True"


def test_weasyprint_still_asks_for_what_is_loaded_later() -> None:
    code = "import sys, weasyprint; print('fontTools.subset' in sys.modules)"
    assert python(code) == "True", "WeasyPrint asks for it no more: LATER can go"
