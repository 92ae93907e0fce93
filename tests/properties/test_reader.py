"""Laws of the reader: whatever a file holds, it gives a brief or says why not."""

from __future__ import annotations

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.brief.model import Brief
from briefgen.brief.reader import read_archive_file, read_brief
from briefgen.problems import in_order
from tests.corpus.expectations import cases

VALID = [path.read_bytes().decode("utf-8") for path in cases("accepted")]
FIELDS = sorted(Brief.model_fields)
TRICKY = st.sampled_from(
    [
        *":-#*&!|>'\"%@`,[]{}?~<=\\ \t\r\n\0\x07\x1b",
        *(": ", "- ", "\n  ", "\n- ", "{{", "<<: ", "---\n", "...\n", "“", "”", "\u00a0", "\u2028", "\u202e"),
        *("\ufeff", "😀", "\\u202e", "\\0", "\\ud800", "!!binary ", "&a ", "*a", "null", "1,000", "title: "),
    ]
)
few = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_lawful(data: bytes) -> None:
    reading = read_brief("briefs/x.yaml", data)
    assert (reading.value is None) == any(problem.is_error for problem in reading.problems)
    assert in_order(reading.problems)[:1] == sorted(reading.problems, key=_key)[:1]
    for problem in reading.problems:
        assert problem.hint
        assert problem.message.endswith(".")
        assert "\n" not in problem.message + problem.hint
        assert problem.message != "The value does not fit this field."
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.place.length >= 1
    read_archive_file("briefs/archive.yaml", data)


def _key(problem):  # type: ignore[no-untyped-def]
    return (problem.place.file, problem.place.line, problem.place.column, problem.code)


@few
@given(st.binary(max_size=400))
def test_any_bytes_give_a_brief_or_problems(data: bytes) -> None:
    assert_lawful(data)


@few
@given(st.lists(st.one_of(TRICKY, st.text(max_size=8)), max_size=40).map("".join))
def test_any_text_gives_a_brief_or_problems(text: str) -> None:
    assert_lawful(text.encode("utf-8", errors="surrogatepass"))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A valid brief with characters deleted, inserted or copied from another place or brief."""
    text = draw(st.sampled_from(VALID))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        size = draw(st.integers(0, 12))
        new = draw(st.one_of(st.just(""), TRICKY, st.text(max_size=4), st.just("splice")))
        if new == "splice":
            other = draw(st.sampled_from(VALID))
            start = draw(st.integers(0, len(other)))
            new = other[start : start + draw(st.integers(1, 80))]
        text = text[:at] + new + text[at + size :]
    return text


BROKEN = "sources:\n  hrw: {title: Mali,my and its allies killed civilians.\n Human Rights Watch}\n"


@settings(few, max_examples=200)
@example(BROKEN)
@given(mutated())
def test_any_mutation_of_a_brief_gives_a_brief_or_problems(text: str) -> None:
    assert_lawful(text.encode("utf-8", errors="surrogatepass"))


NAMES = st.one_of(
    st.sampled_from([*FIELDS, "id", "text", "source", "evidence", "[key]", ""]), st.text(max_size=6)
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=12)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=5)),
    max_leaves=15,
)


@settings(few, max_examples=150)
@given(st.dictionaries(NAMES, VALUES, max_size=8), st.sampled_from([True, False, None]))
def test_any_nested_structure_gives_a_brief_or_problems(tree: dict[str, object], flow: bool | None) -> None:
    assert_lawful(yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow).encode("utf-8"))


@settings(few, max_examples=100)
@given(st.sampled_from(FIELDS), VALUES)
def test_any_value_of_any_field_gives_a_brief_or_problems(field: str, value: object) -> None:
    valid = yaml.load(VALID[0], Loader=yaml.BaseLoader)  # noqa: S506 - gives nothing but text
    valid[field] = value
    assert_lawful(yaml.safe_dump(valid, allow_unicode=True).encode("utf-8"))


def test_there_are_briefs_to_mutate() -> None:
    assert len(VALID) > 20
