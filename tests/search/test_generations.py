"""Generations of the index on disk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bantin.dates import ZONE
from bantin.search.documents import Document
from bantin.search.generations import POINTER, Index, publish, read_generation
from bantin.search.store import DamagedIndexError

DAY = datetime(2021, 1, 6, tzinfo=ZONE)
ONE = [Document("a", "Chợ Mơ mở lại", date=DAY, url="/a.html")]
TWO = [*ONE, Document("b", "Chợ Đầu Mối", date=DAY, url="/b.html")]


def folders(folder: Path) -> list[str]:
    """Return the generations that lie in a folder."""
    return sorted(one.name for one in folder.iterdir() if one.is_dir())


def test_the_same_documents_are_not_written_again(tmp_path: Path) -> None:
    """A digest that is current already makes no new generation."""
    assert publish(tmp_path, ONE, "x")
    assert not publish(tmp_path, ONE, "x")
    assert folders(tmp_path) == ["1"]


def test_a_reader_takes_the_new_generation_and_keeps_the_old_in_hand(tmp_path: Path) -> None:
    """After a publication the next question is answered anew, and an engine that is being asked stays whole."""
    publish(tmp_path, ONE, "x")
    index = Index(tmp_path)
    before = index.current()
    assert index.current() is before
    publish(tmp_path, TWO, "y")
    assert index.current().size == 2
    for number in range(3):
        publish(tmp_path, TWO, f"z{number}")
    assert before.engine.search("cho").total == 1


def test_only_the_last_two_generations_are_kept(tmp_path: Path) -> None:
    """Old generations do not gather."""
    for number in range(5):
        publish(tmp_path, ONE, str(number))
    assert folders(tmp_path) == ["4", "5"]


def test_a_build_that_was_killed_leaves_the_index_before(tmp_path: Path) -> None:
    """A half-written generation is never current, and the next build passes over it."""
    publish(tmp_path, ONE, "x")
    (tmp_path / "2" / "0").mkdir(parents=True)
    assert read_generation(tmp_path).digest == "x"
    publish(tmp_path, TWO, "y")
    assert read_generation(tmp_path).size == 2


def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    """A file that lost its end is noticed by readers, and by the next build of the same documents."""
    publish(tmp_path, ONE, "x")
    file = tmp_path / "1" / "0" / "words.npy"
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(DamagedIndexError):
        read_generation(tmp_path)
    assert publish(tmp_path, ONE, "x")
    assert read_generation(tmp_path).size == 1


def test_a_reader_goes_on_with_what_it_holds(tmp_path: Path) -> None:
    """A pointer that cannot be read does not end the service, only the lack of any index does."""
    with pytest.raises(DamagedIndexError):
        Index(tmp_path).current()
    publish(tmp_path, ONE, "x")
    index = Index(tmp_path)
    index.current()
    (tmp_path / POINTER).write_text("[]", encoding="utf-8")
    assert index.current().size == 1
