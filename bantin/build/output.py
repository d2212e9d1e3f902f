"""One file of the site: where it goes, what it is made from, how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site.

    ``path`` is relative to the output folder; ``inputs`` names what its bytes depend on (templates, articles' ids,
    source files), for whoever decides whether it still stands; ``render`` returns the bytes, or the file to copy.
    """

    path: str
    inputs: tuple[str, ...]
    render: Callable[[], bytes | Path]
