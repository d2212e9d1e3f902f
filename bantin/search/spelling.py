"""Words that the archive does not have, and the one it has that was probably meant: a slip of one letter away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bantin.search import ranking
from bantin.search.keys import exact_key, folded_key, pair_keys
from bantin.search.query import Query, Run, Word
from bantin.search.segment import Segment
from bantin.text.abbreviations import expansions
from bantin.text.fold import folded
from bantin.text.tokens import Kind

# So many words of a question are looked at again, and none longer: each costs some thousand keys.
MOST_WORDS, LONGEST = 4, 20
# A shorter word is near too many others; it is put right only where it then stands beside a neighbour of its own.
_TELLING = 5

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_MARKED = "đàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"  # every vowel with every mark, and đ


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that is nowhere in the archive, and what was looked for instead."""

    typed: str
    meant: str


def correct(segments: Sequence[Segment], query: Query) -> tuple[Correction, ...]:
    """Put the unknown words of a question right, in ``query.runs``, and return what was changed.

    Phrases are taken as they are, and so are numbers and abbreviations.
    """
    corrections: list[Correction] = []
    literal = set(query.phrases)
    for number, run in enumerate(query.runs):
        words = list(run)
        for at in _unknown(segments, run) if run not in literal else ():
            meant = _nearest(segments, words, at) if len(corrections) < MOST_WORDS else None
            if meant:
                corrections.append(Correction(words[at].exact, meant.exact))
                words[at] = meant
        query.runs[number] = tuple(words)
    return tuple(corrections)


def _unknown(segments: Sequence[Segment], run: Run) -> list[int]:
    """Return which words of a run no document holds, even without marks."""
    counts = _holding(segments, [folded_key(word.folded) for word in run])
    return [
        at
        for at, word in enumerate(run)
        if not counts[at] and word.kind is Kind.WORD and len(word.exact) <= LONGEST and not expansions(word.exact)
    ]


def _holding(segments: Sequence[Segment], keys: Sequence[int]) -> list[int]:
    """Return how many documents hold each key."""
    array = np.array(keys, np.uint64)
    counts: list[int] = ranking.holding(segments, [segment.rows(array) for segment in segments]).tolist()
    return counts


def _nearest(segments: Sequence[Segment], words: Sequence[Word], at: int) -> Word | None:
    """Return the word that fits best beside its neighbours, of those the commonest; None where nothing is near."""
    typed = words[at]
    near = sorted(set(_slips(typed.exact, _PLAIN + _MARKED if typed.has_marks else _PLAIN)))
    key = exact_key if typed.has_marks else folded_key
    counts = _holding(segments, [key(word) for word in near])
    known = [(count, word) for count, word in zip(counts, near, strict=True) if count]
    if not known:
        return None
    plain = [folded(word) for _, word in known]
    beside = _beside(segments, plain, words[at - 1 : at], words[at + 1 : at + 2])
    together, _, best = max((fits, count, word) for fits, (count, word) in zip(beside, known, strict=True))
    if not together and len(typed.exact) < _TELLING:
        return None
    return Word(best, folded(best), Kind.WORD)


def _beside(
    segments: Sequence[Segment], words: Sequence[str], before: Sequence[Word], after: Sequence[Word]
) -> list[int]:
    """Return for each word in how many documents it stands between these neighbours, each of them counted."""
    keys = np.array([folded_key(word) for word in words], np.uint64)
    counts = [0] * len(words)
    for neighbour, is_before in [*((word, True) for word in before), *((word, False) for word in after)]:
        other = np.full(len(keys), folded_key(neighbour.folded), np.uint64)
        pairs = pair_keys(other, keys) if is_before else pair_keys(keys, other)
        counts = [sum(both) for both in zip(counts, _holding(segments, pairs.tolist()), strict=True)]
    return counts


def _slips(word: str, letters: str) -> Iterator[str]:
    """Yield every word that one slip away: a letter too many, too few, wrong, or exchanged with the next.

    The four slips are those of Damerau (A technique for computer detection and correction of spelling errors, 1964).
    """
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
        for letter in letters:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
