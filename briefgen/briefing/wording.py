"""Figures, dates and prose in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from markupsafe import Markup

from briefgen import locales, prose, spacing
from briefgen.brief.dates import PartialDate
from briefgen.brief.figures import Reckoned
from briefgen.briefing.labels import Labels
from briefgen.briefing.view import DateView
from briefgen.templating import html

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Wording:
    """One language's way to print what a brief holds."""

    lang: str
    labels: Labels
    figures: dict[str, Reckoned]

    @property
    def digits(self) -> str:
        """CLDR's name of the digits that numbers are printed in."""
        return str(self.labels["writing"]["digits"])

    def numeral(self, number: object) -> str:
        """A page or the number of a note, such as 12 or 12–14, in the digits of the language."""
        return locales.in_digits(str(number), self.digits)

    def counted(self, count: int, forms: dict[str, str]) -> str:
        """``3 pages``, of a label with a form for each of the language's plurals."""
        return locales.plural(count, forms, self.lang, self.digits)

    def size(self, count: int) -> str:
        """The size of a file of ``count`` bytes: ``1 kB``, ``120 kB``, ``1.2 MB``."""
        thousands = Decimal(max(count, 1000)) / 1000
        great = thousands >= Decimal("999.5")
        shown = (thousands / 1000).quantize(Decimal("0.1")) if great else thousands.quantize(Decimal(1))
        number = locales.number(shown, self.lang, self.digits)
        return str(self.labels["sizes"]["megabytes" if great else "kilobytes"]).format(number=number)

    def date(self, date: PartialDate) -> DateView:
        """The date for people and for machines."""
        return DateView(str(date), locales.date(date, self.lang, self.labels["dates"], self.digits))

    def moment(self, moment: datetime) -> str:
        """A day with its time and distance from UTC: “12 December 2024, 06:00 UTC”."""
        day = self.date(PartialDate(moment.year, moment.month, moment.day)).text
        return str(self.labels["dates"]["moment"]).format(date=day, time=self.numeral(locales.clock(moment)))

    def since(self, date: PartialDate) -> DateView:
        """The date of something that goes on: “since May 2024”."""
        return DateView(str(date), self._within("since", date))

    def as_of(self, date: PartialDate) -> DateView:
        """The date up to which something was counted: “as of May 2024”."""
        return DateView(str(date), self._within("as_of", date))

    def _within(self, phrase: str, date: PartialDate) -> str:
        patterns = self.labels["dates"]
        return locales.date_within(date, self.lang, patterns, patterns[phrase], self.digits)

    def value(self, figure: Reckoned) -> str:
        """The number without its caution: ``1,000``, ``40 to 60``, ``57%``, ``US$5``."""
        low = self._spelled(figure, figure.value)
        if figure.to is None:
            return low
        return str(self.labels["range"]).format(low=low, high=self._spelled(figure, figure.to))

    def _spelled(self, figure: Reckoned, number: Decimal) -> str:
        if figure.figure.currency:
            return locales.money(number, figure.figure.currency, self.lang, self.digits)
        if figure.unit == "%":
            return locales.percent(number, self.lang, self.digits)
        return locales.number(number, self.lang, self.digits)

    def unit(self, figure: Reckoned) -> str:
        """What is counted; empty for percentages, whose sign is part of the number."""
        return "" if figure.unit in (None, "%") else str(figure.unit)

    def number(self, figure: Reckoned) -> str:
        """The number with its caution: ``at least 32``; never parted at the end of a line."""
        phrase = str(self.labels["qualifiers"][figure.qualifier]).format(number=self.value(figure))
        return phrase.replace(" ", NO_BREAK)

    def caution(self, figure: Reckoned) -> str:
        """The caution alone: ``at least``; empty where the number is exact."""
        return str(self.labels["qualifiers"][figure.qualifier]).format(number="").strip()

    def _phrase(self, name: str, number_only: bool) -> str:
        figure = self.figures[name]
        if number_only:
            return self.number(figure)
        unit = self.unit(figure)
        return str(self.labels["with_unit"]).format(number=self.number(figure), unit=unit).strip()

    def inline(self, text: str) -> Markup:
        """One paragraph of prose as safe HTML, its figures filled in."""
        return html(prose.to_html(self.filled(text), self.lang))

    def paragraphs(self, text: str | None) -> tuple[Markup, ...]:
        """The paragraphs of a prose field; none where it is left out."""
        return tuple(self.inline(part) for part in prose.paragraphs(text)) if text else ()

    def plain(self, text: str) -> str:
        """A prose field as its words alone."""
        return spacing.spaced(prose.to_plain(self.filled(text), self.lang), self.lang)

    def filled(self, text: str) -> str:
        """A prose field on one line, its figures filled in, its Markdown as it was written."""
        return prose.fill_figures(prose.one_line(text), self._phrase)
