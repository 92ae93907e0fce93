"""Paths and URLs of everything that is published; no other module invents one.

Addresses are relative to the archive's root, use ``/``, and never change once published.
"""

from __future__ import annotations

HOME = "index.html"
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
NOT_FOUND = "404.html"
ASSETS = "assets/"
MAIN_KIND = "briefing"
"""The kind of document that stands at a brief's own address."""


def briefing_folder(slug: str) -> str:
    """``briefings/mali-after-minusma/``."""
    return f"briefings/{slug}/"


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


def briefing_pdf(slug: str) -> str:
    """The PDF, under a name that says what it is once it is saved."""
    return document(slug, MAIN_KIND, "pdf")


def image(slug: str, name: str) -> str:
    """A picture of a brief, for screens; its name holds a hash of its bytes."""
    return f"{briefing_folder(slug)}images/{name}"


def card(slug: str, name: str, lang: str | None = None) -> str:
    """A social card."""
    return f"{version_folder(slug, lang)}cards/{name}"


def brief_data(slug: str) -> str:
    """The brief for machines: its entry in the archive."""
    return f"{briefing_folder(slug)}brief.json"


def home(lang: str | None = None) -> str:
    """The archive's first page, with ``lang`` in a further language of its own pages."""
    return f"{lang}/{HOME}" if lang else HOME


def own_page(name: str, lang: str | None = None) -> str:
    """One of the archive's own pages: ``about``, ``figures``, ``corrections``, ``verify``."""
    return f"{lang}/{name}/index.html" if lang else f"{name}/index.html"


def group_index(kind: str, lang: str | None = None) -> str:
    """The page that lists all groups of a kind: all places, all topics."""
    return own_page(kind, lang)


def group_page(kind: str, key: str, number: int = 1, lang: str | None = None) -> str:
    """One page of a group's list: ``places/ml/index.html``, then ``places/ml/2.html``."""
    folder = f"{lang}/{kind}/{key}/" if lang else f"{kind}/{key}/"
    return folder + ("index.html" if number == 1 else f"{number}.html")


def list_page(number: int, lang: str | None = None) -> str:
    """One page of the list of all briefings."""
    return group_page("briefings", "all", number, lang)


def asset(name: str) -> str:
    """A file that many pages share; its name holds a hash of its bytes, so it never changes."""
    return ASSETS + name


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
