"""The index that a build leaves for those who search: one folder a generation, and a file that names the current one.

A generation is written beside the others and never changed. The file is replaced in one step when the generation is
whole, so a build that is killed leaves the one before, and who is asking keeps the arrays that are mapped already.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bantin import files
from bantin.messages import text
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segment, build_segments
from bantin.search.store import DamagedIndexError, load, save

POINTER = "current.json"
# The one before is kept for readers that have just been told of it.
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole index: its digest says what it was made from, ``size`` how many documents it holds."""

    digest: str
    engine: Engine
    size: int


def index_folder(state: Path, output: Path) -> Path:
    """Return where the index of the site in ``output`` lies; never in the site itself."""
    return state / "search" / output.name


def publish(folder: Path, documents: Iterable[Document], digest: str) -> bool:
    """Make a generation of the documents the current one; return False where that of the same digest stands whole.

    Raises OSError; the generation before is then the current one still.
    """
    with contextlib.suppress(DamagedIndexError):
        if read_generation(folder).digest == digest:
            return False
    name = str(max(_numbers(folder), default=0) + 1)
    # Where there is no article yet, an empty segment: every question is answered, by nothing.
    segments = list(build_segments(documents)) or [build_segment(())]
    for number, segment in enumerate(segments):
        save(segment, folder / name / str(number))
    files.write_text(folder / POINTER, json.dumps({"name": name, "segments": len(segments), "digest": digest}))
    for old in sorted(_numbers(folder))[:-_KEPT]:
        # Windows does not remove what is mapped; a later build will.
        shutil.rmtree(folder / str(old), ignore_errors=True)
    return True


def _numbers(folder: Path) -> list[int]:
    found = folder.iterdir() if folder.is_dir() else ()
    return [int(one.name) for one in found if one.name.isdecimal()]


def read_generation(folder: Path) -> Generation:
    """Return the current generation; raises DamagedIndexError where there is none that is whole."""
    try:
        current = json.loads((folder / POINTER).read_text(encoding="utf-8"))
        segments = [load(folder / str(int(current["name"])) / str(n)) for n in range(int(current["segments"]))]
        return Generation(str(current["digest"]), Engine(segments), sum(map(len, segments)))
    except FileNotFoundError:
        raise DamagedIndexError(text("websearch.no-index")) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndexError(text("search.damaged", path=folder, reason=error)) from error


class Index:
    """The current generation of a folder, taken anew whenever a build has made another; for any number of threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._held: Generation | None = None
        self._stamp: tuple[int, int] | None = None

    def current(self) -> Generation:
        """Return the current generation; the one held before where the new one is damaged.

        Raises DamagedIndexError where there is none at all.
        """
        stamp = self._read_stamp()
        with self._lock:
            if self._held and stamp == self._stamp:
                return self._held
            try:
                self._held = read_generation(self._folder)
                self._stamp = stamp
            except DamagedIndexError:
                if self._held is None:
                    raise
            return self._held

    def _read_stamp(self) -> tuple[int, int] | None:
        try:
            found = (self._folder / POINTER).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino
