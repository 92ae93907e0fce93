"""WeasyPrint, imported without asking a compiler where its libraries are, and without what it will not use.

WeasyPrint 70 tries several names for each library under it, the one that Linux knows last. For each of the
others ``ctypes.util.find_library`` starts ``ldconfig``, ``gcc`` and ``ld``: fifty processes, a third of the
time that the import takes. On Linux the loader finds a library by its real name, in the same folders.

HarfBuzz cuts its fonts, where its library for that is there, and ours are static. The parts of fontTools that
would do this otherwise take a quarter of what is left: they are loaded when something is asked of them.
"""

from __future__ import annotations

import ctypes.util
import importlib
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from types import ModuleType
from typing import Any

LATER = ("fontTools.subset", "fontTools.varLib.instancer")
"""Modules that WeasyPrint imports and hardly ever uses."""


def weasyprint() -> Any:
    """The module. Raises ``ImportError`` or ``OSError`` where it, or a library under it, is missing."""
    with redirect_stdout(io.StringIO()):  # where it prints what the error says too
        try:
            with _found_by_the_loader(), _loaded_when_used():
                import weasyprint as module
        except OSError:  # somewhere else, perhaps, where only a compiler looks
            for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
                del sys.modules[name]
            import weasyprint as module
    return module


@contextmanager
def _found_by_the_loader() -> Iterator[None]:
    """``find_library`` finds nothing meanwhile; other systems than Linux need it."""
    if not sys.platform.startswith("linux"):
        yield
        return
    before = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the name that cffi gives
    try:
        yield
    finally:
        ctypes.util.find_library = before


class _Later(ModuleType):
    """Stands for a module until somebody calls one of its functions or classes."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import system asks for
            raise AttributeError(name)

        def called(*given: Any, **more: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*given, **more)

        return called


@contextmanager
def _loaded_when_used() -> Iterator[None]:
    """Who imports one of ``LATER`` meanwhile gets what stands for it; afterwards, the module itself."""
    absent = [name for name in LATER if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
