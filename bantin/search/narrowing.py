"""Results narrowed by category and day, and how many there would be by each further choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.query import Filters, plain_name
from bantin.search.ranking import Matches
from bantin.search.segment import Mask, Segment


class Chosen(NamedTuple):
    """Which documents of a segment are of the categories and of the time that were asked for."""

    category: Mask
    time: Mask


class Counted(NamedTuple):
    """How many results a category has: its section, as ``category:`` asks for it, and the name a reader sees."""

    section: str
    name: str
    total: int


def choose(segment: Segment, filters: Sequence[Filters]) -> Chosen:
    """Return which documents of a segment all the filters let pass."""
    category, time = np.ones(len(segment), bool), np.ones(len(segment), bool)
    for one in filters:
        if one.category:
            wanted = [one.category in map(plain_name, names) for names in segment.categories]
            category &= np.array(wanted, bool)[segment.sections]
        if one.since or one.until:
            # What has no date is of no year and no day.
            time &= segment.years != 0
        if one.since:
            time &= segment.dates >= one.since.timestamp()
        if one.until:
            time &= segment.dates < one.until.timestamp()
    return Chosen(category, time)


class Found:
    """The matches of each segment whatever their category and time, and which of these were asked for.

    Each choice is counted as if nothing else of its kind had been chosen: what it would give.
    """

    def __init__(self, segments: Sequence[Segment], found: Sequence[Matches], filters: Sequence[Filters]) -> None:
        self._found = list(zip(segments, found, strict=True))
        is_narrowed = any(not one.is_empty for one in filters)
        self._chosen = [choose(segment, filters) if is_narrowed else None for segment in segments]

    def narrowed(self) -> list[Matches]:
        """Return the matches that the filters let pass."""
        return [
            found if chosen is None else _taken(found, chosen.category & chosen.time)
            for (_, found), chosen in zip(self._found, self._chosen, strict=True)
        ]

    def categories(self) -> tuple[Counted, ...]:
        """Return how many results of the time asked for each category has, the largest first."""
        counts: Counter[tuple[str, str]] = Counter()
        for (segment, found), chosen in zip(self._found, self._chosen, strict=True):
            own = found if chosen is None else _taken(found, chosen.time)
            for at, count in _counts(segment.sections[own.numbers]):
                counts[segment.categories[at]] += count
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Counted(section, name, count) for (section, name), count in ordered)

    def years(self) -> tuple[tuple[int, int], ...]:
        """Return how many results of the categories asked for are of each year, the latest first."""
        counts: Counter[int] = Counter()
        for (segment, found), chosen in zip(self._found, self._chosen, strict=True):
            own = found if chosen is None else _taken(found, chosen.category)
            counts.update(dict(_counts(segment.years[own.numbers])))
        del counts[0]
        return tuple(sorted(counts.items(), reverse=True))


def _taken(found: Matches, mask: Mask) -> Matches:
    kept = mask[found.numbers]
    return Matches(found.numbers[kept], found.scores[kept])


def _counts(values: NDArray[Any]) -> list[tuple[int, int]]:
    """Return the different values, which are not negative, and how often each occurs."""
    counts = np.bincount(values)
    present = np.flatnonzero(counts)
    return list(zip(present.tolist(), counts[present].tolist(), strict=True))
