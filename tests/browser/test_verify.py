"""The page that says whether a file is ours: in Chromium, over http and from a disk, sending nothing."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefgen.addresses import MANIFEST
from briefgen.archive import verification
from briefgen.archive.holdings import Earlier, State
from briefgen.build.assemble import build
from briefgen.build.manifest import read_manifest, to_json
from briefgen.build.order import Order
from tests.conformance.test_page_accessibility import violations
from tests.workspaces import ARCHIVE, BRIEF, write_workspace

FORMER = BRIEF.replace("Wells of Examplia", "Wells of Examplia, counted badly")
ROADS = BRIEF.replace("Wells of Examplia", "Roads of Examplia")
TAKEN_BACK = ROADS.replace(
    "status: published", 'status: withdrawn\nwithdrawn: {date: 2026-01-17, reason: "It was wrong."}'
)
FRENCH = "languages:\n  fr: {title: Archives d’essai}\n"


@dataclass(frozen=True)
class Published:
    """An archive with a past, on the disk and on a web server; ``files`` are what readers hold."""

    output: Path
    url: str
    files: dict[str, Path]


class _Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # Chromium asks every server for it, whatever the page says
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    root = tmp_path_factory.mktemp("verify")
    files = _make(root)
    server = ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Published(root / "output", f"http://localhost:{server.server_port}/output/", files)
    server.shutdown()
    server.server_close()


def _make(root: Path) -> dict[str, Path]:
    """Two builds: a briefing that was replaced, one that was withdrawn, one of which nothing is left."""
    held = root / "held"
    held.mkdir()

    def publish(day: int, **briefs: str) -> None:
        write_workspace(root, **briefs)
        (root / "briefs" / "archive.yaml").write_text(ARCHIVE + FRENCH, encoding="utf-8")
        order = Order(root=root, output=root / "output", as_of=datetime(2026, 1, day, tzinfo=UTC))
        outcome = build(order, on_document=[].append)
        assert outcome.published, outcome.problems

    def hold(name: str, slug: str) -> Path:
        path = held / f"{name}.pdf"
        path.write_bytes((root / "output" / "briefings" / slug / f"{slug}.pdf").read_bytes())
        return path

    publish(16, wells=FORMER, roads=ROADS)
    files = {"replaced": hold("replaced", "wells"), "withdrawn": hold("withdrawn", "roads")}
    files["removed"] = held / "removed.pdf"
    files["removed"].write_bytes(b"%PDF-1.7 of another time")
    _remember(root / "output", files["removed"].read_bytes())
    publish(18, wells=BRIEF, roads=TAKEN_BACK)
    files["ours"] = hold("ours", "wells")
    changed = bytearray(files["ours"].read_bytes())
    changed[len(changed) // 2] ^= 1
    files["unknown"] = held / "changed.pdf"
    files["unknown"].write_bytes(changed)
    return files


def _remember(output: Path, data: bytes) -> None:
    """Gives the archive a document that it once held and that nothing else of it is left of."""
    manifest = read_manifest(output)
    assert manifest
    digest = hashlib.sha256(data).hexdigest()
    one = Earlier(digest, State.REMOVED, "", "briefing", "pdf", "en", "2026-01-18")
    (output / MANIFEST).write_bytes(to_json(replace(manifest, earlier=(one,))))


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request))
        yield page
        assert page.said == []


def verdict(tab: Any) -> str:
    """What the page says in the end."""
    tab.wait_for_selector(".verdict:not([data-state=checking])")
    text: str = tab.locator(".verdict").inner_text()
    return text


EXPECTED = {
    "ours": [
        "Yes. This is our document, unchanged.",
        "Wells of Examplia",
        "Briefing",
        "English",
        "January 15, 2026",
    ],
    "unknown": ["No. This is not a document of this archive, or it was changed.", "One changed byte"],
    "replaced": ["until January 18, 2026", "Wells of Examplia", "Briefing", "English"],
    "withdrawn": ["withdrawn on January 17, 2026", "Briefing", "English"],
    "removed": ["has not been in this archive since January 18, 2026", "Briefing", "English"],
}


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize("state", EXPECTED)
def test_a_file_is_judged(tab: Any, published: Published, state: str, over: str) -> None:
    base = published.url if over == "http" else published.output.as_uri() + "/"
    tab.goto(f"{base}verify/index.html")
    tab.set_input_files("#_files", published.files[state])
    said = verdict(tab)
    for words in EXPECTED[state]:
        assert words in said
    assert tab.locator(".verdict").get_attribute("data-state") == state
    assert "counted badly" not in said
    assert "Roads" not in said
    assert ("January 15" in said) is (state == "ours")


def test_nothing_is_sent_anywhere(tab: Any, published: Published) -> None:
    tab.goto(f"{published.url}verify/")
    tab.wait_for_load_state("networkidle")
    before = len(tab.asked)
    tab.set_input_files("#_files", [published.files["ours"], published.files["unknown"]])
    tab.locator(".verdict:not([data-state=checking])").nth(1).wait_for()
    tab.wait_for_load_state("networkidle")
    asked = tab.asked[before:]
    assert [request.url.partition("?")[0] for request in asked] == [f"{published.url}verify/all.js"]
    assert all(request.method == "GET" and request.post_data is None for request in tab.asked)
    assert all(request.url.startswith(published.url) for request in tab.asked)


def test_a_file_that_is_dropped_is_judged_and_does_not_replace_the_page(
    tab: Any, published: Published
) -> None:
    tab.goto(f"{published.url}verify/index.html")
    data = tab.evaluate_handle(
        """async (url) => {
          const bytes = await (await fetch(url)).arrayBuffer();
          const data = new DataTransfer();
          data.items.add(new File([bytes], 'dropped.pdf', {type: 'application/pdf'}));
          return data;
        }""",
        f"{published.url}briefings/wells/wells.pdf",
    )
    tab.dispatch_event("h1", "dragover", {"dataTransfer": data})
    assert "over" in tab.locator("form.verify").get_attribute("class")
    stopped = tab.evaluate(
        """(data) => !document.querySelector('h1').dispatchEvent(
          new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))""",
        data,
    )
    assert stopped
    assert "dropped.pdf" in verdict(tab)
    assert "Yes." in verdict(tab)


def test_the_keyboard_alone_is_enough(tab: Any, published: Published) -> None:
    # Waited for from the start: the browser must know of it before the key is pressed.
    with tab.expect_file_chooser() as chooser:
        tab.goto(f"{published.url}verify/index.html")
        for _ in range(40):
            tab.keyboard.press("Tab")
            if tab.evaluate("document.activeElement.id") == "_files":
                break
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        tab.keyboard.press("Enter")
    chooser.value.set_files(published.files["ours"])
    assert "Yes." in verdict(tab)
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.closest('.verdict') !== null"):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{published.url}briefings/wells/index.html", wait_until="commit")


def test_a_withdrawn_document_leads_to_its_notice(tab: Any, published: Published) -> None:
    tab.goto(f"{published.url}fr/verify/index.html")
    tab.set_input_files("#_files", published.files["withdrawn"])
    said = verdict(tab)
    assert "Il a été retiré le 17 janvier 2026" in said
    assert "Anglais" in said.replace("anglais", "Anglais")
    tab.click(".verdict a")
    tab.wait_for_url(f"{published.url}briefings/roads/index.html")


def test_the_verdict_is_read_out_and_the_input_has_a_name(tab: Any, published: Published) -> None:
    tab.goto(f"{published.url}verify/index.html")
    assert tab.get_by_label("Choose files").get_attribute("type") == "file"
    tab.set_input_files("#_files", published.files["ours"])
    verdict(tab)
    assert "Yes." in tab.get_by_role("status").inner_text()


@pytest.mark.parametrize("state", ["ours", "unknown", "withdrawn"])
def test_the_page_with_a_verdict_is_accessible_and_narrow(tab: Any, published: Published, state: str) -> None:
    tab.goto(f"{published.url}verify/index.html")
    tab.set_input_files("#_files", published.files[state])
    verdict(tab)
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        for width in (320, 1280):
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth") == width
            assert violations(tab) == []


def test_without_scripts_the_page_says_what_to_do(chromium: Any, published: Published) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{published.url}verify/index.html")
        assert page.locator("noscript").is_visible()
        assert not page.locator("#_files").is_visible()
        assert page.locator("main a", has_text="SHA256SUMS").is_visible()


def test_where_the_browser_has_no_fingerprints_that_is_said(tab: Any, published: Published) -> None:
    tab.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined})")
    tab.goto(f"{published.url}verify/index.html")
    tab.set_input_files("#_files", published.files["ours"])
    assert "opened over https" in verdict(tab)


def test_a_list_that_does_not_load_is_no_verdict(chromium: Any, published: Published) -> None:
    with chromium.new_page() as tab:
        tab.route("**/all.js*", lambda route: route.abort())
        tab.goto(f"{published.url}verify/index.html")
        tab.set_input_files("#_files", published.files["ours"])
        assert "could not be loaded" in verdict(tab)
        tab.unroute("**/all.js*")
        tab.set_input_files("#_files", [])
        tab.set_input_files("#_files", published.files["ours"])
        tab.wait_for_selector(".verdict[data-state=ours]")


def test_a_long_list_is_parted_and_still_works_from_a_disk(
    tab: Any, published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "ONE_PIECE", 0)
    files = _make(tmp_path)
    assert len(list((tmp_path / "output" / "verify").glob("??.js"))) == 256
    assert not (tmp_path / "output" / "verify" / "all.js").exists()
    tab.goto((tmp_path / "output" / "verify" / "index.html").as_uri())
    for state in ("ours", "unknown"):
        tab.set_input_files("#_files", files[state])
        tab.wait_for_selector(f".verdict[data-state={state}]")
    scripts = [request.url for request in tab.asked if "/verify/" in request.url and ".js?" in request.url]
    assert len(scripts) == 2
