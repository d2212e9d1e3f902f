"""The process in which a hostile file is read, so that it can take down nothing else."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

if sys.platform != "win32":
    import resource


def serve(connection: Connection, work: Callable[[Any], Any], memory: int) -> None:
    """Answer each task that comes through ``connection`` with what ``work`` returns, until the other end closes.

    ``memory`` is how many bytes of address space this process may have. The first message says that it is ready.
    """
    # Whoever started this process ends it; the terminal's Ctrl-C goes to both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence_decoders()
    _limit_memory(memory)
    connection.send(None)
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(work(task))


def _silence_decoders() -> None:
    # What a decoder finds odd is of no use to an editor, and libtiff writes it straight to the error stream. A fault of
    # our own keeps its way out.
    warnings.simplefilter("ignore")
    logging.disable()
    sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    # Some systems know these limits and cannot set them; the limits on what is read still hold.
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        # A decoder that crashes leaves no copy of its memory on the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
