"""The hashes of files that stand unchanged, so that nobody reads them again to know that they do."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bantin.files import write_bytes, write_text

# A file may be written again within one tick of the file system's clock (two seconds on FAT) and look the same.
TICK = 2_000_000_000

Stamp = tuple[int, int, int]
"""Of a file its size in bytes, and in nanoseconds the time of its last change as it says, and as the system knows."""

NO_FILE: Stamp = (-1, -1, -1)


def stamp(path: Path) -> Stamp:
    """Return the stamp of the file; raises OSError."""
    return stamp_of(path.stat())


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file of this status.

    Copying with the old time and unpacking put another text of the same length in the place of one, which only the time
    that nobody can set tells; on Windows that is when the file came to be.
    """
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def file_system_time(folder: Path) -> int:
    """Return the time now in nanoseconds by the clock that gives the files of the folder theirs; raises OSError."""
    marker = folder / "time"
    write_bytes(marker, b"")
    return marker.stat().st_mtime_ns


def sources(*folders: Path) -> list[Path]:
    """Return the files that a program is made of below the folders, in order; not what Python makes of them."""
    found = (path for folder in folders for path in folder.rglob("*") if path.suffix not in {"", ".pyc"})
    return sorted(path for path in found if path.is_file())


def digest_files(paths: Iterable[Path]) -> str:
    """Return what changes with the names of the files and what they hold; one that is not there is an empty one."""
    made = hashlib.sha256()
    for path in paths:
        made.update(f"\n{path.name}\0".encode("utf-8", "surrogateescape"))
        if path.is_file():
            made.update(path.read_bytes())
    return made.hexdigest()


class Digests:
    """The hashes of files by path, read anew only where size or time of change say that the file is another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, list[Any]] = {}
        self._written = 0
        self._changed = False
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
            self._written = path.stat().st_mtime_ns
        except (OSError, ValueError):
            return
        if isinstance(known, dict):
            self._known = known

    def digest(self, path: Path, seen: Stamp) -> str:
        """Return the SHA-256 of the file, in hexadecimal; ``seen`` is its stamp. Raises OSError."""
        name = str(path.absolute())
        known = self._known.get(name)
        if isinstance(known, list) and known[:-1] == [*seen] and seen[1] + TICK < self._written:
            return str(known[-1])
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        self._known[name] = [*seen, digest]
        self._changed = True
        return digest

    def save(self) -> None:
        """Write down what was learnt; raises OSError."""
        if self._changed:
            write_text(self._path, json.dumps(self._known, ensure_ascii=False))
