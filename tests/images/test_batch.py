from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from bantin.images import ImageSettings, Picture, PictureFault, make_pictures
from bantin.report import Position, diagnose
from tests.images.conftest import Draw, photograph


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "var" / "pictures"


@pytest.fixture
def no_workers(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make any further use of a worker fail."""

    def forbid() -> None:
        def fail(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr("bantin.images.batch.run", fail)

    return forbid


def names(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name != "digests.json"}


def codes(results: dict[Path, Picture | PictureFault]) -> dict[str, str]:
    return {path.name: one.code if isinstance(one, PictureFault) else "" for path, one in results.items()}


def test_good_and_bad_pictures_each_get_their_own_answer(
    save: Draw, cache: Path, tmp_path: Path, settings: ImageSettings
) -> None:
    """One call over many files returns a picture or a named fault for each of them."""
    good, lying = save("tốt đẹp.jpg"), save("png.jpg", format="PNG")
    broken, drawn, folder = tmp_path / "hỏng.jpg", tmp_path / "v.svg", tmp_path / "thư mục.jpg"
    broken.write_bytes(good.read_bytes()[:900])
    drawn.write_text("<svg/>", encoding="utf-8")
    folder.mkdir()
    results = make_pictures([good, lying, broken, drawn, folder, tmp_path / "không có.jpg"], cache, settings)
    assert codes(results) == {
        "tốt đẹp.jpg": "",
        "png.jpg": "",
        "hỏng.jpg": "picture-broken",
        "v.svg": "picture-svg",
        "thư mục.jpg": "picture-missing",
        "không có.jpg": "picture-missing",
    }
    for path, one in results.items():
        if isinstance(one, PictureFault):
            assert one.values["name"] == path.name
        else:
            assert all((cache / variant.name).stat().st_size == variant.size for variant in one.variants)


def test_no_metadata_of_the_original_survive(save: Draw, cache: Path, settings: ImageSettings) -> None:
    """Place, camera, author and comments are in no published file."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "SecretName"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (10.0, 46.0, 30.0)
    source = save("a.jpg", exif=exif, comment=b"SecretName", xmp=b"<x>SecretName</x>")
    assert b"SecretName" in source.read_bytes()
    (picture,) = make_pictures([source], cache, settings).values()
    assert isinstance(picture, Picture)
    for variant in picture.variants:
        content = (cache / variant.name).read_bytes()
        with Image.open(cache / variant.name) as image:
            assert not image.getexif()
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert b"SecretName" not in content


def test_one_worker_and_two_give_the_same_bytes(save: Draw, tmp_path: Path, settings: ImageSettings) -> None:
    """Names and contents of all files are the same however many processes made them, and in whatever order."""
    sources = [save(f"{size}.png", photograph(size, size)) for size in (50, 90, 100, 70)]
    one = make_pictures(sources, tmp_path / "one", settings, workers=1)
    two = make_pictures(sources[::-1], tmp_path / "two", settings, workers=2)
    assert one == two
    assert names(tmp_path / "one") == names(tmp_path / "two")


def test_the_same_bytes_under_two_names_are_made_once(
    save: Draw, cache: Path, tmp_path: Path, settings: ImageSettings
) -> None:
    """Equal files, and a file asked for twice, are one picture."""
    first, second = save("a.jpg"), tmp_path / "b.jpg"
    shutil.copyfile(first, second)
    told: list[tuple[int, int]] = []
    results = make_pictures([first, second, first], cache, settings, progress=lambda *now: told.append(now))
    assert results[first] == results[second]
    assert told == [(1, 1)]


def test_two_names_of_a_broken_file_are_both_named(cache: Path, tmp_path: Path, settings: ImageSettings) -> None:
    """A fault speaks of the file the editor chose, not of one with the same content."""
    sources = [tmp_path / "a.jpg", tmp_path / "b.jpg"]
    for source in sources:
        source.write_bytes(b"\xff\xd8\xff")
    results = make_pictures(sources, cache, settings)
    assert [one.values["name"] for one in results.values() if isinstance(one, PictureFault)] == ["a.jpg", "b.jpg"]


def test_what_was_made_once_is_not_made_again(
    save: Draw, cache: Path, tmp_path: Path, settings: ImageSettings, no_workers: Callable[[], None]
) -> None:
    """A second run returns the same, faults included, without starting a worker."""
    broken = tmp_path / "hỏng.jpg"
    broken.write_bytes(b"\xff\xd8\xff")
    sources = [save("a.jpg"), broken]
    first = make_pictures(sources, cache, settings)
    no_workers()
    assert make_pictures(sources, cache, settings, progress=lambda *_: pytest.fail("nothing to do")) == first


def test_a_changed_file_is_made_again(save: Draw, cache: Path, settings: ImageSettings) -> None:
    """Another content at the same path is another picture."""
    before = make_pictures([save("a.jpg")], cache, settings)
    after = make_pictures([save("a.jpg", photograph(100, 100))], cache, settings)
    assert list(before) == list(after)
    assert list(before.values()) != list(after.values())


def test_a_damaged_cache_heals(save: Draw, cache: Path, settings: ImageSettings) -> None:
    """A file of the cache that was cut short is made again with the bytes it had."""
    source = save("a.jpg")
    (picture,) = make_pictures([source], cache, settings).values()
    assert isinstance(picture, Picture)
    whole = names(cache)
    (cache / picture.largest.name).write_bytes(b"")
    make_pictures([source], cache, settings)
    assert names(cache) == whole


def test_a_very_large_picture_is_made_alone(save: Draw, cache: Path, settings: ImageSettings) -> None:
    """What is too much for one worker among several is made with all the memory."""
    large = save("large.png", Image.new("1", (6000, 5000), 1))
    told: list[tuple[int, int]] = []
    results = make_pictures([large, save("a.jpg")], cache, settings, workers=2, progress=lambda *now: told.append(now))
    assert codes(results) == {"large.png": "", "a.jpg": ""}
    assert told == [(1, 2), (2, 2)]


def test_a_file_too_heavy_is_not_even_read(save: Draw, cache: Path, no_workers: Callable[[], None]) -> None:
    """A file over the limit of bytes is refused by its size; sizes are told in whole megabytes."""
    no_workers()
    source = save("a.bmp", Image.new("RGB", (1000, 400)))
    (fault,) = make_pictures([source], cache, ImageSettings(max_bytes=1_000_000)).values()
    assert fault == PictureFault("picture-too-heavy", {"name": "a.bmp", "size": 2, "limit": 1})


def test_a_picture_that_takes_too_long_gets_another_chance(save: Draw, cache: Path, settings: ImageSettings) -> None:
    """No time at all is a fault of that run only."""
    source = save("a.jpg")
    assert codes(make_pictures([source], cache, ImageSettings(widths=(48, 80), seconds=0))) == {
        "a.jpg": "picture-timeout"
    }
    assert codes(make_pictures([source], cache, settings)) == {"a.jpg": ""}


def test_a_file_that_may_not_be_read_is_a_fault(
    save: Draw, cache: Path, settings: ImageSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed file is named; it stops nothing."""

    def deny(path: Path) -> None:
        raise PermissionError(path)

    source = save("a.jpg")
    monkeypatch.setattr("bantin.images.batch.stamp", deny)
    assert codes(make_pictures([source], cache, settings)) == {"a.jpg": "picture-unreadable"}


def test_no_pictures_are_no_work(cache: Path, settings: ImageSettings) -> None:
    """A site without pictures gets an empty answer and no cache."""
    assert make_pictures([], cache, settings) == {}
    assert not cache.exists()


def test_every_fault_has_its_words_and_every_word_its_fault(root: Path) -> None:
    """The codes in the program are those of the message file."""
    with (root / "bantin/messages/vi/images.toml").open("rb") as stream:
        written = [code for code in tomllib.load(stream) if code.startswith("picture-")]
    sources = "".join(path.read_text(encoding="utf-8") for path in (root / "bantin/images").glob("*.py"))
    assert set(written) == set(re.findall(r'"(picture-[a-z-]+)"', sources))
    values = {"name": "a.jpg", "width": 9, "height": 8, "limit": 7, "size": 6, "seconds": 5}
    for code in written:
        said = diagnose(f"images.{code}", Position(Path("a.md")), **values)
        assert "a.jpg" in said.text
        assert said.fix


@pytest.mark.real_data
@pytest.mark.parametrize("folder", ["normal", "hostile"])
def test_every_real_file_gets_an_answer(folder: str, real_data: Path, cache: Path) -> None:
    """Crashing, hanging and broken files of decoders' own test suites give a fault or a picture, clean of metadata."""
    sources = sorted((real_data / "images" / folder).iterdir())
    results = make_pictures(sources, cache, ImageSettings(seconds=20), workers=2)
    assert list(results) == sources
    pictures = [one for one in results.values() if isinstance(one, Picture)]
    assert len(pictures) == {"normal": 118, "hostile": 4}[folder]
    for variant in [one for picture in pictures for one in picture.variants]:
        with Image.open(cache / variant.name) as image:
            assert image.size == (variant.width, variant.height)
            assert not image.getexif()
