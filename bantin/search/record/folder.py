"""The index of record on disk: Whoosh's files beside each other, and a table of contents that is put there last.

A segment that the last table names is not written again; what a later segment replaces or removes is marked in the
table alone. A run that is killed leaves the table before, and files that the next run takes away.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files

from bantin import files
from bantin.search.record.schema import make_schema
from bantin.search.record.writer import NAME, Draft, name_of, write_segment
from bantin.search.segment import Segment, find_gone


def write(folder: Path, segments: Sequence[Segment], *, pairs: bool = False) -> None:
    """Make the index in the folder hold the segments, the earliest first, with the pairs of neighbours if wanted.

    ``whoosh.index.open_dir`` opens it. Segments of no documents are left out. Raises OSError; the index is then as it
    was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    schema = make_schema(pairs=pairs)
    known = _segments_in(folder)
    listed = []
    for segment, dead in zip(segments, dead_of(segments), strict=True):
        if len(segment):
            found = known.get(name_of(segment, schema)) or _write(folder, segment, schema)
            # A copy: the same documents may stand in two segments, and be dead in one of them.
            listed.append(copy.copy(found))
            listed[-1]._deleted = dead or None
    storage = FileStorage(str(folder))
    generation = TOC._latest_generation(storage, NAME) + 1
    draft = Draft()
    TOC(schema, listed, generation).write(draft, NAME)
    _put(folder, draft)
    clean_files(storage, NAME, generation, listed)


def dead_of(segments: Sequence[Segment]) -> list[set[int]]:
    """Return for each segment the numbers of the documents that a later one replaces or removes."""
    return [set() if gone is None else set(np.flatnonzero(gone).tolist()) for gone in find_gone(segments)]


def _write(folder: Path, segment: Segment, schema: Schema) -> W3Segment:
    draft = Draft()
    written = write_segment(segment, schema, draft)
    # Kept in the table of contents, where Whoosh does not look at it.
    written.sizes = {name: len(content) for name, content in draft.files.items()}
    _put(folder, draft)
    return written


def _put(folder: Path, draft: Draft) -> None:
    for name, content in draft.files.items():
        files.write_bytes(folder / name, content)


def read_table(folder: Path) -> TOC:
    """Return the last table of contents; raises whatever a pickle does where it is damaged, or Whoosh where none is."""
    # Through memory: Whoosh leaves a file open that it cannot read to the end.
    tables = Draft()
    tables.files = {path.name: path.read_bytes() for path in folder.glob("_*.toc")}
    return TOC.read(tables, NAME)


def is_whole(folder: Path, segment: W3Segment) -> bool:
    """Tell whether all files of a listed segment stand there in their full size."""
    found = ((folder / name, size) for name, size in segment.sizes.items())
    return all(path.is_file() and path.stat().st_size == size for path, size in found)


def _segments_in(folder: Path) -> dict[str, W3Segment]:
    """Return by its name each segment that the table of contents lists and whose files are whole."""
    try:
        return {one.segid: one for one in read_table(folder).segments if is_whole(folder, one)}
    # Nothing there yet, or a damaged table, which raises almost anything: all is written anew.
    except Exception:
        return {}
