"""What the pages of an archive share: style sheets, fonts, the logo, as files named by their bytes.

A template writes plain ``<style>`` elements. Here each becomes a file that all pages with the same rules
share, so that a page is small, and its Content-Security-Policy can forbid every style and script that is
not a file of the archive itself (CSP Level 3, section 6.1).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.addresses import asset, relative
from briefgen.briefing.bidi import isolated
from briefgen.briefing.fonts import FACES_HERE
from briefgen.briefing.webfonts import scripts_of, web_fonts
from briefgen.spacing import spaced_page

_STYLE = re.compile(r'<style(?: media="(?P<media>[a-z ]+)")?>\s*(?P<rules>.*?)\s*</style>', re.DOTALL)
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

    def with_files(self, page: str, address: str) -> str:
        """The page at ``address`` with its style sheets and fonts as links to shared files."""
        head, end, body = page.partition("</head>")
        # What a comment of a style sheet says is not shown: a word of Arabic there asks for no Arabic fonts.
        scripts = scripts_of(_STYLE.sub(lambda sheet: _COMMENT.sub("", sheet["rules"]), head) + body)

        def linked(found: re.Match[str]) -> str:
            if FACES_HERE in found["rules"]:
                sheet = self.fonts(scripts)
            else:
                sheet = self.add("style", "css", (found["rules"] + "\n").encode())
            media = f' media="{found["media"]}"' if found["media"] else ""
            return f'<link rel="stylesheet" href="{relative(sheet, address)}"{media}>'

        return _STYLE.sub(linked, head) + end + body


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
