"""What a worker process does with one original: it decodes it and leaves its variants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bantin.digests import Stamp, stamp
from bantin.files import write_bytes
from bantin.images.picture import READING_ERRORS, Picture, PictureFault, fault_of
from bantin.images.pixels import read_pixels
from bantin.images.probe import open_picture
from bantin.images.settings import ImageSettings
from bantin.images.variants import encode

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

    @property
    def seconds(self) -> int:
        """The most that the picture may take."""
        return self.settings.seconds


Outcome = Picture | PictureFault | OSError


def produce(task: Task) -> Outcome:
    """Return what becomes of one original; its variants then lie in the folder. OSError: it cannot be written."""
    try:
        picture, files = _make(task)
        if stamp(task.source) != task.seen:
            return PictureFault("picture-changed")
    except READING_ERRORS as error:
        return fault_of(error)
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
