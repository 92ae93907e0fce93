"""The overlays in a folder of briefs: which file translates which brief, and into what language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from briefgen import locales
from briefgen.brief.characters import shown
from briefgen.brief.translation import Original, Translation, read_translation
from briefgen.brief.translationrecord import TranslationRecord, read_translation_record, record_name
from briefgen.problems import Place, Problem

ReadBytes = Callable[[Path, str], tuple[bytes | None, list[Problem]]]

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


@dataclass(frozen=True)
class OverlayFile:
    """One file ``<slug>.<lang>.yaml``."""

    path: Path
    slug: str
    lang: str

    @property
    def file(self) -> str:
        """Its name in problems."""
        return f"{self.path.parent.name}/{self.path.name}"


@dataclass(frozen=True)
class Translations:
    """What the overlays of one brief gave; ``faulty`` are the languages whose overlays have errors."""

    sound: tuple[Translation, ...]
    faulty: frozenset[str]
    problems: tuple[Problem, ...]


def parted(files: Iterable[Path]) -> tuple[list[Path], list[OverlayFile]]:
    """Briefs, and overlays; a dot in a file's name parts the brief's name from the language."""
    files = list(files)
    stems = {path.stem for path in files}
    briefs: list[Path] = []
    overlays: list[OverlayFile] = []
    for path in files:
        slug, dot, lang = path.stem.partition(".")
        if dot and (slug in stems or (_TAG.fullmatch(lang) and locales.is_language(lang))):
            overlays.append(OverlayFile(path, slug, lang))
        else:
            briefs.append(path)
    return briefs, overlays


def without_original(overlays: Iterable[OverlayFile], slugs: Iterable[str]) -> list[Problem]:
    """A problem for each overlay of a brief that is not in the folder."""
    known = set(slugs)
    return [
        Problem(
            "translation-without-original",
            f"There is no brief `{shown(one.slug, 60)}.yaml` that this would translate.",
            "a file's name has a dot only where it is <brief>.<language>.yaml: rename it, or add the brief",
            Place(one.file),
        )
        for one in overlays
        if one.slug not in known
    ]


def read_overlays(original: Original, overlays: Iterable[OverlayFile], read: ReadBytes) -> Translations:
    """The translations of one brief. An overlay with errors gives none, and harms no other."""
    sound: list[Translation] = []
    faulty: set[str] = set()
    problems: list[Problem] = []
    for one in overlays:
        translation, found = _read(original, one, read)
        problems += found
        if translation is not None:
            sound.append(translation)
        elif _TAG.fullmatch(one.lang):
            faulty.add(one.lang)
    return Translations(tuple(sound), frozenset(faulty), tuple(problems))


def _read(original: Original, one: OverlayFile, read: ReadBytes) -> tuple[Translation | None, list[Problem]]:
    if problem := _name_problem(original, one):
        return None, [problem]
    data, problems = read(one.path, one.file)
    if data is None:
        return None, problems
    record, found = _record(one, read)
    translation, said = read_translation(original, one.lang, one.file, data, record)
    return translation, problems + found + said


def _record(one: OverlayFile, read: ReadBytes) -> tuple[TranslationRecord, list[Problem]]:
    beside = one.path.with_name(record_name(one.slug, one.lang))
    if not beside.exists():
        return TranslationRecord(), []
    name = f"{one.path.parent.name}/{beside.name}"
    data, problems = read(beside, name)
    if data is None:
        return TranslationRecord(), problems
    return read_translation_record(name, data)


def _name_problem(original: Original, one: OverlayFile) -> Problem | None:
    place = Place(one.file)
    if one.path.suffix != ".yaml":
        message = f"The file's name ends in {one.path.suffix} and not in .yaml."
        return Problem("slug", message, f"rename the file `{one.path.stem}.yaml`", place)
    if not _TAG.fullmatch(one.lang) or not locales.is_language(one.lang):
        message = f"“{shown(one.lang, 40)}” in the file's name is not the code of a language."
        hint = f"write it as in `{one.slug}.fr.yaml`; a brief of its own has no dot in its name"
        return Problem("translation-language", message, hint, place)
    if one.lang == original.brief.lang:
        message = f"The brief itself is in the language `{one.lang}` already."
        hint = f"put the code of the translation's language into the file's name, not {original.brief.lang}"
        return Problem("translation-language", message, hint, place)
    return None
