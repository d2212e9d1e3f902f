"""One file of the site: where it goes, what it is made from, how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site.

    ``path`` is relative to the output folder; ``mark`` changes with anything its bytes depend on, b"" where nobody
    knows; ``render`` returns the bytes, or the file to copy.
    """

    path: str
    mark: bytes
    render: Callable[[], bytes | Path]
