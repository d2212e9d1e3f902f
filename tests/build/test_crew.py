from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import pytest

from bantin.build.crew import CrewError, is_alone, is_copy, spread
from bantin.build.folder import FolderError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


def test_every_item_is_worked_on_once_and_in_other_processes() -> None:
    """Results come back from copies that know what this process knows, each item's once."""
    known = {number: f"số {number}" for number in range(50)}

    def work(number: int) -> tuple[int, str, bool]:
        return os.getpid(), known[number], is_copy() and not is_alone()

    made = list(spread(range(50), work, workers=3))
    assert sorted(words for _, words, _ in made) == sorted(known.values())
    assert all(was_copy for *_, was_copy in made)
    assert {pid for pid, *_ in made} - {os.getpid()}
    assert os.getpid() not in {pid for pid, *_ in made}


@pytest.mark.parametrize(("workers", "least"), [(1, 2), (2, 100)])
def test_little_work_is_done_here(workers: int, least: int) -> None:
    """One worker, or too few items, and no process is started."""
    assert list(spread([1, 2], lambda _: os.getpid(), workers=workers, least=least)) == [os.getpid()] * 2


def raiser(error: BaseException) -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == 3:
            raise error
        return number

    return work


def test_what_is_raised_there_is_raised_here() -> None:
    """An error keeps its kind and its words, and says where it was raised."""
    with pytest.raises(FolderError, match="hai trang") as caught:
        list(spread(range(6), raiser(FolderError("hai trang")), workers=2))
    assert any("raise error" in note for note in caught.value.__notes__)


def test_a_process_that_dies_is_said() -> None:
    """Killed over its work, as when memory runs out, it leaves no result and nobody waiting."""

    def work(number: int) -> int:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(CrewError, match="--workers 1"):
        list(spread(range(6), work, workers=2))
