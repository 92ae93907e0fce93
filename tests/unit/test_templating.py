"""Templates: what they may do, and how their mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import templating
from briefgen.templating import TemplateError, Templates


def rendered(folder: Path, source: str, **variables: object) -> str:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "page.html").write_text(source, encoding="utf-8")
    return Templates(folder).render("page.html", variables)


def refused(folder: Path, source: str, **variables: object) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        rendered(folder, source, **variables)
    return caught.value


def test_a_missing_variable_names_file_line_and_variable(tmp_path: Path) -> None:
    problem = refused(tmp_path, "<p>\n  {{ briefing.titel }}\n</p>", briefing={"title": "Mali"}).problem
    assert problem.code == "template-variable"
    assert (problem.place.file, problem.place.line) == ("templates/page.html", 2)
    assert problem.place.excerpt == "  {{ briefing.titel }}"
    assert "titel" in problem.message


def test_a_syntax_error_names_file_and_line(tmp_path: Path) -> None:
    problem = refused(tmp_path, "<p>\n{% if x %}\n</p>").problem
    assert problem.code == "template-syntax"
    assert problem.place.file == "templates/page.html"
    assert problem.place.line in {2, 3}


def test_a_mistake_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "part.html").write_text("\n\n{{ nothing }}", encoding="utf-8")
    problem = refused(tmp_path, '{% include "part.html" %}').problem
    assert (problem.place.file, problem.place.line) == ("templates/part.html", 3)


def test_a_missing_include_is_named(tmp_path: Path) -> None:
    problem = refused(tmp_path, '<p>\n{% include "gone.html" %}').problem
    assert problem.code == "template-missing"
    assert "gone.html" in problem.message
    assert problem.place.line == 2


def test_text_is_escaped(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ text }}", text="<script>") == "&lt;script&gt;"


def test_the_filter_safe_is_not_there(tmp_path: Path) -> None:
    problem = refused(tmp_path, "\n{{ text | safe }}", text="<script>").problem
    assert (problem.code, problem.place.line) == ("template-syntax", 2)
    assert "safe" in problem.message


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.center(3000000000) }}",
        "{{ 'a' * 3000000000 }}",
        "{{ [1] * 3000000000 }}",
        "{{ 9 ** 999999999 }}",
        "{{ '%3000000000d' % 1 }}",
        "{{ '{:3000000000d}'.format(1) }}",
        "{% for a in range(9999999) %}{% for b in range(9999999) %}{% endfor %}{% endfor %}",
        "{% for a in range(190000) %}{{ 'a thousand letters' }}{{ text }}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'page.html' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ text.__init__.__globals__ }}",
        "{{ 1 / 0 }}",
        "{{ text.nothing() }}",
    ],
)
def test_a_template_cannot_reach_out_or_run_away(tmp_path: Path, source: str) -> None:
    problem = refused(tmp_path, source, text="x" * 100).problem
    assert problem.code in {"template-failed", "template-variable"}
    assert problem.place.file == "templates/page.html"


def test_a_workspace_overrides_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "templates" / "shared").mkdir(parents=True)
    (tmp_path / "templates" / "shared" / "pdf.css").write_text("/* ours */", encoding="utf-8")
    templates = Templates(tmp_path)
    assert templates.text("shared/pdf.css") == "/* ours */"
    assert "break-inside" in (templates.text("shared/print.css") or "")
    assert templates.text("shared/none.css") is None


def test_shipped_templates_are_found_without_a_workspace() -> None:
    assert "en" in Templates().names("labels", ".yaml")


class Saying:
    """An object of one type whose attribute is now a text, now a method."""

    def __init__(self, say: object) -> None:
        self.say = say
        self._hidden = "hidden"


def test_what_was_safe_once_is_not_let_through_as_a_method(tmp_path: Path) -> None:
    things = [Saying("plain"), Saying("{0.__class__}".format)]
    source = "{{ things[0].say }}{{ things[0].say }} {{ things[1].say(things[0]) }}"
    assert "unsafe" in refused(tmp_path, source, things=things).problem.message


def test_a_name_that_is_safe_says_nothing_of_the_others_of_its_type(tmp_path: Path) -> None:
    source = "{{ things[0].say }}{{ things[0]._hidden }}"
    assert "unsafe" in refused(tmp_path, source, things=[Saying("plain")]).problem.message
    assert rendered(tmp_path, "{{ a.say }}{{ b.say }}", a=Saying("one"), b={"say": "two"}) == "onetwo"


def test_one_build_is_made_with_the_templates_as_they_stood_when_it_began(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    page.write_text("before", encoding="utf-8")
    templates = Templates(tmp_path)
    assert templates.render("page.html", {}) == "before"
    page.write_text("after it", encoding="utf-8")
    assert templates.render("page.html", {}) == "before"
    assert Templates(tmp_path).render("page.html", {}) == "after it"


def test_a_template_is_compiled_once_for_all_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    page, compiled = tmp_path / "templates" / "page.html", tmp_path / "compiled"
    page.write_text("<p>{{ word }}</p>", encoding="utf-8")

    def in_another_process() -> str:
        monkeypatch.setattr(templating._Compiled, "_made", {})
        return Templates(tmp_path, compiled).render("page.html", {"word": "wells"})

    def counted(environment: object, *given: object, **named: object) -> object:
        compilations.append(given)
        return compile_(environment, *given, **named)

    compilations: list[object] = []
    compile_ = templating._Environment.compile
    monkeypatch.setattr(templating._Environment, "compile", counted)
    assert [in_another_process(), in_another_process()] == ["<p>wells</p>"] * 2
    assert len(compilations) == 1
    page.write_text("<b>{{ word }}</b>", encoding="utf-8")
    assert in_another_process() == "<b>wells</b>"
    (kept,) = compiled.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert in_another_process() == "<b>wells</b>"
    assert len(compilations) == 3
    monkeypatch.setattr(templating, "_this_module", lambda: "of another version")
    assert in_another_process() == "<b>wells</b>"
    assert len(compilations) == 4
