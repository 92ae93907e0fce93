"""What briefs and pages are made of besides what they say: settings, templates, labels, tools."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path

from briefgen.archive.pagekinds import PAGES, archive_template
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.folders import BRIEFS, MEDIA
from briefgen.build.madewith import own_code
from briefgen.build.order import Order
from briefgen.build.stamps import Digests, inputs_in, short
from briefgen.including import all_named
from briefgen.templating import Templates

LISTS_ONLY = {"per_page", "moved", "reliefweb"}
"""Settings of the archive that no briefing shows."""
SHARED, LABELS = "shared", "labels"
_FIELD = re.compile(r"^(Name|Version|Requires-Dist): *(.*?) *\r?$", re.MULTILINE)
_RENDERED = (".html", ".css", ".txt")
"""Endings of the files that Jinja renders."""
_KINDLESS = {SHARED, LABELS, "archive", "workspace"}
"""Folders of templates that are no kind of document."""


class Ingredients:
    """Digests of what one build has at hand, by the names that a ledger knows them by."""

    def __init__(
        self,
        order: Order,
        archive: ArchiveFile,
        templates: Templates,
        digests: Digests,
        tools: Mapping[str, str],
    ) -> None:
        """``tools`` are the versions of what PDFs are made with, where some are made."""
        self._order = order
        self._archive = archive
        self._digests = digests
        self._source = templates.source
        self._tools = tools
        self._templates = _templates(templates.folders, digests)
        self._found: dict[str, str] = {}
        self.common = self._common()
        self.mark = short(f"{name}\0{digest}" for name, digest in sorted(self.common.items()))

    @cached_property
    def pages(self) -> str:
        """A digest of what all of the archive's own pages are made of, besides entries.

        A template of one kind of page that no other names is not in it: only its pages are made of that.
        """
        shared = {name: digest for name, digest in self._templates.items() if not self._is_of_kind(name)}
        pages = {name for name in map(archive_template, PAGES) if name in shared}
        others = (name for name in shared.keys() - pages if name.endswith(_RENDERED))
        rest = all_named(others, self._source)
        apart = pages - rest if rest is not None else frozenset()
        own = (f"{name}\0{digest}" for name, digest in shared.items() if name not in apart)
        given = self._archive.model_dump_json()
        return short([self.mark, given, str(self._order.search), *sorted(own)])

    def of_briefs(self) -> Mapping[str, str]:
        """The digests of all files in the folder of briefs, and of whatever else is asked for later."""
        found = self._digests.below(self._order.root / BRIEFS)
        self._found |= {f"{BRIEFS}/{name}": digest for name, digest in found.items()}
        return self._found

    def digest(self, name: str) -> str:
        """Of ``templates/briefing``, ``labels/fr``, ``briefs/mali.yaml`` or ``sources/report.pdf``."""
        if name not in self._found:
            self._found[name] = self._digest(name)
        return self._found[name]

    def _digest(self, name: str) -> str:
        folder, _, rest = name.partition("/")
        if folder == "templates":
            return self._of_templates((f"{rest}/",))
        if folder == LABELS:
            base = rest.partition("-")[0]
            return self._of_templates(tuple(f"{LABELS}/{lang}.yaml" for lang in (rest, base, "en")))
        if folder == "sources":
            return self._digests.of(self._order.sources / rest) if self._order.sources else ""
        return self._digests.of(self._order.root / name)

    def _of_templates(self, beginnings: tuple[str, ...]) -> str:
        return short(
            f"{name}\0{digest}" for name, digest in self._templates.items() if name.startswith(beginnings)
        )

    def _is_of_kind(self, name: str) -> bool:
        folder = name.partition("/")[0]
        return "/" in name and folder not in _KINDLESS

    def _common(self) -> dict[str, str]:
        """What every brief is made of. A name is what an author is told when it has changed."""
        order = self._order
        logo = self._archive.brand.logo
        return {
            "briefs/archive.yaml": short([self._archive.model_dump_json(exclude=LISTS_ONLY)]),
            "the logo": self._digests.of(order.root / BRIEFS / MEDIA / logo) if logo else "",
            "templates/shared": self._of_templates((f"{SHARED}/",)),
            "briefgen itself": own_code(),
            **dict(sorted({**_installed(), **self._tools}.items())),
            "Python": ".".join(map(str, sys.version_info[:2])),
            "--edition": str(order.edition),
            "--only": " ".join(order.formats),
            "--strict": str(order.strict),
        }


def _templates(folders: Iterable[Path], digests: Digests) -> Mapping[str, str]:
    """The digest of each template as it is used: the first folder that has a file gives it."""
    found: dict[str, str] = {}
    for folder in folders:
        for name, stamp in inputs_in(folder).items():
            if name not in found:
                found[name] = digests.of(folder / name, stamp)
    return dict(sorted(found.items()))


@cache
def _installed() -> dict[str, str]:
    """The version of every library that briefgen needs, and of those that they need, by its name."""
    found: dict[str, str] = {}
    waiting = ["briefgen"]
    while waiting:
        name = waiting.pop()
        try:
            said = _fields_of(metadata.distribution(name))
        except metadata.PackageNotFoundError:
            continue
        plain, version = (next(iter(said[field]), "") for field in ("Name", "Version"))
        if plain in found:
            continue
        found[plain] = version
        waiting += [_named(line) for line in said["Requires-Dist"] if "extra ==" not in line]
    found.pop("briefgen", None)  # its own code is looked at, which says more than its version
    return found


def _fields_of(one: metadata.Distribution) -> Mapping[str, list[str]]:
    """The fields at the head of a distribution's metadata (PEP 566), each of one line, by their names.

    ``metadata.metadata`` reads all of it as an e-mail, which takes a millisecond for each of forty packages.
    """
    head, _, _ = (one.read_text("METADATA") or one.read_text("PKG-INFO") or "").partition("\n\n")
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in _FIELD.findall(head):
        found[name].append(value)
    return found


def _named(requirement: str) -> str:
    """The name at the beginning of a requirement such as ``pillow>=12; python_version < "3.14"``."""
    end = next((at for at, sign in enumerate(requirement) if not (sign.isalnum() or sign in "-_.")), None)
    return requirement[:end]
