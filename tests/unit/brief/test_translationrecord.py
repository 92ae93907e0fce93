"""What is written down of a translation, so that a changed original is noticed."""

from __future__ import annotations

import pytest

from briefgen.brief.translationrecord import TranslationRecord, read_translation_record, to_json
from briefgen.problems import Severity
from tests.translations import marked, original


def test_the_record_of_a_translation_is_read_as_it_was_written() -> None:
    record = marked(original())
    assert read_translation_record("r", to_json(record).encode()) == (record, [])


@pytest.mark.parametrize("data", [b"", b"{", b'{"format": 2, "of": {}}', b"[" * 100_000])
def test_a_damaged_record_is_a_warning(data: bytes) -> None:
    record, (problem,) = read_translation_record("r", data)
    assert record == TranslationRecord()
    assert (problem.code, problem.severity) == ("translation-record", Severity.WARNING)
