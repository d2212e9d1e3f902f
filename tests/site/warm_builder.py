"""A process that has loaded all that a build needs, and becomes each build that it is asked for as a copy of itself.

Tests build some hundred sites; most of the time of each went into loading the same programs. Every build still is a
process of its own, with its own memory, environment and folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory

import pytest
from jinja2 import FileSystemBytecodeCache
from pelican import main

# As everywhere else, on Linux alone: other systems have libraries that do not stand it.
CAN_COPY = sys.platform == "linux"
# Loaded by most builds, but not before they need it.
_LATER = ("bantin.search.publishing", "bantin.search.record.writer", "markdown", "numpy", "whoosh.index")


class WarmBuilder:
    """The process and the way to it; it ends with this one."""

    def __init__(self, root: Path) -> None:
        self._folder = TemporaryDirectory()
        command = [sys.executable, "-W", "error", str(Path(__file__)), str(root), self._folder.name]
        variables = {**os.environ, "PYTHONPATH": str(root)}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=variables
        )

    def build(self, command: Sequence[str], folder: Path, variables: dict[str, str]) -> tuple[int, str]:
        """Run Pelican with this command line in a folder; return its exit status and all that it said."""
        said = [Path(self._folder.name) / stream for stream in ("out", "err")]
        asked = {"command": [*command], "folder": str(folder), "variables": variables, "said": [*map(str, said)]}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        status = int(self._process.stdout.readline())
        return status, "".join(one.read_text(encoding="utf-8") for one in said)


@cache
def warm_builder(root: Path) -> WarmBuilder:
    """Return the one builder of this process."""
    return WarmBuilder(root)


def keep_compiled(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Have templates compiled once for all builds from here on: of small sites that is the larger part.

    Jinja compares the text of a template with that it was compiled from.
    """
    kept = FileSystemBytecodeCache(str(folder))
    patch.setattr("site_output.CompiledTemplates", lambda _state: kept)


def _load(root: Path, folder: Path) -> None:
    """Load the programs."""
    sys.path.insert(0, str(root / "plugins"))
    for name in (*run_path(str(root / "pelicanconf.py"))["PLUGINS"], *_LATER):
        import_module(name)
    del sys.path[0]
    keep_compiled(folder, pytest.MonkeyPatch())


def _serve() -> None:
    """Copy this process for each line that comes in, and answer with the exit status of the copy."""
    for line in sys.stdin:
        with warnings.catch_warnings():
            # Python warns of threads, of which only numpy's are there, and those hold nothing of ours.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            _build(**json.loads(line))
        _, ending = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(ending), flush=True)


def _build(command: list[str], folder: str, variables: dict[str, str], said: list[str]) -> None:
    """Become the build, and end with it."""
    for stream, name in enumerate(said, start=1):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    os.chdir(folder)
    sys.argv = ["pelican", *command]
    main([*command])
    sys.exit()


if __name__ == "__main__":
    _load(*map(Path, sys.argv[1:]))
    _serve()
