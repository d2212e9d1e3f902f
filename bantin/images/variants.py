"""The files a picture is published as."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from bantin.images.picture import AVIF, JPEG, PNG, Picture, Variant
from bantin.images.settings import ImageSettings

# An original between two of the widths keeps its own as well, where that is this much wider than the one below it.
WORTHWHILE = 1.15
SUFFIXES = {AVIF: "avif", JPEG: "jpg", PNG: "png"}
# Originals that may hold drawings, charts and scanned text, which PNG can store smaller than JPEG.
LOSSLESS = ("PNG", "GIF", "BMP", "TIFF")


def encode(pixels: Image.Image, key: str, settings: ImageSettings, *, origin: str) -> tuple[Picture, dict[str, bytes]]:
    """Return the picture and its files, name to content.

    ``pixels`` is what ``read_pixels`` returns, ``key`` begins the names, ``origin`` is the original's format.
    The same pixels and settings give the same bytes.
    """
    steps = [_scale(pixels, width) for width in _widths(pixels.width, settings)]
    fallback = _fallback_type(steps[-1], settings, origin)
    modern, plain = (_offer(steps, kind, key, settings, drawing=fallback == PNG) for kind in (AVIF, fallback))
    # A small drawing is often lighter as PNG: then AVIF would only be one more file.
    offered = modern + plain if modern[-1][0].size < plain[-1][0].size else plain
    picture = Picture(*steps[-1].size, tuple(variant for variant, _ in offered))
    return picture, {variant.name: content for variant, content in offered}


def _offer(
    steps: list[Image.Image], kind: str, key: str, settings: ImageSettings, *, drawing: bool
) -> list[tuple[Variant, bytes]]:
    """Return the files of one type, narrowest first, without those that are no lighter than a wider one."""
    offered: list[tuple[Variant, bytes]] = []
    for image in reversed(steps):
        content = _encode(image, kind, settings, drawing=drawing)
        # Scaling blurs the sharp edges of a drawing, which makes a narrow copy of it heavier than the original width.
        if not offered or len(content) < offered[0][0].size:
            name = f"{key}-{image.width}.{SUFFIXES[kind]}"
            offered.insert(0, (Variant(name, *image.size, kind, len(content)), content))
    return offered


def _widths(width: int, settings: ImageSettings) -> Iterator[int]:
    below = 0
    for step in sorted(settings.widths):
        if step <= width:
            below = step
            yield step
    if width > below * WORTHWHILE:
        yield width


def _scale(pixels: Image.Image, width: int) -> Image.Image:
    if width == pixels.width:
        return pixels
    height = max(1, round(pixels.height * width / pixels.width))
    return pixels.resize((width, height), Image.Resampling.LANCZOS)


def _fallback_type(image: Image.Image, settings: ImageSettings, origin: str) -> str:
    if image.mode == "RGBA":
        return PNG
    if origin not in LOSSLESS:
        return JPEG
    drawn, photographed = (len(_encode(image, kind, settings, drawing=True)) for kind in (PNG, JPEG))
    return PNG if drawn <= photographed else JPEG


def _encode(image: Image.Image, kind: str, settings: ImageSettings, *, drawing: bool) -> bytes:
    stream = io.BytesIO()
    # Thin coloured lines and letters smear where colour is stored at half the resolution.
    sampling = "4:0:0" if image.mode == "L" else "4:4:4" if drawing else "4:2:0"
    if kind == AVIF:
        # One thread: the bytes differ with the number of them.
        options = {"quality": settings.avif_quality, "speed": settings.avif_speed, "subsampling": sampling}
        try:
            image.save(stream, "AVIF", max_threads=1, **options)
        except RuntimeError as error:
            # Plain pixels give the encoder no other reason to fail, and it does not say.
            raise MemoryError from error
    elif kind == JPEG:
        image.save(stream, "JPEG", quality=settings.jpeg_quality, progressive=True, optimize=True)
    else:
        image.save(stream, "PNG")
    return stream.getvalue()
