"""What is offered while a question is being typed: titles that hold the words so far, and phrases that many share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bantin.html import UNPRINTABLE
from bantin.search.keys import exact_key
from bantin.search.query import Word, words_of
from bantin.search.segment import Mask, Segment
from bantin.search.titles import Numbers, Titles
from bantin.text.keystrokes import recover_text
from bantin.text.tokens import Kind
from bantin.text.unicode import normalise

MOST = 8
MOST_CHARACTERS, MOST_WORDS = 200, 16
# A phrase stands in so many titles at least, and grows by the words that follow it in half of its titles.
PHRASES, SHARED, FOLLOWED, LONGEST = 3, 3, 0.5, 8
# Of more places than these the newest stand for all when phrases are looked for, and of a phrase when it is written.
MOST_PLACES, MOST_WRITTEN = 4096, 64
_RANK_BITS = np.int64(32)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to choose: a title, with the address of its article, or a phrase.

    What was typed lies from ``start`` to ``end`` of ``text``, in characters.
    """

    kind: Literal["title", "phrase"]
    text: str
    start: int
    end: int
    path: str = ""


class Suggester:
    """Completes questions from the titles of the segments; ``gone`` says which documents of each stand no more."""

    def __init__(self, segments: Sequence[Segment], gone: Sequence[Mask | None]) -> None:
        self._titles = Titles(segments, gone)

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """Return at most MOST suggestions: titles that begin so, phrases, then other titles, each newest first."""
        typed = recover_text(normalise(UNPRINTABLE.sub(" ", typed[:MOST_CHARACTERS]))).text
        words = [word for word in words_of(typed) if word.kind is not Kind.CODE][:MOST_WORDS]
        if not words:
            return ()
        # After a blank the last word is whole.
        whole, beginning = (words, "") if typed[-1:].isspace() else (words[:-1], words[-1].folded)
        places = self._marked_alike(whole, self._titles.find([word.folded for word in whole], beginning))
        if not len(places):
            return ()
        phrases = list(self._phrases(_newest(places, MOST_PLACES), len(whole), beginning))
        is_first = self._titles.is_first(places)
        starting = list(self._articles(places[is_first], len(whole), beginning, MOST - len(phrases)))
        known = {one.path for one in starting}
        others = self._articles(places[~is_first], len(whole), beginning, MOST)
        return tuple([*starting, *phrases, *(one for one in others if one.path not in known)][:MOST])

    def _marked_alike(self, words: Sequence[Word], places: Numbers) -> Numbers:
        """Return the places where words typed with marks stand with these, all where there is none."""
        kept = places
        for at, word in enumerate(words):
            if word.has_marks:
                kept = kept[self._titles.exact(kept + at) == exact_key(word.exact)]
        return kept if len(kept) else places

    def _articles(self, places: Numbers, whole: int, beginning: str, most: int) -> Iterator[Suggestion]:
        """Yield the newest titles that hold the places, no text twice."""
        seen: set[str] = set()
        # One title may hold several of the places, and another have the same words.
        newest = np.sort(_newest(places, 4 * most))
        owners, first = np.unique(self._titles.owners(newest), return_index=True)
        for owner, at in zip(owners.tolist(), first.tolist(), strict=True):
            text = self._titles.text(owner)
            if text in seen:
                continue
            seen.add(text)
            start, end = self._match(int(newest[at]), whole, beginning)
            yield Suggestion("title", text, start, end, self._titles.address(owner))
            if len(seen) == most:
                return

    def _match(self, place: int, whole: int, beginning: str) -> tuple[int, int]:
        """Return where in the title the words typed begin and end; the last may be typed in part."""
        spans = self._titles.spans(place, whole + bool(beginning))
        last, end = spans[-1]
        return spans[0][0], min(last + len(beginning), end) if beginning else end

    def _phrases(self, places: Numbers, whole: int, beginning: str) -> Iterator[Suggestion]:
        """Yield the commonest ways to go on from what was typed, the words as most titles write them."""
        typed = whole + bool(beginning)
        size = max(2, typed if beginning else typed + 1)
        groups = self._groups(places, size)
        seen: set[tuple[int, ...]] = set()
        for group in groups[: 2 * PHRASES]:
            grown, length = self._grow(group, size)
            found = self._written(grown, length, size)
            if found is None or len(np.unique(self._titles.owners(grown))) < SHARED:
                continue
            place, length = found
            ranks = tuple(self._titles.ranks(np.arange(place, place + length)).tolist())
            text = self._titles.cut(place, length)
            start, end = self._match(place, whole, beginning)
            is_news = length > typed or end - start < len(text)
            if ranks not in seen and is_news:
                seen.add(ranks)
                yield Suggestion("phrase", text, 0, end - start)
            if len(seen) == PHRASES:
                return

    def _groups(self, places: Numbers, size: int) -> list[Numbers]:
        """Return the places that have the same ``size`` words, the largest group first, small ones left out."""
        last = self._titles.ranks(places + size - 1).astype(np.int64)
        # What stands before the last word was typed, save for the only word of a beginning.
        keys = (self._titles.ranks(places).astype(np.int64) << _RANK_BITS) | last
        keys, numbers, counts = np.unique(keys[last > 0], return_inverse=True, return_counts=True)
        order = np.argsort(-counts, kind="stable")[: 2 * PHRASES]
        within = places[last > 0]
        return [within[numbers == at] for at in order.tolist() if counts[at] >= SHARED]

    def _grow(self, group: Numbers, length: int) -> tuple[Numbers, int]:
        """Return the places and the length of the phrase with the words that mostly follow it."""
        while length < LONGEST:
            following = self._titles.ranks(group + length)
            words, counts = np.unique(following, return_counts=True)
            at = int(np.argmax(counts))
            if not words[at] or counts[at] < max(SHARED, FOLLOWED * len(group)):
                break
            group, length = group[following == words[at]], length + 1
        return group, length

    def _written(self, group: Numbers, length: int, least: int) -> tuple[int, int] | None:
        """Return a place where the phrase stands as it mostly does, and its length up to the first punctuation.

        None where less than ``least`` words are left.
        """
        group = _newest(group, MOST_WRITTEN)
        spelt = self._titles.spelt(group[:, None] + np.arange(length))
        _, numbers, counts = np.unique(spelt, axis=0, return_inverse=True, return_counts=True)
        usual = group[numbers.ravel() == int(np.argmax(counts))]
        # Within a title a phrase has no capital that only the beginning of a line gives it.
        inside = usual[~self._titles.is_first(usual)]
        place = int(np.min(inside if len(inside) else usual))
        spans = self._titles.spans(place, length)
        text = self._titles.text(int(self._titles.owners(np.array([place]))[0]))
        kept = 1
        while kept < length and not text[spans[kept - 1][1] : spans[kept][0]].strip(" -–\u00a0"):
            kept += 1
        return (place, kept) if kept >= least else None


def _newest(places: Numbers, most: int) -> Numbers:
    """Return at most so many of the places, those in the newest titles: titles lie newest first."""
    return np.partition(places, most)[:most] if len(places) > most else places
