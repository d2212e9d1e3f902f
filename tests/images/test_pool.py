from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.digests import stamp
from bantin.images import ImageSettings, Picture, PictureFault
from bantin.images.pool import run
from bantin.images.worker import Task
from bantin.workers import WorkerStartError
from tests.images.conftest import Draw

MEMORY = 400 * 1024 * 1024


class Hostile:
    """Something in a task that does as told in the worker unpacking it: a stand-in for a file that breaks a decoder."""

    def __init__(self, act: Callable[..., Any], *arguments: object) -> None:
        self.act, self.arguments = act, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return self.act, self.arguments


def task(source: Any, folder: Path, settings: ImageSettings, key: str = "k") -> Task:
    return Task(source, stamp(source) if isinstance(source, Path) else (0, 0, 0), key, folder, settings)


def outcomes(tasks: list[Task], workers: int = 1, memory: int = MEMORY) -> dict[str, Picture | PictureFault]:
    made: dict[str, Picture | PictureFault] = {}
    run(tasks, workers, memory, lambda one, outcome: made.update({one.key: outcome}))
    return made


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_kills_its_worker_costs_no_other(
    workers: int, save: Draw, tmp_path: Path, settings: ImageSettings
) -> None:
    """Pictures before and after a crash are made; the one that crashed is named."""
    good = save("a.jpg")
    tasks = [task(good, tmp_path, settings, f"good{number}") for number in range(3)]
    tasks.insert(1, task(Hostile(os._exit, 3), tmp_path, settings, "exit"))
    if sys.platform != "win32":
        tasks.insert(2, task(Hostile(os.abort), tmp_path, settings, "abort"))
    made = outcomes(tasks, workers)
    assert {key for key, one in made.items() if isinstance(one, Picture)} == {"good0", "good1", "good2"}
    assert {one.code for one in made.values() if isinstance(one, PictureFault)} == {"picture-crashed"}


def test_a_file_that_hangs_is_given_up(save: Draw, tmp_path: Path, settings: ImageSettings) -> None:
    """After its time a picture is given up, its worker is ended, and the next picture is made."""
    brief = ImageSettings(widths=(48,), seconds=2)
    tasks = [task(Hostile(time.sleep, 600), tmp_path, brief, "hang"), task(save("a.jpg"), tmp_path, settings, "good")]
    made = outcomes(tasks)
    assert made["hang"] == PictureFault("picture-timeout", {"seconds": 2})
    assert isinstance(made["good"], Picture)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_that_eats_the_memory_is_stopped_at_its_share(
    save: Draw, tmp_path: Path, settings: ImageSettings
) -> None:
    """A picture that needs more than the worker may have is a fault, and the next one is made."""
    hungry = save("big.png", Image.new("RGBA", (6000, 5000), (9, 9, 9, 9)), compress_level=1)
    tasks = [
        replace(task(hungry, tmp_path, settings, "hungry"), alone=True),
        task(save("a.jpg"), tmp_path, settings, "good"),
    ]
    made = outcomes(tasks, memory=200 * 1024 * 1024)
    assert made["hungry"] == PictureFault("picture-memory")
    assert isinstance(made["good"], Picture)


def test_no_process_is_left_when_a_run_is_broken_off(save: Draw, tmp_path: Path, settings: ImageSettings) -> None:
    """Ctrl-C or an error in the middle leaves no worker behind, not even one that hangs."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    hanging = task(Hostile(time.sleep, 600), tmp_path, settings, "hang")
    with pytest.raises(KeyboardInterrupt):
        run([hanging, task(save("a.jpg"), tmp_path, settings, "good")], 2, MEMORY, interrupt)
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
def test_a_run_may_be_broken_off_at_any_moment(delay: float, tmp_path: Path) -> None:
    """While workers start, work, hang or are being replaced, the interrupt is what ends the run, and nothing else."""
    slow = Hostile(time.sleep, 0.05)
    brief = ImageSettings(widths=(48,), seconds=60)
    tasks = [task(slow if number % 3 else Hostile(time.sleep, 60), tmp_path, brief) for number in range(12)]
    timer = threading.Timer(delay, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - the interrupt may come before the run
        timer.start()
        run(tasks, 2, MEMORY, lambda *_: None)
    timer.join()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_is_left_to_the_process_in_charge(save: Draw, tmp_path: Path, settings: ImageSettings) -> None:
    """The interrupt that a terminal sends to all processes does not make a picture fail."""
    interrupt = task(Hostile(signal.raise_signal, signal.SIGINT), tmp_path, settings, "odd")
    made = outcomes([interrupt, task(save("a.jpg"), tmp_path, settings, "good")])
    assert isinstance(made["good"], Picture)


def test_a_worker_that_does_not_come_up_is_no_fault_of_a_picture(
    save: Draw, tmp_path: Path, settings: ImageSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no process can start, the run stops and says so, and blames no file."""
    monkeypatch.setattr("bantin.workers.pool.serve", Hostile(os._exit, 1))
    with pytest.raises(WorkerStartError):
        outcomes([task(save("a.jpg"), tmp_path, settings)])


def test_a_folder_that_cannot_be_written_stops_the_run(save: Draw, tmp_path: Path, settings: ImageSettings) -> None:
    """A full or closed disk is an error of the run, not of a picture."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        outcomes([task(save("a.jpg"), tmp_path / "file", settings)])
