"""What a picture tells of itself before any of it is decoded: its size, and whether it says where it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bantin.files import is_file
from bantin.images.picture import READING_ERRORS, PictureFault, fault_of
from bantin.images.pixels import ORIENTATION, SIDEWAYS
from bantin.images.probe import open_picture
from bantin.images.settings import ImageSettings

# The Exif tag under which the place lies; CIPA DC-008, 4.6.3.
_LOCATION = 0x8825
# Latitude and longitude; a camera that could not tell where it is writes the version of the table alone.
_LATITUDE = 2


@dataclass(frozen=True, slots=True)
class Look:
    """An upright picture's width and height in pixels, and whether its file holds the place it was taken at."""

    width: int
    height: int
    has_location: bool


def look(source: Path, settings: ImageSettings) -> Look | PictureFault:
    """Return what the head of a picture tells, or why it cannot be published; broken pixels are not noticed."""
    if not is_file(source):
        return PictureFault("picture-missing")
    try:
        if (size := source.stat().st_size) > settings.max_bytes:
            return too_heavy(size, settings)
        with source.open("rb") as stream:
            return _look(open_picture(stream, settings))
    except READING_ERRORS as error:
        return fault_of(error)


def too_heavy(size: int, settings: ImageSettings) -> PictureFault:
    """Return the fault of a file of so many bytes."""
    return PictureFault("picture-too-heavy", {"size": -(-size // 1_000_000), "limit": settings.max_bytes // 1_000_000})


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
