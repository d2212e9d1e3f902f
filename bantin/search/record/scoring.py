"""Questions put to Whoosh with our weights: its own searcher then ranks as the arrays do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from whoosh import query
from whoosh.matching import Matcher
from whoosh.reading import IndexReader
from whoosh.scoring import BaseScorer, WeightingModel
from whoosh.searching import Searcher

from bantin.search.keys import exact_key, folded_key, pair_keys
from bantin.search.query import Run
from bantin.search.ranking import Term, rarity
from bantin.search.segment import IMPACT_STEPS
from bantin.text.tokens import Kind

# The field and the text that a key of the arrays stands for.
Names = dict[int, tuple[str, str]]


class ImpactWeighting(WeightingModel):
    """Scores a posting by its impact, saturated already, times the rarity of its term in the whole index."""

    def idf(self, searcher: Searcher, fieldname: str, text: bytes) -> float:
        """Return the rarity of a term among the documents that stand; Whoosh itself counts the deleted ones too."""
        reader = searcher.get_parent().reader()
        holding = sum(_holding(leaf, fieldname, text) for leaf, _ in reader.leaf_readers())
        return rarity(reader.doc_count(), holding)

    def scorer(self, searcher: Searcher, fieldname: str, text: bytes, qf: float = 1) -> BaseScorer:
        """Return the scorer of one term; ``qf``, how often it was asked for, is in the boost of its query."""
        del qf
        scale = searcher.idf(fieldname, text) / IMPACT_STEPS
        return _ImpactScorer(scale, searcher.term_info(fieldname, text).max_weight())


def _holding(leaf: IndexReader, fieldname: str, text: bytes) -> int:
    if not leaf.has_deletions():
        return int(leaf.doc_frequency(fieldname, text))
    return sum(1 for _ in leaf.postings(fieldname, text).all_ids()) if (fieldname, text) in leaf else 0


class _ImpactScorer(BaseScorer):
    def __init__(self, scale: float, highest: float) -> None:
        self._scale, self._highest = scale, highest

    def supports_block_quality(self) -> bool:
        return True

    def score(self, matcher: Matcher) -> float:
        return self._scale * float(matcher.weight())

    def max_quality(self) -> float:
        return self._scale * self._highest

    def block_quality(self, matcher: Matcher) -> float:
        return self._scale * float(matcher.block_max_weight())


def names_of(runs: Iterable[Run]) -> Names:
    """Return what the keys stand for that ``bantin.search.ranking.terms_of`` makes of these words."""
    names: Names = {}
    for run in runs:
        names |= {exact_key(word.exact): ("exact", word.exact) for word in run}
        names |= {folded_key(word.folded): ("folded", word.folded) for word in run}
        plain = [word.folded for word in run if word.kind is not Kind.CODE]
        keys = np.array([folded_key(word) for word in plain], np.uint64)
        pairs = [("pairs", f"{left} {right}") for left, right in pairwise(plain)]
        names |= dict(zip(pair_keys(keys[:-1], keys[1:]).tolist(), pairs, strict=True))
    return names


def rank(
    searcher: Searcher, terms: Iterable[Term], names: Mapping[int, tuple[str, str]], count: int
) -> list[tuple[str, float]]:
    """Return the ids and scores of the ``count`` documents that Whoosh finds best for the terms.

    The searcher has ImpactWeighting. A term of a field that the index lacks, such as pairs, adds nothing.
    """
    wanted = query.Or([query.Term(*names[term.key], boost=term.weight) for term in terms])
    return [(hit["id"], float(hit.score)) for hit in searcher.search(wanted, limit=count)]
