"""Reading and writing files so that a reader never sees half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def is_file(path: Path) -> bool:
    """Tell whether a file stands at ``path``; at one that no file can have, such as too long a name, none does."""
    try:
        return path.is_file()
    except OSError:
        return False


def write_bytes(path: Path, data: bytes | memoryview) -> None:
    """Put ``data`` at ``path`` in one step: whoever reads meanwhile gets the whole old file or the whole new one.

    Folders are made as needed. Raises OSError; the old file then stands as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp makes files for the owner alone; a web server has to read these.
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


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
