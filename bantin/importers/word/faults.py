"""Why a Word file cannot be read."""

from __future__ import annotations

from bantin.report import Diagnostic, Position, diagnose

MEGABYTE = 1_000_000
# A longer file is not opened.
MAX_FILE = 150 * MEGABYTE


class WordError(Exception):
    """A Word file that cannot be read; ``code`` is its message below ``word``, ``values`` what that names."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def at(self, position: Position) -> Diagnostic:
        """Return the error for the file at that place."""
        return diagnose(f"word.{self.code}", position, **self.values)


def broken(detail: object) -> WordError:
    """Return the error of a file that is damaged; ``detail`` says where, for whoever looks into it."""
    return WordError("word-broken", detail=detail)


def too_large(what: str, limit: int) -> WordError:
    """Return the error of a file of which ``what`` unpacks to more than ``limit`` bytes."""
    return WordError("word-too-large", what=what, limit=limit // MEGABYTE)
