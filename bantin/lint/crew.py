"""Files in worker processes, a batch at a time; a file that ends its process is told of, and the others are checked."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bantin import workers as processes
from bantin.article.source import read_data
from bantin.lint.memory import digest, pack
from bantin.lint.reading import Result, check_files
from bantin.lint.sheet import Desk
from bantin.messages import text
from bantin.report import Diagnostic, Position, diagnose

# With fewer files starting processes takes longer than reading.
FEW = 150
_BATCH = 25
_MEMORY = 1 << 30
# So many bytes of files that are checked side by side take what one file of the greatest size takes.
_SIDE_BY_SIDE = 1_000_000
# A file of the greatest size takes a few seconds.
_SECONDS = 60
RARELY = 100_000

# A file's name, its digest, and what was found in it, packed.
Checked = tuple[str, bytes, bytes]
Take = Callable[[Checked], None]


@dataclass(frozen=True, slots=True)
class Task:
    """Files to check."""

    names: tuple[str, ...]
    desk: Desk
    seconds: float = _SECONDS


def check_names(task: Task) -> list[Checked]:
    """Return of each file its name, its digest and what was found in it."""
    checked: list[Checked] = []
    files: dict[str, bytes | Diagnostic] = {}
    for name in task.names:
        files[name] = read_data(task.desk.content, PurePosixPath(name))
        if sum(len(data) for data in files.values() if isinstance(data, bytes)) > _SIDE_BY_SIDE:
            checked += _check(files, task.desk)
            files = {}
    return [*checked, *_check(files, task.desk)]


def _check(files: Mapping[str, bytes | Diagnostic], desk: Desk) -> Iterator[Checked]:
    for name, result in check_files(files, desk).items():
        data = files[name]
        # Of a file that cannot be read nothing is kept.
        yield name, b"" if isinstance(data, Diagnostic) else digest(data), pack(result)


def check_names_apart(task: Task) -> list[Checked]:
    """Return the same, in a process that ends when all is checked."""
    # Nothing of what reading leaves behind refers to itself; to look for such things took a tenth of the time.
    gc.set_threshold(RARELY)
    return check_names(task)


def check_all(names: Sequence[str], desk: Desk, take: Take, workers: int = 0) -> None:
    """Give ``take`` each file with its digest and what was found in it, as it comes.

    ``workers`` is the number of processes, 0 for one a core. Where none comes up, all is done here.
    """
    crew = workers or processes.cores()
    left = dict.fromkeys(names)

    def settle(name: str, known: bytes, packed: bytes) -> None:
        del left[name]
        take((name, known, packed))

    if len(names) >= FEW and crew > 1:
        # A machine that has no room for another process has room for this one.
        with contextlib.suppress(processes.WorkerStartError):
            _spread(names, desk, settle, crew)
    for name in list(left):
        settle(*check_names(Task((name,), desk))[0])


def _spread(names: Sequence[str], desk: Desk, settle: Callable[[str, bytes, bytes], None], crew: int) -> None:
    lost: list[Task] = []

    def receive(task: Task, outcome: list[Checked] | processes.Lost) -> None:
        if not isinstance(outcome, processes.Lost):
            for one in outcome:
                settle(*one)
        elif len(task.names) > 1:
            lost.extend(replace(task, names=(name,)) for name in task.names)
        else:
            settle(task.names[0], b"", pack(_lost(task.names[0], outcome)))

    processes.run(list(_batches(names, desk)), check_names_apart, receive, workers=crew, memory=_MEMORY)
    if lost:
        processes.run(lost, check_names_apart, receive, workers=crew, memory=_MEMORY)


def _batches(names: Sequence[str], desk: Desk) -> Iterator[Task]:
    for start in range(0, len(names), _BATCH):
        yield Task(tuple(names[start : start + _BATCH]), desk)


def _lost(name: str, outcome: processes.Lost) -> Result:
    return Result(
        [diagnose("lint.check-failed", Position(PurePosixPath(name)), reason=text(f"lint.lost-{outcome.value}"))]
    )
