"""The words of a language that templates print: ``templates/labels/<lang>.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen import locales
from briefgen.brief.filetext import decode
from briefgen.brief.tree import plain_values
from briefgen.brief.yamltext import parse_yaml
from briefgen.problems import Place, Problem, did_you_mean
from briefgen.spacing import spaced
from briefgen.templating import Templates

FOLDER = "labels"
REFERENCE = "en"

Labels = dict[str, Any]
"""A catalogue: texts and mappings of texts; and ``writing``, which ``_writing`` describes."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_COUNTERS = {"latn": "decimal", "arab": "arabic-indic", "arabext": "persian"}

_ONE_OF = {frozenset({"date"}), frozenset({"of_month", "year"}), frozenset({"year"})}
"""What a date inside a phrase may be made of, each in place of the others."""


def read_labels(
    templates: Templates, lang: str, asked_by: Place, digits: str = "latn"
) -> tuple[Labels | None, list[Problem]]:
    """The catalogue of ``lang``, complete against the English one; or the problems that it has.

    ``asked_by`` is where the language was asked for, for the problem that it has no catalogue. ``digits``
    is the publisher's choice of digits, as in ``briefs/archive.yaml``.
    """
    known = templates.names(FOLDER, ".yaml")
    name = lang if lang in known else lang.split("-")[0]
    if name not in known:
        message = f"There are no labels for the language `{lang}` yet."
        hint = f"{did_you_mean(lang, known)} Or copy templates/labels/en.yaml to {lang}.yaml and translate it"
        return None, [Problem("labels-missing", message, hint, asked_by)]
    labels, problems = _read(templates, name)
    reference, _ = _read(templates, REFERENCE)
    place = Place(f"templates/{FOLDER}/{name}.yaml")
    problems += [
        Problem(code, message, hint, place) for code, message, hint in _faults(reference, labels, name)
    ]
    if problems:
        return None, problems
    return {**_spaced(labels, lang), "writing": _writing(lang, digits)}, []


def _writing(lang: str, digits: str) -> dict[str, str]:
    """How the language is written: its ``direction``, its ``digits``, and CSS's ``counter`` style."""
    numbering = locales.numbering(lang, digits)
    return {"direction": locales.direction(lang), "digits": numbering, "counter": _COUNTERS[numbering]}


def _read(templates: Templates, name: str) -> tuple[Labels, list[Problem]]:
    file = f"{FOLDER}/{name}.yaml"
    text = templates.text(file) or ""
    source, problems = decode(f"templates/{file}", text.encode())
    if source is None:
        return {}, problems
    root, found = parse_yaml(source)
    values = plain_values(root) if root is not None else {}
    return (values if isinstance(values, dict) else {}), problems + found


def _spaced(labels: Labels, lang: str) -> Labels:
    return {
        key: _spaced(value, lang) if isinstance(value, dict) else spaced(str(value), lang)
        for key, value in labels.items()
    }


_Fault = tuple[str, str, str]


def _faults(reference: Labels, labels: Labels, name: str, path: str = "") -> Iterator[_Fault]:
    """Code, message and hint of whatever a catalogue lacks against the English one."""
    for key, value in reference.items():
        where = f"{path}.{key}" if path else key
        inner = labels.get(key)
        if inner is None or isinstance(value, dict) != isinstance(inner, dict):
            message = f"The label `{where}` is missing from the labels of `{name}`."
            yield "label-missing", message, "copy its line from en.yaml and translate it"
        elif isinstance(inner, dict) and "other" in value:
            yield from _plural_faults(value, inner, name, where)
        elif isinstance(inner, dict):
            yield from _faults(value, inner, name, where)
        else:
            yield from _placeholder_faults(str(value), str(inner), name, where)


def _plural_faults(reference: Labels, forms: Labels, name: str, where: str) -> Iterator[_Fault]:
    """A counted label needs a form for each plural of its language; only ``other`` must hold the number."""
    wanted = locales.plural_categories(name)
    for category in sorted(wanted - set(forms)):
        message = f"The label `{where}` has no form `{category}`, which `{name}` counts with."
        yield "label-plural", message, f"its forms are: {', '.join(sorted(wanted))}"
    for category, form in forms.items():
        unknown = set(_PLACEHOLDER.findall(str(form))) - {"count"}
        if unknown or (category == "other" and "{count}" not in str(form)):
            yield from _placeholder_faults(str(reference["other"]), str(form), name, f"{where}.{category}")


def _placeholder_faults(reference: str, text: str, name: str, where: str) -> Iterator[_Fault]:
    """A label must hold the same ``{placeholders}`` as the English one, in whatever order."""
    wanted, found = set(_PLACEHOLDER.findall(reference)), set(_PLACEHOLDER.findall(text))
    if wanted == found or {frozenset(wanted), frozenset(found)} <= _ONE_OF:
        return
    shown = ", ".join(f"{{{placeholder}}}" for placeholder in sorted(wanted)) or "nothing in braces"
    message = f"The label `{where}` of `{name}` does not hold what the English one does: {shown}."
    yield "label-placeholder", message, f"en.yaml has “{reference}”; write what is in braces unchanged"
