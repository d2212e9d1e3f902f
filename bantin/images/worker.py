"""The process in which pictures are decoded, so that a hostile file can take down nothing else."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import warnings
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from bantin.files import write_bytes
from bantin.images.cache import Stamp, stamp
from bantin.images.picture import Picture, PictureFault, UnusablePictureError
from bantin.images.pixels import read_pixels
from bantin.images.probe import open_picture
from bantin.images.settings import ImageSettings
from bantin.images.variants import encode

if sys.platform != "win32":
    import resource

# Larger pictures are made alone, with all the memory there is.
COMPANY_PIXELS = 26_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """An original to make variants of, named after ``key``, in ``folder``; ``seen`` is its stamp when it was hashed."""

    source: Path
    seen: Stamp
    key: str
    folder: Path
    settings: ImageSettings
    alone: bool = False


Outcome = Picture | PictureFault | OSError


def serve(connection: Connection, memory: int) -> None:
    """Answer each task that comes through ``connection`` with its outcome until the other end closes.

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
        connection.send(produce(task))


def produce(task: Task) -> Outcome:
    """Return what becomes of one original; its variants then lie in the folder. OSError: it cannot be written."""
    try:
        picture, files = _make(task)
        if stamp(task.source) != task.seen:
            return PictureFault("picture-changed")
    except UnusablePictureError as error:
        return error.fault
    except MemoryError:
        return PictureFault("picture-memory")
    except OSError:
        return PictureFault("picture-unreadable")
    try:
        for name, content in files.items():
            write_bytes(task.folder / name, content)
    except OSError as error:
        return error
    return picture


def _make(task: Task) -> tuple[Picture, dict[str, bytes]]:
    with task.source.open("rb") as stream:
        image = open_picture(stream, task.settings)
        if image.width * image.height > COMPANY_PIXELS and not task.alone:
            raise MemoryError
        origin = image.format or ""
        pixels = read_pixels(image, task.settings)
        image.close()
    return encode(pixels, task.key, task.settings, origin=origin)


def _silence_decoders() -> None:
    # What a decoder finds odd is of no use to an editor, and libtiff writes it straight to the error stream. A fault of
    # our own keeps its way out.
    warnings.simplefilter("ignore")
    sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    # Some systems know these limits and cannot set them; the limit on pixels still holds.
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        # A decoder that crashes leaves no copy of its memory on the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
