from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segment
from bantin.search.pointer import DamagedIndexError
from bantin.search.segment import Segment
from bantin.search.store import ARRAYS, LIST, load, save


def test_what_is_saved_is_loaded(archive: list[Document], tmp_path: Path) -> None:
    """Every array and list of a segment comes back as it was, mapped and not writable."""
    segment = build_segment([*archive, Document("số", "Quyết định 12/QĐ-UBND")], removed=["cũ"])
    save(segment, tmp_path / "một")
    loaded = load(tmp_path / "một")
    for field in fields(Segment):
        if field.name in {"lost", "seal"}:
            continue
        before, after = getattr(segment, field.name), getattr(loaded, field.name)
        assert np.array_equal(before, after), field.name
        if isinstance(after, np.ndarray):
            assert after.dtype == before.dtype, field.name
            assert not after.flags.writeable, field.name


def test_a_loaded_segment_answers_alike(archive: list[Document], tmp_path: Path) -> None:
    """Results, passages and counts are the same from memory and from disk."""
    segment = build_segment(archive)
    save(segment, tmp_path)
    assert Engine([load(tmp_path)]).search("giải phóng mặt bằng") == Engine([segment]).search("giải phóng mặt bằng")


def test_a_segment_of_nothing_can_be_kept(tmp_path: Path) -> None:
    """A segment that only removes documents has no words, and is saved and loaded all the same."""
    save(build_segment([], removed=["a"]), tmp_path)
    assert load(tmp_path).removed == ("a",)
    assert Engine([load(tmp_path)]).search("đường").hits == ()


def test_equal_documents_make_equal_files(archive: list[Document], tmp_path: Path) -> None:
    """The order in which documents are given changes no byte."""
    for name, documents in (("one", archive), ("two", archive[::-1])):
        save(build_segment(documents), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_folder_without_its_list_is_not_used(archive: list[Document], tmp_path: Path) -> None:
    """The list is written last: what a killed run left behind is told from a whole segment."""
    save(build_segment(archive), tmp_path)
    (tmp_path / LIST).unlink()
    with pytest.raises(DamagedIndexError):
        load(tmp_path)


def test_other_bytes_of_the_same_number_are_found_out(archive: list[Document], tmp_path: Path) -> None:
    """Where the seal is known a file that was changed in its midst is told, and so is a list that was changed."""
    save(build_segment(archive), tmp_path)
    sealed = load(tmp_path).seal
    assert len(load(tmp_path, sealed)) == 40
    path = tmp_path / ARRAYS
    data = path.read_bytes()
    path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
    assert len(load(tmp_path)) == 40
    with pytest.raises(DamagedIndexError, match=r"segment\.bin đã bị thay đổi"):
        load(tmp_path, sealed)
    path.write_bytes(data)
    (tmp_path / LIST).write_text((tmp_path / LIST).read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(DamagedIndexError, match="bị hỏng"):
        load(tmp_path, sealed)


@pytest.mark.parametrize("damage", ["short", "gone", "garbled", "list"])
def test_a_damaged_folder_is_told(archive: list[Document], tmp_path: Path, damage: str) -> None:
    """A file cut short, missing or overwritten is found out before anything is asked."""
    save(build_segment(archive), tmp_path)
    path = tmp_path / ARRAYS
    if damage == "short":
        path.write_bytes(path.read_bytes()[:-1])
    elif damage == "gone":
        path.unlink()
    elif damage == "garbled":
        path.write_bytes(b"\0" * path.stat().st_size)
    else:
        (tmp_path / LIST).write_bytes(b"\xff{")
    with pytest.raises(DamagedIndexError, match="bị hỏng"):
        load(tmp_path)


def test_another_format_is_not_read(archive: list[Document], tmp_path: Path) -> None:
    """A segment made by another version says so instead of answering wrongly."""
    save(build_segment(archive), tmp_path)
    listed = json.loads((tmp_path / LIST).read_text(encoding="utf-8"))
    (tmp_path / LIST).write_text(json.dumps({**listed, "format": 0}), encoding="utf-8")
    with pytest.raises(DamagedIndexError, match="phiên bản 0"):
        load(tmp_path)
