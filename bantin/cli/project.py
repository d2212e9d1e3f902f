"""Where the parts of the checkout lie, and what a command may say when it cannot go on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import bantin
from bantin.clock import Clock, read_clock
from bantin.dates import DateError
from bantin.messages import text

ROOT = Path(bantin.__file__).resolve().parents[1]
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"
VAR = ROOT / "var"
SETTINGS = ROOT / "pelicanconf.py"

# How our programs are started: what lies in the working folder is never taken for a module of theirs.
PYTHON = (sys.executable, "-P")

# Exit statuses: 1 is what a build says when articles are held back and a check when it finds something.
SUCCESS, FINDINGS, FAILURE, INTERRUPTED = 0, 1, 2, 130


class CommandError(Exception):
    """A command cannot do its work; the text is for the person who gave it."""


def shown(path: Path) -> str:
    """Return the path as a person reads it: from the working folder where that is shorter."""
    absolute = path.resolve()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)


def read_time() -> Clock:
    """Return the clock of the command; raises CommandError where the environment gives a time that is none."""
    try:
        return read_clock()
    except DateError as error:
        variable = "BANTIN_NOW" if os.environ.get("BANTIN_NOW") else "SOURCE_DATE_EPOCH"
        example = "2021-01-06T17:07" if variable == "BANTIN_NOW" else "1609927620"
        values = {"variable": variable, "value": error.value, "example": example}
        raise CommandError(text("cli.fault.no-clock", **values)) from None
