"""What may be read of a source, and how a reader of one kind says no.

``Refusal`` is raised by the readers of single kinds and turned into a problem at the one door,
``briefgen.evidence.sources.extract``; it never leaves this package.
"""

from __future__ import annotations

MAX_BYTES = 120_000_000
MAX_PAGES = 3_000
MAX_CHARACTERS = 20_000_000
MAX_UNZIPPED = 150_000_000
MAX_MARKUP = 20_000_000


class Refusal(Exception):  # noqa: N818
    """Why a file gives no text: the code, the sentence and the hint of a problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = code, message, hint


def unreadable(message: str, hint: str = "open the file and save it anew, or name another file") -> Refusal:
    """The refusal of a file that claims to be something it is not, or is broken."""
    return Refusal("source-unreadable", message, hint)


def too_many_characters() -> Refusal:
    """The refusal of a file with more text than any report."""
    message = f"The source holds more than {MAX_CHARACTERS:,} characters of text."
    return Refusal("source-too-large", message, "keep only the part that the brief sums up")
