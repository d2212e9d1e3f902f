"""The index of a site on disk: segments, and one file that names those of which the current generation is made.

    var/search/<site>/current.json          what is asked now
    var/search/<site>/segments/000042/      a segment; never changed, and no other ever has its name
    var/search/<site>/record/               the same in Whoosh's format, by which the segments are checked
    var/search/<site>/packs/                what browsers get, a file for each tier

The file is replaced in one step when all segments it names are whole: a build that is killed leaves the generation
before, and who is asking keeps the arrays that are mapped already.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bantin import files
from bantin.messages import text
from bantin.search.engine import Engine
from bantin.search.folders import POINTER
from bantin.search.segment import Segment
from bantin.search.store import DamagedIndexError, load

SEGMENTS = "segments"
RECORD = "record"
PACKS = "packs"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the file says: a digest of all documents, each segment's seal by its name, and names that may be in use.

    ``before`` are the segments of the generation before; ``next`` is the first number that no segment has had.
    """

    digest: str
    seals: dict[str, str]
    before: list[str]
    next: int


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole index: its digest says what it was made from, ``size`` how many documents it holds."""

    digest: str
    engine: Engine
    size: int
    segments: Mapping[tuple[str, str], Segment] = field(repr=False)


def read_pointer(folder: Path) -> Pointer:
    """Return what the index is made of now; raises DamagedIndexError where that cannot be read."""
    try:
        said = json.loads((folder / POINTER).read_text(encoding="utf-8"))
        seals = {str(name): str(mark) for name, mark in said["seals"].items()}
        return Pointer(str(said["digest"]), seals, [str(name) for name in said["before"]], int(said["next"]))
    except FileNotFoundError:
        raise DamagedIndexError(text("websearch.no-index")) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedIndexError.at(folder / POINTER, error) from error


def write_pointer(folder: Path, pointer: Pointer) -> None:
    """Make what the pointer names the current generation, in one step; raises OSError."""
    files.write_text(folder / POINTER, json.dumps(asdict(pointer)))


def name_of(number: int) -> str:
    """Return the name of the segment of this number."""
    return f"{number:06}"


def read_generation(folder: Path, held: Mapping[tuple[str, str], Segment] | None = None) -> Generation:
    """Return the current generation; raises DamagedIndexError where there is none that is whole.

    Of the segments in ``held``, by name and seal, none is read again.
    """
    pointer = read_pointer(folder)
    while True:
        try:
            segments = {
                key: (held or {}).get(key) or load(folder / SEGMENTS / key[0], key[1]) for key in pointer.seals.items()
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
