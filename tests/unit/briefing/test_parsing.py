"""The parser keeps its expressions, and reads every page as it did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import tinyhtml5
from tinyhtml5 import inputstream

from briefgen.briefing.parsing import Expressions, quicken

PAGES = [
    "<!doctype html><title>Mali</title><p class='a b' hidden>One &amp; <b>two</b>&nbsp;three<table><tr><td>4",
    '<p title="a &lt; b\n\tc">x</p><!-- a -- b --><pre>\n\n y</pre><textarea>\n z</textarea>',
    "<style>p > a { color: red }</style><script>if (a < b) c()</script><svg><path d='M0 0'/></svg>",
    "<p \fid=x\r\n\tdata-y='&quot;'>\x00 مالي &#x1F600; &copy &notit;<br/><unknown>[x]</unknown",
    "<![CDATA[x]]><svg><![CDATA[ y ]]></svg><a><a></p></b>",
]


@pytest.fixture
def slow() -> Iterator[None]:
    """tinyhtml5 as it is installed."""
    kept = inputstream.characters_until_regex
    inputstream.characters_until_regex = {}
    yield
    inputstream.characters_until_regex = kept


def parsed(page: str) -> bytes:
    return ElementTree.tostring(tinyhtml5.parse(page.encode(), transport_encoding="utf-8"))


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("page", [*PAGES, Path(__file__).read_text(encoding="utf-8")])
def test_a_page_is_read_as_before(page: str) -> None:
    before = parsed(page)
    quicken()
    assert parsed(page) == before
    assert parsed(page) == before  # with expressions that were kept


@pytest.mark.usefixtures("slow")
def test_an_expression_is_made_once() -> None:
    parsed(PAGES[0])
    assert all(isinstance(characters, re.Pattern) for characters, _ in inputstream.characters_until_regex), (
        "tinyhtml5 keeps its expressions under their names now: briefgen.briefing.parsing can go"
    )
    quicken()
    parsed(PAGES[0])
    kept = inputstream.characters_until_regex
    made = dict(kept)
    assert isinstance(kept, Expressions)
    parsed(PAGES[0] + PAGES[0])
    assert kept == made
    quicken()
    assert inputstream.characters_until_regex is kept
