"""Headless Chromium printing tagged PDFs: a process for every page, or one process with a fresh tab for each.

    python -m benchmarks.competitors.chromium PROGRAM PAGES OUTPUT

is the second. It talks to the browser through its pipe (DevTools protocol), without a library between.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from pathlib import Path
from typing import Any

from benchmarks.pagelist import Page, recorded

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-pings",
)
MISSING = "Chromium is not installed (`make tools`)"


def program() -> str | None:
    """Where Chromium is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def command(chromium: str, pages: Path, page: Page, output: Path) -> list[str]:
    """The line to type for one page."""
    return [
        chromium, *FLAGS, f"--user-data-dir={output / 'profile'}", "--no-pdf-header-footer",
        "--export-tagged-pdf", f"--print-to-pdf={output / f'{page.slug}.pdf'}",
        (pages / page.linked).as_uri(),
    ]  # fmt: skip


class Browser:
    """A browser that takes orders through a pipe and answers them in turn."""

    def __init__(self, chromium: str, profile: str) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        # The browser reads orders from file 3 and answers on file 4.
        shell = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'
        flags = (*FLAGS, f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank")
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "bash", str(orders), str(answers), chromium, *flags],
            pass_fds=(orders, answers), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(orders)
        os.close(answers)
        self._numbers = itertools.count(1)
        self._rest = b""
        self._told: deque[dict[str, Any]] = deque()

    def ask(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """The answer to one order."""
        number = next(self._numbers)
        order = {"id": number, "method": method, "params": parameters}
        if session:
            order["sessionId"] = session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        while (said := self._next()).get("id") != number:
            self._told.append(said)
        if "error" in said:
            raise RuntimeError(f"{method}: {said['error']}")
        result: dict[str, Any] = said["result"]
        return result

    def wait_for(self, event: str, session: str) -> None:
        """Returns when a tab has told this."""
        while True:
            said = self._told.popleft() if self._told else self._next()
            if said.get("method") == event and said.get("sessionId") == session:
                return

    def close(self) -> None:
        """Ends the browser."""
        self.ask("Browser.close")
        self._process.wait()

    def _next(self) -> dict[str, Any]:
        parts = [self._rest]
        while b"\0" not in parts[-1]:
            read = os.read(self._answers, 1 << 20)
            if not read:
                raise RuntimeError("the browser has ended")
            parts.append(read)
        line, _, self._rest = b"".join(parts).partition(b"\0")
        said: dict[str, Any] = json.loads(line)
        return said


def print_in_fresh_tab(browser: Browser, address: str) -> bytes:
    """A tagged PDF of the page at ``address``."""
    target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
    session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    browser.ask("Page.enable", session)
    browser.ask("Page.navigate", session, url=address)
    browser.wait_for("Page.loadEventFired", session)
    made = browser.ask(
        "Page.printToPDF", session, generateTaggedPDF=True, preferCSSPageSize=True, printBackground=True
    )
    browser.ask("Target.closeTarget", targetId=target)
    return base64.b64decode(made["data"])


def main(chromium: str, pages: Path, output: Path) -> None:
    """Prints every page in a fresh tab of one browser."""
    with tempfile.TemporaryDirectory() as profile:
        browser = Browser(chromium, profile)
        for page in recorded(pages):
            made = print_in_fresh_tab(browser, (pages / page.linked).as_uri())
            (output / f"{page.slug}.pdf").write_bytes(made)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
