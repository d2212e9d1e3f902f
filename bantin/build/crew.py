"""Work spread over processes that are copies of this one, and so know all that it knows."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from bantin.messages import text
from bantin.workers import cores

T = TypeVar("T")
R = TypeVar("R")


class CrewError(RuntimeError):
    """A process that ended over its work, or what it raised; the text is for the person who looks after the site."""


def spread(items: Sequence[T], work: Callable[[T], R], *, workers: int = 0, least: int = 2) -> Iterator[R]:
    """Yield what ``work`` returns of each item, in the order it comes, from ``workers`` processes (0: one a core).

    Fewer than ``least`` items, and all where processes cannot be copied (anywhere but on Linux), are worked on here.
    What ``work`` returns must be picklable. Raises CrewError; what ``work`` raises here is raised as it is.
    """
    count = min(workers or cores(), len(items))
    if count < 2 or len(items) < least or not _can_copy():
        yield from map(work, items)
        return
    crew = [_Member(items, work) for _ in range(count)]
    try:
        yield from _hand_out(crew, len(items))
    finally:
        for one in crew:
            one.dismiss()


def is_copy() -> bool:
    """Tell whether this process is a copy, whose memory nobody will look at."""
    return _PARENT is not None


def is_alone() -> bool:
    """Tell whether the process this one was copied from is gone, so that nobody waits for what it does."""
    return _PARENT is not None and os.getppid() != _PARENT


# In a copy the number of the process it was copied from.
_PARENT: int | None = None


def _can_copy() -> bool:
    # What was asked for comes first; since Python 3.14 copying has to be asked for.
    asked = multiprocessing.get_start_method(allow_none=True)
    return sys.platform == "linux" and asked in (None, "fork") and not is_copy()


class _Member:
    """One copy and the way to it."""

    def __init__(self, items: Sequence[Any], work: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, items, work, os.getpid()))
        with warnings.catch_warnings():
            # Python warns of threads, of which only numpy's are there, and those hold nothing of ours.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()
        theirs.close()

    def dismiss(self) -> None:
        self.connection.close()
        self._process.kill()
        self._process.join()


def _hand_out(crew: list[_Member], count: int) -> Iterator[Any]:
    """Give each member an item, and the next whenever it is done with one."""
    ways = [one.connection for one in crew]
    for number, way in enumerate(ways):
        way.send(number)
    following = len(ways)
    while ways:
        ready: list[Any] = wait(ways)
        for way in ready:
            try:
                outcome, fault = way.recv()
            except (EOFError, OSError):
                raise CrewError(text("build.crew-lost")) from None
            if fault is not None:
                raise fault
            if following < count:
                way.send(following)
                following += 1
            else:
                ways.remove(way)
            yield outcome


def _serve(connection: Connection, items: Sequence[Any], work: Callable[[Any], Any], parent: int) -> None:
    """Work on each item that is named through the connection."""
    global _PARENT  # noqa: PLW0603 -- this process is a copy made for this one purpose
    _PARENT = parent
    while not is_alone():
        try:
            number = connection.recv()
        except EOFError:
            return
        answer: tuple[Any, BaseException | None]
        try:
            answer = work(items[number]), None
        except BaseException as error:
            answer = None, _portable(error)
        connection.send(answer)


def _portable(error: BaseException) -> BaseException:
    """Return the error as another process can be given it, its traceback as a note."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- what this process made itself
    except Exception:
        return CrewError(traceback.format_exc())
    return error
