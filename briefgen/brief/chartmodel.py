"""The charts of a brief: which figures or events stand side by side, and how they are drawn."""

from __future__ import annotations

from pydantic import Field

from briefgen.brief.fields import Choice, Id, Line, Prose
from briefgen.brief.part import Item, Part

CHART_KINDS = ("bars", "stacked", "share", "timeline", "multiples", "table")
NO_DATA = "no-data"
"""Stands for a figure in a chart's group where the source has none."""


class ChartGroup(Part):
    """Figures that belong together: bars, the parts of one bar, or one row of a table."""

    label: Line = Field(description="What these figures count, or the name of the bar or row.")
    figures: tuple[Id, ...] = Field(
        min_length=1, description="Ids of the figures in order; `no-data` where the source has none."
    )
    total: Id | None = Field(
        None, description="With `kind: stacked`: id of the figure that gives the whole bar's number."
    )
    unit: Line | None = Field(
        None, description="What all of them count, where their own units differ: people."
    )


class Chart(Item):
    """Figures or events side by side, as a table with bars."""

    id: Id | None = Field(None, description="Short name; translations find the chart by it.")
    kind: Choice(*CHART_KINDS) = Field(  # type: ignore[valid-type]
        "bars", description="How it is drawn: bars, stacked, share, timeline, multiples or table."
    )
    title: Line = Field(description="What the chart shows, as a sentence without a full stop.")
    figures: tuple[Id, ...] = Field(
        (), description="Ids of the figures on one scale; with `kind: share`, the parts of one whole."
    )
    of: Id | None = Field(None, description="With `kind: share`: id of the figure that is the whole.")
    groups: tuple[ChartGroup, ...] = Field(
        (), description="Groups of figures: own scales with bars; bars, panels or rows with other kinds."
    )
    columns: tuple[Line, ...] = Field(
        (), description="Names of the first, second … figure of every group; a table's column headings."
    )
    unit: Line | None = Field(
        None, description="What all figures count, where their own units differ: people."
    )
    events: tuple[Id, ...] = Field(
        (), description="With `kind: timeline`: ids of the events to draw; all of them where left out."
    )
    note: Prose | None = Field(None, description="What a reader has to know to read it rightly.")
