"""The place of each document: the number by which the files for browsers name it.

A place follows from the articles that stand and from nothing else, so two builds of the same articles make the same
files. And it hardly moves: each day has room for more articles than it has, so a new one, or one taken away, leaves all
others where they are, save those of its own day, or of all later days where its own needs other room than before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.losses import without
from bantin.search.segment import Mask, Segment
from bantin.search.shards.layout import Numbers

_DAY, _VIETNAM = 86_400, 7 * 3_600
# Days have few articles: so much room and more is seldom not enough, and costs a bit or two of each posting.
_LEAST_ROOM = 8


class Part(NamedTuple):
    """One segment and the place of each of its documents, -1 for those that do not stand."""

    segment: Segment
    places: Numbers


class Standing(NamedTuple):
    """A document: its place, the segment that has it, and its number there."""

    place: int
    segment: Segment
    number: int

    @property
    def id(self) -> str:
        """Its identifier."""
        return self.segment.ids[self.number]


class Run(NamedTuple):
    """Days one after another: the number of the first, counted from 1970, and how many documents each has."""

    first: int
    counts: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Places:
    """Documents by their places, the oldest first and equal dates by id, the last first: the reverse of all results.

    ``order`` says of each document in which part it lies and as which of its segment, ``at`` its place. ``undated`` are
    those without a date, which come first; the others follow day by day, as ``runs`` counts them. A segment's counts
    leave out what does not stand.
    """

    parts: tuple[Part, ...]
    order: tuple[tuple[int, int], ...]
    at: Numbers
    undated: int
    runs: tuple[Run, ...]

    def __len__(self) -> int:
        return len(self.order)

    def documents(self) -> Iterator[Standing]:
        """Yield each document, in order."""
        for place, (part, number) in zip(self.at.tolist(), self.order, strict=True):
            yield Standing(place, self.parts[part].segment, number)

    def words(self) -> int:
        """Return how many words there are in all documents together, the boundaries of their fields among them."""
        return sum(int(np.diff(one.word_starts.astype(np.int64))[places >= 0].sum()) for one, places in self.parts)


def place(segments: Sequence[Segment], gone: Sequence[Mask | None]) -> Places:
    """Return the places of those documents of the segments that are not ``gone``."""
    rows = [
        (-int(segment.dates[number]), segment.ids[number], at, number)
        for at, segment in enumerate(segments)
        for number in range(len(segment))
        if (mask := gone[at]) is None or not mask[number]
    ]
    rows.sort(reverse=True)
    order = tuple((at, number) for _, _, at, number in rows)
    undated = sum(not segments[at].years[number] for at, number in order)
    days = np.array([(_VIETNAM - second) // _DAY for second, *_ in rows[undated:]], np.int64)
    at, runs = _spread(days, _room(undated) if undated else 0)
    at = np.concatenate((np.arange(undated), at))
    places = [np.full(len(segment), -1, np.int64) for segment in segments]
    for own, (part, number) in zip(at.tolist(), order, strict=True):
        places[part][number] = own
    standing = [one if mask is None else without(one, mask) for one, mask in zip(segments, gone, strict=True)]
    return Places(tuple(map(Part, standing, places)), order, at, undated, runs)


def _room(count: int) -> int:
    """Return for how many documents there is room where there are so many."""
    return max(_LEAST_ROOM, 1 << (count - 1).bit_length())


def _spread(days: NDArray[np.int64], first: int) -> tuple[Numbers, tuple[Run, ...]]:
    """Return the place of each document by its day, from ``first`` on, and the days that have room."""
    at: list[int] = []
    runs = []
    for begin, counts in _runs(days):
        runs.append(Run(begin, counts))
        for count in counts:
            at.extend(range(first, first + count))
            first += _room(count)
    return np.array(at, np.int64), tuple(runs)


def _runs(days: NDArray[np.int64]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the first day and the counts of all days of each run of months that have documents, in order."""
    if not len(days):
        return
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    for own in np.split(days, np.flatnonzero(np.diff(months) > 1) + 1):
        # The days before the first of a month have room, so that an article may still come there.
        first = int(own[0].astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64))
        yield first, tuple(np.bincount(own - first).tolist())


def find_changed(before: Places, after: Places) -> list[tuple[Standing | None, Standing | None]]:
    """Return those documents that are others, or elsewhere, in one of two states: each as it is in both."""
    known, now = _marks(before), _marks(after)
    other = {id for id in known.keys() | now.keys() if known.get(id) != now.get(id)}
    states = [{one.id: one for one in state.documents() if one.id in other} for state in (before, after)]
    return [(states[0].get(id), states[1].get(id)) for id in sorted(other)]


def _marks(places: Places) -> dict[str, tuple[int, bytes]]:
    return {one.id: (one.place, one.segment.digests[one.number].tobytes()) for one in places.documents()}
