"""A fault hides no other one, and no fault is made up: what only follows from one is not told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from briefgen.brief import soundpart
from briefgen.brief.filetext import decode
from briefgen.brief.model import Brief
from briefgen.brief.reader import part_of, read_brief, read_mapping
from briefgen.brief.soundpart import SoundPart
from briefgen.brief.tree import walk
from briefgen.brief.yamltext import Mapping, Scalar, parse_yaml
from tests.corpus.expectations import cases

BRIEFS = Path(__file__).parents[3] / "briefs"

FAULTY = """\
title: "Wells of Examplia"
lang: en
date: yesterday
key_message: Half of the wells are dry.
summary: Volunteers visited {wells} in {villages}; {dry} were dry, TODO.
key_figures: [wells, wels, dry]
sources:
  survey: {title: Well survey, publisher: The imagined Water Association, kind: data}
findings:
  - {id: one, heading: One, text: The first.}
figures:
  - {id: wells, value: many, unit: wells, label: visited, evidence: {source: survey, passage: many wells}}
  - {id: dry, value: 7, unit: wells, label: dry, evidence: {source: suvey, passage: 7 wells}}
  - {id: deep, value: 5, to: 3, unit: wells, label: deep, evidence: {source: survey, passage: 5 wells}}
"""


def codes(text: str) -> list[tuple[int, str]]:
    return sorted(
        (one.place.line, one.code) for one in read_brief("briefs/wells.yaml", text.encode()).problems
    )


def part(text: str) -> SoundPart:
    found = part_of(read_brief("briefs/wells.yaml", text.encode()))
    assert found
    return found


def test_faults_of_fields_hide_no_others_and_what_names_a_faulty_item_is_not_told() -> None:
    assert codes(FAULTY) == [
        (3, "date-format"),
        (5, "placeholder"),
        (5, "unknown-figure"),  # villages, not wells, whose value is faulty
        (6, "unknown-figure"),
        (12, "number-format"),
        (13, "unknown-source"),
        (14, "range-reversed"),
    ]


def test_paths_are_those_of_the_file() -> None:
    found = {one.code: one.path for one in read_brief("a.yaml", FAULTY.encode()).problems}
    assert found["number-format"] == "figures[0].value"
    assert found["unknown-source"].startswith("figures[1].evidence")
    assert found["range-reversed"].startswith("figures[2]")


def test_what_is_left_keeps_all_rules() -> None:
    left = part(FAULTY).provable()
    assert left
    assert [figure.id for figure in left.brief.figures] == []
    assert [finding.heading for finding in left.brief.findings] == ["One"]
    assert left.problems() == []


def test_a_misspelt_language_is_no_language() -> None:
    assert part(FAULTY).has_lang
    for text in (FAULTY.replace("lang: en", "lang: 12"), FAULTY.replace("lang: en\n", "")):
        assert not part(text).has_lang


@pytest.mark.parametrize("name", ["figures[99]", "[0]", ".", "a.b"])
def test_names_that_look_like_places_lead_nowhere(name: str) -> None:
    assert codes(f'{FAULTY}"{name}": x\n') == [*codes(FAULTY), (15, "unknown-key")]


def test_a_list_of_faults_is_gone_through_a_few_times_not_once_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    kept = soundpart._kept

    def noted(root: Mapping, *, name: str, taken: frozenset[soundpart.Head]) -> list[int]:
        asked.append(name)
        return kept(root, name=name, taken=taken)

    monkeypatch.setattr(soundpart, "_kept", noted)
    assert codes(f"{FAULTY}timeline: [{', '.join('1' * 2000)}]\n")
    assert 0 < asked.count("timeline") < 20


def test_a_number_that_no_list_has_is_none() -> None:
    assert (15, "unknown-key") in codes(f'{FAULTY}"figures[{"9" * 900}]": x\n')


@pytest.mark.parametrize("text", ["- a list", "title: [a\n", "", "a: 1\na: 2\n", "\tb: 1\n"])
def test_of_what_is_no_brief_nothing_is_left(text: str) -> None:
    assert part_of(read_brief("briefs/wells.yaml", text.encode())) is None


def edits(text: str) -> Iterator[str]:
    """The text with one fault: a value that fits nowhere, or a field whose name is misspelt."""
    source, _ = decode("a.yaml", text.encode())
    assert source
    root, _ = parse_yaml(source)
    assert root
    for _, node in walk(root):
        if isinstance(node, Scalar):
            for value in ('"]!§"', "{a: b}"):
                yield source.text[: node.start] + value + source.text[node.end :]
        if isinstance(node, Mapping):
            for key in node.keys.values():
                yield f"{source.text[: key.end]}x{source.text[key.end :]}"


def follows_on(text: str) -> set[str]:
    """Codes of what is told beside the faults of the fields themselves."""
    first = read_mapping(Brief, "a.yaml", text.encode())
    if first.value is not None:
        return set()
    return {one.code for one in read_brief("a.yaml", text.encode()).problems if one not in first.problems}


def sound() -> list[Path]:
    own = [path for path in BRIEFS.glob("*.yaml") if path.name.count(".") == 1 and path.stem != "archive"]
    return [*cases("accepted"), *sorted(own)]


@pytest.mark.parametrize("path", sound(), ids=lambda path: path.name)
def test_one_fault_in_a_sound_brief_is_one_fault(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    step = max(1, sum(1 for _ in edits(text)) // 60)
    assert {code for edit in islice(edits(text), 0, None, step) for code in follows_on(edit)} == set()


def test_without_its_doubts_it_would_tell_what_only_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = FAULTY.replace("- {id: wells", "- {idx: wells").replace("value: many", "value: 8")
    names = {one.message for one in read_brief("a.yaml", renamed.encode()).problems}
    assert not any("`wells`" in name for name in names)
    monkeypatch.setattr(soundpart, "_NAMED_IN", {"sources": ""})
    names = {one.message for one in read_brief("a.yaml", renamed.encode()).problems}
    assert any("`wells`" in name for name in names)
    monkeypatch.setattr(soundpart, "_names", lambda *_: frozenset())
    names = {one.message for one in read_brief("a.yaml", FAULTY.encode()).problems}
    assert any("`wells`" in name for name in names)
