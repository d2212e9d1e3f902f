"""What a state was made by: the program, the libraries, the settings. Where any of it changes, all is made anew."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from time import time_ns
from typing import Any

import bantin
from bantin.article.categories import FILE
from bantin.digests import digest_files, sources

ROOT = Path(bantin.__file__).resolve().parents[1]
# What decides how a page comes out, of the files below the project's folder.
PROGRAM = ("bantin", "plugins")
_LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "pelican", "pillow")
# The clock of a file system is some milliseconds late, in nanoseconds.
_LAG = 20_000_000
# Of an object that says of itself only where it lies in memory.
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def state_path(state: Path, output: Path) -> Path:
    """Return the file of the state of the site in the folder ``output``, below the folder of all state."""
    name = hashlib.sha256(str(output.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return state / "build" / f"{name}.sqlite"


def describe_program(content: Path, settings: Mapping[str, Any]) -> str:
    """Return what changes with the program, its libraries, the settings, the content folder and its categories."""
    told = [sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES), str(content.resolve())]
    told += [f"{name} {_ADDRESS.sub('', repr(value))}" for name, value in sorted(settings.items())]
    told += [_program(), digest_files([content / FILE])]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _program() -> str:
    """Return the digest of the program as it is when first asked: what a process has loaded it goes on with.

    Nobody knows whether a file that was written since the process started was loaded before or after: then the digest
    is one that no other process returns.
    """
    files = program_files()
    times = (time for status in map(Path.stat, files) for time in (status.st_mtime_ns, status.st_ctime_ns))
    # A time yet to come is that of another clock.
    since, now = bantin.STARTED - _LAG, time_ns() + _LAG
    return digest_files(files) + (str(bantin.STARTED) if any(since < time < now for time in times) else "")


def program_files() -> list[Path]:
    """Return the files of the program, in order."""
    return sources(*(ROOT / name for name in PROGRAM))
