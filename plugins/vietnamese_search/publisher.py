"""The index brought up to date: loaded where something is to be done, since what does it takes a while to load."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bantin.build.edition import Edition
from bantin.build.full import Full
from bantin.search.crew import Crew
from bantin.search.documents import Document
from bantin.search.generations import read_segments
from bantin.search.pointer import RECORD, DamagedIndexError, Pointer, read_pointer
from bantin.search.publishing import Changes, Stored, publish, publish_changes, take_stock
from bantin.search.segment import find_gone
from bantin.search.shards.index import Shards
from vietnamese_search.attached import AttachedFiles
from vietnamese_search.documents import document

# More changed articles than this are published like a first build.
_MANY = 500


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes the articles of an edition into the index in ``folder``; ``link`` returns the address of a page."""

    folder: Path
    edition: Edition
    files: AttachedFiles
    link: Callable[[str], str]
    workers: int

    def publish_some(self, base: str, changed: Sequence[Any], removed: Set[str]) -> bool:
        """Publish what has changed since the generation ``base``; return False where that is not the current one."""
        # Much is taken in as it comes, and spread over processes, by the other way.
        if len(changed) > _MANY or not (self.folder / RECORD).is_dir():
            return False
        self.files.read(changed)
        changes = Changes(base, [self._document(one) for one in changed], removed)
        return publish_changes(self.folder, changes, products=[partial(_keep_record, self.folder / RECORD)])

    def publish_all(self, articles: Sequence[Any]) -> None:
        """Publish all articles; those that stand are not indexed again."""
        self.files.read(articles)
        documents = map(self._document, articles)
        crew, keep = Crew(self.workers), partial(_keep_record, self.folder / RECORD)
        if not publish(self.folder, documents, products=[keep], warn=_warn, crew=crew):
            keep(take_stock(self.folder).stored)

    def _document(self, entry: Any) -> Document:
        full = Full(entry, self.edition)
        return document(full, full.source_body, self.link(entry.path), self.files.texts(entry, full.record))


def open_shards(folder: Path, before: Pointer | None) -> Shards:
    """Return the files for browsers of the current index; ``before`` names what those that stand were made of."""
    old = None
    if before:
        # A generation before the last may be gone; then all files are made.
        with suppress(DamagedIndexError):
            old = _shards(folder, before)
    return _shards(folder, read_pointer(folder), old)


def _shards(folder: Path, pointer: Pointer, before: Shards | None = None) -> Shards:
    segments = read_segments(folder, pointer)
    return Shards(segments, find_gone(segments), before)


def _warn(said: str) -> None:
    print(said, file=sys.stderr)


def _keep_record(folder: Path, stored: Sequence[Stored]) -> None:
    """Bring the index of record to what the segments hold."""
    # Whoosh takes a fifth of a second to load.
    from bantin.search.record.folder import write  # noqa: PLC0415

    write(folder, [one.segment for one in stored])
