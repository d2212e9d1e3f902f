"""Work spread over processes that are copies of this one, and so know all that it knows."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from bantin.messages import text
from bantin.workers import cores

T = TypeVar("T")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1


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


class Aside(Generic[R]):
    """Work that a copy of this process does while this one goes on; where none can be made, it is done when asked for.

    What ``work`` returns must be picklable; nothing else that it leaves in memory is ever seen.
    """

    def __init__(self, work: Callable[[], R], workers: int = 0) -> None:
        self._work = work
        self._member: _Member | None = None
        if (workers or cores()) > 1 and _can_copy():
            self._member = _Member([work], lambda one: one())
            self._member.ask(0)

    def result(self) -> R:
        """Return what the work returned; raises CrewError, and what the work raised."""
        if self._member is None:
            return self._work()
        try:
            outcome: R = self._member.answer()
            return outcome
        finally:
            self._member.dismiss()

    def __del__(self) -> None:
        """Let nobody work on for a build that has ended without asking."""
        if self._member:
            self._member.dismiss()


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
        # One that nobody has dismissed ends with this process.
        self._process = context.Process(target=_serve, args=(theirs, items, work, os.getpid()), daemon=True)
        with warnings.catch_warnings():
            # Python warns of threads, of which only numpy's are there, and those hold nothing of ours.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()
        theirs.close()

    def ask(self, number: int) -> None:
        """Have it work on an item."""
        self.connection.send(number)

    def answer(self) -> Any:
        """Return what came of it; raises CrewError, and what the work raised."""
        try:
            outcome, fault = self.connection.recv()
        except (EOFError, OSError):
            raise CrewError(text("build.crew-lost")) from None
        if fault is not None:
            raise fault
        return outcome

    def dismiss(self) -> None:
        """End it, whatever it does."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _hand_out(crew: list[_Member], count: int) -> Iterator[Any]:
    """Give each member an item, and the next whenever it is done with one."""
    busy = {one.connection: one for one in crew}
    for number, one in enumerate(crew):
        one.ask(number)
    following = len(crew)
    while busy:
        ready: list[Any] = wait(list(busy))
        for way in ready:
            outcome = busy[way].answer()
            if following < count:
                busy[way].ask(following)
                following += 1
            else:
                del busy[way]
            yield outcome


def _serve(connection: Connection, items: Sequence[Any], work: Callable[[Any], Any], parent: int) -> None:
    """Work on each item that is named through the connection."""
    global _PARENT  # noqa: PLW0603 -- this process is a copy made for this one purpose
    _PARENT = parent
    _end_with_parent()
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


def _end_with_parent() -> None:
    """Have the system end this process with the one it was copied from, whose turn another build then may take."""
    # See prctl(2); who came too late for it finds itself alone.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _portable(error: BaseException) -> BaseException:
    """Return the error as another process can be given it, its traceback as a note."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- what this process made itself
    except Exception:
        return CrewError(traceback.format_exc())
    return error
