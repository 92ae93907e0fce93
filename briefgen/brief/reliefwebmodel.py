"""``reliefweb:`` in ``archive.yaml``: the numbers by which ReliefWeb knows a publisher, places and more."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from briefgen.brief.fields import CountryCode, LanguageTag, Line
from briefgen.brief.part import Part
from briefgen.brief.refusal import as_text, in_marks, refuse


def _number(value: Any) -> int:
    text = as_text(value).strip()
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        hint = "look it up in the lists of ReliefWeb's API, and write it in digits alone"
        raise refuse("number-format", f"{in_marks(text)} is not one of ReliefWeb's numbers.", hint)
    return int(text)


ReliefWebNumber = Annotated[
    int, BeforeValidator(_number), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 999_999_999})
]


class ReliefWebNumbers(Part):
    """ReliefWeb's own numbers, from its lists of sources, formats, countries, languages and themes."""

    source: ReliefWebNumber = Field(description="Number of the publisher among ReliefWeb's sources.")
    format: ReliefWebNumber = Field(description="Number of the format, such as that of news releases.")
    countries: dict[CountryCode, ReliefWebNumber] = Field(
        description="Number of each country that briefs are about: `{ML: 149}`."
    )
    languages: dict[LanguageTag, ReliefWebNumber] = Field(
        description="Number of each language that briefs are in: `{en: 267}`."
    )
    themes: dict[Line, ReliefWebNumber] = Field(
        {}, description="Number of the theme for topics that have one, by the topic's name in the brief."
    )
