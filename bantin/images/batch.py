"""All pictures of a build at once: each original is made once, whatever it is called and however often it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bantin.digests import Digests, stamp
from bantin.files import is_file
from bantin.images.cache import PictureCache
from bantin.images.look import too_heavy
from bantin.images.picture import Picture, PictureFault
from bantin.images.pool import Take, run
from bantin.images.settings import ImageSettings
from bantin.images.worker import Task
from bantin.workers import cores

# All workers together; the rest up to 1 GiB is left to the process that keeps track of them.
MEMORY = 960 * 1024 * 1024
# What one worker needs for what a camera gives: a JPEG of 24 megapixels.
WORKER_MEMORY = 240 * 1024 * 1024
# Outcomes that may come from sharing the memory: such a picture gets a second try with all of it.
SECOND_TRY = ("picture-memory", "picture-crashed", "picture-broken")

Progress = Callable[[int, int], None]


def make_pictures(
    sources: Sequence[Path],
    cache: Path,
    settings: ImageSettings,
    *,
    workers: int = 0,
    progress: Progress | None = None,
) -> dict[Path, Picture | PictureFault]:
    """Return what became of each source; the variants then lie in ``cache`` under their published names.

    ``workers`` is the number of processes, 0 for one a core. ``progress`` is told how many pictures are done, and of
    how many that had to be made. A picture that cannot be made is a PictureFault whose values hold its file's name.
    Raises OSError where the cache cannot be written.
    """
    store = PictureCache(cache, settings)
    digests = Digests(cache / "digests.json")
    asked = {source: _task(source, store, digests, settings) for source in dict.fromkeys(sources)}
    digests.save()
    tasks = {one.key: one for one in asked.values() if isinstance(one, Task)}
    made = {key: found for key in tasks if (found := store.load(key)) is not None}
    missing = [task for key, task in tasks.items() if key not in made]

    def take(task: Task, outcome: Picture | PictureFault) -> None:
        store.store(task.key, outcome)
        made[task.key] = outcome
        if progress is not None:
            progress(len(made) - len(tasks) + len(missing), len(missing))

    _produce(missing, workers or cores(), take)
    return {
        source: _named(one if isinstance(one, PictureFault) else made[one.key], source) for source, one in asked.items()
    }


def _task(source: Path, store: PictureCache, digests: Digests, settings: ImageSettings) -> Task | PictureFault:
    if not is_file(source):
        return PictureFault("picture-missing")
    try:
        seen = stamp(source)
        if seen[0] > settings.max_bytes:
            return too_heavy(seen[0], settings)
        return Task(source, seen, store.key(digests.digest(source, seen)), store.folder, settings)
    except OSError:
        return PictureFault("picture-unreadable")


def _produce(tasks: list[Task], workers: int, take: Take) -> None:
    """Give ``take`` the last word on each task: first many at a time, then alone those that may have lacked memory."""
    second: list[Task] = []

    def sift(task: Task, outcome: Picture | PictureFault) -> None:
        if isinstance(outcome, PictureFault) and outcome.code in SECOND_TRY:
            second.append(replace(task, alone=True))
        else:
            take(task, outcome)

    if tasks:
        crew = min(workers, len(tasks), MEMORY // WORKER_MEMORY)
        run(tasks, crew, MEMORY // crew, sift)
    if second:
        run(second, 1, MEMORY, take)


def _named(result: Picture | PictureFault, source: Path) -> Picture | PictureFault:
    if isinstance(result, PictureFault):
        return PictureFault(result.code, {"name": source.name, **result.values})
    return result
