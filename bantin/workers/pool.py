"""Worker processes, each watched by a thread of its own: one that hangs or dies costs one task and no other."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Lock
from typing import Generic, Protocol, TypeVar

from bantin.workers.process import serve

START_SECONDS = 60


class Lost(Enum):
    """What became of a task that has no outcome: its process died over it, or took longer than it may."""

    CRASHED = "crashed"
    TIMEOUT = "timeout"


class Task(Protocol):
    """What a worker is given: anything that can be pickled and says how long it may take."""

    @property
    def seconds(self) -> float:
        """The most that the task may take."""


T = TypeVar("T", bound=Task)
R = TypeVar("R")


class WorkerStartError(RuntimeError):
    """A worker process that does not come up: a fault of the machine or of the program, never of a file."""


class Worker(Generic[T, R]):
    """One process, started when first needed and again after it was lost; ``memory`` in bytes.

    It belongs to the one thread that runs its tasks; another may only ``kill`` it.
    """

    def __init__(self, work: Callable[[T], R], memory: int) -> None:
        self._work = work
        self._memory = memory
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        # Around each start and each end of the process.
        self._lock = Lock()
        self._dismissed = False

    def run(self, task: T) -> R | Lost:
        """Return the outcome of ``task``, or how it was lost."""
        connection = self._connection or self._start()
        try:
            connection.send(task)
            if connection.poll(task.seconds):
                outcome: R = connection.recv()
                return outcome
        except (EOFError, OSError):
            self.stop()
            return Lost.CRASHED
        self.stop()
        return Lost.TIMEOUT

    def kill(self) -> None:
        """End the process at once, from whatever thread, and let none be started any more.

        A thread that waits for the process hears of its end; the connection is left to it, since one that is closed
        under a reader may be another by the time it is read.
        """
        with self._lock:
            self._dismissed = True
            if self._process is not None:
                self._process.kill()

    def stop(self) -> None:
        """End the process at once and let go of it; there may be none."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()
            if self._connection is not None:
                self._connection.close()
            self._process = self._connection = None

    def _start(self) -> Connection:
        ours = self._spawn()
        try:
            ready = ours.poll(START_SECONDS)
            if ready:
                ours.recv()
                return ours
        except (EOFError, OSError):
            pass
        self.stop()
        raise WorkerStartError

    def _spawn(self) -> Connection:
        # The same on every system, and no lock or thread of this process is copied into a state it never leaves.
        context = multiprocessing.get_context("spawn")
        with self._lock:
            if self._dismissed:
                raise WorkerStartError
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs, self._work, self._memory), daemon=True)
            self._connection = ours
            with theirs:
                process.start()
            # Only now: one that never started cannot be killed.
            self._process = process
            return ours


def run(
    tasks: Sequence[T], work: Callable[[T], R], take: Callable[[T, R | Lost], None], *, workers: int, memory: int
) -> None:
    """Give ``take`` each task with what ``work`` made of it, as it comes, from processes of ``memory`` bytes each.

    ``work`` is a function of a module, ``workers`` how many processes there are; ``take`` is called in this thread, and
    what it raises ends the run. However this ends, no process is left. Raises WorkerStartError where none comes up.
    """
    crew = [Worker(work, memory) for _ in range(workers)]
    idle: SimpleQueue[Worker[T, R]] = SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def give(task: T) -> R | Lost:
        worker = idle.get()
        try:
            return worker.run(task)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(workers)
    try:
        futures = {threads.submit(give, task): task for task in tasks}
        for future in as_completed(futures):
            take(futures[future], future.result())
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.kill()
        # Each thread ends with its process; then nobody else holds the connections.
        threads.shutdown()
        for worker in crew:
            worker.stop()


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
