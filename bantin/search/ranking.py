"""How well a document answers: stored impacts, weighed by the question and by how rare each word is in the archive."""

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

Scores = NDArray[np.float32]


class Term(NamedTuple):
    """One key to look up and how much it weighs in the question."""

    key: int
    weight: float


def terms_of(run: Run, *, marked: bool, scale: float = 1.0) -> list[Term]:
    """Return the terms of neighbouring words.

    With marks the exact words count most and those without help; without marks only these are known.
    """
    terms = []
    for word in run:
        if marked:
            terms.append(Term(exact_key(word.exact), EXACT * scale))
        terms.append(Term(folded_key(word.folded), (FOLDED if marked else EXACT) * scale))
    plain = np.array([folded_key(word.folded) for word in run if word.kind is not Kind.CODE], np.uint64)
    terms += [Term(key, PAIR * scale) for key in pair_keys(plain[:-1], plain[1:]).tolist()]
    return terms


def merge(terms: Sequence[Term]) -> list[Term]:
    """Return each key once, with the weight of all its terms together, MOST_TERMS at most."""
    weights: dict[int, float] = {}
    for key, weight in terms:
        weights[key] = weights.get(key, 0.0) + weight
    return [Term(*item) for item in weights.items()][:MOST_TERMS]


def rarity(total: int, holding: int) -> float:
    """Return the idf of a key that ``holding`` of ``total`` documents hold, as BM25 has it; never negative."""
    return log(1 + (total - holding + 0.5) / (holding + 0.5))


class Plan(NamedTuple):
    """What is to be added up: for each segment the rows of the terms, and the weight of each with its rarity."""

    rows: list[list[int]]
    weights: list[float]
    touched: int


def plan(segments: Sequence[Segment], terms: Sequence[Term]) -> Plan:
    """Return the plan for a question; terms that no document holds, or that are too many, are not in it."""
    keys: Keys = np.array([term.key for term in terms], np.uint64)
    rows = [segment.rows(keys) for segment in segments]
    counts = holding(segments, rows).tolist()
    total = sum(segment.standing for segment in segments)
    chosen, touched = [], 0
    for at in sorted((at for at, count in enumerate(counts) if count), key=counts.__getitem__):
        if touched + counts[at] > MOST_POSTINGS:
            break
        touched += counts[at]
        chosen.append(at)
    weights = [terms[at].weight * rarity(total, counts[at]) / IMPACT_STEPS for at in chosen]
    return Plan([own[chosen].tolist() for own in rows], weights, touched)


def holding(segments: Sequence[Segment], rows: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return how many standing documents of all segments hold each key, from its row in each of them."""
    counts = [segment.counts(own) for segment, own in zip(segments, rows, strict=True)]
    return np.sum(counts, axis=0, dtype=np.int64) if counts else np.zeros(0, np.int64)


def score(segment: Segment, rows: Sequence[int], weights: Sequence[float]) -> Scores:
    """Return the score of each document of the segment, 0 where it holds none of the terms."""
    scores = np.zeros(len(segment), np.float32)
    for row, weight in zip(rows, weights, strict=True):
        if row >= 0:
            documents, impacts = segment.posting(row)
            # Half the time of `scores[documents] += …`, which first widens the numbers, twice.
            np.add.at(scores, documents, impacts * np.float32(weight))
    return scores


def best(scores: Scores, count: int) -> list[int]:
    """Return the numbers of the ``count`` highest scores above 0; of equal scores the lower number comes first."""
    numbers = np.flatnonzero(scores)
    found = scores[numbers]
    if len(numbers) > count:
        least = np.partition(found, len(found) - count)[len(found) - count]
        above, level = np.flatnonzero(found > least), np.flatnonzero(found == least)
        chosen = np.concatenate((above, level[: count - len(above)]))
        numbers, found = numbers[chosen], found[chosen]
    order: list[int] = numbers[np.lexsort((numbers, -found))].tolist()
    return order
