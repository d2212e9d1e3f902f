"""Where the works of a build are read from: what was kept of them, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bantin.build.reading import Reading, Work
from bantin.build.state import State, sealed
from bantin.markdown.body import Body

# A work stands in a few feeds and on its page, one after the other.
_AT_HAND = 64

# The tables of what was found in a work, by who found it.
READ, RENDERED = "read", "rendered"

Rows = dict[str, list[tuple[str, bytes]]]


class Shelf:
    """The works that were read, by their files."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.work = lru_cache(_AT_HAND)(self._work)

    def card(self, file: str) -> Mapping[str, Any]:
        """Return what lists show of the work, the facts apart."""
        found: Mapping[str, Any] = self._state.get("card", file)
        return found

    def _work(self, file: str) -> tuple[Work, Body]:
        found: tuple[Work, Body] = self._state.get("work", file)
        return found


def rows_of(file: str, reading: Reading) -> Rows:
    """Return what is kept of a reading, by table, sealed."""
    rows = {"entry": [(file, sealed("entry", file, reading.facts.packed()))]}
    if reading.work is not None:
        rows["card"] = [(file, sealed("card", file, reading.card))]
        rows["work"] = [(file, sealed("work", file, (reading.work, reading.body)))]
    found = [(READ, reading.read), (RENDERED, reading.rendered)]
    rows["said"] = [(key, sealed("said", key, said)) for kind, said in found if said for key in (f"{kind}:{file}",)]
    return rows
