"""All PDF files of a build, read in worker processes."""

from __future__ import annotations

import json
import multiprocessing
import tomllib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from bantin.pdf import PdfText, Trouble, read_pdfs, reader
from bantin.pdf.cache import TextCache
from bantin.report import Position, diagnose
from tests.pdf import samples

LIMIT = 50_000_000


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return the folder in which texts are kept."""
    return tmp_path / "var" / "pdf"


def write(folder: Path, **contents: bytes) -> list[Path]:
    """Write files of these names; return their paths."""
    paths = [folder / f"{name}.pdf" for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    return paths


def no_work(*_: object, **__: object) -> None:
    raise AssertionError


def test_each_file_has_its_own_result(tmp_path: Path, cache: Path) -> None:
    """Texts, scans and broken files of one build do not disturb each other."""
    sources = write(tmp_path, a=samples.with_text("Sân vận động"), b=samples.scan(2), c=b"", d=samples.with_text("Chợ"))
    told: list[tuple[int, int]] = []
    found = read_pdfs([*sources, tmp_path / "none.pdf"], cache, max_bytes=LIMIT, progress=lambda *one: told.append(one))
    assert found == {
        sources[0]: PdfText("Sân vận động", 1),
        sources[1]: PdfText("", 2, Trouble.SCAN),
        sources[2]: PdfText(trouble=Trouble.BROKEN),
        sources[3]: PdfText("Chợ", 1),
        tmp_path / "none.pdf": PdfText(trouble=Trouble.BROKEN),
    }
    assert told == [(number, 4) for number in range(1, 5)]


def test_what_was_read_is_not_read_again(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build, or a copy under another name, starts no process; a changed file is read."""
    (source,) = write(tmp_path, a=samples.with_text("Sân vận động"))
    first = read_pdfs([source], cache, max_bytes=LIMIT)
    with monkeypatch.context() as patch:
        patch.setattr(reader, "run", no_work)
        (copy,) = write(tmp_path, b=source.read_bytes())
        assert read_pdfs([source, copy], cache, max_bytes=LIMIT) == {source: first[source], copy: first[source]}
    source.write_bytes(samples.with_text("Chợ đầu mối"))
    assert read_pdfs([source], cache, max_bytes=LIMIT)[source].text == "Chợ đầu mối"


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit on bytes no process is started; at the limit the file is read."""
    (source,) = write(tmp_path, a=samples.with_text("Sân vận động"))
    size = source.stat().st_size
    assert read_pdfs([source], cache, max_bytes=size)[source].trouble is None
    monkeypatch.setattr(reader, "run", no_work)
    assert read_pdfs([source], cache, max_bytes=size - 1) == {source: PdfText(trouble=Trouble.TOO_LARGE)}


@pytest.mark.parametrize("slow", [samples.heavy, samples.endless])
def test_a_file_that_takes_too_long_is_given_up(
    slow: Callable[[], bytes], tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After its time a file is given up for good, and those after it are read."""
    monkeypatch.setattr(reader, "SECONDS", 1)
    sources = write(tmp_path, slow=slow(), good=samples.with_text("Sân vận động"))
    found = read_pdfs(sources, cache, max_bytes=LIMIT, workers=1)
    assert [one.trouble for one in found.values()] == [Trouble.TOO_HARD, None]
    assert multiprocessing.active_children() == []
    monkeypatch.setattr(reader, "run", no_work)
    assert read_pdfs(sources, cache, max_bytes=LIMIT) == found


def test_hostile_files_cost_no_other(tmp_path: Path, cache: Path) -> None:
    """Files made to exhaust whoever reads them have a result without text, and the one beside them is read."""
    hostile = write(tmp_path, **{name.replace(" ", "-"): make() for name, make in samples.HOSTILE.items()})
    (good,) = write(tmp_path, good=samples.with_text("Sân vận động"))
    found = read_pdfs([*hostile, good], cache, max_bytes=LIMIT)
    assert found.pop(good) == PdfText("Sân vận động", 1)
    assert {path.stem: one for path, one in found.items() if one.text or not one.trouble} == {}


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "3", "{}", '{"text": 1, "pages": 1, "trouble": null}', '{"text": "", "pages": 1, "trouble": "x"}'],
)
def test_a_damaged_entry_is_as_none(content: str, tmp_path: Path) -> None:
    """An entry that cannot be used is made anew."""
    (tmp_path / "k.json").write_text(content, encoding="utf-8")
    assert TextCache(tmp_path, 1).load("k") is None


@pytest.mark.parametrize("found", [PdfText("Sân \ud835 vận", 3), PdfText("", 2, Trouble.SCAN)])
def test_a_text_comes_back_as_it_was_kept(found: PdfText, tmp_path: Path) -> None:
    """Kept and loaded texts are equal, halves of characters included."""
    cache = TextCache(tmp_path, 1)
    cache.store("k", found)
    assert cache.load("k") == found
    assert json.loads((tmp_path / "k.json").read_text(encoding="ascii"))["pages"] == found.pages


def test_another_way_of_reading_has_other_names(tmp_path: Path) -> None:
    """What an earlier version read is not taken for what this one would read."""
    assert TextCache(tmp_path, 1).key("d") != TextCache(tmp_path, 2).key("d")
    assert TextCache(tmp_path, 1).key("d") != TextCache(tmp_path, 1).key("e")


def test_every_trouble_has_its_words_and_every_word_its_trouble(root: Path) -> None:
    """The troubles are those of the message file, and their words name the file."""
    written = tomllib.loads((root / "bantin/messages/vi/pdf.toml").read_text(encoding="utf-8"))
    assert set(written) == set(Trouble)
    for trouble in Trouble:
        said = diagnose(f"pdf.{trouble}", Position(PurePosixPath("a.md")), path="files/a.pdf", limit=50)
        assert "files/a.pdf" in said.text
        assert said.fix
