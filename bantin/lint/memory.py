"""What was found before, kept for the next run: results by file, good for as long as nothing they came of changes."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Any

import bantin
from bantin.digests import TICK, Stamp, digest_files, sources
from bantin.files import Root, write_bytes
from bantin.lint.reading import Result
from bantin.lint.sheet import Desk

_LIBRARIES = ("markdown", "nh3", "pillow")
_MARK_SIZE = 32


@dataclass(slots=True)
class Kept:
    """A packed result, the digest and stamp of the file it is of, and when the file was looked at (in nanoseconds)."""

    digest: bytes
    stamp: Stamp
    at: int
    packed: bytes


class Memory:
    """The results of the last run over one content folder, in one file that may be thrown away."""

    def __init__(self, path: Path, desk: Desk) -> None:
        self._path = path
        self._mark = _mark(desk)
        self._kept: dict[str, Kept] = {}
        try:
            data = path.read_bytes()
        except OSError:
            return
        mark, check, packed = data[:_MARK_SIZE], data[_MARK_SIZE : 2 * _MARK_SIZE], data[2 * _MARK_SIZE :]
        # Nobody but this program writes there; what another version of it wrote, or half of what it wrote, is not read.
        if mark == self._mark and check == digest(packed):
            self._kept = pickle.loads(packed)  # noqa: S301

    def recall(self, name: str, content: Root, stamps: Mapping[str, Stamp]) -> Result | None:
        """Return the result for a file of the content folder, None where anything it came of may have changed."""
        kept = self._kept.get(name)
        if kept is None:
            return None
        settled = kept.stamp == stamps[name] and kept.stamp[1] + TICK < kept.at
        if not settled and not _holds(content / name, kept.digest):
            return None
        result = unpack(kept.packed)
        for path, seen in result.seen.items():
            if stamps.get(path) != seen or (seen is not None and seen[1] + TICK >= kept.at):
                return None
        return result

    def keep(self, name: str, kept: Kept) -> None:
        """Keep what was found in a file."""
        self._kept[name] = kept

    def save(self, names: set[str]) -> None:
        """Write down what is known of these files and forget the others; raises OSError."""
        self._kept = {name: kept for name, kept in self._kept.items() if name in names}
        packed = pickle.dumps(self._kept, pickle.HIGHEST_PROTOCOL)
        write_bytes(self._path, self._mark + digest(packed) + packed)


class _Pickler(pickle.Pickler):
    """Keeps a dataclass as a call of it, which is undone five times as fast as the way that dataclasses know."""

    def reducer_override(self, value: object) -> Any:
        """Return how the value is made again, for a dataclass; everything else is kept as it always is."""
        values = _VALUES_OF[type(value)]
        return (type(value), values(value)) if values else NotImplemented


class _Getters(dict[type, Callable[[object], tuple[Any, ...]] | None]):
    """What takes the values of a dataclass's fields out of it, by class; None for any other class."""

    def __missing__(self, kind: type) -> Callable[[object], tuple[Any, ...]] | None:
        names = [one.name for one in fields(kind)] if is_dataclass(kind) else []
        # One name alone would give the value itself.
        self[kind] = attrgetter(*names) if len(names) > 1 else None
        return self[kind]


_VALUES_OF = _Getters()


def pack(result: Result) -> bytes:
    """Return a result as it is handed on and kept."""
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(result)
    return stream.getvalue()


def unpack(packed: bytes) -> Result:
    """Return the result that was packed so."""
    result: Result = pickle.loads(packed)  # noqa: S301 -- by this program
    return result


def _holds(path: Path, known: bytes) -> bool:
    """Tell whether what the file holds has that digest."""
    try:
        return digest(path.read_bytes()) == known
    except OSError:
        return False


def digest(data: bytes) -> bytes:
    """Return the digest of what a file holds."""
    return hashlib.blake2b(data, digest_size=_MARK_SIZE).digest()


def _mark(desk: Desk) -> bytes:
    """Return what changes with the program, its libraries, and all that files are checked by."""
    told = [_program(), *(f"{name} {version(name)}" for name in _LIBRARIES), repr(desk.settings)]
    return digest("\n".join([*told, repr(list(desk.categories))]).encode("utf-8", "surrogatepass"))


@cache
def _program() -> str:
    return digest_files(sources(Path(bantin.__file__).parent))
