"""The kitchen sink's page, the text of its PDF and its tags, against files that a person has read.

After a change that is meant, ``pytest tests/golden --accept`` writes the files anew; read their difference
before you commit it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import KITCHEN_SINK, Site
from tests.pdfs import folded, pdfium_pages, tag_lines

GOLDEN = KITCHEN_SINK / "expected"
COMMAND = "pytest tests/golden --accept"


def page_text(site: Site) -> str:
    """The page without the data of fonts and pictures."""
    return re.sub(
        r"base64,[A-Za-z0-9+/=]+", "base64,…", site.page("kitchen-sink").read_text(encoding="utf-8")
    )


def pdf_text(site: Site) -> str:
    pages = pdfium_pages(site.pdf("kitchen-sink"), lines=True)
    return "".join(f"--- page {number}\n{text}\n" for number, text in enumerate(pages, 1))


def pdf_tags(site: Site) -> str:
    return "\n".join(tag_lines(site.pdf("kitchen-sink"))) + "\n"


FILES: dict[str, Callable[[Site], str]] = {
    "index.html": page_text,
    "pdf-text.txt": pdf_text,
    "pdf-tags.txt": pdf_tags,
}


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
    compare(GOLDEN / name, FILES[name](site("kitchen")), accept=pytestconfig.getoption("accept"))


@pytest.mark.parametrize("name", FILES)
def test_a_changed_number_fails_and_the_message_names_the_command(tmp_path: Path, name: str) -> None:
    known = (GOLDEN / name).read_text(encoding="utf-8")
    changed = known.replace("1,043", "1,403", 1)
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
    text = page_text(site("kitchen"))
    # Data for search engines is no script: browsers do not run it, and nothing in it can end it.
    text, blocks = re.subn(r'<script type="application/ld\+json">[^<]*</script>', "", text)
    assert blocks == 1
    assert "<script" not in text
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", text)
    assert not re.search(
        r"href=\"(?!https?:|mailto:|tel:|#|\.\./|kitchen-sink(\.[a-z-]+)?\.(pdf|txt)|[a-z-]+\.html|cite\.|brief\.json)",
        text,
    )
