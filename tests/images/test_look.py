from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bantin.images import ImageSettings, Look, PictureFault, look

SETTINGS = ImageSettings()
SIDEWAYS = 6


def save(path: Path, **exif: object) -> Path:
    """Write a picture of 40 by 20 pixels with these Exif entries, named by their numbers: x0112."""
    data = Image.Exif()
    for name, value in exif.items():
        data[int(name[1:], 16)] = value
    Image.new("RGB", (40, 20)).save(path, exif=data)
    return path


def test_a_picture_tells_its_size(tmp_path: Path) -> None:
    """Width and height are those of the picture as it is shown, also where the camera was held upright."""
    assert look(save(tmp_path / "a.jpg"), SETTINGS) == Look(40, 20, has_location=False)
    assert look(save(tmp_path / "b.jpg", x0112=SIDEWAYS), SETTINGS) == Look(20, 40, has_location=False)


@pytest.mark.parametrize(("table", "is_told"), [({1: "N", 2: (21.0, 1.0, 0.0)}, True), ({0: b"\2\3\0\0"}, False)])
def test_a_picture_tells_where_it_was_taken(tmp_path: Path, table: dict[int, object], is_told: bool) -> None:
    """Coordinates are noticed; the empty table of a camera that knows none is not one."""
    assert look(save(tmp_path / "a.jpg", x8825=table), SETTINGS) == Look(40, 20, has_location=is_told)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "picture-missing"),
        (b"", "picture-broken"),
        (b"\xff\xd8\xff\xe0half", "picture-broken"),
        (b"no picture at all", "picture-format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-svg"),
    ],
)
def test_what_cannot_be_shown_says_why(tmp_path: Path, data: bytes | None, code: str) -> None:
    """The faults are those of a build."""
    path = tmp_path / "a.jpg"
    if data is not None:
        path.write_bytes(data)
    found = look(path, SETTINGS)
    assert isinstance(found, PictureFault)
    assert found.code == code


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_file_cut_short_is_broken_and_one_with_more_at_its_end_is_not(tmp_path: Path, kind: str) -> None:
    """Half a picture has a whole head; what cameras and programs add at the end does no harm."""
    path = tmp_path / "a"
    Image.effect_noise((400, 300), 90).save(path, kind)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert look(path, SETTINGS) == PictureFault("picture-broken")
    path.write_bytes(data + b"\0" * 100_000)
    assert look(path, SETTINGS) == Look(400, 300, has_location=False)


def test_a_file_too_heavy_is_not_opened(tmp_path: Path) -> None:
    """Size and limit are told in whole megabytes."""
    path = save(tmp_path / "a.jpg")
    found = look(path, ImageSettings(max_bytes=100))
    assert found == PictureFault("picture-too-heavy", {"size": 1, "limit": 0})
