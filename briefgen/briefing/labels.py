"""The words of a language that templates print: ``templates/labels/<lang>.yaml``."""

from __future__ import annotations

from typing import Any

from briefgen.brief.filetext import decode
from briefgen.brief.tree import plain_values
from briefgen.brief.yamltext import parse_yaml
from briefgen.problems import Place, Problem, did_you_mean
from briefgen.templating import Templates

FOLDER = "labels"
REFERENCE = "en"

Labels = dict[str, Any]
"""A catalogue: texts and mappings of texts."""


def read_labels(templates: Templates, lang: str, asked_by: Place) -> tuple[Labels | None, list[Problem]]:
    """The catalogue of ``lang``, complete against the English one; or the problems that it has.

    ``asked_by`` is where the language was asked for, for the problem that it has no catalogue.
    """
    known = templates.names(FOLDER, ".yaml")
    name = lang if lang in known else lang.split("-")[0]
    if name not in known:
        message = f"There are no labels for the language `{lang}` yet."
        hint = f"{did_you_mean(lang, known)} Or copy templates/labels/en.yaml to {lang}.yaml and translate it"
        return None, [Problem("labels-missing", message, hint, asked_by)]
    labels, problems = _read(templates, name)
    reference, _ = _read(templates, REFERENCE)
    for path in _missing(reference, labels):
        place = Place(f"templates/{FOLDER}/{name}.yaml")
        message = f"The label `{path}` is missing from the labels of `{name}`."
        problems.append(
            Problem("label-missing", message, "copy its line from en.yaml and translate it", place)
        )
    return (None if problems else labels), problems


def _read(templates: Templates, name: str) -> tuple[Labels, list[Problem]]:
    file = f"{FOLDER}/{name}.yaml"
    text = templates.text(file) or ""
    source, problems = decode(f"templates/{file}", text.encode())
    if source is None:
        return {}, problems
    root, found = parse_yaml(source)
    values = plain_values(root) if root is not None else {}
    return (values if isinstance(values, dict) else {}), problems + found


def _missing(reference: Labels, labels: Labels, path: str = "") -> list[str]:
    missing = []
    for key, value in reference.items():
        where = f"{path}.{key}" if path else key
        if key not in labels:
            missing.append(where)
        elif isinstance(value, dict) and "other" not in value:  # plural categories differ by language
            inner = labels[key]
            missing += _missing(value, inner, where) if isinstance(inner, dict) else [where]
    return missing
