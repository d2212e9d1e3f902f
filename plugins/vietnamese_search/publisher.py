"""The index brought up to date: loaded where something is to be done, since what does it takes a while to load."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from bantin.search.crew import Crew
from bantin.search.documents import Document
from bantin.search.generations import read_segments
from bantin.search.pointer import KINDS, RECORD, DamagedIndexError, Pointer
from bantin.search.publishing import Changes, Stored, prepare_changes, publish, take_stock
from bantin.search.script import language_data
from bantin.search.segment import find_gone
from bantin.search.shards.index import Shards
from vietnamese_search.amendment import Amendment, BrowserFiles, Standing, Wanted

# So much of the index's digest tells browsers one state of it from another.
_VERSION = 12


def publish_all(folder: Path, documents: Iterable[Document], workers: int) -> None:
    """Publish all documents; those that stand are not indexed again. Raises OSError."""
    keep = partial(_keep_record, folder / RECORD)
    if not publish(folder, documents, products=[keep], warn=_warn, crew=Crew(workers)):
        keep(take_stock(folder).stored)


def amend(folder: Path, wanted: Wanted) -> Amendment | None:
    """Return what the changes make of the index in the folder, None where that is another or not whole.

    Raises OSError. Nobody sees any of it before ``switch``.
    """
    changes = Changes(wanted.base, wanted.documents, wanted.removed)
    keep = partial(_keep_record, folder / RECORD)
    pointer = prepare_changes(folder, changes, products=[keep], crew=Crew(workers=1))
    if pointer is None:
        return None
    return Amendment(pointer, wanted.standing and _files(folder, pointer, wanted.standing))


def _files(folder: Path, pointer: Pointer, standing: Standing) -> BrowserFiles | None:
    shards = open_shards(folder, pointer, standing.before)
    if not shards.knows_changes:
        return None
    changed = {kind: [(*one,) for one in shards.changed_files(kind, standing.paths[kind])] for kind in KINDS}
    return BrowserFiles(changed, index_of(shards, pointer))


def index_of(shards: Shards, pointer: Pointer) -> bytes:
    """Return the file for browsers that names the others."""
    return shards.index(language_data(), pointer.digest[:_VERSION]).data


def open_shards(folder: Path, pointer: Pointer, before: Pointer | None) -> Shards:
    """Return the files for browsers of an index; ``before`` names what those that stand were made of."""
    old = None
    if before:
        # A generation before the last may be gone; then all files are made.
        with suppress(DamagedIndexError):
            old = _shards(folder, before)
    return _shards(folder, pointer, old)


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
