"""Generations of the index on disk: what a build leaves, and what a reader takes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO

import pytest

from bantin import files
from bantin.dates import ZONE
from bantin.search import store
from bantin.search.crew import Crew
from bantin.search.documents import Document
from bantin.search.generations import Generation, Index, read_generation
from bantin.search.pointer import POINTER, SEGMENTS, DamagedIndexError, read_pointer
from bantin.search.publishing import Stored, publish
from bantin.search.segment import Segment
from bantin.search.store import ARRAYS, LIST

DAY = datetime(2021, 1, 6, tzinfo=ZONE)
ONE = [Document("a", "Chợ Mơ mở lại", date=DAY, url="/a.html")]
TWO = [*ONE, Document("b", "Chợ Đầu Mối", date=DAY, url="/b.html")]


def edited(number: int) -> list[Document]:
    """Return two documents, of which one is new with each number."""
    return [TWO[1], replace(TWO[0], title=f"Chợ Mơ mở lại lần {number}")]


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Return each file of a folder with its number on the disk and when it was written."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in found}


def cut(path: Path) -> None:
    """Take the last byte off a file."""
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    """Change the last byte of a file."""
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def test_the_same_documents_are_not_written_again(tmp_path: Path) -> None:
    """Where nothing changed, in whatever order it is given, no file is touched."""
    assert publish(tmp_path, TWO)
    before = snapshot(tmp_path)
    assert not publish(tmp_path, TWO[::-1])
    assert snapshot(tmp_path) == before


def test_a_change_leaves_what_stands_as_it_is(archive: list[Document], tmp_path: Path) -> None:
    """One edited article and one removed make one small segment; the large one is not written again."""
    publish(tmp_path, archive)
    before = snapshot(tmp_path / SEGMENTS)
    publish(tmp_path, [replace(archive[0], title="Cầu vượt"), *archive[2:]])
    after = snapshot(tmp_path / SEGMENTS)
    assert before.items() <= after.items()
    generation = read_generation(tmp_path)
    assert [(len(one), one.removed) for one in generation.segments.values()] == [(40, ()), (1, ("bai-01",))]
    assert generation.size == 39
    assert [hit.id for hit in generation.engine.search("cầu vượt").hits] == ["bai-00"]


def test_the_digest_is_that_of_the_documents(archive: list[Document], tmp_path: Path) -> None:
    """However an index came about, its digest tells what is in it."""
    publish(tmp_path / "one", archive)
    publish(tmp_path / "two", archive[5:])
    publish(tmp_path / "two", archive[::-1])
    one, two = (read_generation(tmp_path / name) for name in ("one", "two"))
    assert one.digest == two.digest
    publish(tmp_path / "two", archive[1:])
    assert read_generation(tmp_path / "two").digest != one.digest


def test_the_last_of_two_with_one_id_counts(tmp_path: Path) -> None:
    """Documents with one id replace each other in the order given, in one piece or in several."""
    same = [ONE[0], replace(ONE[0], title="Cầu vượt"), replace(ONE[0], title="Hầm chui")]
    for piece in (1, 2, 9):
        folder = tmp_path / str(piece)
        publish(folder, ONE)
        publish(folder, [*same, *ONE], crew=Crew(piece=piece))
        engine = read_generation(folder).engine
        assert (len(engine), engine.search("chợ mơ").total, engine.search("hầm chui").total) == (1, 1, 0)


def test_several_processes_make_the_same_index(archive: list[Document], tmp_path: Path) -> None:
    """More documents than one piece are read by other processes, piece by piece."""
    publish(tmp_path, archive, crew=Crew(workers=2, piece=15))
    generation = read_generation(tmp_path)
    assert [len(one) for one in generation.segments.values()] == [15, 15, 10]
    publish(tmp_path / "whole", archive)
    whole = read_generation(tmp_path / "whole")
    assert generation.digest == whole.digest
    assert generation.engine.search("giải phóng mặt bằng") == whole.engine.search("giải phóng mặt bằng")


def test_no_documents_are_an_index_too(tmp_path: Path) -> None:
    """Before the first article, and after the last, every question is answered by nothing."""
    for documents in ((), ONE, ()):
        assert publish(tmp_path, documents)
        assert read_generation(tmp_path).engine.search("chợ").total == len(documents)


def test_further_products_are_made_before_the_generation_is_current(tmp_path: Path) -> None:
    """Who makes something else of the documents is given all segments as stored; where that fails nothing changes."""
    publish(tmp_path, ONE)
    given: list[tuple[list[str], bool]] = []

    def product(stored: object) -> None:
        assert isinstance(stored, list)
        assert all(isinstance(one, Stored) for one in stored)
        names = [one.name for one in stored]
        given.append((names, read_generation(tmp_path).size == 1))
        if len(given) == 2:
            raise OSError("voll")

    publish(tmp_path, TWO, products=[product])
    assert given == [(list(read_pointer(tmp_path).seals), True)]
    with pytest.raises(OSError, match="voll"):
        publish(tmp_path, ONE, products=[product])
    assert read_generation(tmp_path).size == 2


def test_a_reader_takes_the_new_generation_and_keeps_the_old_in_hand(tmp_path: Path) -> None:
    """After a publication the next question is answered anew; an engine that is being asked outlives its files."""
    publish(tmp_path, ONE)
    index = Index(tmp_path)
    before = index.current()
    assert index.current() is before
    publish(tmp_path, TWO)
    assert index.current().size == 2
    for number in range(20):
        publish(tmp_path, edited(number))
    assert not (tmp_path / SEGMENTS / "000001").exists()
    assert before.engine.search("cho").total == 1
    assert "<mark>Chợ</mark> Mơ" in before.engine.search("cho").hits[0].title


def test_a_reader_takes_over_the_segments_that_stay(archive: list[Document], tmp_path: Path) -> None:
    """Of a new generation only what is new is read."""
    publish(tmp_path, archive)
    index = Index(tmp_path)
    (base,) = index.current().segments.values()
    publish(tmp_path, archive[1:])
    assert next(iter(index.current().segments.values())) is base


def test_segments_of_the_last_two_generations_are_kept(tmp_path: Path) -> None:
    """Old segments do not gather, and no name is used twice."""
    seen: list[str] = []
    for number in range(25):
        before = set(read_pointer(tmp_path).seals) if number else set()
        publish(tmp_path, edited(number))
        now = set(read_pointer(tmp_path).seals)
        assert {one.name for one in (tmp_path / SEGMENTS).iterdir()} == before | now
        assert (now - before).isdisjoint(seen)
        seen += now - before
        assert len(now) <= 9


def test_a_damaged_part_alone_is_built_anew(archive: list[Document], tmp_path: Path) -> None:
    """What lost its end, or has other bytes, is noticed by readers and by the next build, told, and made good."""
    for name, harm in ((ARRAYS, cut), (ARRAYS, flip), (ARRAYS, os.remove), (LIST, flip)):
        folder = tmp_path / f"{name}-{harm.__name__}"
        publish(folder, archive[:30])
        publish(folder, archive)
        harm(folder / SEGMENTS / "000002" / name)
        with pytest.raises(DamagedIndexError):
            read_generation(folder)
        said: list[str] = []
        assert publish(folder, archive, warn=said.append)
        assert len(said) == 1
        assert "000002" in said[0]
        generation = read_generation(folder)
        assert generation.size == 40
        assert [(name, len(one)) for (name, _), one in generation.segments.items()] == [("000001", 30), ("000003", 10)]
        assert not publish(folder, archive, warn=said.append)
        assert len(said) == 1


def test_a_removal_that_is_lost_is_made_again(archive: list[Document], tmp_path: Path) -> None:
    """Where the damaged part said that an article is gone, the article does not come back."""
    publish(tmp_path, archive)
    publish(tmp_path, archive[1:])
    cut(tmp_path / SEGMENTS / "000002" / ARRAYS)
    publish(tmp_path, archive[1:])
    generation = read_generation(tmp_path)
    assert generation.size == 39
    assert "bai-00" not in [id for id, _ in generation.engine.rank("tin số 0", 100)]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"seals": []}', "\x00"])
def test_a_damaged_list_of_parts_has_all_built_anew(tmp_path: Path, content: str) -> None:
    """A pointer that cannot be read is told, and no folder that lies there is written into."""
    publish(tmp_path, ONE)
    before = snapshot(tmp_path / SEGMENTS)
    (tmp_path / POINTER).write_text(content, encoding="utf-8")
    said: list[str] = []
    assert publish(tmp_path, ONE, warn=said.append)
    assert len(said) == 1
    assert read_generation(tmp_path).size == 1
    assert before.keys().isdisjoint(snapshot(tmp_path / SEGMENTS))


def test_a_reader_goes_on_with_what_it_holds(tmp_path: Path) -> None:
    """A pointer that cannot be read does not end the service, only the lack of any index does."""
    with pytest.raises(DamagedIndexError):
        Index(tmp_path).current()
    publish(tmp_path, ONE)
    index = Index(tmp_path)
    index.current()
    (tmp_path / POINTER).write_text("[]", encoding="utf-8")
    assert index.current().size == 1


def test_a_reader_overtaken_by_two_builds_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The segments that were named a moment ago may be gone by now; then the pointer names others."""
    for number in range(12):
        publish(tmp_path, edited(number))
    old = read_pointer(tmp_path)
    for number in range(12, 24):
        publish(tmp_path, edited(number))
    assert not all((tmp_path / SEGMENTS / name).exists() for name in old.seals)
    pointers = iter([old])
    monkeypatch.setattr(
        "bantin.search.generations.read_pointer", lambda folder: next(pointers, None) or read_pointer(folder)
    )
    assert read_generation(tmp_path).engine.search("lần 23").total >= 1


def test_nobody_waits_while_a_new_generation_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks while another thread takes in the new generation is answered from the one before."""
    publish(tmp_path, ONE)
    index = Index(tmp_path)
    before = index.current()
    publish(tmp_path, TWO)
    begun, go_on = threading.Event(), threading.Event()

    def read_slowly(folder: Path, held: Mapping[tuple[str, str], Segment] | None) -> Generation:
        begun.set()
        assert go_on.wait(60)
        return read_generation(folder, held)

    monkeypatch.setattr("bantin.search.generations.read_generation", read_slowly)
    with ThreadPoolExecutor(1) as pool:
        new = pool.submit(index.current)
        assert begun.wait(60)
        assert index.current() is before
        go_on.set()
        assert new.result().size == 2
    assert index.current().size == 2


class KilledError(BaseException):
    """Stands for the end of a process: nothing catches it."""


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Return what has the process killed at the n-th file or array, half of which is written."""
    whole = files.write_bytes
    left = [-1]

    def write(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] == -1:
            path.parent.mkdir(parents=True, exist_ok=True)
            (path.parent / f".{path.name}.tmp").write_bytes(data[: len(data) // 2])
            raise KilledError
        whole(path, data)

    def write_array(stream: IO[bytes], piece: bytes) -> None:
        left[0] -= 1
        stream.write(piece[: len(piece) // 2] if left[0] == -1 else piece)
        if left[0] == -1:
            raise KilledError

    monkeypatch.setattr(files, "write_bytes", write)
    monkeypatch.setattr(store, "_write", write_array)
    yield lambda n: left.__setitem__(0, n)
    left[0] = -1


def test_a_build_killed_at_any_file_leaves_the_index_before(
    archive: list[Document], tmp_path: Path, kill_at: Callable[[int], None]
) -> None:
    """Whichever file a build is killed at, in a merge or not, readers have the old index, and the next build works."""
    publish(tmp_path, archive)
    for number in range(8):
        publish(
            tmp_path, [replace(archive[number], title=f"Cầu vượt {number}"), *archive[:number], *archive[number + 1 :]]
        )
    before = read_generation(tmp_path)
    wanted = [replace(archive[20], title="Hầm chui mới"), *archive[:20], *archive[21:39]]
    killed = 0
    for number in range(1000):
        kill_at(number)
        try:
            publish(tmp_path, wanted)
            break
        except KilledError:
            killed += 1
        now = read_generation(tmp_path)
        assert (now.digest, now.segments.keys()) == (before.digest, before.segments.keys())
        assert now.engine.search("cầu vượt") == before.engine.search("cầu vượt")
    assert killed > 40
    kill_at(-1)
    generation = read_generation(tmp_path)
    assert generation.size == 39
    assert generation.engine.search("hầm chui mới").hits[0].id == "bai-20"
    assert not publish(tmp_path, wanted)
