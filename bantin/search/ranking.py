"""How well a document answers: stored impacts, weighed by the question and by how rare each word is in the archive.

All sums are of whole numbers, so that they are the same in whatever order, and on whatever machine, they are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import Keys, exact_key, folded_key, pair_keys
from bantin.search.query import Run
from bantin.search.segment import IMPACT_STEPS, Segment
from bantin.text.tokens import Kind

# Of the exact word, of the word without marks, and of two neighbours without marks.
EXACT, FOLDED, PAIR = 1.0, 0.3, 0.5
# A question touches no more postings than this; the commonest words are left out first.
MOST_POSTINGS = 2_000_000
MOST_TERMS = 160
# A key that more than half of an archive holds tells nothing apart: it is left out where others are left. Measured on
# three sets of questions it is not missed (docs/decisions/0010-search-engine.md). Of a few documents half is no sign.
COMMON_SHARE, COMMON_LEAST = 0.5, 64
# Weights are counted in these parts. A question of 32 words weighs below 2 ** 26, times IMPACT_STEPS below 2 ** 34.
PARTS = 1 << 16
# A sum holds two numbers: how much of the question a document has, and below this place how well.
SHARED = 36
# What a document of the archive's latest year has more, in 1024ths, then of the year before, and so on.
RECENCY = (32, 16, 8, 4, 2, 1)

Sums = NDArray[np.int64]


class Matches(NamedTuple):
    """Some documents of a segment, by their numbers from the lowest, and the score of each in PARTS of IMPACT_STEPS."""

    numbers: NDArray[np.int64]
    scores: NDArray[np.int64]


class Term(NamedTuple):
    """One key to look up, how much it weighs in the question, and whether who holds it has that much of the question.

    Other spellings of what is asked for do not: they are alternatives.
    """

    key: int
    weight: float
    is_asked: bool = True


def terms_of(run: Run, *, marked: bool, scale: float = 1.0, is_asked: bool = True) -> list[Term]:
    """Return the terms of neighbouring words.

    With marks the exact words count most and those without help; without marks only these are known.
    """
    terms = []
    for word in run:
        if marked:
            terms.append(Term(exact_key(word.exact), EXACT * scale, is_asked))
        terms.append(Term(folded_key(word.folded), (FOLDED if marked else EXACT) * scale, is_asked))
    plain = np.array([folded_key(word.folded) for word in run if word.kind is not Kind.CODE], np.uint64)
    terms += [Term(key, PAIR * scale, is_asked) for key in pair_keys(plain[:-1], plain[1:]).tolist()]
    return terms


def merge(terms: Sequence[Term]) -> list[Term]:
    """Return each key once, with the weight of all its terms together, MOST_TERMS at most."""
    merged: dict[int, Term] = {}
    for key, weight, is_asked in terms:
        before = merged.get(key, Term(key, 0.0, is_asked=False))
        merged[key] = Term(key, before.weight + weight, before.is_asked or is_asked)
    return list(merged.values())[:MOST_TERMS]


def rarity(total: int, holding: int) -> float:
    """Return the idf of a key that ``holding`` of ``total`` documents hold, as BM25 has it; never negative."""
    return log(1 + (total - holding + 0.5) / (holding + 0.5))


class Chosen(NamedTuple):
    """A term that is added up: its row in each segment, and its weight with its rarity, in PARTS."""

    term: Term
    rows: tuple[int, ...]
    weight: int


class Plan(NamedTuple):
    """What is to be added up, the rarest first; ``touched`` is how many postings that are."""

    chosen: tuple[Chosen, ...]
    touched: int


def plan(segments: Sequence[Segment], terms: Sequence[Term]) -> Plan:
    """Return the plan for a question; terms that no document holds, or that are too common, are not in it."""
    keys: Keys = np.array([term.key for term in terms], np.uint64)
    rows = [segment.rows(keys) for segment in segments]
    counts = holding(segments, rows).tolist()
    total = sum(segment.standing for segment in segments)
    chosen: list[Chosen] = []
    touched = 0
    for at in sorted((at for at, count in enumerate(counts) if count), key=counts.__getitem__):
        is_common = counts[at] > max(COMMON_LEAST, COMMON_SHARE * total)
        if chosen and (is_common or touched + counts[at] > MOST_POSTINGS):
            break
        touched += counts[at]
        weight = round(PARTS * terms[at].weight * rarity(total, counts[at]))
        chosen.append(Chosen(terms[at], tuple(own[at].item() for own in rows), max(weight, 1)))
    return Plan(tuple(chosen), touched)


def holding(segments: Sequence[Segment], rows: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return how many standing documents of all segments hold each key, from its row in each of them."""
    counts = [segment.counts(own) for segment, own in zip(segments, rows, strict=True)]
    return np.sum(counts, axis=0, dtype=np.int64) if counts else np.zeros(0, np.int64)


def add_up(segment: Segment, at: int, planned: Plan) -> Sums:
    """Return the sum of each document of the segment, the ``at``-th; ``matches`` takes the sums apart."""
    sums = np.zeros(len(segment), np.int64)
    for term, rows, weight in planned.chosen:
        if rows[at] >= 0:
            documents, impacts = segment.posting(rows[at])
            added = _IMPACTS * weight + (weight << SHARED if term.is_asked else 0)
            # Half the time of `sums[documents] += …`, which first widens the numbers, twice.
            np.add.at(sums, documents, np.take(added, impacts))
    return sums


_IMPACTS = np.arange(IMPACT_STEPS + 1, dtype=np.int64)


def matches(sums: Sums, least: int) -> Matches:
    """Return the documents that have at least ``least`` of the question, in PARTS, and how well they answer."""
    numbers = np.flatnonzero(sums >= least << SHARED)
    return Matches(numbers, sums[numbers] & ((1 << SHARED) - 1))


def prefer_recent(found: Matches, years: NDArray[np.int16], latest: int) -> Matches:
    """Return the matches with a little more for late years: it decides between equals, never against a clear match."""
    bonus = _BONUS[np.minimum(latest - years[found.numbers], len(RECENCY))]
    return Matches(found.numbers, found.scores + ((found.scores * bonus) >> 10))


_BONUS = np.array([*RECENCY, 0], np.int64)


def best(found: Matches, count: int) -> list[tuple[int, int]]:
    """Return the number and score of the ``count`` highest scores; of equal scores the lower number comes first."""
    numbers, scores = found
    if len(numbers) > count:
        least = np.partition(scores, len(scores) - count)[len(scores) - count]
        above, level = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
        chosen = np.concatenate((above, level[: count - len(above)]))
        numbers, scores = numbers[chosen], scores[chosen]
    return sorted(zip(numbers.tolist(), scores.tolist(), strict=True), key=lambda one: (-one[1], one[0]))
