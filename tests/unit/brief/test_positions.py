"""Where things stand: lines, columns and lengths count characters, as an editor shows them."""

from __future__ import annotations

import pickle

import pytest

from briefgen.brief import tree
from briefgen.brief.filetext import decode
from briefgen.brief.lines import FileText
from briefgen.brief.tree import Places, path_text, plain_values, walk
from briefgen.brief.yamltext import Mapping, Scalar, parse_yaml

TEXTS = {
    "plain": "a: x\nb: yy\nc: zzz\n",
    "astral": "a: 😀😀\nb: 𐍈 yy 😀\n'😀': zzz\n",
    "arabic": "a: مالي\nb: بعد عام\nc: zzz\n",
    "combining": "a: e\u0301\u0301\nb: n\u0303o\nc: zzz\n",
    "tabs": "a:\tx\nb:\tyy\nc: zzz\n",
    "blank": "\n\na: x\n\n\nb: yy\nc: zzz",
    "comments": "# 😀\na: x # 😀\nb: yy\n# é\nc: zzz\n",
}


def parsed(text: str) -> tuple[FileText, Places, Mapping]:
    source, problems = decode("f", text.encode("utf-8"))
    assert source
    root, found = parse_yaml(source)
    assert isinstance(root, Mapping), problems + found
    return source, Places(source, root), root


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("name", TEXTS)
def test_every_name_and_value_is_found_where_it_stands(name: str, mark: str, end: str) -> None:
    text = TEXTS[name].replace("\n", end)
    _, places, root = parsed(mark + text)
    lines = TEXTS[name].split("\n")
    for key, value in plain_values(root).items():
        for place, word in ((places.key((key,)), key), (places.value((key,)), value)):
            assert place.excerpt == lines[place.line - 1]
            shown = place.excerpt[place.column - 1 : place.column - 1 + place.length]
            assert shown.strip("'") == word


def test_a_line_separator_is_no_end_of_line() -> None:
    source, problems = decode("f", "a: x\u2028y\nb: z\n".encode())
    assert source
    assert [(p.place.line, p.place.column) for p in problems] == [(1, 5)]
    root, found = parse_yaml(source)
    assert found == []
    assert isinstance(root, Mapping)
    assert Places(source, root).value(("b",)).line == 2


def test_the_end_of_a_file_is_shown_on_its_last_line() -> None:
    place = FileText("f", "a: x\nb\n").place(7)
    assert (place.line, place.column, place.excerpt) == (2, 2, "b")


def test_a_place_ends_with_its_line() -> None:
    place = FileText("f", "ab: 'cd\n  ef'\n").place(4, 13)
    assert (place.column, place.length) == (5, 3)


def test_a_place_beyond_the_file_is_its_end() -> None:
    assert FileText("f", "a").place(99).line == 1
    assert FileText("f", "").place(0).line == 1


DEEP = "quotes:\n  - id: a\n    text: We could not go. {killed}\n  - {id: b, text: No}\nwho: {name: x}\n"


def test_a_path_leads_to_its_value() -> None:
    _, places, _ = parsed(DEEP)
    assert (places.value(("quotes", 1, "text")).line, places.value(("quotes", 1, "text")).column) == (4, 19)
    assert places.written(("quotes", 0, "text")) == "We could not go. {killed}"


def test_a_text_is_found_inside_its_value() -> None:
    _, places, _ = parsed(DEEP)
    place = places.within(("quotes", 0, "text"), "{killed}")
    assert (place.line, place.column, place.length) == (3, 28, 8)


def test_a_text_that_is_not_found_is_shown_by_its_value() -> None:
    _, places, _ = parsed(DEEP)
    assert places.within(("quotes", 0, "text"), "absent") == places.value(("quotes", 0, "text"))
    assert places.within(("quotes", 0, "text"), "") == places.value(("quotes", 0, "text"))


def test_a_missing_value_is_shown_by_the_item_above_it() -> None:
    _, places, _ = parsed(DEEP)
    assert places.value(("quotes", 0, "speaker")).line == 2
    assert places.key(("quotes", 0)).column == 5


def test_a_lone_item_stands_for_a_list_of_one() -> None:
    _, places, _ = parsed("evidence: {source: hrw}\n")
    assert places.value(("evidence", 0, "source")).column == 20


def test_a_mapping_in_braces_is_shown_itself_and_one_of_lines_by_its_name() -> None:
    _, places, _ = parsed(DEEP)
    assert places.value(("who",)).column == 6
    assert places.value(("quotes",)).column == 1


def test_paths_are_written_as_in_programs() -> None:
    assert path_text(("quotes", 0, "text")) == "quotes[0].text"
    assert path_text(()) == ""


def test_a_walk_gives_parents_first() -> None:
    _, _, root = parsed(DEEP)
    paths = [path_text(path) for path, _ in walk(root)]
    assert paths[:4] == ["", "quotes", "quotes[0]", "quotes[0].id"]


@pytest.mark.parametrize(
    ("written", "plain"), [("x", True), ("'x'", False), ('"x"', False), ("|\n  x", False), (">\n  x", False)]
)
def test_a_plain_value_is_told_from_a_quoted_one(written: str, plain: bool) -> None:
    _, _, root = parsed(f"a: {written}\n")
    node = root.values["a"]
    assert isinstance(node, Scalar)
    assert node.plain is plain


def test_places_that_were_sent_are_those_of_the_text_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: Wells\nquotes:\n  - {text: Dry}\n"
    source = FileText("briefs/a.yaml", text)
    root, _ = parse_yaml(source)
    assert root
    places, packed = Places(source, root), pickle.dumps(Places(source, root))
    read: list[FileText] = []
    monkeypatch.setattr(tree, "parse_yaml", lambda one: (read.append(one), parse_yaml(one))[1])
    sent = pickle.loads(packed)  # noqa: S301 - our own
    assert read == []  # of most briefs nobody asks
    for path in ((), ("title",), ("quotes", 0, "text"), ("quotes", 7)):
        assert sent.value(path) == places.value(path)
        assert sent.key(path) == places.key(path)
    assert sent.within(("title",), "ells") == places.within(("title",), "ells")
    assert sent.written(("quotes", 0)) == "{text: Dry}"
    assert len(read) == 1
    assert len(packed) < 3 * len(text) + 200
