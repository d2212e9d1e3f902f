"""How the time that work takes grows: ratios, which say the same of a program on any machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial

# So many times the size takes about as many times as long; a time in the square of the size would be that squared.
TIMES = 10
# What comes of noise on a busy machine; and the shortest time that a ratio can be taken of.
_SLACK = 4
_SHORTEST = 0.02
_TRIES = 3
_LONG = 0.3


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where work of a size takes much more than in proportion to that of a tenth of it."""
    _assert_within(partial(work, size), partial(work, size // TIMES), _SLACK * TIMES)


def assert_no_dearer(work: Callable[[], object], plain: Callable[[], object]) -> None:
    """Fail where work takes many times as long as plain work on as much."""
    _assert_within(work, plain, 2 * _SLACK)


def _assert_within(work: Callable[[], object], small: Callable[[], object], times: int) -> None:
    once = _seconds(small)
    # What takes long by itself is hardly longer by chance.
    least = once if once > _LONG else min(once, *(_seconds(small) for _ in range(1, _TRIES)))
    limit = times * max(least, _SHORTEST)
    assert any(_seconds(work) < limit for _ in range(_TRIES))


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time that work takes."""
    gc.collect()
    # A search for rubbish comes when it comes, and takes the longer the more there is.
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()
