"""Which texts of the model are words to translate, which names, and which facts."""

from __future__ import annotations

from pydantic import create_model

from briefgen.brief.fields import Line, Number
from briefgen.brief.model import Brief
from briefgen.brief.overlay import overlay_model
from briefgen.brief.part import Part
from briefgen.brief.words import FACTS, NAMES, parts_in, slots, text_fields


def test_every_text_of_the_model_is_words_a_name_or_a_fact() -> None:
    fields = set(text_fields(Brief))
    assert fields >= NAMES | FACTS, "a name or fact that is no text of the model"
    assert not NAMES & FACTS
    assert fields >= {
        (part, name)
        for part in parts_in(Brief)
        for name in ("heading", "text", "title")
        if name in part.model_fields
    }


def test_a_field_added_to_the_model_is_words() -> None:
    planted = create_model("Planted", __base__=Part, remark=(Line | None, None), count=(Number | None, None))
    assert [slot.name for slot in slots(planted)] == ["remark"]


def test_no_fact_is_a_field_of_the_overlays_model() -> None:
    fields = set(overlay_model().model_fields)
    assert (
        fields & {"date", "lang", "status", "places", "evidence", "number", "internal", "key_figures"}
        == set()
    )
