from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.build.crew import Aside, CrewError, is_alone, is_copy, spread
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


def test_work_aside_is_done_by_another_process_meanwhile() -> None:
    """What is known when it begins is known there, and nothing that is learnt here afterwards."""
    known = {"bài": 1}
    aside = Aside(lambda: (os.getpid(), dict(known)), workers=2)
    known["bài"] = 2
    process, seen = aside.result()
    assert process != os.getpid()
    assert seen == {"bài": 1}


def test_work_aside_is_done_here_where_one_process_has_to_do() -> None:
    """With one worker it waits until somebody asks for it."""
    known = {"bài": 1}
    aside = Aside(lambda: (os.getpid(), dict(known)), workers=1)
    known["bài"] = 2
    assert aside.result() == (os.getpid(), {"bài": 2})


def test_what_work_aside_raises_is_raised_to_whom_it_matters() -> None:
    """An error keeps its kind; a process that was ended is said."""
    with pytest.raises(FolderError, match="hai trang"):
        Aside(lambda: raiser(FolderError("hai trang"))(3), workers=2).result()
    with pytest.raises(CrewError):
        Aside(lambda: os.kill(os.getpid(), signal.SIGKILL), workers=2).result()


def test_work_aside_that_nobody_asks_for_is_ended() -> None:
    """A build that fails meanwhile leaves no process behind."""
    aside = Aside(lambda: time.sleep(600), workers=2)
    assert aside._member
    process = aside._member._process
    assert process.is_alive()
    del aside
    assert not process.is_alive()


def test_copies_end_with_the_process_they_were_copied_from() -> None:
    """A build that is killed leaves nobody who writes on, while another takes its turn."""
    program = (
        "import os, signal, sys, time\n"
        "from bantin.build.crew import Aside\n"
        "read, write = os.pipe()\n"
        "aside = Aside(lambda: (os.write(write, b'x'), time.sleep(600)), workers=2)\n"
        "os.read(read, 1)\n"
        "print(aside._member._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    copy = Path("/proc") / ended.stdout.strip()
    until = time.monotonic() + 30
    while is_running(copy) and time.monotonic() < until:
        time.sleep(0.01)
    assert not is_running(copy)


def is_running(process: Path) -> bool:
    """Tell whether a process runs: one that nobody has asked for its status is a zombie (Z)."""
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
