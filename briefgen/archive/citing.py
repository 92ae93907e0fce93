"""How to cite a briefing: in words, and for citation managers as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.addresses import absolute, citation
from briefgen.archive.datatext import to_json_lines
from briefgen.archive.entry import Entry, VersionEntry
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.shelf import Shelf
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.dates import parse_date
from briefgen.briefing.labels import Labels
from briefgen.briefing.wording import Wording

FORMATS = {
    "bib": ("application/x-bibtex", "BibTeX"),
    "ris": ("application/x-research-info-systems", "RIS"),
    "json": ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
}
"""What citation managers read, by the ending of its file: media type and name."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: "\\" + sign for sign in "#$%&_"},
    }
)
_DASHES = re.compile(r"-(?=-)")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is said of a briefing in one language when it is cited; ``day`` in words of that language."""

    key: str
    lang: str
    author: str
    title: str
    subtitle: str
    number: str
    date: str
    day: str
    url: str
    abstract: str
    topics: tuple[str, ...]

    @property
    def full_title(self) -> str:
        """Title and subtitle; a title that ends with its own mark gets no colon."""
        if not self.subtitle:
            return self.title
        return f"{self.title}{' ' if self.title.endswith(('?', '!', '؟', '…')) else ': '}{self.subtitle}"


def citing_files(holdings: Holdings, desk: Desk, shelf: Shelf) -> None:
    """``cite.txt``, ``cite.bib``, ``cite.ris`` and ``cite.json`` of every briefing in every language."""
    for entry in holdings.entries:
        key = entry.digest
        for version in entry.versions:
            lang = None if version is entry.original else version.lang
            names = {suffix: citation(entry.slug, suffix, lang) for suffix in ("txt", *FORMATS)}
            missing = [suffix for suffix, name in names.items() if not shelf.stands(name, key)]
            if not missing:
                continue
            labels = desk.labels(version.lang)
            whole = holdings.whole(entry)
            cited = citation_of(whole, whole.version(version.lang), holdings.archive, labels)
            made = _in_all_formats(cited, labels)
            for suffix in missing:
                shelf.put(names[suffix], made[suffix], key)


def _in_all_formats(cited: Citation, labels: Labels) -> dict[str, bytes]:
    return {
        "txt": (as_text(cited, labels) + "\n").encode(),
        "bib": bibtex(cited).encode(),
        "ris": ris(cited).encode(),
        "json": csl(cited),
    }


def citation_of(entry: Entry, version: VersionEntry, archive: ArchiveFile, labels: Labels) -> Citation:
    """The citation of one version."""
    original = version is entry.original
    return Citation(
        key=entry.slug if original else f"{entry.slug}-{version.lang}",
        lang=version.lang,
        author=_line(archive.publisher),
        title=_line(version.title),
        subtitle=_line(version.subtitle),
        number=_line(entry.number),
        date=entry.date,
        day=Wording(version.lang, labels, {}).date(parse_date(entry.date)).text,
        url=absolute(version.page, archive.address) or "",
        abstract=_line(version.description),
        topics=tuple(map(_line, version.topics)),
    )


def as_text(cited: Citation, labels: Labels) -> str:
    """``Publisher, “Title: Subtitle”, number, 12 December 2024, address``, in the marks of the language."""
    marks = labels["quote"]
    named = f"{marks['open']}{cited.full_title}{marks['close']}"
    parts = (cited.author, named, cited.number, cited.day, cited.url)
    return str(labels["comma"]).join(part for part in parts if part)


def bibtex(cited: Citation) -> str:
    """A ``@techreport`` with biblatex's fields beside BibTeX's, in UTF-8."""
    year, month, _ = cited.date.split("-")
    fields = {
        "author": "{" + _tex(cited.author) + "}",
        "title": "{" + _tex(cited.full_title) + "}",
        "institution": _tex(cited.author),
        "number": _tex(cited.number),
        "year": year,
        "date": cited.date,
        "language": cited.lang,
        "url": cited.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "abstract": _tex(cited.abstract),
        "keywords": ", ".join(map(_tex, cited.topics)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@techreport{{{cited.key},\n{''.join(lines)}  month = {_MONTHS[int(month) - 1]},\n}}\n"


def ris(cited: Citation) -> str:
    """A record of type RPRT; lines end as the format asks, with CR and LF."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_lines(cited))


def _ris_lines(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT"
    yield "AU", cited.author
    yield "TI", cited.full_title
    yield "PB", cited.author
    yield "PY", cited.date[:4]
    yield "DA", cited.date.replace("-", "/")
    optional = (("SN", cited.number), ("AB", cited.abstract), ("UR", cited.url))
    yield from ((tag, value) for tag, value in optional if value)
    yield from (("KW", topic) for topic in cited.topics)
    yield "LA", cited.lang
    yield "ER", ""


def csl(cited: Citation) -> bytes:
    """A list of one item of type ``report``, as in CSL's schema ``csl-data``."""
    item = {
        "id": cited.key,
        "type": "report",
        "title": cited.full_title,
        "author": [{"literal": cited.author}],
        "publisher": cited.author,
        "number": cited.number,
        "issued": {"date-parts": [[int(part) for part in cited.date.split("-")]]},
        "URL": cited.url,
        "language": cited.lang,
        "abstract": cited.abstract,
        "keyword": ", ".join(cited.topics),
    }
    return to_json_lines([{name: value for name, value in item.items() if value}])


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _tex(text: str) -> str:
    return _DASHES.sub("-{}", text.translate(_TEX))
