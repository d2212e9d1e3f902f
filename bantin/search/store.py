"""Segments on disk: one folder each, all arrays one after another in one file, mapped into memory and not read.

The list that says where each array lies is written last: a folder without it, or with a file of another size, is the
work of a run that was killed, or damaged, and is never used.
"""

from __future__ import annotations

import hashlib
import json
import math
import zlib
from dataclasses import fields
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from bantin import files
from bantin.messages import text
from bantin.search.pointer import DamagedIndexError
from bantin.search.segment import Array, Segment

# Of the layout of the files and the meaning of what is in them; another number is not read.
FORMAT = 3
LIST, ARRAYS = "segment.json", "segment.bin"
# Each array lies at a multiple of so many bytes, after that with which the file begins.
_ALIGNED = 64
_HEAD = b"ban tin arrays\n".ljust(_ALIGNED, b"\0")
_LISTS = ("ids", "categories", "removed")
_ARRAYS = tuple(field.name for field in fields(Segment) if field.name not in {*_LISTS, "lost", "seal"})
_BLOCK = 1 << 20


def save(segment: Segment, folder: Path) -> None:
    """Write the segment into an empty or new folder; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = [np.ascontiguousarray(getattr(segment, name)) for name in _ARRAYS]
    places, size, total = {}, len(_HEAD), zlib.crc32(_HEAD)
    with (folder / ARRAYS).open("wb") as stream:
        _write(stream, _HEAD)
        for name, array in zip(_ARRAYS, arrays, strict=True):
            places[name] = (array.dtype.str, array.shape, size)
            # An array without items has no view of its bytes.
            for piece in (array.data.cast("B") if array.size else b"", bytes(-array.nbytes % _ALIGNED)):
                size, total = size + len(piece), zlib.crc32(piece, total)
                _write(stream, piece)
    listed = {"format": FORMAT, "size": size, "sum": total, "arrays": places}
    listed |= {name: getattr(segment, name) for name in _LISTS}
    files.write_text(folder / LIST, json.dumps(listed, ensure_ascii=False))


def _write(stream: IO[bytes], piece: bytes | memoryview) -> None:
    stream.write(piece)


def _seal(listed: bytes) -> str:
    """Return what changes with anything in a folder: the digest of its list, which has the sum of all arrays."""
    return hashlib.blake2b(listed, digest_size=16).hexdigest()


def stamp_files(folder: Path) -> str:
    """Return what changes with the size or time of change of any file of a segment; raises OSError."""
    stamps = [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in folder.iterdir()]
    return hashlib.blake2b(repr(sorted(stamps)).encode(), digest_size=16).hexdigest()


def load(folder: Path, sealed: str = "", stamp: str = "") -> Segment:
    """Return the segment in the folder, its arrays mapped; raises DamagedIndexError where there is no whole one.

    Where the seal it had is given, all arrays are read once, to compare their sum: half a second for a gigabyte;
    unless their file looks as it did, by ``stamp_files``, when that was right.
    """
    try:
        written = (folder / LIST).read_bytes()
        _require_sealed(written, sealed)
        listed = json.loads(written)
        if listed["format"] != FORMAT:
            numbers = {"found": listed["format"], "needed": FORMAT}
            reason = text("search.other-version", **numbers)
            raise DamagedIndexError(text("search.other-format", path=folder, **numbers), reason)
        if sealed and (not stamp or stamp != stamp_files(folder)):
            _verify(folder / ARRAYS, listed["sum"])
        blob = _map(folder / ARRAYS, listed["size"])
        arrays: dict[str, Any] = {name: _take(blob, *listed["arrays"][name]) for name in _ARRAYS}
        return Segment(
            **arrays,
            ids=tuple(listed["ids"]),
            categories=tuple((section, name) for section, name in listed["categories"]),
            removed=tuple(listed["removed"]),
            seal=_seal(written),
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndexError.at(folder, error) from error


def _require_sealed(listed: bytes, sealed: str) -> None:
    if sealed and _seal(listed) != sealed:
        raise ValueError(text("search.other-content", name=LIST))


def _verify(path: Path, wanted: int) -> None:
    found = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found = zlib.crc32(block, found)
    if found != wanted:
        raise ValueError(text("search.other-content", name=path.name))


def _map(path: Path, size: int) -> NDArray[np.uint8]:
    if path.stat().st_size != size:
        raise ValueError(text("search.other-size", name=path.name))
    # The plain view: slices of a memmap are memmaps, each ten times as dear to make.
    blob: NDArray[np.uint8] = np.asarray(np.memmap(path, np.uint8, "r"))
    if blob[: len(_HEAD)].tobytes() != _HEAD:
        raise ValueError(text("search.other-content", name=path.name))
    return blob


def _take(blob: NDArray[np.uint8], kind: str, shape: list[int], start: int) -> Array:
    size = np.dtype(kind).itemsize * math.prod(shape)
    return blob[start : start + size].view(kind).reshape(shape)
