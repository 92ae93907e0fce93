"""What one Dask worker does: it unpacks what a build sent, and has its briefs made, one by one.

Each of its threads has a process of its own for that: limits of time and memory hold there, WeasyPrint
never has two threads, and a brief that kills its process does not take the Dask worker with it.
"""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import pickle
import shutil
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.folders import template_folders
from briefgen.briefing.images import Picture
from briefgen.briefing.mediafile import read_media
from briefgen.briefing.pictures import files_of
from briefgen.build.cluster.likeness import likeness
from briefgen.build.limits import Limits
from briefgen.build.pool import alone, processes
from briefgen.build.processes import stop
from briefgen.build.tasks import Made, Task
from briefgen.build.work import Workshop
from briefgen.build.worker import Done, Recipe, make
from briefgen.problems import Place, Problem

TEMPLATES = "templates"

SentMedia = Mapping[tuple[str, Place], tuple[bytes | None, list[Problem]]]
"""The bytes of a brief's pictures by name and place, or what is wrong with them."""


class NotUnpackedError(Exception):
    """The worker does not know the build: it began anew after the build had sent its parcel."""


@dataclass(frozen=True)
class SentTask(Task):
    """A brief to make, with the pictures it shows."""

    media: SentMedia = field(default_factory=dict)


@dataclass(frozen=True)
class Parcel:
    """What all briefs of a build share, as content: the workspace's own templates, and how to use them.

    ``shop`` sets up a workshop, given a folder with the templates.
    """

    templates: Mapping[str, bytes]
    shop: Callable[[Path], Workshop]

    @cached_property
    def name(self) -> str:
        """A hash of the content."""
        return hashlib.sha256(pickle.dumps((sorted(self.templates.items()), self.shop))).hexdigest()


class SentShop(Workshop):
    """A workshop whose pictures come with each brief."""

    def __init__(
        self, root: Path, archive: ArchiveFile, logo: Picture | None, formats: tuple[str, ...]
    ) -> None:
        super().__init__(root, archive, logo, formats)
        self._media: SentMedia = {}
        self.darkroom = self._darkroom(lambda name, place: self._media[name, place])

    def make(self, task: Task) -> Made:
        """The documents of one brief in all its languages."""
        self._media = task.media if isinstance(task, SentTask) else {}
        return super().make(task)


def packed(root: Path, shop: Callable[[Path], Workshop]) -> Parcel:
    """The templates of the workspace in ``root``, to be sent with ``shop``."""
    own = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in template_folders(root)[:-1]  # the last are those that every worker has
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return Parcel(own, shop)


def with_media(task: Task, media: Path) -> SentTask:
    """The task with the pictures it needs out of the folder ``media``."""
    wanted = files_of(task.file.brief, task.file.places)
    found = {(image.file, place): read_media(media, image.file, place) for image, place in wanted}
    return SentTask(**{one.name: getattr(task, one.name) for one in fields(Task)}, media=found)


class _Station:
    """The builds a Dask worker works for: where their parcels lie, and which processes wait for a brief."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._recipes: dict[str, Recipe] = {}
        self._folders: dict[str, Path] = {}
        self._waiting: dict[str, list[tuple[Executor, int]]] = {}

    def unpack(self, session: str, parcel: Parcel, folder: Path) -> None:
        """Makes the session known; a parcel that is there already is not written again."""
        multiprocessing.current_process().daemon = False  # Dask's workers could have no processes otherwise
        place = folder / "briefgen" / parcel.name
        for name, content in parcel.templates.items():
            path = place / TEMPLATES / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        place.mkdir(parents=True, exist_ok=True)
        with self._lock:
            self._recipes[session] = _Recipe(parcel.shop, place)
            self._folders[session] = place
            self._waiting[session] = []

    def make(self, session: str, task: Task, limits: Limits) -> Done:
        """What came of a brief; the second time its process dies, it is the brief that is blamed."""
        executor, count, recipe = self._process(session, limits)
        try:
            done: Done = executor.submit(make, task, limits).result()
        except BrokenExecutor:
            stop(executor)
            return alone(task, limits, processes(1, recipe, limits))
        with self._lock:
            kept = session in self._waiting and count + 1 < limits.briefs
            if kept:
                self._waiting[session].append((executor, count + 1))
        if not kept:
            stop(executor)
        return done

    def _process(self, session: str, limits: Limits) -> tuple[Executor, int, Recipe]:
        """A process for one brief, how many it has made, and what it works with."""
        with self._lock:
            if session not in self._recipes:
                raise NotUnpackedError(session)
            recipe = self._recipes[session]
            if self._waiting[session]:
                return *self._waiting[session].pop(), recipe
            # Nobody says that a build is over whose machine was switched off: its processes end here.
            others = [one for waiting in self._waiting.values() for one, _ in waiting]
            for waiting in self._waiting.values():
                waiting.clear()
        for executor in others:
            stop(executor)
        return processes(1, recipe, limits), 0, recipe

    def forget(self, session: str) -> None:
        """Ends the session's processes; the parcel stays while another session uses it."""
        with self._lock:
            self._recipes.pop(session, None)
            waiting = self._waiting.pop(session, [])
            folder = self._folders.pop(session, None)
            unused = folder is not None and folder not in self._folders.values()
        for executor, _ in waiting:
            stop(executor)
        if folder is not None and unused:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class _Recipe:
    shop: Callable[[Path], Workshop]
    folder: Path

    def __call__(self) -> Workshop:
        return self.shop(self.folder)


_station = _Station()


async def alike() -> dict[str, str]:
    """What leaves its mark on a document here; looked up beside the loop by which Dask knows who lives."""
    return await asyncio.to_thread(likeness)


def unpack(session: str, parcel: Parcel, dask_worker: Any) -> None:
    """Called on every worker that is used, before its first brief."""
    _station.unpack(session, parcel, Path(dask_worker.local_directory))


def make_there(session: str, task: SentTask, limits: Limits) -> Done:
    """One brief, made on the worker. Raises ``NotUnpackedError``."""
    return _station.make(session, task, limits)


def forget(session: str) -> None:
    """Called on the workers when a build is over."""
    _station.forget(session)
