"""Reading an article's file: whatever is in it, the answer is its text or a diagnostic with line and column."""

from __future__ import annotations

import stat
from pathlib import PurePosixPath

from bantin.files import Root
from bantin.messages import text
from bantin.report import Diagnostic, Position, diagnose
from bantin.text.unicode import surplus_marks

# A year's worth of council minutes is about 1 MB of text; more in one file is a mistake.
MAX_BYTES = 2_000_000
# In fewer characters than these nothing takes long.
_FEW = 10_000


def _megabytes(size: int) -> str:
    return text("article.megabytes", number=f"{size / 1e6:.1f}".replace(".", ","))


def read_source(content: Root, path: PurePosixPath) -> str | Diagnostic:
    """Return the text of the file at ``path`` below ``content``, or what keeps it from being read."""
    data = read_data(content, path)
    return data if isinstance(data, Diagnostic) else decode(data, path)


def read_data(content: Root, path: PurePosixPath) -> bytes | Diagnostic:
    """Return what the file holds, or what keeps it from being read."""
    file = content / path
    try:
        status = file.stat()
        # A pipe or a device would keep the build waiting.
        if not stat.S_ISREG(status.st_mode):
            return diagnose("article.file-unreadable", Position(path), reason=text("article.no-file"))
        size = status.st_size
        if size > MAX_BYTES:
            limit = _megabytes(MAX_BYTES)
            return diagnose("article.file-too-large", Position(path), size=_megabytes(size), limit=limit)
        return file.read_bytes()
    except OSError as error:
        return diagnose("article.file-unreadable", Position(path), reason=error.strerror or error)


def decode(data: bytes, path: PurePosixPath) -> str | Diagnostic:
    """Return the text that the file at ``path`` holds as bytes, or where it is none."""
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return diagnose("article.encoding-bad", _place(path, data[: error.start].decode("utf-8")))
    surplus = next(surplus_marks(source), None) if len(source) > _FEW else None
    return source if surplus is None else diagnose("article.marks-endless", _place(path, source[:surplus]))


def _place(path: PurePosixPath, before: str) -> Position:
    """Return the place after what stands before it."""
    return Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
