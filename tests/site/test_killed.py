"""A build that is killed, wherever it was, costs nothing but the next build."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from trees import Sites, differences

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

# How many of a build's file operations it is killed at, spread evenly; 0 for each of them.
KILLS = int(os.environ.get("BANTIN_KILLS", "6"))
# How many times it is killed after a while, and how large the site is then.
MOMENTS = int(os.environ.get("BANTIN_MOMENTS", "1"))
LARGE = int(os.environ.get("BANTIN_ARTICLES", "30"))
_CHANGES = ("os.mkdir", "os.remove", "os.rename", "os.rmdir")


def changes_a_file(event: str, values: tuple[Any, ...]) -> bool:
    """Tell whether what Python is about to do changes anything on the disk."""
    if event == "open":
        return isinstance(values[2], int) and bool(values[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in _CHANGES


def in_a_copy(work: Callable[[], None]) -> int:
    """Do the work in a copy of this process and return how that ended, as ``os.waitpid`` says."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def count_changes(work: Callable[[], None]) -> int:
    """Return how many file operations the work is made of."""
    ours, theirs = os.pipe()

    def counted() -> None:
        seen = 0

        def hook(event: str, values: tuple[Any, ...]) -> None:
            nonlocal seen
            seen += changes_a_file(event, values)

        sys.addaudithook(hook)
        work()
        os.write(theirs, str(seen).encode())

    in_a_copy(counted)
    os.close(theirs)
    with os.fdopen(ours) as stream:
        return int(stream.read())


def killed_at(operation: int, work: Callable[[], None]) -> Callable[[], None]:
    """Return the work that ends before its file operation of this number, as when the power fails."""

    def until_then() -> None:
        left = operation

        def hook(event: str, values: tuple[Any, ...]) -> None:
            nonlocal left
            if changes_a_file(event, values):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        work()

    return until_then


@pytest.fixture
def sites(root: Path, tmp_path: Path) -> Sites:
    """Return a small site that was built, and then edited in several ways."""
    chance = random.Random(7)  # noqa: S311 -- an example, no secret
    made = Sites(root, tmp_path, Desk(root, tmp_path, chance, 8))
    made.build_again(1)
    for name in ("retitle", "delete", "add", "move_category", "repaint", "restyle", "retag"):
        getattr(made.desk, name)()
    return made


def keep(sites: Sites, at: Path) -> None:
    """Copy the site and its state to ``at``, times of change and all."""
    for name in ("output", "state"):
        shutil.rmtree(at / name, ignore_errors=True)
        shutil.copytree(sites.folder / name, at / name)


def restore(sites: Sites, at: Path) -> None:
    """Put the site and its state back as they were kept."""
    for name in ("output", "state"):
        shutil.rmtree(sites.folder / name)
        shutil.copytree(at / name, sites.folder / name)


def test_killed_at_any_file_operation_the_next_build_makes_the_same_site(sites: Sites, tmp_path: Path) -> None:
    """Before each of the operations of a build the process dies; the next build ends with what a first one makes."""
    afresh, index = sites.build_afresh()
    keep(sites, tmp_path / "kept")

    def build() -> None:
        sites.build(sites.desk.output, sites.folder / "state")

    total = count_changes(build)
    assert total > 50
    step = max(1, total // KILLS) if KILLS else 1
    for operation in range(1, total + 1, step):
        restore(sites, tmp_path / "kept")
        assert os.WIFSIGNALED(in_a_copy(killed_at(operation, build))), operation
        again, other = sites.build_again(1)
        assert differences(again, afresh) == [], operation
        assert other == index, operation


def test_killed_after_any_while_the_next_build_makes_the_same_site(root: Path, tmp_path: Path) -> None:
    """A build with helpers of its own dies in the middle; what its helpers still do harms nobody."""
    chance = random.Random(3)  # noqa: S311 -- an example, no secret
    sites = Sites(root, tmp_path, Desk(root, tmp_path, chance, LARGE))
    started = time.monotonic()
    sites.build_again(2)
    longest = time.monotonic() - started
    for _ in range(MOMENTS):
        for _ in range(3):
            sites.desk.edit()
        if chance.random() < 0.5:
            sites.desk.restyle()
        child = os.fork()
        if child == 0:
            sites.build(sites.desk.output, sites.folder / "state", 2)
            os._exit(0)
        time.sleep(chance.random() * longest)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        again, index = sites.build_again(2)
        afresh, other = sites.build_afresh()
        assert differences(again, afresh) == []
        assert index == other
