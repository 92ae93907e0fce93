"""Every page is valid HTML and CSS, says the Nu checker; and it can say no."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.built import ALL_PAGES

Said = Callable[[str], list[dict[str, Any]]]

YOUNGER_THAN_THE_CHECKER = re.compile(
    "CSS: “("
    r"(margin|padding|inset|border)-(inline|block)(-start|-end)?|forced-color-adjust"
    ")”: Property “[a-z-]+” doesn't exist."
    "|CSS: “background”: “CanvasText” is not a “background-color” value."
    "|CSS: “--pattern”: “[0-9.]+rem” is not a “color-stop” value."  # it stumbles over var() before a length
)
"""The packaged checker is of 2020. CSS Logical Properties 1, Color Adjustment 1 and Color 4 have these; the
logical properties are what lets one style sheet serve Arabic and English, so they cannot be left out."""


def faults(messages: list[dict[str, Any]]) -> list[str]:
    """What is left of the checker's errors and warnings."""
    return [
        f"line {message.get('lastLine')}: {message['message']}: {message.get('extract', '')}"
        for message in messages
        if not YOUNGER_THAN_THE_CHECKER.fullmatch(message["message"])
    ]


@pytest.mark.parametrize(("site_name", "page"), ALL_PAGES)
def test_a_page_is_valid(nu: Said, site_name: str, page: str) -> None:
    assert faults(nu(f"{site_name}/{page}")) == []


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        ("alt", "must have an “alt” attribute"),
        ("nesting", "violates nesting rules"),
        ("style", "“colour”: Property “colour” doesn't exist"),
    ],
)
def test_a_planted_fault_is_found(nu: Said, fault: str, complaint: str) -> None:
    found = faults(nu(f"faulty/{fault}"))
    assert any(complaint in line.replace('"', "”") for line in found), found
