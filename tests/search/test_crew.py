"""Segments made by several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bantin.search.crew import Build, Crew, Merge
from bantin.search.documents import Document
from bantin.search.store import load


@dataclass(frozen=True)
class Fail:
    """A job that no process can do."""

    folder: Path

    def __call__(self) -> None:
        """Raise OSError."""
        raise OSError("đĩa đầy")


@dataclass(frozen=True)
class DieOnce:
    """A job whose first process is ended before it is done."""

    folder: Path
    parent: int

    def __call__(self) -> None:
        """End the process, unless it is the one the job came from."""
        if os.getpid() != self.parent:
            os._exit(1)
        Build(self.folder, [])()


def test_folders_come_in_the_order_of_the_jobs(archive: list[Document], tmp_path: Path) -> None:
    """Whoever is done first: the segments are named in the order in which they were asked for."""
    jobs = [Build(tmp_path / f"{number}", archive[number : number + 1]) for number in range(6)]
    assert Crew(workers=2).run(jobs) == [tmp_path / f"{number}" for number in range(6)]
    assert [load(tmp_path / f"{number}").ids for number in range(6)] == [(one.id,) for one in archive[:6]]


def test_no_more_jobs_are_taken_than_are_in_hand(tmp_path: Path) -> None:
    """Documents are not piled up: each job is asked for when an earlier one is nearly done."""
    taken = 0

    def jobs() -> Iterator[Build]:
        nonlocal taken
        for taken in range(1, 9):
            done = sum((tmp_path / f"{number}" / "segment.json").exists() for number in range(1, 9))
            assert taken - done <= 5
            yield Build(tmp_path / f"{taken}", [])

    assert len(Crew(workers=2).run(jobs())) == taken == 8


def test_what_a_lost_process_leaves_is_done_here(tmp_path: Path) -> None:
    """A process that is ended, by want of memory or by hand, costs time and no segment."""
    jobs = [DieOnce(tmp_path / f"{number}", os.getpid()) for number in range(4)]
    assert [len(load(folder)) for folder in Crew(workers=2).run(jobs)] == [0] * 4


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_disk_is_raised(tmp_path: Path, workers: int) -> None:
    """What a job raises comes to whoever wanted it, from whichever process."""
    with pytest.raises(OSError, match="đĩa đầy"):
        Crew(workers).run([Fail(tmp_path / "a"), Fail(tmp_path / "b")])


def test_merging_is_done_from_folders(archive: list[Document], tmp_path: Path) -> None:
    """Segments are merged by their folders, with what is gone since and what is removed."""
    for name, some in (("a", archive[:20]), ("b", archive[20:])):
        Build(tmp_path / name, some)()
    jobs = [Merge(tmp_path / name, [(tmp_path / "a", None), (tmp_path / "b", None)], (name,)) for name in ("c", "d")]
    for folder in Crew(workers=2).run(jobs):
        assert (len(load(folder)), load(folder).removed) == (40, (folder.name,))
