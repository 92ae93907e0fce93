"""The kinds of value a field can hold, each with its check and its JSON Schema.

Every value arrives as the text the author typed. A check that fails raises ``PydanticCustomError``
with a kebab-case code, one sentence and a hint; ``briefgen.brief.reader`` gives it its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from briefgen.brief.dates import PartialDate, parse_date, parse_day, parse_moment
from briefgen.brief.numbers import parse_number, parse_page
from briefgen.brief.refusal import as_text, in_marks, refuse
from briefgen.problems import did_you_mean
from briefgen.prose import one_line

MAX_TEXT = 20_000
MAX_NAME = 2_000


def _one_line(value: Any) -> str:
    return one_line(as_text(value))


def _prose(value: Any) -> str:
    return as_text(value).strip()


def _truth(value: Any) -> bool:
    text = as_text(value).strip()
    if text not in {"true", "false"}:
        raise refuse("unknown-value", f"{in_marks(text)} is neither true nor false.", "write true or false")
    return text == "true"


def pattern(regex: str, code: str, message: str, hint: str) -> Callable[[Any], str]:
    """A check that a text as a whole matches ``regex``."""
    compiled = re.compile(regex)

    def check(value: Any) -> str:
        text = _one_line(value)
        if len(text) > MAX_NAME:
            raise refuse("text-too-long", f"The text is longer than {MAX_NAME:,} characters.", hint)
        if not compiled.fullmatch(text):
            raise refuse(code, f"{in_marks(text)} {message}", hint)
        return text

    return check


def one_of(known: Sequence[str], meant: Mapping[str, str] | None = None) -> Callable[[Any], str]:
    """A check that a text is one of ``known``, with a hint that names the nearest, or what ``meant`` has."""

    def check(value: Any) -> str:
        text = _one_line(value)
        if text in known:
            return text
        hint = f"write `{it}`" if (it := (meant or {}).get(text.casefold())) else did_you_mean(text, known)
        raise refuse("unknown-value", f"{in_marks(text)} is not known here.", hint)

    return check


def one_or_many(value: Any) -> Any:
    """A lone mapping where a list may stand, as a list of one."""
    return (value,) if isinstance(value, dict) else value


def Choice(*known: str, meant: Mapping[str, str] | None = None) -> Any:  # noqa: N802 - reads as a type
    """A text out of a fixed set; ``meant`` are other spellings, refused with the right one."""
    return Annotated[
        str, BeforeValidator(one_of(known, meant)), WithJsonSchema({"type": "string", "enum": list(known)})
    ]


_LONG = StringConstraints(max_length=MAX_TEXT)

Line = Annotated[
    str,
    BeforeValidator(_one_line),
    StringConstraints(max_length=500),
    WithJsonSchema({"type": ["string", "number"]}),
]
"""One line of plain text."""

Prose = Annotated[str, BeforeValidator(_prose), _LONG, WithJsonSchema({"type": "string"})]
"""Text with inline Markdown; a blank line begins a new paragraph."""

Verbatim = Annotated[str, BeforeValidator(_prose), _LONG, WithJsonSchema({"type": "string"})]
"""Text exactly as its source has it: neither Markdown nor typographic changes."""

Number = Annotated[Decimal, BeforeValidator(parse_number), WithJsonSchema({"type": "number"})]
PageNumber = Annotated[int, BeforeValidator(parse_page), WithJsonSchema({"type": "integer", "minimum": 1})]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]

Day = Annotated[
    PartialDate,
    BeforeValidator(parse_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A full date."""

When = Annotated[
    PartialDate,
    BeforeValidator(parse_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""A day, month or year."""

Moment = Annotated[
    datetime, BeforeValidator(parse_moment), WithJsonSchema({"type": "string", "format": "date-time"})
]

Id = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
            "id-format",
            "cannot be an id.",
            "use small letters a–z, digits and single hyphens, beginning with a letter",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}),
]
"""A name inside one brief, by which translations and references find the item."""

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
"""What an address calls a brief."""

Slug = Annotated[
    str,
    BeforeValidator(
        pattern(
            SLUG,
            "slug-format",
            "cannot be the name of a brief.",
            "write the name of its file without .yaml: small letters a–z, digits and single hyphens",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG}$"}),
]
"""The name of a brief in addresses."""

WebAddress = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"https?://[^\s<>\"]+\.[^\s<>\"]+", "url-format", "is not a web address.", "begin with https://"
        )
    ),
    WithJsonSchema({"type": "string", "format": "uri"}),
]

EmailAddress = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+",
            "email-format",
            "is not an e-mail address.",
            "write name@organisation.org",
        )
    ),
    WithJsonSchema({"type": "string", "format": "email"}),
]

FileName = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"(?!.*\.\.)[^/\\:\x00][^\\:\x00]*(?<!/)",
            "path-format",
            "is not a path inside the folder.",
            "write the file's name alone, as in report.pdf",
        )
    ),
    WithJsonSchema({"type": "string"}),
]

CountryCode = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[A-Z]{2}",
            "place-code",
            "is not a country code.",
            "write the two capital letters of ISO 3166-1, as ML for Mali",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
]

LanguageTag = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?",
            "language-code",
            "is not a language code.",
            "write it as in en, fr, ar or pt-BR",
        )
    ),
    WithJsonSchema({"type": "string"}),
]

Currency = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[A-Z]{3}",
            "currency-code",
            "is not a currency code.",
            "write the three capital letters of ISO 4217, as USD",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"}),
]

Colour = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"#[0-9a-fA-F]{6}",
            "colour-format",
            "is not a colour.",
            'write six hexadecimal digits in quotation marks: "#12355b"',
        )
    ),
    WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
]
