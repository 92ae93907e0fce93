"""What the tests of whole briefings share: sites built once, a browser, the option to accept golden files."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import needs
from tests.built import Site, build_site, once

QUIET = (
    "--no-sandbox",
    "--disable-gpu",  # drawn by the processor it costs more than all else in a page
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
"""How Chromium starts: it does what the test says, and nothing besides."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write the golden files anew from what is built now"
    )


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard: a shell has what it begins in the background ignore it, and all that this begins."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of one run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(shared_folder: Path) -> Callable[[str], Site]:
    """``site("mali")``: the built site of that name, made by the first worker that asks for it."""

    def built(name: str) -> Site:
        folder = once(shared_folder / f"site-{name}", lambda place: build_site(name, place))
        return Site(name, folder / "output")

    return built


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium."""
    program = needs.program("chromium", "chromium-browser", "google-chrome")
    needs.module("playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
