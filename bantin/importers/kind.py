"""A kind of source: how a file of it is known, and how the records are read out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from bantin.report import Diagnostic, Position

# A place and the record there, as ``records.read_record`` takes it, or why there is none. A hint says that the file
# holds no article and need not: a page of links, an error page. Any other diagnostic is a record that is lost.
Item = tuple[Position, Mapping[str, Any] | Diagnostic]


def _one(_path: Path) -> int:
    return 1


def _no_page(_opening: bytes) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of keeping articles.

    ``knows`` is given a file's name and its first ``OPENING`` bytes; ``read`` its path and how findings call it, and
    raises OSError alone. ``count`` says how many steps of progress a file is. Of two kinds that know a file the first
    reads it; files of a lower ``turn`` are read before all others. A file that an article offers is none itself where
    it ``may_belong`` to one. ``page`` tells, by its first bytes, which page a file is under whatever language; empty
    where it may be any.
    """

    name: str
    knows: Callable[[PurePath, bytes], bool]
    read: Callable[[Path, PurePath], Iterator[Item]]
    count: Callable[[Path], int] = _one
    turn: int = 1
    may_belong: bool = False
    page: Callable[[bytes], str] = _no_page


# Enough for a page's head with the style sheets and scripts that some systems put there.
OPENING = 262_144
