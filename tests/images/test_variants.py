from __future__ import annotations

import io

from PIL import Image

from bantin.images import ImageSettings, Picture
from bantin.images.variants import encode
from tests.images.conftest import drawing, photograph

SETTINGS = ImageSettings(widths=(40, 80, 120))


def make(pixels: Image.Image, origin: str = "JPEG") -> tuple[Picture, dict[str, bytes]]:
    return encode(pixels, "key", SETTINGS, origin=origin)


def widths(picture: Picture, kind: str) -> list[int]:
    return [one.width for one in picture.variants if one.type == kind]


def test_a_photograph_is_offered_as_avif_and_jpeg_in_all_widths() -> None:
    """Each width is there in both types, with proportions kept."""
    picture, _ = make(photograph(120, 60))
    assert widths(picture, "image/avif") == widths(picture, "image/jpeg") == [40, 80, 120]
    assert [one.height for one in picture.fallbacks] == [20, 40, 60]
    assert (picture.width, picture.height) == (120, 60)


def test_no_variant_is_wider_than_the_original() -> None:
    """An original narrower than every width keeps its own."""
    picture, _ = make(photograph(30, 30))
    assert widths(picture, "image/jpeg") == [30]


def test_an_original_between_two_widths_keeps_its_own_too() -> None:
    """What lies well above a width is not thrown away."""
    assert widths(make(photograph(60, 40))[0], "image/jpeg") == [40, 60]


def test_an_original_just_above_a_width_is_published_at_that_width() -> None:
    """A few more pixels are not worth one more file."""
    assert widths(make(photograph(42, 30))[0], "image/jpeg") == [40]


def test_each_file_is_what_its_variant_says() -> None:
    """Name, type, width, height and size of a variant are those of its file."""
    picture, files = make(photograph(120, 60))
    assert sorted(files) == sorted(one.name for one in picture.variants)
    for one in picture.variants:
        image = Image.open(io.BytesIO(files[one.name]))
        assert (image.size, image.get_format_mimetype()) == ((one.width, one.height), one.type)
        assert len(files[one.name]) == one.size


def test_a_drawing_is_kept_as_png_where_that_is_lighter() -> None:
    """Flat colours and sharp lines out of a lossless file fall back to PNG, exact to the pixel at full width."""
    original = drawing(120, 90)
    picture, files = make(original, "PNG")
    assert picture.largest.type == "image/png"
    assert Image.open(io.BytesIO(files[picture.largest.name])).tobytes() == original.tobytes()


def test_a_photograph_in_a_lossless_file_becomes_jpeg() -> None:
    """The format of the original does not decide by itself."""
    assert make(photograph(120, 60), "PNG")[0].largest.type == "image/jpeg"


def test_transparency_is_kept_in_both_types() -> None:
    """A picture with clear parts falls back to PNG, and its AVIF has them too."""
    pixels = photograph(120, 60)
    pixels.putalpha(Image.linear_gradient("L").resize((120, 60)))
    picture, files = make(pixels)
    assert {one.type for one in picture.variants} == {"image/avif", "image/png"}
    assert {Image.open(io.BytesIO(content)).mode for content in files.values()} == {"RGBA"}


def test_avif_is_offered_only_where_it_is_lighter() -> None:
    """A tiny drawing is one PNG and nothing else."""
    assert {one.type for one in make(Image.new("RGB", (16, 16), "red"), "PNG")[0].variants} == {"image/png"}


def test_a_narrow_variant_is_always_lighter_than_a_wider_one() -> None:
    """Where scaling makes a drawing heavier, the wider file serves the narrow screens as well."""
    for pixels in (drawing(119, 90), photograph(119, 90)):
        picture, _ = make(pixels, "PNG")
        for kind in {one.type for one in picture.variants}:
            sizes = [one.size for one in picture.variants if one.type == kind]
            assert sizes == sorted(set(sizes))


def test_the_same_pixels_give_the_same_bytes() -> None:
    """Nothing in a file hangs on when or how often it is made."""
    assert make(photograph(120, 60))[1] == make(photograph(120, 60))[1]
