"""What is for some readers only: gone from the others' editions, and nothing they read refers to it."""

from __future__ import annotations

import pytest

from briefgen.brief.audiences import for_audience
from briefgen.brief.model import Brief
from briefgen.brief.reader import read_brief
from briefgen.problems import Problem

BASE = """\
title: Wells
lang: en
date: 2026-01-10
key_message: Water is near.
summary: Wells were dug.
sources:
  survey: {title: Survey, publisher: Examplia Desk}
  memo: {title: SECRETMEMO, publisher: Examplia Desk}
findings:
  - {id: open, heading: Wells are open, text: All see this., evidence: {source: survey, passage: a}}
  - {id: closed, heading: SECRETHEADING, text: "{hidden} SECRETTEXT", audience: [partners],
     evidence: {source: memo, passage: SECRETPASSAGE}}
figures:
  - {id: dug, value: 3, label: wells, evidence: {source: survey, passage: b}}
  - {id: hidden, value: 4711, label: SECRETLABEL, audience: [partners, press],
     evidence: {source: survey, passage: c}}
recommendations:
  - {to: The council, asks: [{id: one, text: SECRETASK, audience: [press]}]}
  - {to: The ministry, asks: [{id: two, text: Dig more.}]}
contacts:
  - {name: SECRETDESK, audience: [press]}
"""

QUOTE = "{id: q, text: a, speaker: B, source: survey, finding: closed}"


def read(text: str) -> tuple[Brief | None, tuple[Problem, ...]]:
    reading = read_brief("briefs/wells.yaml", text.encode())
    return reading.value, reading.problems


def sound(text: str) -> Brief:
    brief, problems = read(text)
    assert brief is not None, problems
    return brief


def test_items_are_gone_from_the_editions_they_are_not_for() -> None:
    brief = sound(BASE.replace(", audience: [partners],", ", audience: [partners],"))
    public = for_audience(brief, "public")
    assert "SECRET" not in repr(public)
    assert "4711" not in repr(public)
    assert [item.id for item in public.findings] == ["open"]
    assert [item.to for item in public.recommendations] == ["The ministry"], "no addressee without an ask"
    assert list(public.sources) == ["survey"], "a source that only hidden items rest on goes with them"
    press = for_audience(brief, "press")
    assert [item.id for item in press.figures] == ["dug", "hidden"]
    assert [item.name for item in press.contacts] == ["SECRETDESK"]
    partners = for_audience(brief, "partners")
    assert [item.id for item in partners.findings] == ["open", "closed"]
    assert set(partners.sources) == {"survey", "memo"}


def test_a_brief_for_everybody_is_left_as_it_is() -> None:
    brief = sound(
        BASE.split("recommendations")[0]
        .replace(", audience: [partners]", "")
        .replace(", audience: [partners, press]", "")
    )
    for audience in ("public", "press", "partners"):
        assert for_audience(brief, audience) == brief


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("summary: Wells were dug.", "summary: There are {hidden}.", 5),
        ("findings:", "key_figures: [hidden]\nfindings:", 9),
        ("recommendations:", "charts: [{title: A, figures: [dug, hidden]}]\nrecommendations:", 17),
        ("contacts:", f"quotes: [{QUOTE}]\ncontacts:", 20),
        ("  survey: {title: Survey,", "  survey: {title: Survey, audience: [press],", 10),
        ("audience: [partners],", "audience: [partners, public],", 11),
    ],
)  # fmt: skip
def test_what_somebody_reads_refers_to_nothing_hidden_from_them(old: str, new: str, line: int) -> None:
    brief, problems = read(BASE.replace(old, new, 1))
    assert brief is None
    assert {problem.code for problem in problems} == {"audience-reference"}
    assert problems[0].place.line == line
    assert "and what refers to it here is" in problems[0].message
