from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bantin.build.folder import FolderError
from bantin.build.turn import take_turn

HOLD = """
import sys, time
from pathlib import Path
from bantin.build.turn import take_turn
turn = take_turn(Path(sys.argv[1]), Path(sys.argv[2]))
print("taken", flush=True)
time.sleep(600)
"""


def test_a_second_build_into_one_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one build writes, another waits, says so, and gives up with a sentence, however the path is spelt."""
    first = take_turn(tmp_path / "output", tmp_path / "var")
    with pytest.raises(FolderError, match="đang được một lần dựng khác ghi"):
        take_turn(tmp_path / "a" / ".." / "output", tmp_path / "var", patience=0.05)
    assert "xin chờ" in capsys.readouterr().err
    first.close()
    take_turn(tmp_path / "output", tmp_path / "var", patience=0).close()
    assert capsys.readouterr().err == ""


def test_a_build_that_ends_lets_the_next_in(tmp_path: Path) -> None:
    """Who waits goes on as soon as the other has ended."""
    first = take_turn(tmp_path / "output", tmp_path / "var")
    begun = threading.Event()
    taken = threading.Event()

    def follow() -> None:
        begun.set()
        second = take_turn(tmp_path / "output", tmp_path / "var", patience=20)
        taken.set()
        second.close()

    thread = threading.Thread(target=follow)
    thread.start()
    assert begun.wait(20)
    assert not taken.wait(0.2)
    first.close()
    thread.join(20)
    assert taken.is_set()


def test_builds_into_two_folders_do_not_meet(tmp_path: Path) -> None:
    """Each folder has a turn of its own."""
    first = take_turn(tmp_path / "one", tmp_path / "var")
    take_turn(tmp_path / "two", tmp_path / "var", patience=0).close()
    first.close()


def test_a_killed_build_blocks_nobody(tmp_path: Path) -> None:
    """The turn of a process ends with it, even where it had no time to give it back."""
    output, state = tmp_path / "output", tmp_path / "var"
    command = [sys.executable, "-c", HOLD, str(output), str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "taken\n"
        with pytest.raises(FolderError):
            take_turn(output, state, patience=0)
        holder.kill()
    take_turn(output, state, patience=0).close()
