"""A brief in another language: ``<slug>.<lang>.yaml`` laid over the brief it translates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.brief.characters import shown
from briefgen.brief.checks import check_brief
from briefgen.brief.model import Brief
from briefgen.brief.overlay import Overlay, read_overlay
from briefgen.brief.overlayplaces import OverlayPlaces
from briefgen.brief.translationrecord import TranslationRecord, hash_of
from briefgen.brief.tree import Path, Places, path_text
from briefgen.brief.words import Word, key_field, rewritten, words_of
from briefgen.problems import Problem, Severity, did_you_mean
from briefgen.prose import figure_references


@dataclass(frozen=True)
class Translation:
    """The brief as a whole in ``lang``, all that is not words inherited; ``places`` are the overlay's.

    ``original`` is the brief that was translated, None where this is it.
    """

    lang: str
    file: str
    brief: Brief
    places: Places
    original: Brief | None = None
    translated_by: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True)
class Original:
    """The brief that is translated, with its file's name and the places of its values."""

    file: str
    brief: Brief
    places: Places

    def line(self, path: Path) -> str:
        """``briefs/mali.yaml:12``."""
        return f"{self.file}:{self.places.value(path).line}"


@dataclass(frozen=True)
class Laid:
    """An overlay on its original: each word of the brief with its translation, None where it has none."""

    original: Original
    overlay: Overlay
    file: str
    places: OverlayPlaces
    said: tuple[tuple[Word, str | None], ...]

    @property
    def severity(self) -> Severity:
        """What is published must be whole; what is not may still be growing."""
        published = self.original.brief.status in {"published", "withdrawn"}
        return Severity.ERROR if published else Severity.WARNING


def read_translation(
    original: Original, lang: str, file: str, data: bytes, record: TranslationRecord
) -> tuple[Translation | None, list[Problem]]:
    """The brief in the language of the overlay in ``data``, None where that has errors; and all problems."""
    overlay, places, problems = read_overlay(file, data)
    if overlay is None or places is None:
        return None, problems
    laid = lay(original, overlay, file, places)
    brief = _merged(laid, lang)
    for rule in (_missing, _left_over, _figures):
        problems += rule(laid)
    problems += _stale(laid, record)
    if not any(problem.code == "translation-figures" for problem in problems):
        problems += [found for found in check_brief(brief, laid.places) if found.place.file == file]
    if any(problem.is_error for problem in problems):
        return None, problems
    by, read_by = overlay.translated_by, overlay.reviewed_by or ""
    return Translation(lang, file, brief, laid.places, original.brief, by, read_by), problems


def lay(original: Original, overlay: Overlay, file: str, places: Places) -> Laid:
    """The overlay on its original; a text of its own comes before the overlay's list of words."""
    said: list[tuple[Word, str | None]] = []
    ways: dict[Path, Path] = {}
    for word in words_of(original.brief):
        if word.own in overlay.texts:
            ways[word.path] = word.own
            said.append((word, overlay.texts[word.own]))
        elif not word.is_prose and word.text in overlay.glossary:
            ways[word.path] = ("words", word.text)
            said.append((word, overlay.glossary[word.text]))
        else:
            said.append((word, None))
    return Laid(original, overlay, file, OverlayPlaces(places, ways, original.places), tuple(said))


def marks_of(laid: Laid) -> TranslationRecord:
    """The record that says of every text of the overlay that it translates the original as it is now."""
    return TranslationRecord(
        of={
            path_text(word.own): hash_of(word.text) for word, _ in laid.said if word.own in laid.overlay.texts
        }
    )


def _merged(laid: Laid, lang: str) -> Brief:
    original = laid.original.brief
    by_path = {word.path: said for word, said in laid.said}
    brief = rewritten(original, lambda word: by_path[word.path] or word.text)
    sources = {
        name: source if source.lang else source.model_copy(update={"lang": original.lang})
        for name, source in brief.sources.items()
    }
    return brief.model_copy(update={"lang": lang, "sources": sources})


def _missing(laid: Laid) -> Iterator[Problem]:
    """What readers need has no words yet."""
    nameless: set[Path] = set()
    for word, said in laid.said:
        if said is not None or not word.needed:
            continue
        if not word.own:
            owner = word.path[:2]
            if owner not in nameless:
                nameless.add(owner)
                yield _without_id(laid, owner)
            continue
        where = laid.original.line(word.path)
        message = f"`{_short(word.own)}` of {where} is not translated: {shown(word.text, 60)}."
        name = word.own[-1]
        begun = f"`{shown(name, 60)}:`" if isinstance(name, str) else f"item {name + 1} of the list"
        hint = f"write {begun} with the words, or with the original's own where they stay as they are"
        place = laid.places.own(word.own)
        yield Problem("translation-missing", message, hint, place, laid.severity, path=path_text(word.own))


def _without_id(laid: Laid, owner: Path) -> Problem:
    where = laid.original.line(owner)
    message = f"The item at {where} has no id, and a translation finds it by its id."
    number = int(owner[1]) + 1 if len(owner) > 1 else 1
    name = key_field(type(getattr(laid.original.brief, str(owner[0]))[0]))
    hint = f"add `{name}: {str(owner[0]).rstrip('s')}-{number}` there, or a better name"
    return Problem("translation-no-id", message, hint, laid.places.own(owner[:1]), laid.severity)


def _left_over(laid: Laid) -> Iterator[Problem]:
    """Words for something that the original no longer has, each item once."""
    known = [word.own for word, _ in laid.said]
    prefixes = {own[:length] for own in known for length in range(1, len(own) + 1)}
    gone: dict[Path, None] = {}
    for own in laid.overlay.texts:
        if own not in known:
            length = next((n for n in range(1, len(own)) if own[:n] not in prefixes), len(own))
            gone[own[:length]] = None
    used = {word.text for word, _ in laid.said if not word.is_prose}
    gone |= {("words", text): None for text in laid.overlay.glossary if text not in used}
    for own in gone:
        near = sorted(
            {
                str(way[len(own) - 1])
                for way in prefixes
                if len(way) >= len(own) and way[:-1][: len(own) - 1] == own[:-1]
            }
        )
        message = f"The original has no `{shown(_short(own), 60)}`, so this is left over."
        hint = f"take it out, or {did_you_mean(str(own[-1]), near)}" if near else "take it out"
        place = laid.places.own(own, key=True)
        yield Problem("translation-left-over", message, hint, place, Severity.WARNING, path=path_text(own))


def _stale(laid: Laid, record: TranslationRecord) -> Iterator[Problem]:
    """The original's words have changed since they were translated."""
    unmarked: list[Path] = []
    for word, _ in laid.said:
        if word.own not in laid.overlay.texts:
            continue
        marked = record.of.get(path_text(word.own))
        if marked is None:
            unmarked.append(word.own)
        elif marked != hash_of(word.text):
            where = laid.original.line(word.path)
            message = f"The original of `{_short(word.own)}`, {where}, was changed after it was translated."
            hint = f"bring it up to date, then run {_command(laid.file)} --mark {path_text(word.own)}"
            place = laid.places.own(word.own)
            yield Problem("translation-stale", message, hint, place, laid.severity, path=path_text(word.own))
    if unmarked:
        count = len(unmarked)
        texts = "1 text here does" if count == 1 else f"{count} texts here do"
        message = f"{texts} not say yet which wording of the original was translated."
        hint = f"run {_command(laid.file)} --mark once the translation is right; later changes then show"
        place = laid.places.own(unmarked[0])
        yield Problem("translation-unmarked", message, hint, place, Severity.NOTE)


def _command(file: str) -> str:
    slug, lang = file.rpartition("/")[2].split(".")[:2]
    return f"briefgen translate {slug} {lang}"


def _figures(laid: Laid) -> Iterator[Problem]:
    """A translated text prints the figures that the original prints, each as often."""
    for word, said in laid.said:
        if said is None:
            continue
        wanted = Counter(written for _, written in figure_references(word.text))
        found = Counter(written for _, written in figure_references(said))
        if wanted == found:
            continue
        where = laid.original.line(word.path)
        lacking, surplus = _listed(wanted - found), _listed(found - wanted)
        message = f"The text does not print the figures that the original prints at {where}."
        hint = ", ".join(
            part
            for part in (f"put in {lacking}" if lacking else "", f"take out {surplus}" if surplus else "")
            if part
        )
        place = laid.places.value(word.path)
        first = next(iter(found - wanted), "")
        if first:
            place = laid.places.within(word.path, first)
        yield Problem("translation-figures", message, hint, place, path=path_text(word.own))


def _listed(figures: Counter[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(figures.elements()))


def _short(own: Path) -> str:
    """The last names of a way, which tell a reader what is meant: ``killings.heading``."""
    return path_text(own[-2:]) if len(own) > 2 else path_text(own)
