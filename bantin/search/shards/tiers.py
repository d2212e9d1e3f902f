"""Which documents lie in which tier, and under which number.

What the years before the open one hold hardly changes: it is a tier of its own, so that a new article rewrites the
files of the open year alone. Which tier a document is in depends on its date and the clock only, never on what was
built before, so two builds of the same articles make the same files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.segment import Segment
from bantin.search.shards.layout import FORMAT, Numbers


class Part(NamedTuple):
    """What a tier has of one segment: the number of each of its documents in the tier, -1 for those not in it."""

    segment: Segment
    numbers: Numbers


@dataclass(frozen=True, eq=False)
class Tier:
    """Some documents, numbered from 0, the newest first and equal dates by id: the order of results of equal score.

    ``places`` says of each number in which part it lies, and as which document of its segment. The last tier has
    besides what the language needs at hand.
    """

    parts: tuple[Part, ...]
    places: tuple[tuple[int, int], ...]
    is_last: bool

    def __len__(self) -> int:
        return len(self.places)

    def segments(self) -> Iterator[tuple[Segment, int]]:
        """Yield the segment and number in it of each document, in order."""
        for part, number in self.places:
            yield self.parts[part].segment, number

    def name(self) -> str:
        """Return what changes with any document of the tier: sixteen letters."""
        made = hashlib.sha256(f"{FORMAT} {self.is_last}".encode())
        for segment, number in self.segments():
            made.update(segment.digests[number].tobytes())
        return made.hexdigest()[:16]


def split(segments: Sequence[Segment], gone: Sequence[NDArray[np.bool_] | None], open_year: int) -> list[Tier]:
    """Return the tier of the open year and later, and that of all before it; none of them is empty, save one alone."""
    rows = [
        (-int(segment.dates[number]), segment.ids[number], at, number)
        for at, segment in enumerate(segments)
        for number in range(len(segment))
        if (mask := gone[at]) is None or not mask[number]
    ]
    rows.sort()
    count = sum(int(segments[at].years[number]) >= open_year for _, _, at, number in rows)
    cuts = [cut for cut in (rows[:count], rows[count:]) if cut] or [[]]
    return [_tier(segments, cut, is_last=cut is cuts[-1]) for cut in cuts]


def _tier(segments: Sequence[Segment], rows: Sequence[tuple[int, str, int, int]], *, is_last: bool) -> Tier:
    numbers = [np.full(len(segment), -1, np.int64) for segment in segments]
    for number, (_, _, at, place) in enumerate(rows):
        numbers[at][place] = number
    parts = tuple(Part(segment, own) for segment, own in zip(segments, numbers, strict=True))
    return Tier(parts, tuple((at, place) for _, _, at, place in rows), is_last)
