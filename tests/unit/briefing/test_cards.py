"""Cards for social media: whole words on 1200 × 630 pixels, or no card and a note."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.reader import read_brief
from briefgen.briefing.cards import SIZE, Card, make_cards
from briefgen.briefing.labels import Labels, read_labels
from briefgen.briefing.page import view_archive, view_briefing
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.view import BriefingView
from briefgen.problems import Place, Problem, Severity
from briefgen.templating import Templates

BRIEF = """\
title: Water in the valley of Examplia
lang: en
date: 2026-01-15
key_message: Half of the wells are dry.
summary: Half of the wells are dry.
sources:
  udhr: {title: Universal Declaration of Human Rights, publisher: United Nations General Assembly}
figures:
  - {id: wells, value: 1084, qualifier: at least, unit: wells, label: gave no water, evidence: {source: udhr}}
  - {id: cost, value: 12345678901234, currency: USD, label: to mend every well, evidence: {source: udhr}}
findings:
  - {id: dry, heading: Wells are dry, text: They are., sensitive: thirst}
quotes:
  - id: article-five
    text: No one shall be subjected to torture or to cruel, inhuman or degrading treatment or punishment.
    speaker: United Nations General Assembly
    role: article 5
    source: udhr
"""


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


@pytest.fixture(scope="module")
def labels() -> Labels:
    found, _ = read_labels(Templates(), "en", Place("x"))
    assert found
    return found


@pytest.fixture(scope="module")
def view(labels: Labels) -> BriefingView:
    reading = read_brief("briefs/wells.yaml", BRIEF.encode())
    assert reading.value, reading.problems
    return view_briefing("wells", reading.value, ARCHIVE, labels)


ARCHIVE = ArchiveFile(title="Briefings", publisher="The Examplia Desk")


def cards_of(
    renderer: PdfRenderer, view: BriefingView, labels: Labels, templates: Templates | None = None
) -> tuple[list[Card], list[Problem]]:
    look = view_archive(ARCHIVE, labels, "en", None)
    return make_cards(renderer, templates or Templates(), view, look, labels, {}, "briefs/wells.yaml")


def test_each_quote_and_key_figure_is_a_card_with_its_words_as_alt_text(
    renderer: PdfRenderer, view: BriefingView, labels: Labels
) -> None:
    cards, problems = cards_of(renderer, view, labels)
    assert problems == []
    assert [card.name for card in cards] == ["quote-article-five.png", "figure-wells.png", "figure-cost.png"]
    quote, figure, _ = cards
    assert quote.alt.startswith("“No one shall be subjected to torture")
    for words in ("United Nations General Assembly", "article 5", "Water in the valley", "The Examplia Desk"):
        assert words in quote.alt
    assert figure.alt.replace("\u00a0", " ").startswith("at least 1,084 wells gave no water")
    for card in cards:
        picture = Image.open(io.BytesIO(card.png))
        assert picture.size == SIZE
        assert picture.info == {}
        assert len(picture.convert("RGB").getcolors(100_000) or []) > 20, "letters have been drawn"


def test_the_same_card_has_the_same_bytes(renderer: PdfRenderer, view: BriefingView, labels: Labels) -> None:
    first, _ = cards_of(renderer, view, labels)
    second, _ = cards_of(PdfRenderer(), view, labels)
    assert first == second


def with_quote(view: BriefingView, **changes: str) -> BriefingView:
    return replace(view, quotes=(replace(view.quotes[0], **changes),), key_figures=())


def test_a_quote_that_does_not_fit_is_no_card_and_is_never_cut(
    renderer: PdfRenderer, view: BriefingView, labels: Labels
) -> None:
    cards, (problem,) = cards_of(
        renderer, with_quote(view, text="All human beings are born free. " * 40), labels
    )
    assert cards == []
    assert (problem.code, problem.severity) == ("card-too-long", Severity.NOTE)
    assert "article-five" in problem.message


def test_longer_words_are_set_smaller_until_they_fit(
    renderer: PdfRenderer, view: BriefingView, labels: Labels, tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "social"
    own.mkdir(parents=True)
    shipped = Templates().text("social/card.html")
    assert shipped
    # The step, readable in the picture as the width of a black bar.
    bar = '<div class="edge" style="background:#000;width:{{ card.step * 100 }}px"></div>'
    (own / "card.html").write_text(shipped.replace('<div class="edge"></div>', bar), encoding="utf-8")
    steps = []
    for times in (1, 7, 10, 13):
        cards, problems = cards_of(
            renderer,
            with_quote(view, text="All human beings are born free. " * times),
            labels,
            Templates(tmp_path),
        )
        assert problems == []
        row = Image.open(io.BytesIO(cards[0].png)).convert("RGB").crop((0, 4, 1200, 5))
        steps.append(sum(count for count, colour in row.getcolors(2000) or [] if colour == (0, 0, 0)) // 100)
    assert steps == sorted(steps)
    assert steps[0] == 0 < steps[-1]


def test_what_is_hard_to_bear_gets_no_card(renderer: PdfRenderer, view: BriefingView, labels: Labels) -> None:
    cards, (problem,) = cards_of(renderer, with_quote(view, sensitive="torture"), labels)
    assert (cards, problem.code, problem.severity) == ([], "card-sensitive", Severity.NOTE)
    inside = replace(
        view, findings=(replace(view.findings[0], quotes=view.quotes),), quotes=(), key_figures=()
    )
    cards, (problem,) = cards_of(renderer, inside, labels)
    assert (cards, problem.code) == ([], "card-sensitive")


def test_a_long_word_and_a_long_title_stay_on_the_card(
    renderer: PdfRenderer, view: BriefingView, labels: Labels
) -> None:
    long = with_quote(replace(view, title="Title " * 60), text="a" * 300)
    cards, problems = cards_of(renderer, long, labels)
    assert bool(cards) != bool(problems)
    for card in cards:
        picture = Image.open(io.BytesIO(card.png)).convert("RGB")
        for edge in ((0, 20, 60, 630), (1140, 20, 1200, 630), (0, 622, 1200, 630)):
            assert picture.crop(edge).getcolors() == [
                ((edge[2] - edge[0]) * (edge[3] - edge[1]), (255, 255, 255))
            ]


def test_a_template_of_another_size_is_told(
    renderer: PdfRenderer, view: BriefingView, labels: Labels, tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "social"
    own.mkdir(parents=True)
    shipped = Templates().text("social/card.html")
    assert shipped
    (own / "card.html").write_text(shipped.replace("1200px 630px", "1300px 630px"), encoding="utf-8")
    cards, problems = cards_of(renderer, with_quote(view), labels, Templates(tmp_path))
    assert cards == []
    assert {problem.code for problem in problems} == {"card-size"}
