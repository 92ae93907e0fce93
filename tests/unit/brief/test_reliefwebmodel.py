"""ReliefWeb's numbers in ``archive.yaml``."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from briefgen.brief.reliefwebmodel import ReliefWebNumbers

SOUND = {"source": "1503", "format": "8", "countries": {"ML": "149"}, "languages": {"en": "267"}}


def test_numbers_are_read_as_numbers() -> None:
    read = ReliefWebNumbers.model_validate(SOUND)
    assert (read.source, read.countries, read.themes) == (1503, {"ML": 149}, {})


@pytest.mark.parametrize("wrong", ["0", "-5", "1.5", "12a", "1234567890", "", "١٢"])
def test_what_is_no_number_of_reliefwebs_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError, match="ReliefWeb"):
        ReliefWebNumbers.model_validate({**SOUND, "source": wrong})
