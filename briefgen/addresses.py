"""Paths and URLs of everything that is published; no other module invents one.

Addresses are relative to the archive's root, use ``/``, and never change once published.
"""

from __future__ import annotations

HOME = "index.html"
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
BRIEFINGS_DATA = "briefings.json"
FIGURES_DATA = "figures.csv"
RECOMMENDATIONS_DATA = "recommendations.csv"
DATA_PACKAGE = "datapackage.json"
ASSETS = "assets/"
SEARCH_INDEX = "search/index/"
MAIN_KIND = "briefing"
"""The kind of document that stands at a brief's own address."""


def briefing_folder(slug: str) -> str:
    """``briefings/mali-after-minusma/``."""
    return f"briefings/{slug}/"


def slug_of(address: str) -> str:
    """The brief in whose folder a file lies, empty for the archive's own files."""
    parts = address.split("/")
    return parts[1] if parts[0] == "briefings" and len(parts) > 2 else ""


def version_folder(slug: str, lang: str | None = None) -> str:
    """Where the briefings of one language are: the original's, or with ``lang`` a translation's."""
    return f"{briefing_folder(slug)}{lang}/" if lang else briefing_folder(slug)


def document(slug: str, kind: str, suffix: str, lang: str | None = None) -> str:
    """A document of a brief, with ``lang`` of its translation.

    What is saved and sent on (PDF, text) has a name that says what it is: ``mali.one-pager.fr.pdf``.
    """
    folder = version_folder(slug, lang)
    if suffix == "html":
        return folder + ("index.html" if kind == MAIN_KIND else f"{kind}.html")
    parts = [slug, *([] if kind == MAIN_KIND else [kind]), *([lang] if lang else []), suffix]
    return folder + ".".join(parts)


def briefing_page(slug: str) -> str:
    """The page a reader is sent to."""
    return document(slug, MAIN_KIND, "html")


def image(slug: str, name: str) -> str:
    """A picture of a brief, for screens; its name holds a hash of its bytes."""
    return f"{briefing_folder(slug)}images/{name}"


def card(slug: str, name: str, lang: str | None = None) -> str:
    """A social card."""
    return f"{version_folder(slug, lang)}cards/{name}"


def brief_data(slug: str) -> str:
    """The brief for machines: its entry in the archive."""
    return f"{briefing_folder(slug)}brief.json"


def citation(slug: str, suffix: str, lang: str | None = None) -> str:
    """How to cite a briefing: ``cite.txt``, and for programs ``cite.bib``, ``cite.ris``, ``cite.json``."""
    return f"{version_folder(slug, lang)}cite.{suffix}"


def reliefweb(slug: str) -> str:
    """What is sent to ReliefWeb to have the briefing listed there."""
    return f"{briefing_folder(slug)}reliefweb.json"


def feed(suffix: str, kind: str | None = None, key: str | None = None) -> str:
    """A feed, ``xml`` or ``json``: of all briefings, of a place or topic, of a language (``fr/feed.xml``)."""
    folder = "" if kind is None else f"{key}/" if kind == "languages" else f"{kind}/{key}/"
    return f"{folder}feed.{suffix}"


def sitemap_part(number: int) -> str:
    """One part of a site map that is too large for one file."""
    return f"sitemap-{number}.xml"


def notice_data(slug: str) -> str:
    """What is kept of a withdrawn brief, for machines."""
    return f"{briefing_folder(slug)}withdrawn.json"


def home(lang: str | None = None) -> str:
    """The archive's first page, with ``lang`` in a further language of its own pages."""
    return f"{lang}/{HOME}" if lang else HOME


def own_page(name: str, lang: str | None = None, number: int = 1) -> str:
    """One of the archive's own pages: ``about``, ``figures``; later ones of a list ``figures/2.html``."""
    return _numbered(f"{lang}/{name}/" if lang else f"{name}/", number)


def group_index(kind: str, lang: str | None = None, number: int = 1) -> str:
    """The page that lists all groups of a kind: all places, all topics."""
    return own_page(kind, lang, number)


def group_page(kind: str, key: str, number: int = 1, lang: str | None = None) -> str:
    """One page of a group's list: ``places/ml/index.html``, then ``places/ml/2.html``."""
    return own_page(f"{kind}/{key}", lang, number)


def list_page(number: int, lang: str | None = None) -> str:
    """One page of the list of all briefings: ``briefings/index.html``, then ``briefings/2.html``."""
    return own_page("briefings", lang, number)


def later_page(first: str, number: int) -> str:
    """Page ``number`` of the long list whose first page is at ``first``."""
    return _numbered(first.removesuffix("index.html"), number)


def _numbered(folder: str, number: int) -> str:
    return folder + ("index.html" if number == 1 else f"{number}.html")


def page_at(name: str) -> str:
    """A page as people write its address: ``places/bf/`` is ``places/bf/index.html``."""
    plain = name.strip("/")
    return plain if plain.endswith(".html") else f"{plain}/index.html"


def asset(name: str) -> str:
    """A file that many pages share; its name holds a hash of its bytes, so it never changes."""
    return ASSETS + name


def verify_data(piece: str) -> str:
    """A part of the list by which ``verify`` knows documents; a script, so that it loads from a disk."""
    return f"verify/{piece}.js"


def search_part(name: str) -> str:
    """The folder of a part of the search's index; its name changes with whatever is in it."""
    return f"{SEARCH_INDEX}{name}/"


def search_list(piece: str, lang: str | None = None) -> str:
    """A part of what the page ``search`` filters by itself; a script, so that it loads from a disk."""
    return f"{lang}/search/{piece}.js" if lang else f"search/{piece}.js"


def is_address(name: str) -> bool:
    """True for what can be an address: no way up, no root, no drive, nothing that a terminal would obey."""
    parts = name.split("/")
    plain = name.isprintable() and not set(name) & set('\\:*?"<>|')
    return plain and not any(part in {"", ".", ".."} for part in parts)


def relative(target: str, page: str) -> str:
    """The link from ``page`` to ``target``, both addresses; works at any sub-path and from a disk."""
    start = page.split("/")[:-1]
    parts = target.split("/")
    while start and len(parts) > 1 and start[0] == parts[0]:
        start, parts = start[1:], parts[1:]
    return "../" * len(start) + "/".join(parts)


def absolute(target: str, archive_address: str | None) -> str | None:
    """The permanent address of ``target``; None where the archive has none."""
    if archive_address is None:
        return None
    return archive_address.rstrip("/") + "/" + target.removesuffix("index.html")
