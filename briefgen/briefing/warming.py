"""A page on which there is a little of everything, to be printed while nobody waits.

The first page that a process prints takes nearly twice as long as the next one: fonts are cut and loaded,
Pango looks at each of them, cffi reads declarations, modules are loaded on first use. This page has all that
done, in a process that would wait for its first page otherwise.
"""

from __future__ import annotations

from briefgen.briefing.fonts import ARABIC, FACES
from briefgen.briefing.renderer import Wanted

_WORDS = "Of 1,234 wells, <strong>a half</strong> – “dry, or nearly so”; see <a href='#one'>the first</a>."
_SHEET = "@page{@bottom-left{content:counter(page)}}div{display:flex}td,th{border:thin solid}"


def sample_page() -> Wanted:
    """A page in every face but the Arabic ones, which few archives need."""
    texts = "".join(
        f"<p style=\"font:{face.style} {face.weight} medium '{face.family}'\">{_WORDS}</p>"
        for face in FACES
        if face.family != ARABIC
    )
    page = (
        "<!DOCTYPE html><html lang='en'><head><title>-</title></head><body><h1 id='one'>-</h1>"
        f"<div><section>{texts}</section></div><ul><li>-</li></ul><svg width='9' height='9'><rect/></svg>"
        "<table><tr><th>-</th></tr><tr><td>-</td></tr></table></body></html>"
    )
    return Wanted(page, _SHEET, {}, "-", "en")
