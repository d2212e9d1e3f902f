"""What a program costs with all the processes it starts: seconds, processor seconds, memory."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
# Between two looks at the memory, in seconds.
PAUSE = 0.02


class RunError(RuntimeError):
    """A program that was to be measured has failed, or has not done what it should; the text says which and how."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of wall time and of processor time, of the program and of every process it waited for."""

    wall: float
    cpu: float


def run(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Usage:
    """Run a program to its end and return what it used; raises RunError where it failed."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = start(command, environment, folder, said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        _require_success(process, command, said)
    return Usage(wall, used.ru_utime + used.ru_stime)


def peak(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> float:
    """Run a program to its end and return the most memory in MiB that all its processes had at one moment."""
    most = 0.0
    with tempfile.TemporaryFile() as said:
        process = start(command, environment, folder, said)
        while process.poll() is None:
            most = max(most, memory(process.pid))
            time.sleep(PAUSE)
        _require_success(process, command, said)
    return most


def start(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, said: IO[bytes] | int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start a program of ours or of a peer; what it says goes to ``said``."""
    return subprocess.Popen(list(command), env=dict(environment), cwd=folder, stdout=said, stderr=said)


def _require_success(process: subprocess.Popen[bytes], command: Sequence[str], said: IO[bytes]) -> None:
    if process.returncode:
        said.seek(0)
        words = said.read().decode("utf-8", "replace")[-2000:]
        raise RunError(f"{' '.join(command)} ended with {process.returncode}:\n{words}")


def tree(root: int) -> Iterator[int]:
    """Yield the number of a process and those of all processes below it."""
    yield root
    with contextlib.suppress(OSError):
        for thread in (PROC / str(root) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from tree(int(child))


def memory(root: int) -> float:
    """Return the memory in MiB of a process and all below it: PSS, so that pages they share are counted once."""
    total = 0
    for one in tree(root):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            for line in (PROC / str(one) / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def cpu(root: int) -> float:
    """Return the processor seconds so far of a process, those below it, and those it has waited for."""
    total = 0
    for one in tree(root):
        with contextlib.suppress(OSError):
            # After the name, which stands in brackets and may hold blanks: utime, stime, cutime, cstime.
            fields = (PROC / str(one) / "stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))
    return total / TICKS
