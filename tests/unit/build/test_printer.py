"""The process that prints beside the building one: same bytes, same bounds, and no harm if it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.briefing.layout import Layout
from briefgen.briefing.pdflog import Said
from briefgen.briefing.renderer import (
    Drawing,
    PdfUnavailableError,
    Printed,
    RefusedError,
    Renderer,
    TooDeepError,
    Tools,
    Wanted,
)
from briefgen.build import pool, printer
from briefgen.build.limits import Limits, TookTooLong, in_time, time_left
from briefgen.build.order import Order
from briefgen.build.pool import make_all
from briefgen.build.printer import PrinterEndedError, printer_of
from briefgen.build.tasks import Made, Task
from briefgen.build.work import Workshop
from briefgen.build.worker import Recipe
from tests.unit.build import shops
from tests.workspaces import BRIEF, write_workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")

EMPTY = Layout((), (), (), ())


class Planted(Renderer):
    """Does what a page tells it to."""

    def printed(self, wanted: Wanted, meanwhile: Callable[[], object] | None = None) -> Printed:  # noqa: ARG002
        match wanted.page:
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "work":
                while True:
                    pass
            case "sleep":
                time.sleep(60)
            case "refuse":
                raise RefusedError("file:///etc/passwd")
            case "deep":
                raise TooDeepError
            case "grow":
                raise MemoryError
        return Printed(f"{wanted.page} {os.getpid()}".encode(), EMPTY, ())

    def drawn(
        self, page: str, images: Mapping[str, bytes], fits: Callable[[Layout], bool]
    ) -> tuple[Drawing, Said]:
        return Drawing(images[page] if fits(EMPTY) else None), ((30, page),)

    def tools(self) -> Tools:
        return Tools({"WeasyPrint": "planted"})


def page(text: str) -> Wanted:
    return Wanted(text, "", {}, "Desk", "en")


def no_pages(layout: Layout) -> bool:
    return not layout.sheets


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return Order(tmp_path, tmp_path / "output", datetime(2024, 12, 12, tzinfo=UTC), jobs=2)


@contextmanager
def begun(order: Order, loaded: Renderer | Exception, monkeypatch: pytest.MonkeyPatch) -> Iterator[Renderer]:
    """A printer whose process has loaded this."""
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(printer, "_loaded", lambda _: loaded)
    with printer_of(order, begun=False) as made:
        assert made
        yield made(None)


@pytest.fixture
def planted(order: Order, monkeypatch: pytest.MonkeyPatch) -> Iterator[Renderer]:
    with begun(order, Planted(), monkeypatch) as made:
        yield made


def test_another_process_prints(planted: Renderer) -> None:
    first, second = (planted.printed(page("words")).data for _ in range(2))
    assert first == second != f"words {os.getpid()}".encode()
    assert planted.tools() == Tools({"WeasyPrint": "planted"})


def test_it_draws_what_fits(planted: Renderer) -> None:
    assert planted.drawn("a", {"a": b"dots"}, no_pages) == (Drawing(b"dots"), ((30, "a"),))


def test_other_work_is_done_while_it_prints(planted: Renderer) -> None:
    done: list[int] = []
    planted.printed(page("words"), lambda: done.append(1))
    assert done == [1]


def test_what_is_wrong_with_a_page_is_said_as_ever(planted: Renderer) -> None:
    given = {"publisher": "Desk", "lang": "en", "shown_as": "briefs/wells.yaml"}
    for text, code in (("refuse", "asset-refused"), ("deep", "pdf-too-deep")):
        pdf, problems = planted.render(text, "", {}, **given)
        assert pdf is None
        assert [one.code for one in problems] == [code]
    pdf, problems = planted.render("words", "", {}, **given)
    assert pdf
    assert problems == []


def test_a_page_takes_no_more_than_the_time_that_is_left(planted: Renderer) -> None:
    with pytest.raises(TookTooLong), in_time(0.2):
        planted.printed(page("work"))
    assert planted.printed(page("words")).data.startswith(b"words")


def test_the_time_it_takes_is_the_briefs_own(planted: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    with in_time(50):
        planted.printed(page("words"))
        assert 40 < time_left() < 51
        monkeypatch.setattr(printer.pickle, "loads", lambda _: (None, 30.0))
        planted.printed(page("words"))
        assert 10 < time_left() < 21
    assert time_left() == 0


def test_one_that_answers_no_more_is_ended(planted: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "PATIENCE", 0.001)
    with pytest.raises(PrinterEndedError), in_time(50):
        planted.printed(page("sleep"))
    with pytest.raises(PrinterEndedError):
        planted.printed(page("words"))


def test_a_page_that_fills_the_memory_is_said_to(planted: Renderer) -> None:
    with pytest.raises(MemoryError):
        planted.printed(page("grow"))


def test_no_answer_is_taken_for_that_to_another_question(planted: Renderer) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        planted.printed(page("words"), stop)
    with pytest.raises(PrinterEndedError):
        planted.printed(page("other words"))


def test_where_no_pdf_can_be_made_it_is_said(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        pytest.raises(PdfUnavailableError, match="no Pango here"),
        begun(order, PdfUnavailableError("no Pango here"), monkeypatch),
    ):
        pass


def test_one_that_dies_before_it_has_begun_is_done_without(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(printer, "_loaded", lambda _: os._exit(1))
    with printer_of(order, begun=False) as made:
        assert made
        monkeypatch.setattr("briefgen.briefing.pdf.PdfRenderer", lambda kept: (kept, "here"))
        assert made(order.root) == (order.root, "here")


@pytest.mark.parametrize(
    "more", [{"jobs": 1}, {"formats": ("html",)}, {"cluster": "tcp://127.0.0.1:8786"}, {"begun": True}, {}]
)
def test_without_use_for_it_there_is_none(
    order: Order, monkeypatch: pytest.MonkeyPatch, more: dict[str, object]
) -> None:
    if more:
        monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    else:
        monkeypatch.setitem(sys.modules, "weasyprint", sys)
    asked = replace(order, **{name: one for name, one in more.items() if name != "begun"})  # type: ignore[arg-type]
    with printer_of(asked, begun="begun" in more) as made:
        assert made is None


class PrintingShop(Workshop):
    """Prints a brief's slug."""

    def make(self, task: Task) -> Made:
        assert self._renderer
        data = self._renderer.printed(page("die" if task.slug == "kills" else task.slug)).data
        return Made(task.slug, (), None, (), {"a": data})


def alone(task: Task, limits: Limits, executor: object) -> pool.Done:
    return pool.Done(Made(task.slug, (), None, (), {"a": b"alone"}), {})


def test_the_work_of_one_that_dies_is_done_again_alone(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = shops.tasks(order.root, "bridges", "kills", "wells")
    shop = shops.planted(order.root)
    recipe: Recipe = lambda: shop  # noqa: E731
    with begun(order, Planted(), monkeypatch) as renderer:
        printing = PrintingShop(order.root, shop.archive, None, ("pdf",), None, lambda _: renderer)
        monkeypatch.setattr(pool, "alone", alone)
        monkeypatch.setattr(pool, "processes", lambda *_, **__: None)
        made = [one.extra["a"] for one in make_all(tasks, 2, printing, recipe)]
    assert made[0].startswith(b"bridges")
    assert made[1:] == [b"alone", b"alone"]


BUILD = """
import sys
from briefgen.build import printer
if sys.argv.pop(1) == "dies":
    import os
    printer._done = lambda *given: os._exit(1) if given[1] == "printed" else given[0].tools()
from briefgen.cli import main
try:
    main()
finally:
    print("weasyprint" in sys.modules, file=sys.stderr)
"""


def built(root: Path, name: str, how: str, *options: str) -> tuple[dict[str, bytes], str]:
    """The archive that the command makes in a process of its own, and whether that loaded WeasyPrint."""
    output = root / name
    command = [sys.executable, "-c", BUILD, how, "-C", str(root), "build", "--output", str(output), "--quiet"]
    environment = os.environ | {"XDG_CACHE_HOME": str(root / f"{name}-cache")}
    done = subprocess.run([*command, *options], capture_output=True, text=True, env=environment, check=True)
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }, done.stderr


def test_a_build_makes_the_same_bytes_whoever_prints(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF)
    here, loaded = built(tmp_path, "here", "as it is", "--jobs", "1")
    assert loaded == "True\n"
    for how in ("as it is", "dies"):
        beside, loaded = built(tmp_path, how, how, "--jobs", "2")
        assert loaded == "False\n"
        assert beside == here
        assert any(name.endswith(".pdf") for name in beside)
