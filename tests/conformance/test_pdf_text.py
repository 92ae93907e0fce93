"""What the brief says stands in its PDF word for word, for two different extractors of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from briefgen import prose
from briefgen.brief.audiences import for_audience
from briefgen.brief.chartmodel import NO_DATA
from briefgen.brief.figures import reckon
from briefgen.brief.model import Brief
from briefgen.brief.workspace import read_workspace
from briefgen.briefing.labels import read_labels
from briefgen.briefing.wording import Wording
from briefgen.problems import Place
from briefgen.templating import Templates
from tests.built import KITCHEN_SINK, PROJECT, Site
from tests.pdfs import folded, opened, pdfium_pages, poppler_pages

CASES = [("mali", "mali-after-minusma"), ("example", "water-in-examplia"), ("kitchen", "kitchen-sink")]
ROOTS = {"mali": PROJECT, "kitchen": KITCHEN_SINK}

EXTRACTORS: dict[str, Callable[[Path], list[str]]] = {
    "poppler": poppler_pages,
    "poppler in the file's order": lambda path: poppler_pages(path, "-raw"),
    "pdfium": pdfium_pages,
}


@lru_cache
def extracted(extractor: str, path: Path) -> str:
    return " ".join(EXTRACTORS[extractor](path))


def brief_of(site: Site, slug: str) -> Brief:
    root = ROOTS.get(site.name, site.output.parent / "workspace")
    (file,) = read_workspace(root, (slug,)).briefs
    return for_audience(file.brief, "public")


def words_of(brief: Brief) -> Wording:
    labels, problems = read_labels(Templates(), brief.lang, Place("here"))
    assert labels is not None, problems
    return Wording(brief.lang, labels, reckon(brief))


def plain(brief: Brief, *texts: str | None) -> Iterator[str]:
    words = words_of(brief)
    for text in texts:
        yield from (words.plain(paragraph) for paragraph in prose.paragraphs(text or "") if paragraph)


def lines(brief: Brief) -> Iterator[str]:
    """The texts that are printed as they were typed."""
    yield from (brief.title, brief.subtitle or "", brief.number or "", brief.content_warning or "")
    for finding in brief.findings:
        yield from (finding.heading, finding.actor or "")
    for chart in brief.charts:
        yield chart.title
        yield from (group.label for group in chart.groups)
        yield from chart.columns
    yield from (recommendation.to for recommendation in brief.recommendations)
    for source in brief.sources.values():
        yield from (source.title, source.note or "", source.url or "")
        yield "" if source.publisher == "unknown" else source.publisher
    for contact in brief.contacts:
        yield from (contact.name, contact.role or "", contact.email or "", contact.phone or "")


def texts(brief: Brief) -> Iterator[str]:
    """The texts that are prose, one paragraph each."""
    yield from plain(brief, brief.key_message, brief.summary, brief.method, brief.differences)
    yield from plain(brief, *(finding.text for finding in brief.findings))
    yield from plain(brief, *(chart.note for chart in brief.charts))
    yield from plain(brief, *(event.text for event in brief.timeline))
    yield from plain(brief, *(ask.text for item in brief.recommendations for ask in item.asks))
    yield from plain(brief, *(item.text for item in brief.corrections))


def missing(expected: Iterator[str], text: str) -> list[str]:
    """Which of the expected texts do not stand there; a word longer than a line may be broken anywhere."""
    solid = re.sub(r"\s", "", text)
    return [
        wanted
        for wanted in map(folded, expected)
        if wanted not in text and not (_has_long_word(wanted) and re.sub(r"\s", "", wanted) in solid)
    ]


def _has_long_word(text: str) -> bool:
    return any(len(word) > 40 for word in text.split())


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(("name", "slug"), CASES)
def test_every_text_stands_there_word_for_word(
    site: Callable[[str], Site], name: str, slug: str, extractor: str
) -> None:
    built = site(name)
    brief = brief_of(built, slug)
    text = extracted(extractor, built.pdf(slug))
    assert missing(lines(brief), text) == []
    assert missing(texts(brief), text) == []


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(("name", "slug"), CASES)
def test_every_quote_stands_in_its_marks_and_on_one_page(
    site: Callable[[str], Site], name: str, slug: str, extractor: str
) -> None:
    built = site(name)
    pages = EXTRACTORS[extractor](built.pdf(slug))
    for quote in brief_of(built, slug).quotes:
        words = folded(f"“{quote.text}”")
        assert sum(words in page for page in pages) == 1, words
        assert any(folded(f"{words} ") in page and quote.speaker in page for page in pages)


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(("name", "slug"), CASES)
def test_every_bar_has_its_number_with_its_caution_apart_from_the_mark_of_its_source(
    site: Callable[[str], Site], name: str, slug: str, extractor: str
) -> None:
    built = site(name)
    brief = brief_of(built, slug)
    words = words_of(brief)
    text = extracted(extractor, built.pdf(slug))
    names = [
        name
        for chart in brief.charts
        for name in (*chart.figures, *(n for g in chart.groups for n in g.figures))
    ]
    for figure in (words.figures[name] for name in names if name != NO_DATA):
        number = re.escape(folded(words.number(figure)))
        assert re.search(rf"(?<!\S){number}(?!\S)", text), words.number(figure)


@pytest.mark.parametrize("extractor", ["poppler in the file's order", "pdfium"])
@pytest.mark.parametrize(("name", "slug"), CASES)
def test_every_key_figure_is_read_with_its_caution_and_what_it_says(
    site: Callable[[str], Site], name: str, slug: str, extractor: str
) -> None:
    built = site(name)
    brief = brief_of(built, slug)
    words = words_of(brief)
    text = extracted(extractor, built.pdf(slug))
    for figure in (words.figures[name] for name in brief.key_figures):
        said = " ".join(filter(None, [words.number(figure), words.unit(figure), figure.figure.label]))
        assert re.search(rf"(?<!\S){re.escape(folded(said))}(?!\S)", text), said


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_the_words_and_numbers_on_mali_are_those_of_the_release(
    site: Callable[[str], Site], extractor: str
) -> None:
    text = extracted(extractor, site("mali").pdf("mali-after-minusma"))
    for words in (
        "deliberately killed at least 32 civilians since May 2024",
        "summarily executed at least 47 civilians since June",
        "set fire to over 1,000 homes",
        "at least 100 homes went up in flames",
        "“Since MINUSMA left Mali a year ago, it has been extremely difficult to get comprehensive "
        "information on abuses, and we are deeply concerned that the situation is even worse than reported.”",
    ):
        assert words in text


def test_a_word_that_is_not_there_is_missed(site: Callable[[str], Site]) -> None:
    text = extracted("pdfium", site("mali").pdf("mali-after-minusma"))
    assert missing(iter(["at least 32 civilians", "at least 33 civilians"]), text) == [
        "at least 33 civilians"
    ]


def test_hostile_text_is_printed_as_it_was_typed(site: Callable[[str], Site]) -> None:
    text = extracted("pdfium", site("kitchen").pdf("kitchen-sink"))
    for words in (
        "<script>alert(1)</script>, {{ 7*7 }}",
        "<script>alert(“summary”)</script> <img src=x onerror=alert(2)> {{ 7*7 }} {% include “x” %} {# no #}",
        "[a refused link](javascript:alert(3))",
        "{killed} untouched",
    ):
        assert words in text
    assert "49" not in re.findall(r"\d+", text), "{{ 7*7 }} was worked out"


@pytest.mark.parametrize(("name", "slug"), CASES)
def test_no_page_ends_with_a_heading(site: Callable[[str], Site], name: str, slug: str) -> None:
    path = site(name).pdf(slug)
    with opened(path) as document:
        headings = [folded(item.get_title()) for item in document.get_toc()]
    assert len(headings) > 5
    ends = [
        (number, heading)
        for number, page in enumerate(pdfium_pages(path), 1)
        for heading in headings
        if page.endswith(f" {heading}")
    ]
    assert ends == []
