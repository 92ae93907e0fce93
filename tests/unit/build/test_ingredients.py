"""What the archive's own pages have in common: all but the templates of which one kind of page is made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.brief.archivefile import ArchiveFile
from briefgen.build.ingredients import Ingredients
from briefgen.build.order import Order
from briefgen.build.stamps import Digests
from briefgen.templating import Templates

ARCHIVE = ArchiveFile(title="Test archive", publisher="The Examplia Desk")


def pages(root: Path) -> str:
    order = Order(root, root / "output", datetime(2026, 1, 15, tzinfo=UTC), formats=("html",))
    return Ingredients(order, ARCHIVE, Templates(root), Digests({}, 0), {}).pages


def write(root: Path, name: str, source: str) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "shared"),
    [
        ("archive/home.html", False),
        ("archive/list.html", False),
        ("archive/entry.html", True),
        ("archive/frame.html", True),
        ("archive/archive.css", True),
        ("archive/withdrawn.html", True),
        ("labels/en.yaml", True),
        ("briefing/briefing.html", False),
    ],
)
def test_a_changed_template_is_of_all_pages_or_of_its_own(tmp_path: Path, name: str, shared: bool) -> None:
    before = pages(tmp_path)
    write(tmp_path, name, "<p>Changed</p>")
    assert (pages(tmp_path) != before) == shared


def test_a_page_that_is_part_of_others_is_of_all_pages(tmp_path: Path) -> None:
    write(tmp_path, "archive/entry.html", '{% include "archive/list.html" %}')
    before = pages(tmp_path)
    write(tmp_path, "archive/list.html", "<p>Changed</p>")
    assert pages(tmp_path) != before


def test_where_a_template_may_name_any_all_are_of_all_pages(tmp_path: Path) -> None:
    write(tmp_path, "archive/entry.html", "{% include item.title %}")
    before = pages(tmp_path)
    write(tmp_path, "archive/home.html", "<p>Changed</p>")
    assert pages(tmp_path) != before
