from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.images import ImageSettings, Picture, PictureFault, Variant
from bantin.images.cache import LASTING, Digests, PictureCache, stamp

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


def aged(path: Path, seconds: int) -> None:
    moment = path.stat().st_mtime_ns - seconds * 1_000_000_000
    os.utime(path, ns=(moment, moment))


def test_a_file_that_stands_unchanged_is_not_read_again(tmp_path: Path) -> None:
    """The hash of an old file of the same size and time is taken from the index."""
    source, index = tmp_path / "a.jpg", tmp_path / "digests.json"
    source.write_bytes(b"abc")
    aged(source, 60)
    first = Digests(index)
    first.digest(source, stamp(source))
    first.save()
    remembered = json.loads(index.read_text(encoding="utf-8"))
    remembered[str(source.absolute())][2] = "remembered"
    index.write_text(json.dumps(remembered), encoding="utf-8")
    assert Digests(index).digest(source, stamp(source)) == "remembered"


@pytest.mark.parametrize(("content", "age"), [(b"abcd", 60), (b"xyz", 30), (b"xyz", 0)])
def test_a_file_that_may_have_changed_is_read_again(content: bytes, age: int, tmp_path: Path) -> None:
    """Another size, another time, or a time too close to the last look: the hash is that of the content now."""
    source, index = tmp_path / "a.jpg", tmp_path / "digests.json"
    source.write_bytes(b"abc")
    aged(source, 60 if age else 0)
    first = Digests(index)
    first.digest(source, stamp(source))
    first.save()
    before = source.stat()
    source.write_bytes(content)
    if age:
        aged(source, age)
    else:
        os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Digests(index).digest(source, stamp(source)) == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 1}', "\0"])
def test_a_damaged_index_costs_only_time(content: str, tmp_path: Path) -> None:
    """Without a readable index every file is hashed."""
    source, index = tmp_path / "a.jpg", tmp_path / "digests.json"
    source.write_bytes(b"abc")
    index.write_text(content, encoding="utf-8")
    assert Digests(index).digest(source, stamp(source)) == hashlib.sha256(b"abc").hexdigest()
