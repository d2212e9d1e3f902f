"""The index of a site on disk: segments, and one file that names those of which the current generation is made.

    var/search/<site>/current.json          what is asked now
    var/search/<site>/segments/000042/      a segment; never changed, and no other ever has its name
    var/search/<site>/record/               the same in Whoosh's format, by which the segments are checked

The file is replaced in one step when all segments it names are whole: a build that is killed leaves the generation
before, and who is asking keeps the arrays that are mapped already.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bantin.search.engine import Engine
from bantin.search.pointer import POINTER, SEGMENTS, DamagedIndexError, Pointer, read_pointer
from bantin.search.segment import Segment
from bantin.search.store import load


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole index: its digest says what it was made from, ``size`` how many documents it holds."""

    digest: str
    engine: Engine
    size: int
    segments: Mapping[tuple[str, str], Segment] = field(repr=False)


def name_of(number: int) -> str:
    """Return the name of the segment of this number."""
    return f"{number:06}"


def read_segments(folder: Path, pointer: Pointer) -> list[Segment]:
    """Return what a pointer names; raises DamagedIndexError where any of it is gone or not whole."""
    return [load(folder / SEGMENTS / name, seal, pointer.stamps.get(name, "")) for name, seal in pointer.seals.items()]


def read_generation(folder: Path, held: Mapping[tuple[str, str], Segment] | None = None) -> Generation:
    """Return the current generation; raises DamagedIndexError where there is none that is whole.

    Of the segments in ``held``, by name and seal, none is read again.
    """
    pointer = read_pointer(folder)
    while True:
        try:
            segments = {
                key: (held or {}).get(key) or load(folder / SEGMENTS / key[0], key[1], pointer.stamps.get(key[0], ""))
                for key in pointer.seals.items()
            }
            break
        except DamagedIndexError:
            # Two builds may have come while this one was read, the second of which takes away what the first left.
            last, pointer = pointer, read_pointer(folder)
            if pointer == last:
                raise
    engine = Engine(list(segments.values()))
    return Generation(pointer.digest, engine, len(engine), segments)


class Index:
    """The current generation of a folder, taken anew whenever a build has made another; for any number of threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._held: Generation | None = None
        self._stamp: tuple[int, int] | None = None

    def current(self) -> Generation:
        """Return the current generation; the one held before where the new one is damaged, or is being read just now.

        Raises DamagedIndexError where there is none at all.
        """
        stamp, held = self._read_stamp(), self._held
        if held and stamp == self._stamp:
            return held
        if not self._lock.acquire(blocking=held is None) and held:
            return held
        try:
            if self._held and stamp == self._stamp:
                # Another has read it while this one waited.
                return self._held
            held = self._held = read_generation(self._folder, held.segments if held else None)
            self._stamp = stamp
        except DamagedIndexError:
            if held is None:
                raise
        finally:
            self._lock.release()
        return held

    def _read_stamp(self) -> tuple[int, int] | None:
        try:
            found = (self._folder / POINTER).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino
