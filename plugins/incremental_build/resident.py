"""Builds in a process that stays: what takes half a second to load is loaded once.

Started as a program it builds whenever a line comes in, and answers each with a line when all pages are written and
one, the exit status, when the build has ended. It ends with its standard input.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import TextIO

from blinker import signal
from pelican import main

from bantin.build.state import keep_open

# What is said when all pages are written.
WRITTEN = "written"


def build_site(command: Sequence[str], log: TextIO) -> int:
    """Build as Pelican does with this command line and return its exit status; what Pelican says goes to ``log``."""
    try:
        with redirect_stdout(log):
            main([*command])
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 1
    finally:
        gc.enable()
    return 0


def serve(command: Sequence[str], asked: TextIO, answers: TextIO) -> None:
    """Build once for each line of ``asked``, which names the file that Pelican's words go to."""

    def tell(_writer: object) -> None:
        print(WRITTEN, file=answers, flush=True)

    signal("pages_written").connect(tell)
    keep_open()
    for line in asked:
        with open(line.rstrip("\n"), "w", encoding="utf-8", errors="replace") as log:  # noqa: PTH123
            status = build_site(command, log)
        print(status, file=answers, flush=True)
        # A build leaves a circle of objects, some of which hold files open.
        gc.collect()


if __name__ == "__main__":
    serve(sys.argv[1:], sys.stdin, sys.stdout)
