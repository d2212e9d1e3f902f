"""Which segments are to be made one: few are asked faster than many, and who is gone should not be asked at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bantin.search.segment import MOST_DOCUMENTS

# Of those that are less than half full.
MOST_SEGMENTS = 4
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
    groups = [Group(size.standing, [at]) for at, size in enumerate(sizes)]
    while sum(one.standing < MOST_DOCUMENTS // 2 for one in groups) > MOST_SEGMENTS:
        groups.sort()
        count = _count_mergeable(groups)
        groups[:count] = [_join(groups[:count])]
    alone = [one for one in groups if len(one.places) == 1 and _is_wasteful(sizes[one.places[0]])]
    return [one.places for one in groups if len(one.places) > 1] + _packed(sorted(alone))


class Group(NamedTuple):
    """Segments that go together: how many documents they have in all, and their places."""

    standing: int
    places: list[int]


def _join(groups: Sequence[Group]) -> Group:
    return Group(sum(one.standing for one in groups), [at for one in groups for at in one.places])


def _count_mergeable(rising: Sequence[Group]) -> int:
    """Return how many of the groups, the smallest of which come first, are to be made one: two at least."""
    total = 0
    for count, one in enumerate(rising):
        if count >= 2 and (one.standing > total or total + one.standing > MOST_DOCUMENTS):
            return count
        total += one.standing
    return len(rising)


def _is_wasteful(size: Size) -> bool:
    return size.gone > MOST_GONE * sum(size)


def _packed(rising: Sequence[Group]) -> list[list[int]]:
    """Return segments to be written anew, the small ones together: of some nothing may be left."""
    packed: list[Group] = []
    for one in rising:
        if packed and packed[-1].standing + one.standing <= MOST_DOCUMENTS // 2:
            packed[-1] = _join((packed[-1], one))
        else:
            packed.append(one)
    return [one.places for one in packed]
