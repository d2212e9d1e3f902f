from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.images import ImageSettings, Picture, PictureFault, Variant
from bantin.images.cache import LASTING, PictureCache

PICTURE = Picture(8, 4, (Variant("k-8.jpg", 8, 4, "image/jpeg", 3),))
BASE = ImageSettings()


def filled(folder: Path) -> PictureCache:
    (folder / "k-8.jpg").write_bytes(b"abc")
    cache = PictureCache(folder, BASE)
    cache.store("k", PICTURE)
    return cache


def test_a_picture_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    """Stored and loaded pictures are equal."""
    assert filled(tmp_path).load("k") == PICTURE


@pytest.mark.parametrize("code", LASTING)
def test_a_fault_of_the_file_itself_is_remembered(code: str, tmp_path: Path) -> None:
    """A broken file is not decoded again at every build."""
    cache = PictureCache(tmp_path, BASE)
    cache.store("k", PictureFault(code, {"limit": 50}))
    assert cache.load("k") == PictureFault(code, {"limit": 50})


@pytest.mark.parametrize("code", ["picture-timeout", "picture-crashed", "picture-memory", "picture-changed"])
def test_a_fault_that_may_pass_is_forgotten(code: str, tmp_path: Path) -> None:
    """What a busy machine caused gets another chance at the next build."""
    cache = PictureCache(tmp_path, BASE)
    cache.store("k", PictureFault(code))
    assert cache.load("k") is None


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "3", "{}", '{"width": 1, "height": 1, "variants": []}', '{"code": 1}']
)
def test_a_damaged_entry_is_as_none(content: str, tmp_path: Path) -> None:
    """An entry that cannot be read is made anew."""
    cache = filled(tmp_path)
    (tmp_path / "k.json").write_text(content, encoding="utf-8")
    assert cache.load("k") is None


@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_damaged_variant_is_as_none(damage: str, tmp_path: Path) -> None:
    """An entry whose files are not whole is made anew."""
    cache = filled(tmp_path)
    if damage == "missing":
        (tmp_path / "k-8.jpg").unlink()
    else:
        (tmp_path / "k-8.jpg").write_bytes(b"a")
    assert cache.load("k") is None


@pytest.mark.parametrize(
    "change", [{"widths": (480,)}, {"avif_quality": 1}, {"avif_speed": 1}, {"jpeg_quality": 1}, {"max_pixels": 1}]
)
def test_settings_that_change_the_files_change_their_names(change: dict[str, int], tmp_path: Path) -> None:
    """Another width, quality or limit gives another key."""
    other = PictureCache(tmp_path, dataclasses.replace(BASE, **change))  # type: ignore[arg-type]
    assert other.key("d") != PictureCache(tmp_path, BASE).key("d")


def test_settings_that_change_no_file_leave_the_names(tmp_path: Path) -> None:
    """More time or a higher limit on bytes makes nothing anew."""
    other = PictureCache(tmp_path, dataclasses.replace(BASE, seconds=1, max_bytes=1))
    assert other.key("d") == PictureCache(tmp_path, BASE).key("d")


@given(st.text(), st.text())
def test_names_are_short_and_safe_and_differ_with_the_original(first: str, second: str) -> None:
    """A key is twenty hexadecimal digits, the same for the same original only."""
    cache = PictureCache(Path("x"), BASE)
    one, two = (
        cache.key(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()) for text in (first, second)
    )
    assert len(one) == 20
    assert set(one) <= set("0123456789abcdef")
    assert (one == two) == (first == second)
