"""Which templates a template names, as Jinja itself would find them."""

from __future__ import annotations

import jinja2
import pytest
from jinja2.meta import find_referenced_templates

from briefgen.including import all_named, named_in
from tests.built import PROJECT

TEMPLATES = PROJECT / "templates"


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_of_every_shipped_template_it_finds_what_jinja_finds(path: object) -> None:
    source = (TEMPLATES / str(path)).read_text(encoding="utf-8")
    environment = jinja2.Environment(extensions=["jinja2.ext.loopcontrols"], autoescape=True)
    assert named_in(source) == set(find_referenced_templates(environment.parse(source)))


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("no tags, {{ include }}", set()),
        ("{% include 'a.html' %}", {"a.html"}),
        ('{%- include "a.html" ignore missing -%}', {"a.html"}),
        ('{% from "a.html" import b, c with context %}{%+ extends "d.html" +%}', {"a.html", "d.html"}),
        ('{% import "a.html"\nas a %}', {"a.html"}),
        ('{# {% include "a.html" %} #}', {"a.html"}),
        ("{% include name %}", None),
        ('{% include ["a.html", "b.html"] %}', None),
        ('{% extends "a.html" if plain else "b.html" %}', None),
        ('{% include "a" ~ ".html" %}', None),
        ('{% include "a.html" %}{% include kind %}', None),
    ],
)
def test_a_name_that_is_written_out_is_found_and_any_other_is_any(
    source: str, names: set[str] | None
) -> None:
    assert named_in(source) == names


def test_what_is_named_names_others_and_may_do_so_in_circles() -> None:
    sources = {"a": '{% include "b" %}', "b": '{% include "c" %}{% include "a" %}', "c": "", "d": "x"}
    assert all_named(["a"], sources.get) == {"a", "b", "c"}
    assert all_named(["a", "nowhere"], sources.get) == {"a", "b", "c", "nowhere"}
    sources["c"] = "{% include any %}"
    assert all_named(["a"], sources.get) is None
    assert all_named(["d"], sources.get) == {"d"}
