"""Small real pictures for articles."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

GPS = 0x8825
MAKER = "Máy ảnh thử"


def photograph(width: int = 60, height: int = 40, colour: str = "seagreen", kind: str = "JPEG") -> bytes:
    """Return a picture with a hill and a sun; its Exif data say who made it and where it was taken."""
    image = Image.new("RGB", (width, height), "lightblue")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, height), (width // 2, height // 3), (width, height)], fill=colour)
    draw.ellipse((width // 10, height // 10, width // 4, width // 4), fill="gold")
    exif = Image.Exif()
    exif[0x010F] = MAKER
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 1.0, 42.5), 3: "E", 4: (105.0, 51.0, 15.1)})
    stream = io.BytesIO()
    image.save(stream, kind, exif=exif)
    return stream.getvalue()
