"""The kitchen sink's documents of every kind, against files that a person has read.

Of a page its HTML, of a PDF its text and its tags, of a text all of it, of social cards their sizes and the
words that stand for them.

After a change that is meant, ``pytest tests/golden --accept`` writes the files anew; read their difference
before you commit it.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import DOCUMENTS, KITCHEN_SINK, Site
from tests.pdfs import folded, pdfium_pages, tag_lines

GOLDEN = KITCHEN_SINK / "expected"
COMMAND = "pytest tests/golden --accept"


def page_text(path: Path) -> str:
    """The page without the data of fonts and pictures."""
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,…", path.read_text(encoding="utf-8"))


def pdf_text(path: Path) -> str:
    pages = pdfium_pages(path, lines=True)
    return "".join(f"--- page {number}\n{text}\n" for number, text in enumerate(pages, 1))


def pdf_tags(path: Path) -> str:
    return "\n".join(tag_lines(path)) + "\n"


def plain_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def cards(entry: Path) -> str:
    """A line for each social card: its name, the size of the picture itself, its alternative text."""
    from PIL import Image

    lines = []
    for card in json.loads(entry.read_text(encoding="utf-8"))["cards"]:
        with Image.open(entry.parents[2] / card["address"]) as picture:
            lines.append(f"{Path(card['address']).name} {picture.size} {card['alt']}\n")
    return "".join(lines)


def _files() -> dict[str, tuple[str, Callable[[Path], str]]]:
    """What to compare: the golden file's name, with the address it is made from and how."""
    readers = {
        "html": {"html": page_text},
        "pdf": {"pdf-text.txt": pdf_text, "pdf-tags.txt": pdf_tags},
        "txt": {"txt": plain_text},
    }
    found = {}
    for one in DOCUMENTS:
        if one.site == "kitchen" and one.kind != "social":
            for end, read in readers[one.address.rpartition(".")[2]].items():
                briefing = {"html": "index.html"}.get(end, end)
                found[briefing if one.kind == "briefing" else f"{one.kind}.{end}"] = (one.address, read)
    return found


FILES = {**_files(), "social.txt": ("briefings/kitchen-sink/brief.json", cards)}


def compare(golden: Path, built: str, *, accept: bool) -> None:
    """Fails where ``built`` is not what the golden file holds; with ``accept``, writes it there.

    Where lines of a PDF's text end may depend on the machine's Pango, so it is not compared.
    """
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(built, encoding="utf-8")
    known = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if known == built or (golden.suffix == ".txt" and folded(known) == folded(built)):
        return
    before, after = (text.replace("><", ">\n<").replace(" <", "\n<").splitlines() for text in (known, built))
    changes = difflib.unified_diff(before, after, "as accepted", "as built", lineterm="", n=1)
    shown = "\n".join(line[:300] for line in list(changes)[:60])
    pytest.fail(f"{golden.name} has changed. If that is meant: {COMMAND}\n{shown}", pytrace=False)


@pytest.mark.parametrize("name", FILES)
def test_the_kitchen_sink_is_built_as_accepted(
    site: Callable[[str], Site], pytestconfig: pytest.Config, name: str
) -> None:
    address, read = FILES[name]
    built = read(site("kitchen").output / address)
    compare(GOLDEN / name, built, accept=pytestconfig.getoption("accept"))


@pytest.mark.parametrize("name", FILES)
def test_a_changed_number_fails_and_the_message_names_the_command(tmp_path: Path, name: str) -> None:
    known = (GOLDEN / name).read_text(encoding="utf-8")
    number = "1,043" if "1,043" in known else re.findall(r"\d+", known)[-1]
    changed = known.replace(number, "1,403", 1)
    assert changed != known
    with pytest.raises(pytest.fail.Exception, match=COMMAND) as failure:
        compare(GOLDEN / name, changed, accept=False)
    assert "1,403" in str(failure.value)


def test_a_change_is_accepted_by_writing_it(tmp_path: Path) -> None:
    golden = tmp_path / "new" / "text.txt"
    with pytest.raises(pytest.fail.Exception):
        compare(golden, "one\ntwo\n", accept=False)
    compare(golden, "one\ntwo\n", accept=True)
    assert golden.read_text(encoding="utf-8") == "one\ntwo\n"
    compare(golden, "one two\n", accept=False)


def test_the_page_holds_no_markup_that_the_brief_brought(site: Callable[[str], Site]) -> None:
    text = page_text(site("kitchen").page("kitchen-sink"))
    # Data for search engines is no script: browsers do not run it, and nothing in it can end it.
    text, blocks = re.subn(r'<script type="application/ld\+json">[^<]*</script>', "", text)
    assert blocks == 1
    assert "<script" not in text
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", text)
    assert not re.search(
        r"href=\"(?!https?:|mailto:|tel:|#|\.\./|kitchen-sink(\.[a-z-]+)?\.(pdf|txt)|[a-z-]+\.html|cite\.|brief\.json)",
        text,
    )
