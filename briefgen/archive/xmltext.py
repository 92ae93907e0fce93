"""XML as it is written for feeds and site maps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, inside: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element; ``inside`` is XML already, attributes are plain text."""
    start = name + "".join(f' {key}="{xml_text(value)}"' for key, value in (attributes or {}).items())
    return f"<{start}>{inside}</{name}>\n" if inside else f"<{start}/>\n"


def xml_text(text: str) -> str:
    """Plain text in XML, without the characters that XML 1.0 cannot hold (section 2.2)."""
    return escape(_NOT_IN_XML.sub("", text))
