"""Worker processes, each watched by a thread of its own: one that hangs or dies costs one picture and no other."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Lock

from bantin.images.picture import Picture, PictureFault
from bantin.images.worker import Outcome, Task, serve

START_SECONDS = 60

Take = Callable[[Task, Picture | PictureFault], None]


class WorkerStartError(RuntimeError):
    """A worker process that does not come up: a fault of the machine or of the program, never of a picture."""


class Worker:
    """One process, started when first needed and again after it was lost; ``memory`` in bytes.

    It belongs to the one thread that runs its tasks; another may only ``kill`` it.
    """

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        # Around each start and each end of the process.
        self._lock = Lock()
        self._dismissed = False

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
            process = context.Process(target=serve, args=(theirs, self._memory), daemon=True)
            self._connection = ours
            with theirs:
                process.start()
            # Only now: one that never started cannot be killed.
            self._process = process
            return ours


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
            worker.kill()
        # Each thread ends with its process; then nobody else holds the connections.
        threads.shutdown()
        for worker in crew:
            worker.stop()
