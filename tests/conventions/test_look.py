"""The look is in the templates and the brand: a second theme carries another, and Python holds none."""

from __future__ import annotations

import ast
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from briefgen.brief.workspace import read_workspace
from briefgen.briefing.cards import make_cards
from briefgen.briefing.labels import read_labels
from briefgen.briefing.page import view_archive, view_briefing
from briefgen.briefing.pdf import PdfRenderer
from briefgen.problems import Place
from briefgen.templating import Templates
from tests.built import KITCHEN_SINK, MOMENT, PROJECT, Site, once, run, write_media

THEMES = PROJECT / "tests" / "themes"
PACKAGE = PROJECT / "briefgen"

HOMES = {"briefing/fonts.py", "brief/archivefile.py"}
"""Where families are bundled, and where a brand's fields have their defaults."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_SIZE = re.compile(r"\b\d+(?:\.\d+)?(?:px|pt|rem|em)\b")
_FAMILY = re.compile(r"\b(?:Briefgen (?:Serif|Sans|Arabic)|Source S(?:erif|ans)|Amiri|sans-serif)\b")
_RULE = re.compile(r"\b(?:font-size|font-family|line-height|color|background|margin(?:-\w+)?|padding)\s*:")


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Every text of a module but its docstrings, with its line."""
    tree = ast.parse(source)
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def look_in(source: str) -> list[tuple[int, str]]:
    """Colours, sizes, families and style rules in a module's texts, less the examples told to authors."""
    found = []
    for line, text in texts(source):
        if text in EXAMPLES:
            continue
        found += [(line, hit[0]) for sign in (_HEX, _SIZE, _FAMILY, _RULE) for hit in sign.finditer(text)]
    return found


EXAMPLES = {
    'write six hexadecimal digits in quotation marks: "#12355b"',
    "px {{ size: ",
    "px }} into the template",
}
"""Hints that show an author what to write."""


def modules() -> list[Path]:
    found = sorted(
        path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).as_posix() not in HOMES
    )
    assert len(found) > 50
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_python_holds_no_colour_size_or_font(path: Path) -> None:
    assert look_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "fault",
    [
        'A = "#12465e"',
        'A = "font: 9pt serif"',
        'A = "h2 { margin-top: 0 }"',
        "A = f'<b style=\"color:red\">{x}'",
        'A = "Amiri"',
    ],
)
def test_a_planted_look_is_found(fault: str) -> None:
    assert look_in(fault)
    assert look_in(f'"""A docstring may say 9pt and #12465e."""\n{fault}')[0][0] == 2
    assert look_in('"""A docstring may say 9pt and #12465e."""') == []


def themes() -> list[str]:
    found = sorted(path.name for path in THEMES.iterdir() if path.is_dir())
    assert found
    return found


def themed(theme: str, place: Path) -> Path:
    """The kitchen sink with a theme's brand, mark and templates."""
    folder = place / "workspace"
    shutil.copytree(KITCHEN_SINK / "briefs", folder / "briefs")
    shutil.copy(THEMES / theme / "archive.yaml", folder / "briefs" / "archive.yaml")
    shutil.copytree(KITCHEN_SINK / "templates", folder / "templates")
    shutil.copytree(THEMES / theme / "templates", folder / "templates", dirs_exist_ok=True)
    write_media(folder / "briefs" / "media")
    shutil.copy(THEMES / theme / "mark.svg", folder / "briefs" / "media")
    return folder


@pytest.fixture(scope="module")
def built(shared_folder: Path) -> Callable[[str], Site]:
    def make(theme: str) -> Callable[[Path], None]:
        return lambda place: run(
            "-C", str(themed(theme, place)), "build", "kitchen-sink", "--quiet", "--as-of", MOMENT,
            "--output", str(place / "output"),
        )  # fmt: skip

    return lambda theme: Site(theme, once(shared_folder / f"theme-{theme}", make(theme)) / "output")


@pytest.mark.parametrize("theme", themes())
def test_a_theme_renders_with_its_own_colours_paper_and_margins(
    theme: str, built: Callable[[str], Site]
) -> None:
    site = built(theme)
    workspace = read_workspace(site.output.parent / "workspace")
    assert workspace.archive
    brand = workspace.archive.brand
    page = site.page("kitchen-sink").read_text(encoding="utf-8")
    assert "<style" not in page
    sheets = re.findall(r'<link rel="stylesheet" href="(?:\.\./)*([^"]+)"', page)
    styles = " ".join((site.output / sheet).read_text(encoding="utf-8") for sheet in sheets)
    assert f"--colour: {brand.colour}" in styles
    assert f"--accent: {brand.accent}" in styles
    assert re.search(r'src="\.\./\.\./assets/logo\.[0-9a-f]+\.svg"', page)
    assert brand.footer
    assert brand.footer in page
    for other in ("#12465e", "#a8321a", "#1d4d2b", "#8a3b12"):
        assert other not in styles, "a colour of another brand"
    document = pypdfium2.PdfDocument(site.pdf("kitchen-sink"))
    try:
        assert document[0].get_size() == (612.0, 792.0)
        text = document[1].get_textpage()
        lefts = [text.get_rect(index)[0] for index in range(text.count_rects())]
    finally:
        document.close()
    assert min(lefts) == pytest.approx(float(brand.margins.sides) * 72 / 25.4, abs=2.5)


@pytest.mark.parametrize("theme", themes())
def test_a_theme_draws_its_own_cards(theme: str, tmp_path: Path) -> None:
    folder = themed(theme, tmp_path)
    workspace = read_workspace(folder, ("kitchen-sink",))
    assert workspace.archive
    labels, _ = read_labels(Templates(folder), "en", Place("x"))
    assert labels
    view = view_briefing("kitchen-sink", workspace.briefs[0].brief, workspace.archive, labels)
    look = view_archive(workspace.archive, labels, "en", None)
    cards, problems = make_cards(PdfRenderer(), Templates(folder), view, look, labels, {}, "x.yaml")
    assert {problem.code for problem in problems} == {"card-sensitive"}
    corner = Image.open(io.BytesIO(cards[0].png)).convert("RGB").getpixel((2, 2))
    assert isinstance(corner, tuple)
    assert "#" + "".join(f"{part:02x}" for part in corner) == workspace.archive.brand.colour
