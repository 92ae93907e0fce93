"""The passage of a source on which something in a brief stands."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from briefgen.brief.fields import Id, PageNumber, Verbatim, one_or_many
from briefgen.brief.part import Part


class Evidence(Part):
    """The passage of a source on which something stands."""

    source: Id = Field(description="Id of one of the `sources`.")
    page: PageNumber | None = Field(None, description="Page of the source's file, counted from 1.")
    passage: Verbatim | None = Field(
        None, description="The words of the source, exactly; checked, and never printed."
    )


EvidenceList = Annotated[tuple[Evidence, ...], BeforeValidator(one_or_many)]
"""One passage, or a list of them."""
