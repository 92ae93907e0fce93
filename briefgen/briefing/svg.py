"""A logo as SVG, made safe: drawing only, written anew from a list of what may stay.

A page shows it inside ``<img>``, where a browser runs nothing of it; this is the second lock, and
the only one for a PDF. Texts are refused because the reader's machine would choose their font.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefgen.briefing.svgstyle import Rules, declarations, read_rules
from briefgen.problems import Place, Problem

MAX_BYTES = 500_000
MAX_ELEMENTS = 3_000
MAX_DEPTH = 40

SVG = "http://www.w3.org/2000/svg"
HEIGHT = 1_000
"""Height given to every logo, which keeps its proportions in whole numbers."""

_ELEMENTS = frozenset(
    (
        "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "linearGradient", "radialGradient", "stop", "clipPath",
    )
)  # fmt: skip
_SILENT = frozenset(("title", "desc", "metadata"))
"""Says something of the drawing, and often of who drew it; left out without a word."""

_PAINT = (
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity", "color",
    "stop-color", "stop-opacity", "clip-path", "clip-rule", "transform", "display", "visibility",
)  # fmt: skip
_SHAPE = (
    "id", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width",
    "height", "offset", "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits", "viewBox",
    "preserveAspectRatio",
)  # fmt: skip
_ATTRIBUTES = frozenset(_PAINT + _SHAPE)
_HARMLESS = frozenset(("version", "class", "style", "baseProfile", "enable-background", "overflow"))
_VALUE = re.compile(r"[\w\s#%.,:;()+*/=-]*", re.ASCII)
_REFERENCE = re.compile(r"url\(\s*[\"']?\s*(#[\w.-]+)\s*[\"']?\s*\)")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[0-9]+)?)\s*(?:px|pt|mm|cm|in)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A safe SVG and its proportions."""

    data: bytes
    width: int
    height: int


def safe_svg(data: bytes, name: str, place: Place) -> tuple[Drawing | None, list[Problem]]:
    """The drawing in ``data``, or what in it cannot be published; ``name`` is the file's."""
    if len(data) > MAX_BYTES:
        return None, [_refused(name, f"is larger than {MAX_BYTES:,} bytes", "export it anew", place)]
    root, problem = _parsed(data, name, place)
    if root is None:
        return None, [problem] if problem else []
    rules, odd = read_rules("".join(style.text or "" for style in root.iter(f"{{{SVG}}}style")))
    bad: Counter[str] = Counter({f"the style rule {rule}": 1 for rule in odd})
    clean = _copied(root, rules, bad, 0)
    size = _size(root)
    if size is None:
        bad["no width and height, nor a viewBox"] += 1
    if clean is None or size is None or bad:
        hint = "export the logo as plain paths without text, pictures, links or scripts; or save it as PNG"
        return None, [_refused(name, f"has {what}", hint, place) for what in bad]
    box = clean.get("viewBox") or f"0 0 {size[0]:g} {size[1]:g}"
    for attribute in ("x", "y"):
        clean.attrib.pop(attribute, None)
    width = max(1, round(HEIGHT * size[0] / size[1]))
    clean.set("viewBox", box)
    clean.set("width", str(width))
    clean.set("height", str(HEIGHT))
    return Drawing(etree.tostring(clean, encoding="utf-8"), width, HEIGHT), []


def _parsed(data: bytes, name: str, place: Place) -> tuple[Any, Problem | None]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, _refused(name, "is not written in UTF-8", "export it anew", place)
    if "<!ENTITY" in text or "<?xml-stylesheet" in text:
        what = "declares entities or asks for a style sheet"
        return None, _refused(name, what, "export it as a plain SVG", place)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, _refused(name, "is not a well-formed SVG", "export it anew, or save it as PNG", place)
    if root.tag != f"{{{SVG}}}svg":
        return None, _refused(name, "is not an SVG", "export it anew, or save it as PNG", place)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        what = f"has more than {MAX_ELEMENTS:,} elements"
        return None, _refused(name, what, "simplify the drawing, or save it as PNG", place)
    return root, None


def _copied(element: Any, rules: Rules, bad: Counter[str], depth: int) -> Any:
    """The element made anew with what may stay; ``bad`` counts what may not."""
    if not isinstance(element.tag, str):
        bad["an entity"] += 1
        return None
    space, _, tag = element.tag.rpartition("}")
    if space.lstrip("{") != SVG or tag in _SILENT or tag == "style":
        return None  # what a drawing program notes for itself
    if tag not in _ELEMENTS:
        bad[f"the element <{tag[:40]}>"] += 1
        return None
    if depth > MAX_DEPTH:
        bad[f"more than {MAX_DEPTH} elements inside each other"] += 1
        return None
    clean = etree.Element(f"{{{SVG}}}{tag}", nsmap={None: SVG} if depth == 0 else None)
    for attribute, value in _attributes(element, rules, bad).items():
        clean.set(attribute, value)
    if "clip-path" in clean.attrib and any(up.tag.endswith("}clipPath") for up in _upwards(element)):
        bad["a clipping path that is clipped itself"] += 1
    for child in element:
        copy = _copied(child, rules, bad, depth + 1)
        if copy is not None:
            clean.append(copy)
    return clean


def _upwards(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _attributes(element: Any, rules: Rules, bad: Counter[str]) -> dict[str, str]:
    """Attributes, then the rules of its classes, then its own style: the later wins, as in CSS."""
    own = {key: str(value) for key, value in element.attrib.items() if "}" not in key}
    for key in element.attrib:
        if key.endswith("}href"):
            bad["a link or reference (href)"] += 1
    wanted = {key: value for key, value in own.items() if key not in _HARMLESS}
    of_style: dict[str, str] = {}
    for name in own.get("class", "").split():
        of_style |= rules.get(name, {})
    of_style |= declarations(own.get("style", ""))
    wanted |= {key: value for key, value in of_style.items() if key in _PAINT or "url(" in value}
    kept = {}
    for key, value in wanted.items():
        if key.casefold().startswith("on") or key == "href":
            bad[f"the attribute {key[:40]}"] += 1
        elif not _VALUE.fullmatch(_REFERENCE.sub("", value)) or "url" in _REFERENCE.sub("", value):
            bad[f"a reference in the attribute {key[:40]}"] += 1
        elif key in _ATTRIBUTES:
            kept[key] = " ".join(_REFERENCE.sub(r"url(\1)", value).split())
    return kept


def _size(root: Any) -> tuple[float, float] | None:
    """Width and height in the drawing's own measure."""
    numbers = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    try:
        box = [float(number) for number in numbers]
    except ValueError:
        box = []
    if len(box) == 4:
        size = box[2], box[3]
    else:
        lengths = [_LENGTH.fullmatch(root.get(name) or "") for name in ("width", "height")]
        if not lengths[0] or not lengths[1]:
            return None
        size = float(lengths[0][1]), float(lengths[1][1])
    sound = all(0 < side < 1e6 for side in size) and 1 / 20 < size[0] / size[1] < 20
    return size if sound else None


def _refused(name: str, what: str, hint: str, place: Place) -> Problem:
    return Problem("svg-refused", f"The logo {name} {what}.", hint, place)
