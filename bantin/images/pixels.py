"""From an opened file to plain pixels: upright, sRGB, eight bits, no wider than needed, nothing else left."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from bantin.images.picture import UnusablePictureError
from bantin.images.settings import ImageSettings

ORIENTATION = 0x0112  # the Exif tag; CIPA DC-008 4.6.4
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (5, 6, 7, 8)
# The most pixels one variant may have, as an encoder takes about 30 bytes for each: a very tall picture gets narrower.
VARIANT_PIXELS = 7_000_000
# What JPEG and AVIF can hold is four times this, what browsers show on a phone is not.
VARIANT_SIDE = 16_384


def read_pixels(image: Image.Image, settings: ImageSettings) -> Image.Image:
    """Return the pixels of ``image`` as "L", "RGB" or "RGBA", no wider than the widest variant and with empty ``info``.

    An animation gives its first frame. Raises UnusablePictureError where the file is broken, MemoryError where there is
    too little memory for it.
    """
    try:
        return _normalise(image, settings)
    except MemoryError:
        raise
    except Exception as error:
        # What a decoder raises for a broken file is not written down anywhere; Pillow's alone are a dozen kinds.
        raise UnusablePictureError("picture-broken") from error


def _normalise(image: Image.Image, settings: ImageSettings) -> Image.Image:
    if image.format in ("JPEG", "MPO"):
        # The JPEG decoder halves a large picture while decoding; twice the wanted size is left for a sharp last step.
        width, height = _fit(image, settings)
        image.draft(None, (2 * width, 2 * height))
    image.load()
    profile = image.info.get("icc_profile")
    turn = UPRIGHT.get(_orientation(image))
    image = _resizable(image)
    image = image.resize(_fit(image, settings, turn), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn is not None:
        image = image.transpose(turn)
    image = _to_srgb(image, profile)
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info = {}
    return image


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(ORIENTATION)
    except MemoryError:
        raise
    except Exception:
        # Broken Exif data do not make a broken picture.
        return 1
    return value if isinstance(value, int) else 1


def _fit(image: Image.Image, settings: ImageSettings, turn: Image.Transpose | None = None) -> tuple[int, int]:
    """Return the size, before it is turned upright, of the largest variant."""
    sideways = turn is not None and turn in [UPRIGHT[one] for one in SIDEWAYS]
    width, height = (image.height, image.width) if sideways else image.size
    scale = min(1, max(settings.widths) / width, VARIANT_SIDE / height, (VARIANT_PIXELS / (width * height)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return (size[1], size[0]) if sideways else size


def _resizable(image: Image.Image) -> Image.Image:
    """Return ``image`` in a mode that scales smoothly: palettes spelt out, transparency as a channel, eight bits."""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _to_eight_bits(image)
    if image.mode == "1":
        return image.convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    return image.convert("RGB")


def _to_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.convert("I")
    _, highest = image.getextrema()
    if not isinstance(highest, (int, float)) or highest <= 255:
        return image.convert("L")
    # Sixteen bits by rule; more than that only from instruments, where the brightest point is taken for white.
    return image.point(lambda value: value * (255 / max(highest, 65535))).convert("L")


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    if image.mode == "LAB":
        return _convert(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if isinstance(profile, bytes) and image.mode != "L":
        try:
            return _convert(image, ImageCms.getOpenProfile(io.BytesIO(profile)))
        except (ImageCms.PyCMSError, OSError):
            # A profile that is broken, or of another kind of colours, is worth less than none.
            pass
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")


def _convert(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    if converted is None:
        raise ImageCms.PyCMSError
    return converted
