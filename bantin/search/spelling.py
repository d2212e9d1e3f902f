"""Slips of the finger: words that the archive does not have, or not beside their neighbours, and what was meant.

A word that no document holds is put right and the reader is told. One that the archive has, but nowhere beside the
words it was typed beside, may be a slip or a new thought: what may have been meant is offered, and not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np

from bantin.search import phrases, ranking
from bantin.search.keys import exact_key, folded_key, pair_keys
from bantin.search.query import Query, Word
from bantin.search.segment import Mask, Segment
from bantin.text.abbreviations import expansions
from bantin.text.fold import folded
from bantin.text.tokens import Kind, tokenise

# So many words of a question are looked at again, and none longer: each costs some thousand keys.
MOST_WORDS, LONGEST = 4, 20
# Of so many near words it is read again whether they stand beside their neighbours as they are written, in so many
# documents of each segment.
MOST_NEAR, MOST_DOCUMENTS = 16, 64
# A shorter word is near too many others; it is put right only where it then stands beside a neighbour of its own.
_TELLING = 5
# What it tells of a word that it stands beside its neighbours with other marks, against standing there as it is.
_MARKS_ASIDE = 0.3
# How sure an offer must be: the sum of the logarithms of how often the word stands beside its neighbours.
_SURE = 2.5

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_MARKED = "đàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"  # every vowel with every mark, and đ


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that is nowhere in the archive with the marks it was typed with, and what was looked for instead."""

    typed: str
    meant: str


class Slip(NamedTuple):
    """A word of a question that seems to be a slip: its place among all words, and what seems to be meant.

    ``is_sure`` says that it is to be put right, not only offered.
    """

    at: int
    meant: Word
    is_sure: bool


class _Near(NamedTuple):
    """A word near the one typed: how many neighbours it stands beside, marks aside, how often, and how common it is."""

    beside: int
    together: int
    documents: int
    word: str


class _Read(NamedTuple):
    """A near word as it is written: how well it fits, how many neighbours it stands beside so, and how often."""

    fit: tuple[int, float]
    near: _Near
    beside: int
    together: float


class Spelling:
    """The slips in a question, against an archive of which some documents may be ``gone``."""

    def __init__(self, segments: Sequence[Segment], query: Query, gone: Sequence[Mask | None] = ()) -> None:
        self._segments = segments
        self._gone = gone or [None] * len(segments)
        self._query = query
        self._words = query.words
        literal = set(query.phrases)
        self._is_literal = [run in literal for run in query.runs for word in run if word.kind is not Kind.CODE]
        self.slips = sorted(self._find(), key=lambda slip: slip.at) if self._words else []

    def correct(self) -> tuple[Correction, ...]:
        """Put the unknown words right in ``query.runs``, and return what was changed.

        Phrases are taken as they are, and so are numbers and abbreviations.
        """
        meant = {slip.at: slip.meant for slip in self.slips if slip.is_sure}
        corrections = tuple(Correction(self._words[at].exact, word.exact) for at, word in meant.items())
        at = -1
        for number, run in enumerate(self._query.runs if meant else ()):
            words = []
            for word in run:
                at += word.kind is not Kind.CODE
                words.append(word if word.kind is Kind.CODE else meant.get(at, word))
            self._query.runs[number] = tuple(words)
        return corrections

    def suggestion(self) -> str:
        """Return the question as it may have been meant, "" where nothing is to be offered."""
        if all(slip.is_sure for slip in self.slips):
            return ""
        meant = {slip.at: slip.meant.exact for slip in self.slips}
        text, pieces, done, at = self._query.text, [], 0, 0
        for token in tokenise(text):
            # Filters and excluded words stand in the text and not among the words.
            if token.kind is Kind.CODE or at == len(self._words) or token.exact != self._words[at].exact:
                continue
            if at in meant:
                typed = text[token.start : token.end]
                pieces += [text[done : token.start], meant[at].capitalize() if typed[0].isupper() else meant[at]]
                done = token.end
            at += 1
        return "".join([*pieces, text[done:]])

    def _find(self) -> Iterator[Slip]:
        words = self._words
        keys = [exact_key(one.exact) if one.has_marks else folded_key(one.folded) for one in words]
        plain = np.array([folded_key(one.folded) for one in words], np.uint64)
        known = self._holding([*keys, *pair_keys(plain[:-1], plain[1:]).tolist()])
        pairs = [0, *known[len(words) :], 0]
        unfit = [
            at
            for at, word in enumerate(words)
            if not (known[at] and (len(words) == 1 or pairs[at] or pairs[at + 1])) and _may_be_slip(word)
        ]
        # Those that are nowhere first: of the others there may be many.
        for at in sorted(unfit, key=lambda at: known[at] > 0)[:MOST_WORDS]:
            found = self._judged(at, is_unknown=not known[at])
            if found:
                yield found

    def _judged(self, at: int, *, is_unknown: bool) -> Slip | None:
        """Return what was meant by the word at a place; None where nothing near fits."""
        near = self._near(at)
        if not near:
            return None
        best = max(self._read(at, one) for one in near)
        meant = Word(best.near.word, folded(best.near.word), Kind.WORD)
        sides = (at > 0) + (at + 1 < len(self._words))
        if is_unknown and (near[0].beside or len(self._words[at].exact) >= _TELLING):
            return Slip(at, meant, is_sure=not self._is_literal[at])
        is_offered = best.beside == sides == 2 and best.together > _SURE
        return Slip(at, meant, is_sure=False) if not is_unknown and is_offered else None

    def _near(self, at: int) -> list[_Near]:
        """Return the words one slip away that the archive has, first those that stand beside the most neighbours."""
        typed = self._words[at]
        marked = self._query.is_marked or typed.has_marks
        words = sorted(set(_slips(typed.exact, _PLAIN + _MARKED if marked else _PLAIN)) - {typed.exact})
        counts = self._holding([exact_key(word) if marked else folded_key(word) for word in words])
        known = [(word, count) for word, count in zip(words, counts, strict=True) if count]
        keys = np.array([folded_key(folded(word)) for word, _ in known], np.uint64)
        beside, together = np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        limits = np.array([count for _, count in known], np.int64)
        for neighbour, is_before in self._neighbours(at):
            other = np.full(len(keys), folded_key(neighbour.folded), np.uint64)
            pairs = pair_keys(other, keys) if is_before else pair_keys(keys, other)
            # Pairs are counted without marks: a rare word never stands there oftener than there is of it.
            found = np.minimum(np.array(self._holding(pairs.tolist()), np.int64), limits)
            beside += found > 0
            together += found
        rows = zip(beside.tolist(), together.tolist(), known, strict=True)
        return sorted((_Near(sides, sum_, count, word) for sides, sum_, (word, count) in rows), reverse=True)[
            :MOST_NEAR
        ]

    def _read(self, at: int, near: _Near) -> _Read:
        """Return a near word judged by how often it stands, as it is written, beside its neighbours."""
        word = Word(near.word, folded(near.word), Kind.WORD)
        counts = []
        for neighbour, is_before in self._neighbours(at):
            run = (neighbour, word) if is_before else (word, neighbour)
            found = (
                phrases.holding(segment, run, MOST_DOCUMENTS, gone)
                for segment, gone in zip(self._segments, self._gone, strict=True)
            )
            counts.append(sum(map(len, found)))
        together = sum(log(1 + count) for count in counts)
        # Where no text has it so, how often it stands there with other marks tells something still.
        fit = (near.beside, together + _MARKS_ASIDE * log(1 + near.together))
        return _Read(fit, near, sum(count > 0 for count in counts), together)

    def _neighbours(self, at: int) -> list[tuple[Word, bool]]:
        """Return the words beside a place, and whether each stands before it."""
        before, after = self._words[max(at - 1, 0) : at], self._words[at + 1 : at + 2]
        return [*((word, True) for word in before), *((word, False) for word in after)]

    def _holding(self, keys: Sequence[int]) -> list[int]:
        """Return how many documents hold each key."""
        array = np.array(keys, np.uint64)
        counts: list[int] = ranking.holding(self._segments, [one.rows(array) for one in self._segments]).tolist()
        return counts


def _may_be_slip(word: Word) -> bool:
    return word.kind is Kind.WORD and 1 < len(word.exact) <= LONGEST and not expansions(word.exact)


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
