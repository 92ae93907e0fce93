"""PDFs made by a process beside this one: it loads WeasyPrint while this one loads all else, and reads.

To load both one after the other takes longer than to make a briefing. So the process is forked as soon as it
is known that there is something to build, and before anything is loaded that would not survive that.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from briefgen.build.limits import PATIENCE, TookTooLong, in_time, spend, time_left
from briefgen.build.order import Order
from briefgen.forking import Answering
from briefgen.keeping import FONTS

if TYPE_CHECKING:
    from briefgen.briefing.renderer import Renderer

Question = tuple[str, tuple[Any, ...], float]
"""A method of the renderer, what it is given, and the seconds that it may take; none means no bound."""


class PrinterEndedError(Exception):
    """The process has ended in the midst of a page, or no longer answers."""


@contextmanager
def printer_of(order: Order, *, begun: bool) -> Iterator[Callable[[Path | None], Renderer] | None]:
    """What gives the renderer of a build, in a process that begins now and is ended with the body.

    None where there would be no use for it: without PDFs or a second core, on a cluster, where other
    processes have ``begun`` to load WeasyPrint, or where this one has. Elsewhere than on Linux, what is
    loaded already may not survive a fork.
    """
    alone = order.jobs < 2 or order.cluster or order.part or "pdf" not in order.formats
    if alone or begun or sys.platform != "linux" or "weasyprint" in sys.modules:
        yield None
        return
    other = Answering(partial(_print, order.cache / FONTS if order.cache else None))
    try:
        yield partial(_there, other)
    finally:
        other.end()


def _there(other: Answering, kept: Path | None) -> Renderer:
    """The renderer there, or one here where that process did not live to load WeasyPrint."""
    from briefgen.build.printing import Printer

    try:
        return Printer(partial(_asked, other), partial(_told, other))
    except PrinterEndedError:
        from briefgen.briefing.pdf import PdfRenderer

        return PdfRenderer(kept)


def _asked(other: Answering, name: str, *given: object, meanwhile: Callable[[], object] | None = None) -> Any:
    """What the renderer's method of this name gives in the other process, or raises there.

    ``meanwhile`` is done here before anybody waits.

    Raises ``PrinterEndedError`` where it cannot be asked any more.
    """
    left = time_left()
    try:
        asked = other.ask(pickle.dumps((name, given, left)))
        if asked and meanwhile:
            meanwhile()
    except BaseException:  # what it may still say would be taken for the answer to another question
        other.end()
        raise
    return _told(other, left)


def _told(other: Answering, left: float = 0) -> Any:
    """The next thing that the other process says, which may take so many seconds of the processor.

    The first is told unasked: what its PDFs are made with. Raises what that process raised, and
    ``PrinterEndedError`` where it says nothing.
    """
    told = None
    try:
        told = other.answer(left * PATIENCE or None)
    finally:
        if told is None:
            other.end()
    if told is None:
        raise PrinterEndedError
    result, used = pickle.loads(told)  # noqa: S301 - from our own fork
    spend(used)
    if isinstance(result, BaseException):
        raise result
    return result


def _print(kept: Path | None, hear: Callable[[], bytes | None], say: Callable[[bytes], None]) -> None:
    """The life of the other process."""
    renderer = _loaded(kept)
    say(pickle.dumps((_done(renderer, "tools", (), 0), 0.0)))
    if not isinstance(renderer, Exception):
        renderer.warm_up()
    while (question := hear()) is not None:
        name, given, left = pickle.loads(question)  # noqa: S301 - from the process that forked this one
        begun = process_time()
        say(pickle.dumps((_done(renderer, name, given, left), process_time() - begun)))


def _loaded(kept: Path | None) -> Renderer | Exception:
    from briefgen.briefing.pdf import PdfRenderer
    from briefgen.briefing.renderer import PdfUnavailableError

    try:
        return PdfRenderer(kept)
    except PdfUnavailableError as error:
        return error


def _done(renderer: Renderer | Exception, name: str, given: tuple[Any, ...], left: float) -> object:
    """What came of a question, or what was raised that the other process can do something about."""
    from briefgen.briefing.renderer import RefusedError, TooDeepError

    if isinstance(renderer, Exception):
        return renderer
    method = getattr(renderer, name)
    try:
        if not left:
            return method(*given)
        with in_time(left):
            return method(*given)
    except (RefusedError, TooDeepError, TookTooLong, MemoryError) as error:
        return type(error)(*error.args)  # without its traceback, which holds all that filled the memory
