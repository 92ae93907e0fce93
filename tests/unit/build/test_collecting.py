"""Python looks for objects that only hold one another when it is worth it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from briefgen.build.collecting import uncollected


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Afterwards it looks at everything, as before."""
    yield
    gc.enable()
    gc.unfreeze()


def test_meanwhile_it_does_not_look_and_never_again_at_what_was_made() -> None:
    frozen = gc.get_freeze_count()
    with uncollected():
        assert not gc.isenabled()
        kept = [[number] for number in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= frozen + len(kept)


def test_what_goes_wrong_meanwhile_does_not_leave_it_blind() -> None:
    with pytest.raises(ValueError, match="wrong"), uncollected():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_where_somebody_turned_it_off_it_stays_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()
