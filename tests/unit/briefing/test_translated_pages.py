"""A page that is a translation: its quotes, its translator, its sources."""

from __future__ import annotations

from briefgen.brief.archivefile import ArchiveFile
from briefgen.briefing.assets import Assets
from briefgen.briefing.labels import read_labels
from briefgen.briefing.linkview import LinksView
from briefgen.briefing.page import render_page, view_archive, view_briefing
from briefgen.problems import Place
from briefgen.templating import Templates
from tests.translations import original, sound

ARCHIVE = ArchiveFile.model_validate({"title": "Archive", "publisher": "Us", "about": "About us."})


def page(*, on_screen: bool) -> str:
    version = sound()
    templates = Templates()
    labels, problems = read_labels(templates, "fr", Place("test"))
    assert problems == []
    assert labels is not None
    view = view_briefing("wells", version.brief, ARCHIVE, labels, version=version)
    look = view_archive(ARCHIVE, labels, "fr", None)
    assets = Assets() if on_screen else None
    return render_page(templates, view, look, LinksView("", "", ""), labels, "a/index.html", assets)


def test_a_quote_has_its_original_behind_it_on_screen_and_under_it_on_paper() -> None:
    screen, paper = page(on_screen=True), page(on_screen=False)
    assert '<p lang="en" dir="ltr">We are thirsty.</p>' in screen
    assert '<span lang="en">We are thirsty.</span>' in paper
    for made in (screen, paper):
        assert "Nous avons soif." in made
        assert "Notre traduction" in made
        assert "un bureau imaginé" in made


def test_what_is_not_translated_has_its_language() -> None:
    made = page(on_screen=False)
    assert '<cite lang="en">Well survey</cite>' in made
    assert '<p class="about" lang="en" dir="ltr">About us.</p>' in made


def test_an_original_says_nothing_of_translations() -> None:
    templates = Templates()
    labels, _ = read_labels(templates, "en", Place("test"))
    assert labels is not None
    view = view_briefing("wells", original().brief, ARCHIVE, labels)
    assert view.translation is None
    assert view.quotes[0].original == ""
