"""What a PDF says of itself."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from briefgen.briefing.metadata import completed

EMPTY = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'


def test_everything_stands_in_the_one_rdf() -> None:
    root = ElementTree.fromstring(completed(EMPTY, "A & B <Desk>", "fr"))  # noqa: S314 - our own
    text = ElementTree.tostring(root, encoding="unicode")
    assert root.tag.endswith("RDF")
    assert "A &amp; B &lt;Desk&gt;" in text
    assert [node.text for node in root.iter("{http://www.aiim.org/pdfua/ns/id/}part")] == ["1"]


def test_another_shape_of_weasyprints_metadata_is_loud() -> None:
    with pytest.raises(ValueError, match="one rdf:RDF"):
        completed(b"<other/>", "x", "en")
