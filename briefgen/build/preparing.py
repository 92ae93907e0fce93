"""What depends on nothing but what is installed, made when it is installed: fonts cut, templates compiled.

The first build of a machine takes half as long again without it, and so does every build of a machine that
starts afresh each time. Where it was not made, or cannot be written, the first build makes it for its user.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.briefing.fonts import FACES, static_face
from briefgen.briefing.webfonts import RANGES, web_fonts
from briefgen.keeping import AT_SET_UP, COMPILED, FONTS
from briefgen.templating import Templates

_RENDERED = (".html", ".css", ".txt", ".js")


def prepare(folder: Path = AT_SET_UP) -> None:
    """Makes all of it in ``folder``, of which each build knows."""
    web_fonts(frozenset(RANGES), folder / FONTS)
    for face in FACES:
        static_face(face, folder / FONTS)
    templates = Templates(compiled=folder / COMPILED)
    templates.prepare(name for name in templates.all() if name.endswith(_RENDERED))
