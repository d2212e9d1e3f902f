"""Segments made by several processes, each of which writes its own: only names go there, and nothing comes back."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from bantin.search.documents import Document
from bantin.search.indexing import build_segment
from bantin.search.merging import Part, merge_segments
from bantin.search.segment import Mask
from bantin.search.store import load, save

MOST_WORKERS = 2


class Job(Protocol):
    """One segment to be made, in ``folder``; what it needs can be sent to another process."""

    @property
    def folder(self) -> Path:
        """Where the segment will be."""

    def __call__(self) -> None:
        """Make it; raises OSError."""


@dataclass(frozen=True, slots=True)
class Build:
    """A segment of documents."""

    folder: Path
    documents: list[Document]
    removed: tuple[str, ...] = ()

    def __call__(self) -> None:
        """Make it; raises OSError."""
        save(build_segment(self.documents, self.removed), self.folder)


@dataclass(frozen=True, slots=True)
class Merge:
    """A segment of those in other folders, with what is left out of each."""

    folder: Path
    sources: list[tuple[Path, Mask | None]]
    removed: tuple[str, ...] = ()

    def __call__(self) -> None:
        """Make it; raises OSError, DamagedIndexError."""
        parts = [Part(load(folder), gone) for folder, gone in self.sources]
        save(merge_segments(parts, self.removed), self.folder)


@dataclass(frozen=True, slots=True)
class Crew:
    """How documents are indexed: ``piece`` of them at a time, by ``workers`` processes or one a core.

    There are never more than MOST_WORKERS, each of which takes some 110 MiB.
    """

    workers: int = 0
    piece: int = 1_000

    def run(self, jobs: Iterable[Job]) -> list[Path]:
        """Do the jobs and return their folders, in the order given; a single one is done in this process.

        Jobs are taken only as fast as they are done. Raises OSError.
        """
        waiting = iter(jobs)
        first = list(islice(waiting, 2))
        workers = min(MOST_WORKERS, self.workers or os.cpu_count() or 1)
        if len(first) < 2 or workers < 2:
            return [_do(job) for job in chain(first, waiting)]
        # The same on every system, and no thread or lock of this process is copied into a state it never leaves.
        pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
        try:
            return _spread(chain(first, waiting), pool, workers)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _spread(jobs: Iterable[Job], pool: ProcessPoolExecutor, workers: int) -> list[Path]:
    sent: deque[tuple[Job, Future[Path]]] = deque()
    done = []
    for job in jobs:
        # One in hand for each worker, and this one ready for whoever is done first.
        if len(sent) == workers:
            done.append(_finish(*sent.popleft()))
        sent.append((job, _send(job, pool)))
    return done + [_finish(job, future) for job, future in sent]


def _send(job: Job, pool: ProcessPoolExecutor) -> Future[Path]:
    try:
        return pool.submit(_do, job)
    except BrokenExecutor as error:
        lost: Future[Path] = Future()
        lost.set_exception(error)
        return lost


def _finish(job: Job, future: Future[Path]) -> Path:
    try:
        return future.result()
    except BrokenExecutor:
        # A worker was ended, by want of memory or by hand: what it leaves undone is done here.
        return _do(job)


def _do(job: Job) -> Path:
    job()
    return job.folder
