"""A tree of nodes against a model: the checked object, or pydantic's errors as problems with places."""

from __future__ import annotations

import re
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.brief.characters import shown
from briefgen.brief.spelling import quoted, space_after_colon
from briefgen.brief.tree import Path, Places, path_text, plain_values
from briefgen.brief.yamltext import MAX_PROBLEMS, Mapping, Node, Scalar, Sequence
from briefgen.problems import Problem, did_you_mean, meant

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], root: Node, places: Places) -> tuple[M | None, list[Problem]]:
    """An instance of ``model``, or every problem of its fields."""
    try:
        return model.model_validate(plain_values(root)), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)[:MAX_PROBLEMS]
        found = [_problem(model, places, detail) for detail in details]
        return None, [problem for problem in found if not _follows(problem, found)]


def _follows(problem: Problem, found: list[Problem]) -> bool:
    """True for a list that is too short because its items are no good, and for a field that is misspelt.

    Both are said where the author has to write something else.
    """
    if problem.code == "missing-key":
        above, _, name = problem.path.rpartition(".")
        misspelt = (other for other in found if other.code == "unknown-key")
        return any(other.path.rpartition(".")[0] == above and other.hint == meant(name) for other in misspelt)
    inside = f"{problem.path}["
    return problem.code == "too-few" and any(other.path.startswith(inside) for other in found)


def _problem(model: type[BaseModel], places: Places, details: ErrorDetails) -> Problem:
    kind = details["type"]
    # pydantic ends the way to a mapping's key with this; an author may have a field of that name.
    of_key = details["loc"][-1:] == ("[key]",) and kind not in {"extra_forbidden", "missing"}
    path: Path = details["loc"][:-1] if of_key else details["loc"]
    context = details.get("ctx", {})
    where = path_text(path)
    if kind == "extra_forbidden":
        return _unknown_key(model, places, path)
    if kind == "missing":
        return _missing_key(model, places, path)
    place = places.key(path) if of_key else places.value(path)
    if "hint" in context:
        code, message, hint = kind.replace("_", "-"), str(context["message"]), str(context["hint"])
        if code == "wrong-shape":
            hint = _text_hint(places, path) or hint
    elif kind in {"tuple_type", "list_type"}:
        code, message, hint = "wrong-shape", "A list is wanted here.", _list_hint(model, places, path)
    elif kind in {"model_type", "model_attributes_type", "dict_type"}:
        code, message, hint = (
            "wrong-shape",
            "Fields with names are wanted here.",
            _fields_hint(model, places, path),
        )
    else:
        code, message, hint = _plain_words(kind, context, is_text=isinstance(places.node(path), Scalar))
    return Problem(code, message, hint, place, path=where)


def _unknown_key(model: type[BaseModel], places: Places, path: Path) -> Problem:
    name = str(path[-1])
    known = sorted(_model_at(model, path[:-1]).model_fields)
    place = places.key(path)
    message = f"There is no field `{shown(name)}` here."
    hint = did_you_mean(re.sub(r"[\s-]+", "_", name.strip())[:80], known)
    return Problem("unknown-key", message, hint, place, path=path_text(path))


def _missing_key(model: type[BaseModel], places: Places, path: Path) -> Problem:
    name = str(path[-1])
    field = _model_at(model, path[:-1]).model_fields[name]
    owner = f"`{path_text(path[:-1])}`" if path[:-1] else "The file"
    hint = f"add {name}: … ({(field.description or '').rstrip('.')})"
    place = places.key(path[:-1])
    return Problem("missing-key", f"{owner} has no `{name}`.", hint, place, path=path_text(path))


def _text_hint(places: Places, path: Path) -> str:
    """The text that YAML took for a list or mapping, in quotation marks; empty for one of several lines."""
    written = places.written(path)
    if "\n" in written or len(written) > 200:
        return ""
    return f"if this is text, put it in quotation marks: {quoted(written)}"


def _list_hint(model: type[BaseModel], places: Places, path: Path) -> str:
    """How to write as a list what the author wrote without dashes."""
    node = places.node(path)
    name = path[-1] if path else ""
    if isinstance(node, Mapping):
        first = shown(next(iter(node.keys), "…"))
        return f"put a dash and a space before the first field of each item: - {first}: …"
    text = shown(node.text, 200) if isinstance(node, Scalar) else "…"
    if re.match(r"-\S", text):
        return f"write a space after each dash: - {text[1:].split(' -')[0]}"
    inner = _model_at(model, path)
    if inner is not _model_at(model, path[:-1]):
        first = next(iter(inner.model_fields))
        return (
            f"begin each item on a line of its own, indented, with a dash and its fields: - {first}: {text}"
        )
    return f"write {name}: [{text}]"


def _fields_hint(model: type[BaseModel], places: Places, path: Path) -> str:
    """How to write as fields with names what the author wrote as one text or as a list."""
    node = places.node(path)
    inner = _model_at(model, path)
    first = next(iter(inner.model_fields), "name")
    if path[-1:] and path[-1] in inner.model_fields and isinstance(node, Scalar):
        return "write an id and a colon on a line above, as in `hrw:`, and indent this line beneath it"
    if isinstance(node, Scalar):
        if fixed := space_after_colon(places.written(path).split("\n")[0]):
            return f"write a space after the colon: {fixed}"
        return f"write names and values, indented: {first}: {shown(node.text, 200)}"
    if isinstance(node, Sequence) and path and not isinstance(path[-1], int):
        return "write an id of its own and a colon before each, as in `hrw:`, instead of the dash"
    return f"write names and values, indented: {first}: …"


def _plain_words(kind: str, context: dict[str, Any], *, is_text: bool) -> tuple[str, str, str]:
    """Code, message and hint for pydantic's other error types."""
    if kind in {"string_too_long", "too_long"} and is_text:
        message = f"The text is longer than {context['max_length']:,} characters."
        return "text-too-long", message, "shorten it; a brief sums a report up"
    if kind == "too_short":
        message = f"At least {context['min_length']} item is wanted here."
        return "too-few", message, "add an item, or take the field out"
    if kind == "too_long":
        message = f"At most {context['max_length']} items are wanted here."
        return "too-many", message, f"take out all but {context['max_length']}"
    return "wrong-shape", "The value does not fit this field.", "see the field's description"


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the value at ``path``; of the nearest value above it that is one."""
    current: type[BaseModel] = model
    own_keys = False  # in a mapping such as ``sources``, the next name is an author's id
    for part in path:
        if own_keys or isinstance(part, int) or part not in current.model_fields:
            own_keys = False
            continue
        annotation = current.model_fields[part].annotation
        inner = _models_in(annotation)
        current = inner[0] if inner else current
        own_keys = bool(inner) and get_origin(annotation) is dict
    return current


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]
