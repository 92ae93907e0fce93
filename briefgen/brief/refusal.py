"""How a field says no: the error its check raises, with a code, a sentence and a hint."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticCustomError

from briefgen.brief.characters import shown


def refuse(code: str, message: str, hint: str) -> PydanticCustomError:
    """The error a check raises; ``code`` becomes the problem's code."""
    return PydanticCustomError(code.replace("-", "_"), "{message}", {"message": message, "hint": hint})  # type: ignore[arg-type,unused-ignore]


def as_text(value: Any) -> str:
    """The text an author typed; refuses a list or a mapping."""
    if not isinstance(value, str):
        message = "A text is wanted here, not a list or a mapping."
        hint = "if the text holds a colon or begins with - or [, put it in quotation marks"
        raise refuse("wrong-shape", message, hint)
    return value


def in_marks(text: str) -> str:
    """The text in quotation marks, cut where it would make the sentence unreadable."""
    return f"“{shown(text)}”"
