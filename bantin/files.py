"""Reading and writing files so that a reader never sees half of one."""

from __future__ import annotations

import contextlib
import os
from itertools import count
from pathlib import Path


def is_file(path: Path) -> bool:
    """Tell whether a file stands at ``path``; at one that no file can have, such as too long a name, none does."""
    try:
        return path.is_file()
    except OSError:
        return False


# One name for each file that is being written by this process.
_NUMBERS = count()


def write_bytes(path: Path, data: bytes | memoryview) -> None:
    """Put ``data`` at ``path`` in one step: whoever reads meanwhile gets the whole old file or the whole new one.

    Folders are made as needed. Raises OSError; the old file then stands as it was.
    """
    temporary = path.parent / f".{path.name[:40]}.{os.getpid():x}-{next(_NUMBERS):x}.tmp"
    try:
        handle = _open_new(temporary)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            # Whatever the mask of who builds says: a web server has to read these.
            if hasattr(os, "fchmod"):
                os.fchmod(handle, 0o644)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _open_new(path: Path) -> int:
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, flags, 0o644)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, flags, 0o644)


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
