"""What a build hands to the archive's pages: the briefs it shows and has taken back, and the tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from briefgen.addresses import notice_data
from briefgen.archive.holdings import Desk, Holdings, Withdrawn
from briefgen.archive.notices import notice_from_json
from briefgen.brief.figures import reckon
from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS
from briefgen.brief.workspace import BriefFile
from briefgen.briefing.labels import Labels
from briefgen.briefing.wording import Wording
from briefgen.build.last import Last
from briefgen.build.plan import Plan
from briefgen.build.reading import Readings
from briefgen.build.tasks import edition_mark
from briefgen.build.work import Workshop
from briefgen.problems import Place, Problem


def withdrawn_in(
    shop: Workshop, plan: Plan, readings: Readings, last: Last, kept: Iterable[str]
) -> tuple[Withdrawn, ...]:
    """The briefs that were taken back, by slug; ``kept`` are briefs that stay as they were published."""
    whole = filter(None, (readings.whole(brief.slug) for brief in plan.withdrawn))
    taken = {file.slug: withdrawn_of(file, partial(_labels, shop)) for file in whole}
    for slug in kept:
        name = notice_data(slug)
        data = last.files([name]).get(name)
        if data and (notice := notice_from_json(data)):
            taken.setdefault(slug, notice)
    return tuple(taken[slug] for slug in sorted(taken))


def withdrawn_of(file: BriefFile, labels_in: Callable[[str], Labels]) -> Withdrawn:
    """What is published of a brief that was taken back, and nothing else of it."""
    brief = file.brief
    if brief.withdrawn is None:
        raise ValueError("a notice needs a withdrawn brief")
    langs = (*(version.lang for version in file.versions), *sorted(file.faulty))
    reasons = {
        one.lang: Wording(one.lang, labels_in(one.lang), reckon(one.brief)).filled(one.brief.withdrawn.reason)
        for one in file.versions
        if one.brief.withdrawn
    }
    reason = reasons.pop(brief.lang)
    day = str(brief.withdrawn.date)
    return Withdrawn(file.slug, brief.former, brief.lang, langs, day, reason, tuple(reasons.items()))


def label_problems(shop: Workshop, holdings: Holdings) -> list[Problem]:
    """The languages of the archive's pages and notices that have no labels; they are in English then."""
    langs = [*holdings.languages, *(lang for one in holdings.withdrawn for lang in one.langs)]
    return [problem for lang in dict.fromkeys(langs) for problem in shop.labels(lang, _settings)[1]]


def desk_of(shop: Workshop, plan: Plan) -> Desk:
    """The tools that the archive's pages are made with."""
    return Desk(
        templates=shop.templates,
        labels=lambda lang: _labels(shop, lang),
        assets=shop.assets,
        logo=shop.mark.on_screen,
        mark=lambda labels: edition_mark(plan.edition, labels),
    )


def _labels(shop: Workshop, lang: str) -> Labels:
    """The labels of a language; English where it has none, which was said when its briefs were read."""
    labels, _ = shop.labels(lang, _settings)
    if labels is None:
        labels, _ = shop.labels("en", _settings)
    if labels is None:
        raise ValueError("there are no English labels")
    return labels


def _settings() -> Place:
    """Where the archive's languages are named."""
    return Place(f"{BRIEFS}/{ARCHIVE_FILE}")
