"""The threads that look for answers: a few, each question for a few seconds, so that one never holds up the others."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

THREADS, SECONDS = 4, 5.0
# Who comes when so many are waiting or being answered is sent away at once.
MOST_WAITING = 64

P = ParamSpec("P")
T = TypeVar("T")


class BusyError(Exception):
    """No answer within the time there is."""


class Workers:
    """Runs functions in at most ``threads`` threads and gives none more than ``seconds``, waiting included.

    A thread cannot be stopped: what takes longer goes on in its thread, and only that thread is taken.
    """

    def __init__(self, threads: int = THREADS, seconds: float = SECONDS) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="search")
        self._seconds = seconds
        self._room = threading.BoundedSemaphore(MOST_WAITING)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the function returns; raises BusyError where that takes too long, and what it raises itself."""
        if not self._room.acquire(blocking=False):
            raise BusyError
        work = self._pool.submit(function, *args, **kwargs)
        # The place is free when the thread is, not when the one who asked was sent away.
        work.add_done_callback(lambda _: self._room.release())
        try:
            return await asyncio.wait_for(asyncio.wrap_future(work), self._seconds)
        except TimeoutError:
            raise BusyError from None
