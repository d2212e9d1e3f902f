"""The folder a site is written to: each file once and whole, and what the site no longer has is taken away."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath

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

    def write(self, output: Output) -> None:
        """Write one file of the site.

        Raises FolderError for a path that leaves the folder and for a path that another output has.
        """
        path = PurePosixPath(output.path)
        if not path.parts or ".." in path.parts or _ELSEWHERE.search(output.path):
            raise FolderError(text("build.path-outside", path=output.path))
        name = path.as_posix()
        folders = [parent.as_posix() for parent in path.parents][-2::-1]
        if name in self.written or name in self._folders or any(one in self.written for one in folders):
            raise FolderError(text("build.path-twice", path=output.path))
        self.written.add(name)
        self._make_way(name, folders)
        made = output.render()
        target = self.root / name
        data = made.read_bytes() if isinstance(made, Path) else made
        # A file that stands as it should keeps its time stamp: cheaper here, and for whoever copies the site on.
        if not (target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data):
            files.write_bytes(target, data)

    def _make_way(self, name: str, folders: list[str]) -> None:
        """Remove what an earlier build left where a file or a folder of this one has to stand."""
        for folder in folders:
            here = self.root / folder
            if folder not in self._folders and (here.is_symlink() or here.is_file()):
                here.unlink()
            self._folders.add(folder)
        target = self.root / name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)

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
