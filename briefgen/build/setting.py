"""What a build has at hand before it reads a brief: the archive's settings, the tools, what stood before."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefgen.addresses import MANIFEST
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.audiences import without_hidden
from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS, MEDIA
from briefgen.brief.survey import read_archive
from briefgen.briefing.images import Picture, read_picture
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.renderer import Renderer
from briefgen.build.against import published_before
from briefgen.build.cached import ledger_path
from briefgen.build.editions import Edition
from briefgen.build.ingredients import Ingredients
from briefgen.build.last import Last
from briefgen.build.ledger import Ledger
from briefgen.build.ledgerfile import read_ledger
from briefgen.build.manifest import Manifest, read_manifest
from briefgen.build.order import Order, Outcome
from briefgen.build.outlook import Outlook
from briefgen.build.shards import Shard, read_shards
from briefgen.build.stamps import Digests, digest_at, outputs_in
from briefgen.build.twin import mark_of, twin_path
from briefgen.build.unchanged import Look
from briefgen.build.work import Workshop
from briefgen.build.worker import Recipe
from briefgen.problems import Place, Problem


@dataclass(frozen=True)
class Setting:
    """The order with the formats that this machine can make, and all that its briefs have in common.

    ``last`` stands in the output, and gives what need not be made again; ``published`` is compared with.
    """

    order: Order
    archive: ArchiveFile
    shop: Workshop
    recipe: Recipe
    last: Last
    published: Last
    digests: Digests
    ingredients: Ingredients
    shards: tuple[Shard, ...] = ()


def set_up(
    order: Order,
    look: Look,
    outcome: Outcome,
    renderer: Callable[[Path | None], Renderer] = PdfRenderer,
    outlook: Outlook = lambda: None,
) -> Setting | None:
    """The setting, with its problems in ``outcome``; ``renderer`` is what this process itself prints with.

    ``look`` is how the inputs looked when this build began, ``outlook`` waits for how the output looked.

    None without a sound ``archive.yaml``, or where what was published cannot be compared with.
    """
    begun = time.time_ns()
    archive, _ = read_archive(order.root)
    if archive is None:
        return None
    if order.edition is not Edition.PREVIEW:
        archive = without_hidden(archive, order.edition)
    logo, problems = _logo(order.root, archive)
    outcome.problems += problems
    shop = Workshop(order.root, archive, logo, order.formats, order.cache, renderer)
    outcome.problems += shop.problems
    order = replace(order, formats=tuple(sorted(shop.formats)))
    recipe = partial(Workshop, order.root, archive, logo, order.formats, order.cache)
    remembered = read_ledger(ledger_path(order.cache, order.output)) if order.cache else Ledger()
    digests = Digests(remembered.digests, begun, look.stamps)
    last = _last(order, remembered, outlook)
    published = published_before(order, last)
    if isinstance(published, Problem):
        outcome.problems.append(published)
        return None
    ingredients = Ingredients(order, archive, shop.templates, digests, shop.tools.versions)
    shards, problems = read_shards(order.shards, str(order.edition))
    outcome.problems += problems
    return Setting(order, archive, shop, recipe, last, published, digests, ingredients, tuple(shards))


def _last(order: Order, remembered: Ledger, outlook: Outlook) -> Last:
    """The archive that stands, with the ledger where that is of this very archive."""
    known = bool(remembered.mark) and digest_at(order.output / MANIFEST) == remembered.mark
    manifest = remembered.manifest if known else read_manifest(order.output) or Manifest()
    if manifest.edition != order.edition:
        return Last(order.output, Manifest())  # nothing made for the press may stay in what everybody reads
    if order.force or not known:
        return Last(order.output, manifest)
    twin = twin_path(order.cache, order.output) if order.cache and remembered.twin else None
    whole = twin is not None and mark_of(twin, remembered.outputs) == remembered.twin
    there = outlook() or outputs_in(order.output, jobs=order.jobs)
    return Last(order.output, manifest, remembered, there, whole)


def _logo(root: Path, archive: ArchiveFile) -> tuple[Picture | None, list[Problem]]:
    if archive.brand.logo is None:
        return None, []
    return read_picture(root / BRIEFS / MEDIA, archive.brand.logo, Place(f"{BRIEFS}/{ARCHIVE_FILE}"))
