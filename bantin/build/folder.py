"""The folder a site is written to: each file once and whole, and what the site no longer has is taken away."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from bantin import files
from bantin.build.output import Output
from bantin.messages import text

# An empty file that says: this folder is made by the build, what else lies in it may be removed.
MARKER = ".ban-tin"


class FolderError(RuntimeError):
    """A folder that a site cannot be written to, or a path that would lead out of it."""


class OutputFolder:
    """A site in the making: takes outputs, then removes the files no output gave."""

    def __init__(self, root: Path) -> None:
        """Take ``root`` for the site; raises FolderError where it holds files that no build of ours made."""
        self.root = root
        self.written: dict[str, Output] = {}
        if root.is_dir() and any(root.iterdir()) and not (root / MARKER).is_file():
            raise FolderError(text("build.folder-foreign", path=root))
        files.write_bytes(root / MARKER, b"")

    def write(self, output: Output) -> None:
        """Write one file of the site.

        Raises FolderError for a path that leaves the folder and for a path that another output has.
        """
        parts = PurePosixPath(output.path).parts
        if not parts or output.path.startswith("/") or ".." in parts:
            raise FolderError(text("build.path-outside", path=output.path))
        if output.path in self.written:
            raise FolderError(text("build.path-twice", path=output.path))
        self.written[output.path] = output
        made = output.render()
        target = self.root / output.path
        data = made.read_bytes() if isinstance(made, Path) else made
        # A file that stands as it should keeps its time stamp: cheaper here, and for whoever copies the site on.
        if not (target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data):
            files.write_bytes(target, data)

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
