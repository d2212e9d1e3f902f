"""Reading and writing files so that a reader never sees half of one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path, PurePath, PurePosixPath
from typing import Protocol, TypeVar

T = TypeVar("T")


class Root(Protocol):
    """What files lie below: a folder, or one that is seen otherwise than it lies there."""

    def __truediv__(self, name: str | PurePosixPath, /) -> Path:
        """Return where the file of that name lies, whether there is one or not."""


def is_file(path: Path) -> bool:
    """Tell whether a file stands at ``path``; at one that no file can have, such as too long a name, none does."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_hidden(path: PurePath) -> bool:
    """Tell whether the file, or a folder above it, has a name with a dot in front: what lies there is nobody's text."""
    return any(part.startswith(".") for part in path.parts)


# One name for each file that is being written by this process.
_NUMBERS = count()


_NEW = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_bytes(path: Path | str, data: bytes | memoryview, by: Path | None = None) -> None:
    """Put ``data`` at ``path`` in one step: whoever reads meanwhile gets the whole old file or the whole new one.

    Folders are made as needed. It is made in the folder ``by``, of the same file system, if that is given: many files
    are written several times as fast so (ext4 looks long for a place for each in its own folder). Raises OSError; the
    old file then stands as it was.
    """
    folder, name = os.path.split(path)
    temporary = f"{by or folder or '.'}/.{name[:40]}.{os.getpid():x}-{next(_NUMBERS):x}.tmp"
    try:
        handle = _in_folder(by or folder, lambda: os.open(temporary, _NEW, 0o644))
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            # Whatever the mask of who builds says: a web server has to read these.
            if hasattr(os, "fchmod"):
                os.fchmod(handle, 0o644)
        # Path.replace takes as long as the system call, and there are tens of thousands.
        _in_folder(folder, lambda: os.replace(temporary, path))  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _in_folder(folder: Path | str, work: Callable[[], T]) -> T:
    """Return what the work returns, whose folder is made if it fails without."""
    try:
        return work()
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
        return work()


def write_text(path: Path, content: str) -> None:
    """Put ``content`` at ``path`` as UTF-8 in one step, with line ends as given."""
    write_bytes(path, content.encode("utf-8"))


def write_new(path: Path, content: str) -> None:
    """Put ``content`` at ``path`` as UTF-8; raises FileExistsError where something stands already."""
    # Before the file is made: text that cannot be encoded must not leave an empty one.
    data = content.encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)
