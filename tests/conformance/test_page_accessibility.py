"""axe finds nothing on any page: light and dark, on a telephone and a desk; and it finds planted faults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests import needs
from tests.built import ALL_PAGES, Site

SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)


def violations(page: Any) -> list[str]:
    """What axe has against a page, and what it could not decide about its contrast."""
    needs.module("axe_playwright_python")
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response
    undecided = [item for item in found["incomplete"] if item["id"] == "color-contrast"]
    return [
        f"{item['id']}: {item['help']}: {item['nodes'][0]['html'][:200]}"
        for item in found["violations"] + undecided
    ]


@pytest.mark.parametrize(("site_name", "page"), ALL_PAGES)
def test_a_page_is_accessible(chromium: Any, site: Callable[[str], Site], site_name: str, page: str) -> None:
    with chromium.new_page() as tab:
        tab.goto((site(site_name).output / page).as_uri())
        found = []
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                found += [f"{scheme}, {width} px: {line}" for line in violations(tab)]
    assert found == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')", "image-alt"),
        ("document.querySelector('.key-message p').style.color = 'gray'", "color-contrast"),
        ("document.querySelector('.asks').outerHTML = '<ol><p>bad nesting</p></ol>'", "list"),
    ],
)
def test_a_planted_fault_is_found(chromium: Any, site: Callable[[str], Site], change: str, rule: str) -> None:
    with chromium.new_page() as tab:
        tab.goto(site("mali").page("mali-after-minusma").as_uri())
        tab.evaluate(change)
        found = violations(tab)
    assert any(line.startswith(f"{rule}:") for line in found), found
