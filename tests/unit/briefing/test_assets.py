"""Style sheets and fonts that pages share: named by their bytes, and only those that are needed."""

from __future__ import annotations

import io
import re

import pytest
from fontTools.ttLib import TTFont

from briefgen.briefing.assets import Assets, needs_of
from briefgen.briefing.fonts import ARABIC, FACES_HERE
from briefgen.briefing.webfonts import RANGES, scripts_of, web_fonts

PAGE = '<head><style>\n{faces}\n</style><style media="print">p {{}}</style></head><body>{text}</body>'


def page(text: str) -> str:
    return PAGE.format(faces=FACES_HERE, text=text)


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Mali", {"latin"}),
        ("Мали", {"latin", "cyrillic"}),
        ("Ελλάς", {"latin", "greek"}),
        ("Łódź", {"latin", "latin-extended"}),
        ("مالي", {"latin", "arabic"}),
    ],
)
def test_a_page_asks_for_the_scripts_it_uses(text: str, scripts: set[str]) -> None:
    assert scripts_of(text) == scripts
    fonts = web_fonts(frozenset(scripts))
    assert {font.script for font in fonts} == scripts
    for font in fonts:
        held = set(TTFont(io.BytesIO(font.data)).getBestCmap())
        first, last = RANGES[font.script][0]
        assert held & set(range(first, last + 1)), font.name
        assert font.rule().count("unicode-range") == 1
    held = {code for font in fonts for code in TTFont(io.BytesIO(font.data)).getBestCmap()}
    assert {ord(letter) for letter in text} <= held


def test_fonts_are_the_same_bytes_and_names_every_time() -> None:
    latin = frozenset({"latin"})
    first = web_fonts(latin)
    web_fonts.__globals__["_made"].cache_clear()
    assert web_fonts(latin) == first
    assert ARABIC not in {font.face.family for font in first}


def test_pages_with_the_same_rules_share_a_file_and_link_it_from_where_they_are() -> None:
    assets = Assets()
    home, deep = (assets.with_files(page("Mali"), at) for at in ("index.html", "briefings/a/fr/index.html"))
    assert "<style" not in home + deep
    linked = re.findall(r'href="((?:\.\./)*)(assets/[^"]+)"( media="print")?', home)
    assert [media for _, _, media in linked] == ["", ' media="print"']
    assert [name for _, name, _ in linked] == re.findall(r'href="\.\./\.\./\.\./(assets/[^"]+)"', deep)
    assert len([name for name in assets.files if name.startswith("assets/style")]) == 1


def test_what_looks_like_a_style_in_the_text_stays_text() -> None:
    text = "&lt;style&gt; " + FACES_HERE
    assert Assets().with_files(page(text), "index.html").endswith(f"<body>{text}</body>")


def test_what_a_comment_of_a_style_sheet_says_asks_for_no_fonts() -> None:
    def scripts(rules: str, text: str = "Mali") -> set[str]:
        assets = Assets()
        assets.with_files(page(text).replace("p {}", rules), "index.html")
        return {script for script in RANGES for name in assets.files if f"-{script}." in name}

    assert scripts("/* ر before ي */ p {} /* м */") == {"latin"}
    assert scripts('/* one */ p::before { content: "ر" } /* two */') == {"latin", "arabic"}
    assert scripts("p {}", "He wrote /* ر */ once.") == {"latin", "arabic"}


def test_only_the_files_that_pages_need_are_named() -> None:
    assets = Assets()
    latin = assets.with_files(page("Mali"), "index.html").encode()
    assets.with_files(page("مالي"), "ar.html")
    sheets = set(needs_of("index.html", latin))
    needed = sheets | {name for sheet in sheets for name in needs_of(sheet, assets.files[sheet])}
    assert needed < set(assets.files)
    assert not any("arabic" in name for name in needed)
    assert sum(name.endswith(".woff2") for name in needed) == len(web_fonts(frozenset({"latin"})))
