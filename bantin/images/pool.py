"""Worker processes, each watched by a thread of its own: one that hangs or dies costs one picture and no other."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue

from bantin.images.picture import Picture, PictureFault
from bantin.images.worker import Outcome, Task, serve

START_SECONDS = 60

Take = Callable[[Task, Picture | PictureFault], None]


class WorkerStartError(RuntimeError):
    """A worker process that does not come up: a fault of the machine or of the program, never of a picture."""


class Worker:
    """One process, started when first needed and again after it was lost; ``memory`` in bytes."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def run(self, task: Task) -> Outcome:
        """Return the outcome of ``task``: a fault where the process died over it or took longer than it may."""
        connection = self._connection or self._start()
        try:
            connection.send(task)
            if connection.poll(task.settings.seconds):
                outcome: Outcome = connection.recv()
                return outcome
        except (EOFError, OSError):
            self.stop()
            return PictureFault("picture-crashed")
        self.stop()
        return PictureFault("picture-timeout", {"seconds": task.settings.seconds})

    def stop(self) -> None:
        """End the process at once; there may be none."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def _start(self) -> Connection:
        # The same on every system, and no lock or thread of this process is copied into a state it never leaves.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, self._memory), daemon=True)
        self._connection = ours
        self._process.start()
        theirs.close()
        try:
            ready = ours.poll(START_SECONDS)
            if ready:
                ours.recv()
                return ours
        except (EOFError, OSError):
            pass
        self.stop()
        raise WorkerStartError


def run(tasks: Sequence[Task], workers: int, memory: int, take: Take) -> None:
    """Give ``take`` each task with its outcome as it comes, from ``workers`` processes of ``memory`` bytes each.

    However this ends, no process is left. Raises OSError where the variants cannot be written, WorkerStartError where
    no process comes up.
    """
    crew = [Worker(memory) for _ in range(workers)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def work(task: Task) -> Outcome:
        worker = idle.get()
        try:
            return worker.run(task)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(workers)
    try:
        futures = {threads.submit(work, task): task for task in tasks}
        for future in as_completed(futures):
            outcome = future.result()
            if isinstance(outcome, OSError):
                raise outcome
            take(futures[future], outcome)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.stop()
        threads.shutdown()
