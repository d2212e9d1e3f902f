from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from bantin.images.picture import PictureFault, UnusablePictureError
from bantin.images.probe import open_picture
from bantin.images.settings import ImageSettings
from tests.images.conftest import Draw


def refuse(content: bytes, settings: ImageSettings | None = None) -> PictureFault:
    with pytest.raises(UnusablePictureError) as caught:
        open_picture(io.BytesIO(content), settings or ImageSettings())
    return caught.value.fault


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png_header(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"")


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        b'\xef\xbb\xbf  <?xml version="1.0"?>\n<!-- v\xe1\xba\xbd -->\n<svg></svg>',
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><SVG>',
    ],
)
def test_an_svg_is_refused_by_name(content: bytes) -> None:
    """An SVG file is told from other unknown files, however it begins."""
    assert refuse(content).code == "picture-svg"


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_a_heic_file_is_refused_by_name(brand: bytes) -> None:
    """The format of phones is told from other unknown files."""
    assert refuse(struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + b"mif1heic" + bytes(64)).code == "picture-heic"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "BMP"])
def test_each_usual_format_is_opened(kind: str, save: Draw) -> None:
    """JPEG, PNG, GIF, WebP, AVIF, TIFF and BMP are read."""
    path = save(f"a.{kind.lower()}")
    with path.open("rb") as stream:
        assert open_picture(stream, ImageSettings()).format == kind


@pytest.mark.parametrize("kind", ["TGA", "ICO", "PPM", "PCX", "SGI", "DDS"])
def test_the_decoder_of_no_other_format_runs(kind: str) -> None:
    """A picture of another format is refused although there is a decoder for it."""
    stream = io.BytesIO()
    Image.new("RGB", (32, 32), "red").save(stream, kind)
    assert refuse(stream.getvalue()).code == "picture-format"


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0\x00", b"\x89PNG\r\n\x1a\n", b"II*\0\x08", b"BM"])
def test_a_file_cut_short_in_its_header_is_broken(content: bytes) -> None:
    """An empty file, or one with the first bytes of a known format and no more, is a broken picture."""
    assert refuse(content).code == "picture-broken"


def test_a_text_is_no_picture() -> None:
    """A file of another kind altogether is refused as such."""
    assert refuse("Bài viết".encode()).code == "picture-format"


def test_too_many_pixels_are_refused_by_the_header_alone() -> None:
    """The size is judged before anything is decoded: this file has no pixels at all."""
    fault = refuse(png_header(10_000, 5_001))
    assert fault == PictureFault("picture-too-large", {"width": 10_000, "height": 5_001, "limit": 50})


def test_as_many_pixels_as_allowed_are_taken() -> None:
    """The limit itself is not too much."""
    assert open_picture(io.BytesIO(png_header(10_000, 5_000)), ImageSettings()).size == (10_000, 5_000)
