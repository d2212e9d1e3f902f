"""Which documents answer a question at all: those that have enough of it, in one wording or another."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import numpy as np

from bantin.search import phrases, ranking
from bantin.search.expansion import Expansion
from bantin.search.phrases import Numbers
from bantin.search.query import Query, Run
from bantin.search.ranking import Chosen, Matches, Plan, Sums
from bantin.search.segment import Mask, Segment
from bantin.text.tokens import Kind

# Of what the fullest document has of a question, its words and its pairs weighed by their rarity. Of two or three words
# both are meant, or all; a question in a sentence has words that no text has.
ENOUGH, ENOUGH_OF_FEW, FEW = 0.4, 0.51, 3
# The sum of every document where no words are asked for.
EVERYTHING = (1 << ranking.SHARED) + 1


class Standing(NamedTuple):
    """A segment, and which of its documents count no longer, None where all do."""

    segment: Segment
    gone: Mask | None

    def holding(self, run: Run) -> Numbers:
        """Return the documents that count and hold the words of a run, a code as a whole."""
        found = phrases.together(self.segment, run[:1] if run[0].kind is Kind.CODE else run)
        return found if self.gone is None else found[~self.gone[found]]


def total_sums(
    archive: Sequence[Standing], planned: Plan, expansions: Sequence[Expansion], *, marked: bool
) -> list[Sums]:
    """Return the sums of all documents of each segment; who has another wording has what it stands for."""
    sums = [ranking.add_up(one.segment, at, planned) for at, one in enumerate(archive)]
    for expansion in expansions:
        _credit(archive, sums, planned, expansion, marked=marked)
    return sums


def _credit(
    archive: Sequence[Standing], sums: Sequence[Sums], planned: Plan, expansion: Expansion, *, marked: bool
) -> None:
    """Give the documents that have the words of an expansion, and not those typed, the share of those."""
    having = [one.holding(expansion.words) for one in archive]
    share = _share(planned.chosen, expansion.replaced, marked=marked)
    if not share:
        # Nobody has what was typed: then all depends on the other wording.
        holding, total = sum(map(len, having)), sum(one.segment.standing for one in archive)
        share = round(ranking.PARTS * ranking.rarity(total, holding))
    for one, own, found in zip(archive, sums, having, strict=True):
        others = np.setdiff1d(found, one.holding(expansion.replaced), assume_unique=True)
        own[others] += share << ranking.SHARED


def _share(chosen: Sequence[Chosen], run: Run, *, marked: bool) -> int:
    keys = {term.key for term in ranking.terms_of(run, marked=marked)}
    return sum(one.weight for one in chosen if one.term.key in keys)


def hide(standing: Standing, query: Query, sums: Sums) -> None:
    """Set to 0 the sums of documents that are gone, lack a phrase of the question or hold what it excludes."""
    segment, gone = standing
    if gone is not None:
        sums[gone] = 0
    for phrase in query.phrases:
        kept = np.zeros(len(segment), bool)
        kept[phrases.holding(segment, phrase)] = True
        sums[~kept] = 0
    for run in query.excluded:
        sums[phrases.holding(segment, run)] = 0


def drop_faint(sums: Sequence[Sums], planned: Plan, words: int) -> list[Matches]:
    """Return the documents of each segment that have enough of what the fullest has, for so many words asked for."""
    whole = sum(one.weight for one in planned.chosen if one.term.is_asked)
    fullest = max((int(one.max()) for one in sums if len(one)), default=0) >> ranking.SHARED
    # Who has the word as typed and in other wordings has no more than the whole question.
    enough = ENOUGH_OF_FEW if words <= FEW else ENOUGH
    least = ceil(enough * (min(fullest, whole) if whole else fullest))
    return [ranking.matches(one, max(least, 1)) for one in sums]
