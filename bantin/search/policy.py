"""Which segments are to be made one: few are asked faster than many, and who is gone should not be asked at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bantin.search.segment import MOST_DOCUMENTS

# Of those that are less than half full.
MOST_SEGMENTS = 8
# A larger share of a segment that is gone has it written anew.
MOST_GONE = 1 / 8


class Size(NamedTuple):
    """How many documents of a segment stand, and how many are gone."""

    standing: int
    gone: int


def plan_merges(sizes: Sequence[Size]) -> list[list[int]]:
    """Return groups of segments, by their places in ``sizes``, each of which is to be made one; most often none.

    While too many are small the smallest go together, and with them each larger one that is no larger than all before
    it: a document is so merged some ten times while an archive grows to a hundred thousand, and not once a change.
    """
    left = sorted(range(len(sizes)), key=lambda at: sizes[at].standing)
    groups: list[list[int]] = []
    while (
        _count_small([sizes[at].standing for at in left] + [_total(sizes, group) for group in groups]) > MOST_SEGMENTS
    ):
        group = _smallest([(at, sizes[at].standing) for at in left])
        if len(group) < 2:
            break
        groups.append(group)
        left = [at for at in left if at not in group]
    return groups + _wasteful(sizes, left)


def _total(sizes: Sequence[Size], group: Sequence[int]) -> int:
    return sum(sizes[at].standing for at in group)


def _count_small(standing: Sequence[int]) -> int:
    return sum(one < MOST_DOCUMENTS // 2 for one in standing)


def _smallest(rising: Sequence[tuple[int, int]]) -> list[int]:
    """Return the places of the segments to be merged, given all by place and standing documents, the smallest first."""
    group: list[int] = []
    total = 0
    for at, standing in rising:
        if total + standing > MOST_DOCUMENTS or (len(group) >= 2 and standing > total):
            break
        group.append(at)
        total += standing
    return group


def _wasteful(sizes: Sequence[Size], rising: Sequence[int]) -> list[list[int]]:
    """Return those of which too much is gone, the small ones together: of some nothing may be left."""
    groups: list[list[int]] = []
    total = MOST_DOCUMENTS
    for at in rising:
        if sizes[at].gone <= MOST_GONE * sum(sizes[at]):
            continue
        total += sizes[at].standing
        if total > MOST_DOCUMENTS // 2:
            groups.append([])
            total = sizes[at].standing
        groups[-1].append(at)
    return groups
