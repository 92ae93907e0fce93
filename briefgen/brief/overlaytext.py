"""An overlay's file as text, for translators: every place to fill, with the original's words above it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import wrap

from briefgen.brief.model import Brief
from briefgen.brief.overlay import Overlay
from briefgen.brief.tree import Path
from briefgen.brief.words import Word, words_of
from briefgen.prose import paragraphs

WIDTH = 104
_SAFE = re.compile(r"[^\W\d_](?:[\w’'.,()«»“”/-]|\s(?!#))*", re.UNICODE)
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off"}


def overlay_text(original: Brief, file: str, lang: str, overlay: Overlay | None, before: str = "") -> str:
    """The overlay with all that ``overlay`` has translated already, and a place for what it has not.

    ``file`` is the original's name, ``before`` the text that is replaced: its own comments and what is left
    over from the original's earlier state are kept at the end.
    """
    texts = overlay.texts if overlay else {}
    glossary = overlay.glossary if overlay else {}
    words = words_of(original)
    shared = _shared(words, glossary, texts)
    head = _head(original, file, lang)
    own = [("translated_by", overlay.translated_by if overlay else "")]
    if overlay and overlay.reviewed_by:
        own.append(("reviewed_by", overlay.reviewed_by))
    lines = [*head, *(_line(0, name, value) for name, value in own)]
    if shared:
        lines += ["", "# Short texts, translated once wherever they stand.", "words:"]
        lines += [_line(1, text, glossary.get(text, "")) for text in shared]
    placed = [
        word
        for word in words
        if word.own
        and (word.own in texts or word.is_prose or word.text not in shared)
        and _wanted(word, texts)
    ]
    lines += _placed(placed, texts, original.lang)
    lines += _kept(before, head, original.lang, {word.own for word in words}, texts)
    return "\n".join(lines).rstrip() + "\n"


def _wanted(word: Word, texts: dict[Path, str]) -> bool:
    return word.needed or word.own in texts


def _shared(words: tuple[Word, ...], glossary: dict[str, str], texts: dict[Path, str]) -> list[str]:
    """The short texts that are translated once: those already so, and those that occur twice.

    Names are offered in a new file; one that was passed over stays as it is.
    """
    counted: dict[str, int] = {}
    for word in words:
        offered = word.needed or (not texts and any(map(str.isalpha, word.text)))
        if not word.is_prose and word.own not in texts and (offered or word.text in glossary):
            counted[word.text] = counted.get(word.text, 0) + 1
    return [text for text, times in counted.items() if times > 1 or text in glossary]


def _head(original: Brief, file: str, lang: str) -> list[str]:
    return [
        "# yaml-language-server: $schema=./translation.schema.json",
        "#",
        f"# The words of {file}, for readers of `{lang}`; all else is taken from there.",
        f"# Over each place stands the original, behind `# {original.lang}:`. "
        "Figures such as {killed} stay as they are.",
        "",
    ]


def _placed(words: list[Word], texts: dict[Path, str], lang: str) -> Iterator[str]:
    above: Path = ()
    for word in words:
        *parents, name = word.own
        shared = next(
            (n for n, (a, b) in enumerate(zip(above, parents, strict=False)) if a != b),
            min(len(above), len(parents)),
        )
        if shared == 0:
            yield ""
        for depth in range(shared, len(parents)):
            yield _line(depth, str(parents[depth]), None)
        above = tuple(parents)
        depth = len(parents)
        if word.text not in word.own:  # a text that is found by its own words needs no second showing
            yield from _original("  " * depth, lang, word.text)
        yield _value(depth, name, texts.get(word.own, ""), is_prose=word.is_prose)


def _original(indent: str, lang: str, text: str) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs(text)):
        if number:
            yield f"{indent}# {lang}:"
        yield from (f"{indent}# {lang}: {part}" for part in _wrapped(paragraph))


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _value(depth: int, name: str | int, text: str, *, is_prose: bool) -> str:
    """A place with its text: behind its name where it is short, below it where it is long."""
    indent = "  " * depth
    begun = f"{indent}-" if isinstance(name, int) else f"{indent}{_scalar(str(name))}:"
    if not text:
        return begun
    if is_prose and len(text) > WIDTH and not re.search(r"\s{2}|\n", text):
        return "\n".join([f"{begun} >-", *(f"{indent}  {line}" for line in _wrapped(text))])
    if is_prose and "\n" in text:
        body = [f"{indent}  {line}".rstrip() for line in text.split("\n")]
        return "\n".join([f"{begun} |-", *body])
    return f"{begun} {_scalar(text)}"


def _line(depth: int, name: str, value: str | None) -> str:
    begun = f"{'  ' * depth}{_scalar(name)}:"
    return f"{begun} {_scalar(value)}" if value else begun


def _scalar(text: str) -> str:
    """Text as YAML, in quotation marks where it could be read as anything else."""
    plain = _SAFE.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML and not text.endswith(" ")
    return text if plain else json.dumps(text, ensure_ascii=False)


def _kept(before: str, head: list[str], lang: str, known: set[Path], texts: dict[Path, str]) -> Iterator[str]:
    """What a translator wrote that has no place in the new text."""
    generated = (f"# {lang}:", "# Short texts, translated once", "# Kept from before:")
    comments = [
        line.strip()
        for line in before.splitlines()
        if line.lstrip().startswith("#") and line not in head and not line.lstrip().startswith(generated)
    ]
    left = [
        f"# {'.'.join(map(str, own))}: {' '.join(text.split())}"
        for own, text in texts.items()
        if own not in known
    ]
    if comments or left:
        yield from ("", "# Kept from before:", *dict.fromkeys([*comments, *left]))
