"""What was proved, and what is published without proof, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.brief.model import Brief, Quote
from briefgen.briefing.deeplinks import deep_link
from briefgen.briefing.view import CitationView, ProofView, UnprovedView
from briefgen.briefing.wording import Wording
from briefgen.evidence.items import Item, Kind
from briefgen.evidence.proving import Proof

MAX_WORDS = 14


def view_proofs(
    proofs: Iterable[Proof], brief: Brief, words: Wording, numbers: dict[str, int]
) -> tuple[ProofView, ...]:
    """A line for each proof that stands; ``numbers`` are the note numbers of the sources."""
    views = []
    for proof in proofs:
        if not proof.stands:
            continue
        source = brief.sources[proof.item.source]
        number = numbers[proof.item.source]
        recorded = proof.recorded.proved if proof.recorded else ""
        passage = proof.item.kind is Kind.PASSAGE
        views.append(
            ProofView(
                kind=str(proof.item.kind),
                what=_named(proof.item, brief, words),
                verdict=str(words.labels["verdicts"]["passage" if passage else proof.verdict]),
                note=CitationView(words.numeral(number), "", f"_source-{number}"),
                page=_pages(proof, words),
                link=deep_link(source.url, _first(proof.pages), (proof.item.words,)) if source.url else "",
                proved=recorded,
            )
        )
    return tuple(dict.fromkeys(views))


def view_unproved(proofs: Iterable[Proof], brief: Brief, words: Wording) -> tuple[UnprovedView, ...]:
    """Each item that the author excused and that is not proved, once."""
    found = {
        (_named(proof.item, brief, words), _reason(proof.item, brief))
        for proof in proofs
        if proof.item.unproved and not proof.stands
    }
    return tuple(UnprovedView(what, reason) for what, reason in sorted(found))


def _reason(item: Item, brief: Brief) -> str:
    """The author's reason in the language of ``brief``, which may be a translation of the item's brief."""
    owner: object = item
    if item.kind is Kind.QUOTE and item.quote:
        owner = _quote(item.quote, brief)
    elif item.kind is Kind.FIGURE and item.figure:
        owner = next((figure for figure in brief.figures if figure.id == item.figure.id), item)
    elif item.path[0] in {"findings", "questions"}:
        owner = getattr(brief, str(item.path[0]))[int(item.path[1])]
    return getattr(owner, "unproved", None) or item.unproved


def _quote(quote: Quote, brief: Brief) -> Quote:
    return next((other for other in brief.quotes if other.id == quote.id), quote)


def _named(item: Item, brief: Brief, words: Wording) -> str:
    """The item by what a reader sees of it."""
    if item.kind is Kind.QUOTE and item.quote:
        quote = _quote(item.quote, brief)
        start = quote.text.split()
        short = " ".join(start[:MAX_WORDS]) + (" …" if len(start) > MAX_WORDS else "")
        marks = words.labels["quote"]
        return f"{quote.speaker}: {marks['open']}{short}{marks['close']}"
    if item.kind is Kind.FIGURE and item.figure:
        figure = words.figures[item.figure.id]
        return " ".join(
            part for part in (words.number(figure), words.unit(figure), figure.figure.label) if part
        )
    return _heading(item, brief, words)


def _heading(item: Item, brief: Brief, words: Wording) -> str:
    """What stands over, or is, the text that a passage bears out."""
    if item.path[0] == "findings":
        return brief.findings[int(item.path[1])].heading
    if item.path[0] == "timeline":
        return words.plain(brief.timeline[int(item.path[1])].text)
    if item.path[0] == "recommendations":
        return words.plain(brief.recommendations[int(item.path[1])].asks[int(item.path[3])].text)
    if item.path[0] == "questions":
        return brief.questions[int(item.path[1])].question
    return str(words.labels["proofs"]["prose"])


def _pages(proof: Proof, words: Wording) -> str:
    """The printed page numbers where the source has them, else those of the file."""
    found: Sequence[object] = proof.labels or proof.pages
    if not found:
        return ""
    shown = str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
    return str(words.labels["page"]).format(page=words.numeral(shown))


def _first(pages: tuple[int, ...]) -> int | None:
    return pages[0] if pages else None
