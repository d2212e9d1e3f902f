"""What a build left in its output folder, and how much of it still stands."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

# The time of change of a folder that is not there.
_NONE = -1


class Row(NamedTuple):
    """One file of the site: its path, the mark of what it is made from, its size in bytes and its time of change."""

    path: str
    mark: bytes
    size: int
    changed: int


def row_of(root: Path, path: str, mark: bytes) -> Row:
    """Return the row of a file that stands; raises OSError."""
    status = os.stat(f"{root}/{path}")  # noqa: PTH116 - of tens of thousands
    return Row(path, mark, status.st_size, status.st_mtime_ns)


def stamp_folders(root: Path, paths: Iterable[str], known: Mapping[str, int]) -> dict[str, int]:
    """Return the times of change of all folders that hold these files, the root as "", besides those ``known`` before.

    Whoever adds, removes or replaces a file changes the time of its folder, so a folder of the same time holds the
    same files: thousands are looked at instead of tens of thousands.
    """
    names: set[str] = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in names:
            names.add(folder)
            folder = folder.rpartition("/")[0]
    found = {name: _changed(root, name) for name in names}
    return {name: changed for name, changed in {**known, **found}.items() if changed != _NONE}


def _changed(root: Path, folder: str) -> int:
    try:
        status = os.stat(f"{root}/{folder}")  # noqa: PTH116
    except OSError:
        return _NONE
    return status.st_mtime_ns if stat.S_ISDIR(status.st_mode) else _NONE


class Standing:
    """Tells which files of the last build stand; ``folders`` are its ``stamp_folders``, None to trust none of them."""

    def __init__(self, root: Path, folders: dict[str, int] | None) -> None:
        self._root = root
        self._folders = folders
        # Folders in which somebody has been since.
        self.touched = {name for name, changed in (folders or {}).items() if _changed(root, name) != changed}

    def holds(self, rows: Iterable[Row]) -> bool:
        """Tell whether all these files stand as they were left."""
        return all(map(self.has, rows))

    def has(self, row: Row) -> bool:
        """Tell whether the file stands as it was left."""
        if self._folders is not None and (not self.touched or row.path.rpartition("/")[0] not in self.touched):
            return True
        try:
            return row_of(self._root, row.path, row.mark) == row
        except OSError:
            return False

    def strangers(self, known: set[str]) -> Iterator[str]:
        """Yield what lies in the touched folders, and below folders that are new there, and is not ``known``."""
        for name in sorted(self.touched):
            yield from self._strangers(name, known)

    def _strangers(self, folder: str, known: set[str]) -> Iterator[str]:
        try:
            entries = list(os.scandir(f"{self._root}/{folder}"))
        except OSError:
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if not entry.is_dir(follow_symlinks=False):
                if path not in known:
                    yield path
            elif path not in (self._folders or {}):
                yield from self._strangers(path, known)
