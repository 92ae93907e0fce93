"""WeasyPrint, imported without asking a compiler where its libraries are.

WeasyPrint 70 tries several names for each library under it, the one that Linux knows last. For each of the
others ``ctypes.util.find_library`` starts ``ldconfig``, ``gcc`` and ``ld``: fifty processes, a third of the
time that the import takes. On Linux the loader finds a library by its real name, in the same folders.
"""

from __future__ import annotations

import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any


def weasyprint() -> Any:
    """The module. Raises ``ImportError`` or ``OSError`` where it, or a library under it, is missing."""
    with redirect_stdout(io.StringIO()):  # where it prints what the error says too
        try:
            with _found_by_the_loader():
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
