"""Segments on disk: one folder each, one file an array, mapped into memory and not read.

The list of all files with their sizes is written last: a folder without it, or with a file of another size, is the work
of a run that was killed, or damaged, and is never used.
"""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from bantin import files
from bantin.messages import text
from bantin.search.pointer import DamagedIndexError
from bantin.search.segment import Array, Segment

# Of the layout of the files and the meaning of what is in them; another number is not read.
FORMAT = 2
LIST = "segment.json"
_LISTS = ("ids", "categories", "removed")
_ARRAYS = tuple(field.name for field in fields(Segment) if field.name not in {*_LISTS, "lost"})
_BLOCK = 1 << 20


def save(segment: Segment, folder: Path) -> None:
    """Write the segment into an empty or new folder; raises OSError."""
    sizes, sums = {}, {}
    for name in _ARRAYS:
        stream = io.BytesIO()
        np.save(stream, getattr(segment, name), allow_pickle=False)
        data = stream.getbuffer()
        sizes[name], sums[name] = len(data), zlib.crc32(data)
        files.write_bytes(folder / f"{name}.npy", data)
    listed = {"format": FORMAT, "sizes": sizes, "sums": sums} | {name: getattr(segment, name) for name in _LISTS}
    files.write_text(folder / LIST, json.dumps(listed, ensure_ascii=False))


def seal(folder: Path) -> str:
    """Return what changes with anything in the folder: the digest of its list, which has the sums of all files.

    Raises DamagedIndexError where there is no list.
    """
    try:
        return hashlib.blake2b((folder / LIST).read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        raise DamagedIndexError.at(folder, error) from error


def stamp_files(folder: Path) -> str:
    """Return what changes with the size or time of change of any file of a segment; raises OSError."""
    stamps = [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in folder.iterdir()]
    return hashlib.blake2b(repr(sorted(stamps)).encode(), digest_size=16).hexdigest()


def load(folder: Path, sealed: str = "", stamp: str = "") -> Segment:
    """Return the segment in the folder, its arrays mapped; raises DamagedIndexError where there is no whole one.

    Where the ``seal`` it had is given, all files are read once, to compare their sums: half a second for a gigabyte;
    unless they look as they did, by ``stamp_files``, when their sums were right.
    """
    if sealed and seal(folder) != sealed:
        raise DamagedIndexError.at(folder, text("search.other-content", name=LIST))
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        if listed["format"] != FORMAT:
            numbers = {"found": listed["format"], "needed": FORMAT}
            reason = text("search.other-version", **numbers)
            raise DamagedIndexError(text("search.other-format", path=folder, **numbers), reason)
        is_trusted = not sealed or (stamp != "" and stamp == stamp_files(folder))
        for name in () if is_trusted else _ARRAYS:
            _verify(folder / f"{name}.npy", listed["sums"][name])
        arrays: dict[str, Any] = {name: _load(folder / f"{name}.npy", listed["sizes"][name]) for name in _ARRAYS}
        return Segment(
            **arrays,
            ids=tuple(listed["ids"]),
            categories=tuple((section, name) for section, name in listed["categories"]),
            removed=tuple(listed["removed"]),
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndexError.at(folder, error) from error


def _verify(path: Path, wanted: int) -> None:
    found = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found = zlib.crc32(block, found)
    if found != wanted:
        raise ValueError(text("search.other-content", name=path.name))


def _load(path: Path, size: int) -> Array:
    if path.stat().st_size != size:
        raise ValueError(text("search.other-size", name=path.name))
    header = np.load(path, mmap_mode="r") if _has_items(path) else np.load(path)
    # The plain view: slices of a memmap are memmaps, each ten times as dear to make.
    return np.asarray(header)


def _has_items(path: Path) -> bool:
    # An array of no items cannot be mapped.
    with path.open("rb") as stream:
        np.lib.format.read_magic(stream)
        shape, *_ = np.lib.format.read_array_header_1_0(stream)
    return all(shape)
