"""Records to search, a web server for a built archive, and a browser's tab at its search page."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from briefgen.archive.searchtext import Part, Record


def record(number: int = 0, text: str = "words") -> Record:
    parts = (Part("f", "finding", f"Heading {text}", "", f"Text {text}"),)
    facets = (("ex",), (), ("2026",), ("en",), ("briefing",))
    page = f"briefings/b{number}/index.html"
    return Record(page, f"b{number}", "en", f"Title {number}", "2026-01-15", (f"Lead {text}",), parts, facets)


def days(number: int) -> str:
    """A day so many days after the first."""
    return (date(2000, 1, 1) + timedelta(days=number)).isoformat()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files, silently; and an empty icon, which a browser asks of each host, not of the archive."""

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served."""
    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()


@dataclass
class Searcher:
    """A tab at the search page, what it asked for, and what its console says."""

    tab: Any
    base: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, query: str = "") -> None:
        self.tab.goto(f"{self.base}search/index.html{query}")

    def search(self, words: str) -> list[str]:
        self.tab.fill("#_q", words)
        self.tab.press("#_q", "Enter")
        return self.found()

    def status(self) -> str:
        """What the page says once it has searched. The policy forbids Playwright's own way to wait."""
        end = time.monotonic() + 15
        while time.monotonic() < end:
            text = str(self.tab.inner_text("#_said"))
            if text and not text.endswith("…"):
                return text
            self.tab.wait_for_timeout(50)
        raise AssertionError(f"no answer: {self.said}")

    def found(self) -> list[str]:
        self.status()
        return [link.get_attribute("href") for link in self.tab.locator("#_hits h3 a").all()]

    def comes_to(self, wanted: Callable[[list[str]], bool]) -> bool:
        """True once the pages that are found are as ``wanted``."""
        end = time.monotonic() + 15
        while time.monotonic() < end:
            if wanted(self.found()):
                return True
            self.tab.wait_for_timeout(50)
        return False

    def parts(self) -> list[tuple[str, str, list[str]]]:
        """Kind, anchor, marked words of each part under the first result."""
        return [
            (
                part.locator(".kind").inner_text(),
                part.locator("a").get_attribute("href").partition("#")[2],
                part.locator("mark").all_inner_texts(),
            )
            for part in self.tab.locator("#_hits > li").first.locator(".parts li").all()
        ]
