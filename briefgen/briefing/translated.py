"""What a page says of itself as a translation, and the original wording of its quotes."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen import locales
from briefgen.brief.translation import Translation
from briefgen.briefing.view import BriefingView, QuoteView, TranslationView


def as_translation(view: BriefingView, version: Translation | None) -> BriefingView:
    """The view with its translator named and the original beside each quote; as it is, of an original."""
    if version is None or version.original is None:
        return view
    original = version.original
    words = {quote.id: quote.text for quote in original.quotes}

    def told(quote: QuoteView) -> QuoteView:
        return replace(
            quote,
            original=words[quote.id],
            original_lang=original.lang,
            original_direction=locales.direction(original.lang),
        )

    return replace(
        view,
        quotes=tuple(map(told, view.quotes)),
        findings=tuple(
            replace(finding, quotes=tuple(map(told, finding.quotes))) for finding in view.findings
        ),
        translation=TranslationView(
            of=original.lang,
            name=locales.own_name(original.lang),
            translated_by=version.translated_by,
            reviewed_by=version.reviewed_by,
        ),
    )
