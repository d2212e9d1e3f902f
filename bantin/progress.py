"""Progress of long work, on standard error: silent for a second, then a bar or, in a log, a line now and then."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from bantin.messages import text

_QUIET_SECONDS = 1.0
_BAR_EVERY = 0.1
_LINE_EVERY = 5.0
_WIDTH = 30


class Progress:
    """Tells how far a piece of work is; call it with how many of how many things are done."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self._label = label
        self._stream = stream or sys.stderr
        self._started = time.monotonic()
        self._told = 0.0
        self._is_over = False
        self._is_terminal = self._stream.isatty()

    def __call__(self, done: int, total: int = 0) -> None:
        """Show that ``done`` are done, of ``total`` where that is known, at most ten times a second."""
        now = time.monotonic()
        every = _BAR_EVERY if self._is_terminal else _LINE_EVERY
        finished = 0 < total <= done and self._told > 0
        is_early = now - self._started < _QUIET_SECONDS or (now - self._told < every and not finished)
        if is_early or self._is_over:
            return
        self._told, self._is_over = now, finished
        words, bar = self._words(done, total, now), _bar(done, total)
        self._stream.write(f"\r{bar}{words}\x1b[K" + ("\n" if finished else "") if self._is_terminal else f"{words}\n")
        self._stream.flush()

    def _words(self, done: int, total: int, now: float) -> str:
        if not total:
            return text("progress.count", label=self._label, done=done)
        left = (now - self._started) / max(done, 1) * (total - done)
        return text("progress.line", label=self._label, done=done, total=total, seconds=round(left))

    def end(self) -> None:
        """Leave the line, where one was begun and its total was not known."""
        if self._is_terminal and self._told:
            self._stream.write("\n")
            self._stream.flush()


def _bar(done: int, total: int) -> str:
    filled = _WIDTH * done // total if total else 0
    return "█" * filled + "░" * (_WIDTH - filled) + " " if total else ""
