"""What templates may use of a picture and of a card for social media. Kept as ``view.py`` is."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

html = Markup


class ImageView(Struct, frozen=True):
    """A picture with what readers must know of it."""

    id: str  #: the picture's id in the brief
    src: str  #: address of the picture, the largest there is for this medium
    srcset: str  #: the sizes for screens with their widths, for `<img srcset>`; empty on paper
    paper: str  #: address of the copy for paper; on paper `src` is the same
    width: int  #: width in pixels of what `src` leads to
    height: int  #: height in pixels
    alt: str  #: what it shows, for those who cannot see it
    caption: html  #: may be empty
    credit: str  #: who made it
    licence: str  #: under which terms
    sensitive: str  #: what is hard to bear in it, empty where nothing is


class CardView(Struct, frozen=True):
    """A quote or a figure on a card of 1200 × 630 pixels."""

    kind: str  #: `quote` or `figure`
    step: int  #: 0 for the largest letters; 1, 2 … are tried where the words do not fit
    lang: str  #: language tag
    direction: str  #: `ltr` or `rtl`
    publisher: str  #: who publishes the briefing
    title: str  #: the briefing's title
    mark: str  #: such as “Draft, not for publication”, may be empty
    text: str  #: the quote's words, or what the figure says
    speaker: str  #: who said them, empty on a figure
    role: str  #: position, may be empty
    organisation: str  #: for whom, may be empty
    qualifier: str  #: the figure's caution, may be empty
    value: str  #: the figure's number, empty on a quote
    unit: str  #: what is counted, may be empty
    derived: bool  #: true where the number was computed from others
    source: str  #: title of the source
    source_lang: str  #: the source's language, where it is not the briefing's
    source_publisher: str  #: who published the source
