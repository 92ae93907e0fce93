"""What is wrong with the shape of the lines where the parser stopped: names, dashes, indentation.

Each rule gives the words for its case, or None.
"""

from __future__ import annotations

import re

from briefgen.brief.spelling import FIELD, space_after_colon, value_in_quotes, without_comment
from briefgen.brief.yamlstop import Explained, Stop, said_at


def no_space(stop: Stop) -> Explained | None:
    """``title:Iran``, which YAML reads as one word."""
    if "expected ':'" in stop.said:
        candidates = [stop.begun_line]
    elif re.search("mapping values are not allowed|did not find expected", stop.said) and stop.line > 1:
        candidates = [stop.line - 1]
    else:
        return None
    for number in candidates:
        text = stop.text_of(number)
        if fixed := space_after_colon(text):
            message = "A space is missing after the colon."
            return Explained(("yaml-no-space", message, f"write {fixed}"), number, text.index(":"))
    return None


def goes_on(stop: Stop) -> Explained | None:
    """A colon in a line that goes on with the value above: too much indentation, or a text."""
    field = FIELD.match(stop.text)
    owner = FIELD.match(stop.text_of(stop.line - 1))
    if field and owner and owner.end() < len(stop.text_of(stop.line - 1).rstrip()):
        message = f"`{field['name']}` is indented further than the field above it."
        hint = (
            f"line it up with `{owner['name']}`; if the line belongs to the text above, write "
            f"{owner['name']}: >- and begin the text on the next line, indented"
        )
        return Explained(("yaml-indent", message, hint), stop.line, field.start("name"))
    if not owner:
        above = without_comment(stop.text_of(stop.line - 1))
        if above and ":" not in above:
            message = "This line is neither `name: value` nor indented as part of the value above it."
            hint = _name_hint(above)
            return Explained(("yaml-no-colon", message, hint), stop.line - 1, 0)
    name = owner["name"] if owner else "name"
    message = "A colon and a space inside a text of several lines need a mark before the text."
    return said_at(
        stop, "yaml-colon", message, f"write {name}: >- and begin the text on the next line, indented"
    )


def _name_hint(line: str) -> str:
    first, _, rest = line.strip().partition(" ")
    if re.fullmatch(r"[a-z_]+", first):
        return f"write {first}: {rest.strip() or '…'} with a colon and a space, or indent the line"
    return (
        "indent the line to make it part of the value above, or write a name, a colon and a space before it"
    )


def no_colon(stop: Stop) -> Explained | None:
    """A line that is no field and belongs to none."""
    if "expected ':'" not in stop.said:
        return None
    text = without_comment(stop.text_of(stop.begun_line))
    if re.match(r"-[^\s\d-]", text):
        message = "A space is missing after the dash."
        hint = f"write - {text[1:]}"
        return Explained(("yaml-dash", message, hint), stop.begun_line, stop.begun_column)
    message = "This line is neither `name: value` nor indented as part of the value above it."
    hint = _name_hint(text)
    return Explained(("yaml-no-colon", message, hint), stop.begun_line, stop.begun_column)


def no_name(stop: Stop) -> Explained | None:
    """A colon with nothing before it."""
    if not re.match(r"\s*(?:-\s+)*:(\s|$)", stop.text):
        return None
    message = "The name of the field is missing before the colon."
    return said_at(stop, "yaml-key", message, f"write name{stop.text.strip().lstrip('- ')}")


def dash(stop: Stop) -> Explained | None:
    """A dash where no list can begin."""
    if "entries are not allowed" not in stop.said:
        return None
    message = "A dash and a space begin a list item, and none can begin here."
    hint = f"begin the list on a line of its own, or write {value_in_quotes(stop.text, stop.column)}"
    return said_at(stop, "yaml-dash", message, hint)


def document(stop: Stop) -> Explained | None:
    """A second document, or what makes YAML see one."""
    if "document start" not in stop.said and stop.text.strip() not in {"...", "---"}:
        return None
    above = without_comment(stop.text_of(stop.line - 1)) if stop.line > 1 else ""
    if above and above not in {"...", "---"} and not FIELD.match(above):
        message = "This line is neither `name: value` nor indented as part of the value above it."
        return Explained(("yaml-no-colon", message, _name_hint(above)), stop.line - 1, 0)
    message = "A second document begins here, and one file holds one brief."
    hint = "begin the file with `title:`, and take out lines such as `---` and `...`"
    return said_at(stop, "yaml-second-document", message, hint)


def levels(stop: Stop) -> str:
    """The fields above, with which a line could be lined up."""
    known: list[str] = []
    least = 1_000
    for number in range(stop.line - 1, max(0, stop.line - 200), -1):
        text = stop.text_of(number)
        field = FIELD.match(text)
        if field and field.start("name") < least:
            least = field.start("name")
            known.append(f"`{field['name']}` ({least or 'no'} space{'' if least == 1 else 's'} before it)")
    if not known:
        return "begin the line without spaces, and indent by two spaces for each level"
    return "line the name up with " + " or ".join(known[:3])
