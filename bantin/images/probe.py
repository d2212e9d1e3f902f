"""Telling from the first bytes of a file whether it is a picture we read, before anything of it is decoded."""

from __future__ import annotations

from typing import BinaryIO

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from bantin.images.picture import UnusablePictureError
from bantin.images.settings import ImageSettings

# The decoders that may run, whatever the name of the file says. Naming their modules loads these and no other.
FORMATS = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
    AvifImagePlugin.AvifImageFile.format,
    GifImagePlugin.GifImageFile.format,
    TiffImagePlugin.TiffImageFile.format,
    BmpImagePlugin.BmpImageFile.format,
)
SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
# As much as an SVG may need to say so after its declaration and comments.
HEAD_BYTES = 4096

# A decoder's own threads reserve address space of their own, and the size is checked here against the settings.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
Image.MAX_IMAGE_PIXELS = None


def open_picture(stream: BinaryIO, settings: ImageSettings) -> Image.Image:
    """Return the picture in ``stream`` with its header read and its pixels not yet.

    Raises UnusablePictureError for a format we do not read, a broken header and a picture of too many pixels.
    """
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    if _is_svg(head):
        raise UnusablePictureError("picture-svg")
    if _is_heif(head):
        raise UnusablePictureError("picture-heic")
    try:
        image = Image.open(stream, formats=[one for one in FORMATS if one])
    except MemoryError:
        raise
    except UnidentifiedImageError:
        known = not head or head.startswith(SIGNATURES)
        raise UnusablePictureError("picture-broken" if known else "picture-format") from None
    except Exception as error:
        # A hostile header can make a decoder raise anything at all.
        raise UnusablePictureError("picture-broken") from error
    if image.width * image.height > settings.max_pixels:
        millions = settings.max_pixels // 1_000_000
        raise UnusablePictureError("picture-too-large", width=image.width, height=image.height, limit=millions)
    return image


def _is_svg(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return text.startswith(b"<") and b"<svg" in text


def _is_heif(head: bytes) -> bool:
    # ISO/IEC 23008-12: the box "ftyp" with a major brand, and after its version the others; AVIF has "avif" there.
    brands = head[8 : int.from_bytes(head[:4], "big")]
    return head[4:8] == b"ftyp" and brands[:4] in HEIF_BRANDS and b"avif" not in brands
