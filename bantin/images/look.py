"""What a picture tells of itself before any of it is decoded: its size, and whether it says where it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from bantin.files import is_file
from bantin.images.picture import READING_ERRORS, PictureFault, UnusablePictureError, fault_of
from bantin.images.pixels import ORIENTATION, SIDEWAYS
from bantin.images.probe import open_picture
from bantin.images.settings import ImageSettings

# The Exif tag under which the place lies; CIPA DC-008, 4.6.3.
_LOCATION = 0x8825
# The mark at the end of a picture (ITU-T T.81, B.1.1.3; PNG, 11.2.5); where it is missing, only decoding tells more.
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
_TAIL = 1 << 16
# Latitude and longitude; a camera that could not tell where it is writes the version of the table alone.
_LATITUDE = 2


@dataclass(frozen=True, slots=True)
class Look:
    """An upright picture's width and height in pixels, and whether its file holds the place it was taken at."""

    width: int
    height: int
    has_location: bool


def look(source: Path, settings: ImageSettings) -> Look | PictureFault:
    """Return what the head of a picture tells, or why it cannot be published.

    A file that was cut short is noticed, other broken pixels are not.
    """
    if not is_file(source):
        return PictureFault("picture-missing")
    try:
        if (size := source.stat().st_size) > settings.max_bytes:
            return too_heavy(size, settings)
        with source.open("rb") as stream:
            image = open_picture(stream, settings)
            if not _is_whole(stream, image.format or "", size):
                _decode(image)
            return _look(image)
    except READING_ERRORS as error:
        return fault_of(error)


def too_heavy(size: int, settings: ImageSettings) -> PictureFault:
    """Return the fault of a file of so many bytes."""
    return PictureFault("picture-too-heavy", {"size": -(-size // 1_000_000), "limit": settings.max_bytes // 1_000_000})


def _decode(image: Image.Image) -> None:
    """Decode a picture; raises UnusablePictureError where its data end too early."""
    try:
        image.load()
    except MemoryError:
        raise
    except Exception as error:
        raise UnusablePictureError("picture-broken") from error


def _is_whole(stream: BinaryIO, kind: str, size: int) -> bool:
    """Tell whether the mark that ends such a picture is near the end of its file; some write more after it."""
    mark = _ENDS.get(kind, b"")
    at = stream.tell()
    stream.seek(max(0, size - _TAIL))
    found = mark in stream.read(_TAIL)
    stream.seek(at)
    return found


def _look(image: Image.Image) -> Look:
    try:
        exif = image.getexif()
        turned = exif.get(ORIENTATION) in SIDEWAYS
        has_location = _LATITUDE in exif.get_ifd(_LOCATION)
    except Exception:
        # What says nothing that can be read says no place either.
        turned, has_location = False, False
    width, height = image.size
    return Look(height, width, has_location) if turned else Look(width, height, has_location)
