"""Pictures in worker processes: what was lost with a process is a fault of its picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bantin import workers as processes
from bantin.images.picture import Picture, PictureFault
from bantin.images.worker import Outcome, Task, produce

Take = Callable[[Task, Picture | PictureFault], None]


def run(tasks: Sequence[Task], workers: int, memory: int, take: Take) -> None:
    """Give ``take`` each task with its outcome as it comes, from ``workers`` processes of ``memory`` bytes each.

    However this ends, no process is left. Raises OSError where the variants cannot be written, WorkerStartError where
    no process comes up.
    """

    def settle(task: Task, outcome: Outcome | processes.Lost) -> None:
        if isinstance(outcome, OSError):
            raise outcome
        if outcome is processes.Lost.TIMEOUT:
            outcome = PictureFault("picture-timeout", {"seconds": task.seconds})
        elif outcome is processes.Lost.CRASHED:
            outcome = PictureFault("picture-crashed")
        take(task, outcome)

    processes.run(tasks, produce, settle, workers=workers, memory=memory)
