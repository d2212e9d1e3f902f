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
    """A word that is nowhere in the archive with the marks it was typed with, and what was looked for instead."""

    typed: str
    meant: str


def correct(segments: Sequence[Segment], query: Query) -> tuple[Correction, ...]:
    """Put the unknown words of a question right, in ``query.runs``, and return what was changed.

    Phrases are taken as they are, and so are numbers and abbreviations.
    """
    corrections: list[Correction] = []
    literal, left = set(query.phrases), MOST_WORDS
    for number, run in enumerate(query.runs):
        words = list(run)
        unknown = _unknown(segments, run)[:left] if run not in literal else []
        left -= len(unknown)
        for at in unknown:
            meant = _nearest(segments, words, at, marked=query.is_marked)
            if meant:
                corrections.append(Correction(words[at].exact, meant.exact))
                words[at] = meant
        query.runs[number] = tuple(words)
    return tuple(corrections)


def _unknown(segments: Sequence[Segment], run: Run) -> list[int]:
    """Return which words of a run no document holds, with the marks they were typed with."""
    counts = _holding(segments, [exact_key(word.exact) if word.has_marks else folded_key(word.folded) for word in run])
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


def _nearest(segments: Sequence[Segment], words: Sequence[Word], at: int, *, marked: bool) -> Word | None:
    """Return the word that fits best beside its neighbours, of those the commonest; None where nothing is near."""
    typed = words[at]
    marked = marked or typed.has_marks
    near = sorted(set(_slips(typed.exact, _PLAIN + _MARKED if marked else _PLAIN)))
    counts = _holding(segments, [exact_key(word) if marked else folded_key(word) for word in near])
    known = [(word, count) for word, count in zip(near, counts, strict=True) if count]
    if not known:
        return None
    beside = _beside(segments, [folded(word) for word, _ in known], words[at - 1 : at], words[at + 1 : at + 2])
    # Pairs are counted without marks, so a rare word may seem to stand there often: never oftener than there is of it.
    fits = [
        (neighbours, min(together, count), count, word)
        for (neighbours, together), (word, count) in zip(beside, known, strict=True)
    ]
    neighbours, _, _, best = max(fits)
    if not neighbours and len(typed.exact) < _TELLING:
        return None
    return Word(best, folded(best), Kind.WORD)


def _beside(
    segments: Sequence[Segment], words: Sequence[str], before: Sequence[Word], after: Sequence[Word]
) -> list[tuple[int, int]]:
    """Return for each word how many of the neighbours it stands beside anywhere, and in how many documents."""
    keys = np.array([folded_key(word) for word in words], np.uint64)
    neighbours, together = np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
    for neighbour, is_before in [*((word, True) for word in before), *((word, False) for word in after)]:
        other = np.full(len(keys), folded_key(neighbour.folded), np.uint64)
        counts = np.array(_holding(segments, pair_keys(*((other, keys) if is_before else (keys, other))).tolist()))
        neighbours += counts > 0
        together += counts
    return list(zip(neighbours.tolist(), together.tolist(), strict=True))


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
