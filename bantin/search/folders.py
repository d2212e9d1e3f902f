"""Where the index of a site lies."""

from __future__ import annotations

from pathlib import Path

# The file that names what is asked now.
POINTER = "current.json"


def index_folder(state: Path, output: Path) -> Path:
    """Return where the index of the site in ``output`` lies; never in the site itself."""
    return state / "search" / output.name
