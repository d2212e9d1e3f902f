"""The folder a site is written to: each file once and whole, and what the site no longer has is taken away."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bantin import files
from bantin.build.output import Output
from bantin.messages import text

# An empty file that says: this folder is made by the build, what else lies in it may be removed.
MARKER = ".ban-tin"
# An absolute path; on Windows also a backslash, which parts folders, and a drive.
_ELSEWHERE = re.compile(r"^/|\\|^[A-Za-z]:")
# What a build leaves that is killed while it writes a file.
_LEFTOVER = re.compile(r"\..+\.tmp")


class FolderError(RuntimeError):
    """A folder that a site cannot be written to, or a path that would lead out of it."""


class OutputFolder:
    """A site in the making: takes outputs, then removes the files no output gave."""

    def __init__(self, root: Path) -> None:
        """Take ``root`` for the site; raises FolderError where it holds files that no build of ours made."""
        self.root = root
        # Paths alone: an output holds on to the bytes it was made from.
        self.written: set[str] = set()
        self._folders: set[str] = set()
        if (root / MARKER).is_file():
            return
        if root.is_dir() and not all(_LEFTOVER.fullmatch(one.name) for one in root.iterdir()):
            raise FolderError(text("build.folder-foreign", path=root))
        files.write_bytes(root / MARKER, b"")

    def claim(self, given: str) -> str:
        """Return the path in its plain form, which no other output may then have.

        Raises FolderError for a path that leaves the folder and for a path that another output has.
        """
        parts = [part for part in given.split("/") if part not in {"", "."}]
        if not parts or ".." in parts or _ELSEWHERE.search(given):
            raise FolderError(text("build.path-outside", path=given))
        name = "/".join(parts)
        folders = self._new_folders(name)
        if name in self.written or name in self._folders or any(one in self.written for one in folders):
            raise FolderError(text("build.path-twice", path=given))
        self.written.add(name)
        for folder in folders:
            self._folders.add(folder)
            self._make_way(folder)
        return name

    def _new_folders(self, name: str) -> list[str]:
        """Return the folders above a file that no output lay in before, the outermost first."""
        found = []
        while (name := name.rpartition("/")[0]) and name not in self._folders:
            found.append(name)
        return found[::-1]

    def note(self, paths: Iterable[str]) -> None:
        """Take note of files that another process has written; raises FolderError as ``claim``."""
        for path in paths:
            if path in self.written:
                raise FolderError(text("build.path-twice", path=path))
            self.written.add(path)

    def keep(self, paths: Iterable[str]) -> None:
        """Take note of files that stand as they should."""
        self.written.update(paths)

    def write(self, output: Output) -> bool:
        """Write one file of the site; return whether it was another before, or none. Raises as ``claim``."""
        target = f"{self.root}/{self.claim(output.path)}"
        made = output.render()
        data = made.read_bytes() if isinstance(made, Path) else made
        # A file that stands as it should keeps its time stamp: cheaper here, and for whoever copies the site on.
        if _holds(target, data):
            return False
        files.write_bytes(target, data, self.root)
        return True

    def _make_way(self, folder: str) -> None:
        """Remove what an earlier build left where a folder of this one has to stand."""
        here = self.root / folder
        with suppress(FileNotFoundError):
            if not stat.S_ISDIR(here.lstat().st_mode):
                here.unlink()

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files that the site no longer has, and the folders left empty."""
        for path in paths:
            target = self.root / path
            # A folder of this build may stand where a file of another one stood.
            if target.is_symlink() or not target.is_dir():
                with suppress(FileNotFoundError, NotADirectoryError):
                    target.unlink()
            for folder in list(target.parents)[: path.count("/")]:
                try:
                    folder.rmdir()
                except OSError:
                    break

    def remove_orphans(self) -> int:
        """Remove every file that this build did not write, and the folders left empty; return how many files."""
        removed = 0
        for path in sorted(self.root.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(self.root).as_posix() not in self.written and path.name != MARKER:
                path.unlink()
                removed += 1
        return removed


def _holds(target: str, data: bytes) -> bool:
    """Tell whether a file stands at a path, with these bytes; a folder that stands there is removed."""
    try:
        status = os.lstat(target)
    except OSError:
        return False
    if stat.S_ISDIR(status.st_mode):
        shutil.rmtree(target)
    return stat.S_ISREG(status.st_mode) and status.st_size == len(data) and Path(target).read_bytes() == data
