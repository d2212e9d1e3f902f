from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageCms

from bantin.images.picture import UnusablePictureError
from bantin.images.pixels import ORIENTATION, UPRIGHT, VARIANT_PIXELS, VARIANT_SIDE, read_pixels
from bantin.images.settings import ImageSettings

WIDE = ImageSettings(widths=(480,))
Colour = tuple[int, ...]


def read(image: Image.Image, kind: str = "PNG", settings: ImageSettings = WIDE, **options: Any) -> Image.Image:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return read_pixels(Image.open(stream), settings)


def near(image: Image.Image, point: tuple[int, int], wanted: Colour, slack: int = 12) -> bool:
    found = image.convert("RGB").getpixel(point)
    assert isinstance(found, tuple)
    return all(abs(have - want) <= slack for have, want in zip(found, wanted, strict=True))


def corners() -> Image.Image:
    """Red at the top left, blue at the top right, green below."""
    image = Image.new("RGB", (64, 32), (0, 128, 0))
    image.paste((255, 0, 0), (0, 0, 32, 16))
    image.paste((0, 0, 255), (32, 0, 64, 16))
    return image


UNDO = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    """A picture stored turned, with the orientation said in its metadata, comes out as it was seen."""
    undo = UNDO[orientation]
    stored = corners() if undo is None else corners().transpose(Image.Transpose(undo))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    upright = read(stored, kind, exif=exif)
    assert upright.size == (64, 32)
    assert near(upright, (8, 6), (255, 0, 0), 40)
    assert near(upright, (56, 6), (0, 0, 255), 40)
    assert near(upright, (30, 26), (0, 128, 0), 40)


def test_the_turns_undo_each_orientation() -> None:
    """Each orientation but the upright one has a turn."""
    assert sorted(UPRIGHT) == list(range(2, 9))


@pytest.mark.parametrize(
    ("mode", "kind", "wanted"),
    [
        ("1", "PNG", "L"),
        ("L", "JPEG", "L"),
        ("LA", "PNG", "RGBA"),
        ("P", "GIF", "RGB"),
        ("RGBA", "PNG", "RGBA"),
        ("CMYK", "JPEG", "RGB"),
        ("CMYK", "TIFF", "RGB"),
        ("YCbCr", "TIFF", "RGB"),
        ("LAB", "TIFF", "RGB"),
        ("I;16", "PNG", "L"),
        ("I", "TIFF", "L"),
        ("F", "TIFF", "L"),
    ],
)
def test_every_kind_of_pixel_becomes_grey_or_rgb(mode: str, kind: str, wanted: str) -> None:
    """Palettes, print colours, sixteen bits and the rest end as L, RGB or RGBA."""
    assert read(Image.new(mode, (20, 10)), kind).mode == wanted


@pytest.mark.parametrize(("mode", "kind"), [("I;16", "PNG"), ("I", "TIFF"), ("F", "TIFF"), ("I;16B", "TIFF")])
def test_sixteen_bits_keep_their_brightness(mode: str, kind: str) -> None:
    """Half of the full brightness of a sixteen-bit picture is half of it in eight bits."""
    image = Image.new(mode, (20, 10), 32768)
    image.putpixel((0, 0), 65535)
    assert near(read(image, kind), (10, 5), (128, 128, 128))


def test_transparency_in_a_palette_is_kept() -> None:
    """A colour of the palette that means "nothing" becomes a clear pixel."""
    image = Image.new("P", (20, 10), 1)
    image.putpalette([0, 0, 0, 255, 0, 0])
    clear = read(image, "GIF", transparency=1)
    assert clear.mode == "RGBA"
    assert clear.getchannel("A").getextrema() == (0, 0)


def test_a_transparency_nobody_sees_is_dropped() -> None:
    """A picture with a channel that is opaque all over is an ordinary one."""
    assert read(Image.new("RGBA", (20, 10), (1, 2, 3, 255))).mode == "RGB"


def test_an_animation_gives_its_first_frame() -> None:
    """Of a moving GIF the first frame is shown."""
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    assert near(read(frames[0], "GIF", save_all=True, append_images=frames[1:]), (5, 5), (255, 0, 0))


def swapped_profile() -> bytes:
    """Return a profile whose first number of a colour means green, and whose second means red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"temp", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"temp", b"gXYZ", 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_colours_are_read_by_the_profile_of_the_file(kind: str) -> None:
    """A picture with a profile of its own looks in sRGB as it looked before."""
    image = read(Image.new("RGB", (20, 10), (255, 0, 0)), kind, icc_profile=swapped_profile())
    assert near(image, (5, 5), (0, 255, 0), 20)


def test_a_transparent_picture_keeps_its_transparency_through_the_profile() -> None:
    """Colours are converted and the clear parts stay clear."""
    image = read(Image.new("RGBA", (20, 10), (255, 0, 0, 90)), icc_profile=swapped_profile())
    assert image.getpixel((5, 5))[3] == 90  # type: ignore[index]


@pytest.mark.parametrize("profile", [b"nothing", swapped_profile()[:300], b"\0" * 4000])
def test_a_broken_profile_is_left_out(profile: bytes) -> None:
    """A picture whose profile cannot be read is taken for sRGB."""
    assert near(read(Image.new("RGB", (20, 10), (200, 10, 10)), icc_profile=profile), (5, 5), (200, 10, 10))


def test_nothing_of_the_original_is_carried_along() -> None:
    """Comments, profile and resolution are gone even where no pixel changes."""
    image = read(corners(), "JPEG", comment=b"secret", icc_profile=swapped_profile(), dpi=(72, 72))
    assert image.info == {}


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_broken_exif_does_not_break_the_picture() -> None:
    """Metadata that cannot be read cost nothing but themselves."""
    assert read(corners(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff").size == (64, 32)


def test_a_picture_is_no_wider_than_its_widest_variant() -> None:
    """A wide original is scaled down with its proportions."""
    assert read(Image.new("RGB", (2000, 1000))).size == (480, 240)


@pytest.mark.parametrize("size", [(1500, 9000), (100, 400_000), (1, 900_000), (900_000, 1)])
def test_a_picture_of_odd_proportions_gets_smaller(size: tuple[int, int]) -> None:
    """Pixels and height of one variant are bounded, whatever the proportions."""
    image = read(Image.new("L", size), settings=ImageSettings())
    assert image.width * image.height <= VARIANT_PIXELS * 1.01
    assert image.width <= 1920
    assert image.height <= VARIANT_SIDE


def test_a_picture_broken_in_its_middle_is_unusable() -> None:
    """Half a file is refused, not shown half grey."""
    stream = io.BytesIO()
    Image.effect_noise((200, 200), 50).save(stream, "JPEG")
    half = io.BytesIO(stream.getvalue()[: len(stream.getvalue()) // 2])
    with pytest.raises(UnusablePictureError) as caught:
        read_pixels(Image.open(half), WIDE)
    assert caught.value.fault.code == "picture-broken"
