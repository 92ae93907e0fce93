"""The archive that a build is compared with: the one in its output, or the one that ``--against`` names.

A machine that starts with an empty output knows nothing of what was published. It is shown the published
archive, or of it ``manifest.json`` and every ``brief.json``, elsewhere; nothing is written there.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefgen.addresses import MANIFEST, brief_data
from briefgen.archive.entry import entry_from_json
from briefgen.build.last import Last
from briefgen.build.manifest import read_manifest
from briefgen.build.order import Order
from briefgen.problems import Origin, Place, Problem, a_few


def published_before(order: Order, last: Last) -> Last | Problem:
    """What was published as far as this order tells; ``last`` is the archive that stands in its output.

    A folder that cannot be compared with is a problem: silence would pass for agreement.
    """
    folder = order.against
    if folder is None:
        return last
    manifest = read_manifest(folder)
    if manifest is None:
        return _unreadable(folder)
    if manifest.edition != order.edition:
        return _for_others(folder, manifest.edition, order.edition)
    published = Last(folder, manifest)
    if lacking := [name for name in map(brief_data, manifest.slugs) if not _is_whole(name, published)]:
        return _incomplete(folder, lacking)
    return published


def _is_whole(name: str, published: Last) -> bool:
    """True for an entry whose bytes are those of its manifest, and that this version can read."""
    held = published.manifest.files.get(name)
    try:
        if held is None or (published.output / name).stat().st_size != held.bytes:
            return False
        data = published.files([name]).get(name, b"")
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() == held.sha256 and entry_from_json(data) is not None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _unreadable(folder: Path) -> Problem:
    if _is_there(folder / MANIFEST):
        message = f"{MANIFEST} in {folder} is damaged, or was not made by this version of briefgen."
        hint = "fetch it anew from where the archive is published"
    else:
        message = f"There is no archive in {folder} to compare with: it has no {MANIFEST}."
        hint = f"name with --against the folder of the published archive, or of its {MANIFEST} and brief.json"
    return _problem("against-unreadable", message, f"{hint}; for a first archive leave --against out", folder)


def _for_others(folder: Path, theirs: str, ours: str) -> Problem:
    message = f"The archive in {folder} is of the edition {theirs}, and this build is of the edition {ours}."
    return _problem("against-edition", message, "name with --against an archive of the same edition", folder)


def _incomplete(folder: Path, lacking: list[str]) -> Problem:
    shown = a_few(lacking)
    message = f"What was published cannot be compared: in {folder} these are missing or changed: {shown}."
    return _problem("against-incomplete", message, "fetch them as well, as they were published", folder)


def _problem(code: str, message: str, hint: str, folder: Path) -> Problem:
    return Problem(code, message, hint, Place(str(folder)), origin=Origin.MACHINE)
