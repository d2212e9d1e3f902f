"""All PDF files of a build at once, in worker processes; what was read once is not read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bantin.digests import Digests, stamp
from bantin.pdf.cache import TextCache
from bantin.pdf.result import PdfText, Trouble
from bantin.pdf.text import RECIPE, Task, read_text
from bantin.workers import Lost, cores, run

SECONDS = 60
# One worker may have this much, and all of them together, in bytes of address space.
WORKER_MEMORY = 512 * 1024 * 1024
MEMORY = 2 * WORKER_MEMORY

Progress = Callable[[int, int], None]


def read_pdfs(
    sources: Sequence[Path], folder: Path, *, max_bytes: int, workers: int = 0, progress: Progress | None = None
) -> dict[Path, PdfText]:
    """Return what could be read of each file; ``folder`` is where it is kept for the next time.

    ``workers`` is the number of processes, 0 for one a core. ``progress`` is told how many files are done, and of how
    many that had to be read. No file makes this fail: one that cannot be read has a trouble. Raises OSError where the
    folder cannot be written, WorkerStartError where no process comes up.
    """
    cache, digests = TextCache(folder, RECIPE), Digests(folder / "digests.json")
    asked = {source: _task(source, cache, digests, max_bytes) for source in dict.fromkeys(sources)}
    digests.save()
    tasks = {one.key: one for one in asked.values() if isinstance(one, Task)}
    found = {key: known for key in tasks if (known := cache.load(key)) is not None}
    missing = [task for key, task in tasks.items() if key not in found]

    def take(task: Task, outcome: PdfText | OSError | Lost) -> None:
        found[task.key] = _settled(outcome)
        if not isinstance(outcome, OSError):
            cache.store(task.key, found[task.key])
        if progress is not None:
            progress(len(found) - len(tasks) + len(missing), len(missing))

    if missing:
        crew = min(workers or cores(), len(missing), MEMORY // WORKER_MEMORY)
        run(missing, read_text, take, workers=crew, memory=WORKER_MEMORY)
    return {source: found[one.key] if isinstance(one, Task) else one for source, one in asked.items()}


def _task(source: Path, cache: TextCache, digests: Digests, max_bytes: int) -> Task | PdfText:
    try:
        seen = stamp(source)
        if seen[0] > max_bytes:
            return PdfText(trouble=Trouble.TOO_LARGE)
        return Task(source, seen, cache.key(digests.digest(source, seen)), SECONDS)
    except OSError:
        return PdfText(trouble=Trouble.BROKEN)


def _settled(outcome: PdfText | OSError | Lost) -> PdfText:
    if isinstance(outcome, Lost):
        # Kept like the rest: a file that takes its whole time would take it at every build.
        return PdfText(trouble=Trouble.TOO_HARD)
    return PdfText(trouble=Trouble.BROKEN) if isinstance(outcome, OSError) else outcome
