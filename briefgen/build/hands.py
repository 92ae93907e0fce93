"""Whose hands make the briefs of a build: this machine's, or a cluster's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from briefgen.brief.folders import BRIEFS, MEDIA
from briefgen.build.order import Order
from briefgen.build.pool import make_all
from briefgen.build.tasks import Made, Task
from briefgen.build.work import Workshop
from briefgen.build.worker import Recipe
from briefgen.problems import Problem


def maker(
    order: Order, shop: Workshop, recipe: Recipe, problems: list[Problem]
) -> Callable[[Sequence[Task]], Iterator[Made]]:
    """What makes the briefs of an order: this machine, or the cluster it names."""
    if not order.cluster:
        return partial(make_all, jobs=order.jobs, shop=shop, recipe=recipe)
    from briefgen.build.cluster.making import make_on_cluster
    from briefgen.build.cluster.there import SentShop, packed

    formats = tuple(sorted(shop.formats))
    there = partial(SentShop, archive=shop.archive, logo=shop.logo, formats=formats)
    return partial(
        make_on_cluster,
        address=order.cluster,
        jobs=order.jobs,
        shop=shop,
        recipe=recipe,
        parcel=packed(order.root, there),
        media=order.root / BRIEFS / MEDIA,
        problems=problems,
    )
