"""The threads that look for answers."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bantin.web import workers
from bantin.web.workers import BusyError, Workers


def test_what_a_function_returns_or_raises_is_passed_on() -> None:
    """The thread is not to be noticed."""

    async def ask() -> int:
        return await Workers().run(int, "7")

    assert asyncio.run(ask()) == 7

    async def fail() -> None:
        await Workers().run(int, "x")

    with pytest.raises(ValueError, match="invalid literal"):
        asyncio.run(fail())


def test_a_slow_question_does_not_hold_up_another() -> None:
    """Who takes too long is told so, while others are answered in the threads that are left."""
    free = threading.Event()

    async def ask() -> tuple[object, object]:
        pool = Workers(threads=2, seconds=0.2)
        slow = asyncio.ensure_future(pool.run(free.wait))
        quick = await pool.run(str, 1)
        try:
            return quick, await slow
        except BusyError as error:
            return quick, error
        finally:
            free.set()

    quick, slow = asyncio.run(ask())
    assert quick == "1"
    assert isinstance(slow, BusyError)


def test_a_crowd_is_sent_away_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits in a queue without end, and when it is empty again questions are answered again."""
    monkeypatch.setattr(workers, "MOST_WAITING", 2)
    free = threading.Event()

    async def ask() -> list[bool]:
        pool = Workers(threads=1, seconds=30)
        waiting = [asyncio.ensure_future(pool.run(free.wait)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await pool.run(str, 1)
        free.set()
        await asyncio.gather(*waiting)
        return [await pool.run(str, number) == str(number) for number in range(3)]

    assert asyncio.run(ask()) == [True] * 3
