"""What the pages of an archive share: style sheets, fonts, the logo, as files named by their bytes.

A template writes plain ``<style>`` elements. Here each becomes a file that all pages with the same rules
share, so that a page is small, and its Content-Security-Policy can forbid every style and script that is
not a file of the archive itself (CSP Level 3, section 6.1).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from briefgen.addresses import asset, relative
from briefgen.briefing.bidi import isolated
from briefgen.briefing.fonts import FACES_HERE
from briefgen.briefing.webfonts import scripts_of, web_fonts
from briefgen.spacing import spaced_page

_STYLE = re.compile(r'<style(?: media="([a-z ]+)")?>(.*?)</style>', re.DOTALL)
"""A style sheet in a page's head: its medium, its rules."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMED = re.compile(r'(?:href|src)="[^":]*?(assets/[A-Za-z0-9._-]+)"')
_NAMED_INSIDE = re.compile(rb'url\("([A-Za-z0-9._-]+)"\)')


@dataclass(eq=False)
class Assets:
    """The shared files of the pages made so far, by their addresses; ``kept`` is a folder for cut fonts."""

    files: dict[str, bytes] = field(default_factory=dict)
    kept: Path | None = None
    _fonts: dict[frozenset[str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """True, however few files there are yet."""
        return True

    def add(self, stem: str, suffix: str, data: bytes) -> str:
        """The address of a file with these bytes."""
        address = asset(f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{suffix}")
        self.files[address] = data
        return address

    def fonts(self, scripts: frozenset[str]) -> str:
        """The address of the style sheet that has all faces in these scripts."""
        if scripts not in self._fonts:
            made = web_fonts(scripts, self.kept)
            self.files |= {asset(font.name): font.data for font in made}
            self._fonts[scripts] = self.add("fonts", "css", "\n".join(font.rule() for font in made).encode())
        return self._fonts[scripts]

    def get_ready(self, page: str) -> None:
        """Makes the fonts that a page of the same text will ask for, which takes long, the first time."""
        head, _, body = page.partition("</head>")
        web_fonts(scripts_of(_STYLE.sub("", head) + body), self.kept)

    def with_files(self, page: str, address: str) -> str:
        """The page at ``address`` with its style sheets and fonts as links to shared files."""
        head, end, body = page.partition("</head>")
        before, *parts = _STYLE.split(head)
        sheets = list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
        shown = before + "".join(after for _, _, after in sheets) + body
        scripts = scripts_of(shown).union(*(_scripts_of_sheet(rules) for _, rules, _ in sheets))
        links = (self._link(media, rules, scripts, address) + after for media, rules, after in sheets)
        return before + "".join(links) + end + body

    def _link(self, media: str | None, rules: str, scripts: frozenset[str], address: str) -> str:
        if FACES_HERE in rules:
            sheet = self.fonts(scripts)
        else:
            sheet = self.add("style", "css", (rules.strip() + "\n").encode())
        shown_on = f' media="{media}"' if media else ""
        return f'<link rel="stylesheet" href="{relative(sheet, address)}"{shown_on}>'


@lru_cache(maxsize=64)
def _scripts_of_sheet(rules: str) -> frozenset[str]:
    """The scripts of what a style sheet shows: a word of Arabic in a comment asks for no Arabic fonts."""
    return scripts_of(_COMMENT.sub("", rules))


def finished(page: str, lang: str, address: str, assets: Assets) -> str:
    """A rendered page as it is published: the language's spaces, foreign words isolated, files shared."""
    return assets.with_files(isolated(spaced_page(page, lang), lang), address)


def needs_of(address: str, data: bytes) -> tuple[str, ...]:
    """The addresses of the shared files that a finished page, or a shared style sheet, asks for."""
    if address.endswith(".html"):
        return tuple(sorted(set(_NAMED.findall(data.decode("utf-8", errors="replace")))))
    if address.endswith(".css"):
        return tuple(sorted(asset(name.decode()) for name in set(_NAMED_INSIDE.findall(data))))
    return ()
