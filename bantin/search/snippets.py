"""What a result shows: its title and the best passage of its text, the words asked for marked as they are written."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.html import Markup, escape
from bantin.search.segment import Segment

# How many words a passage has, and how many of them stand before its first match.
LENGTH, LEAD_IN = 36, 6
# Matches beyond these are not weighed; no passage is better for the thousandth.
_MOST_MATCHES = 200
# Stand for the marks until the whole is escaped: characters that no indexed text holds (documents.fields).
_BEFORE, _AFTER = "\x02", "\x03"


class Sought(NamedTuple):
    """A word to mark: its keys (no exact one where marks do not count) and how much it adds to a passage."""

    exact: int
    folded: int
    weight: float


class Shown(NamedTuple):
    """A title and a passage, as HTML in which the words found are ``<mark>``."""

    title: Markup
    passage: Markup


def show(segment: Segment, number: int, sought: Sequence[Sought]) -> Shown:
    """Return what a result shows of one document."""
    page = _Page(segment, number)
    found = page.find(sought)
    title = page.cut(0, page.lead, 0, int(segment.title_ends[number]), found)
    first, last = page.best_passage(found, [word.weight for word in sought])
    return Shown(title, page.passage(first, last, found))


class _Page:
    """The words of one document, from its title on; ``lead`` is the first that a passage may show."""

    def __init__(self, segment: Segment, number: int) -> None:
        begin, end = int(segment.word_starts[number]), int(segment.word_starts[number + 1])
        words = segment.words[begin:end]
        self.text = segment.page_text(number)
        self.exact, self.folded = segment.word_exact[words], segment.word_folded[words]
        self.places, self.spans = segment.places[begin:end], segment.spans[begin:end]
        self.lead = int(np.searchsorted(self.places, segment.lead_starts[number]))
        inside = np.flatnonzero(words)
        # Fields without words leave boundaries at the end.
        self.size = int(inside[-1]) + 1 if len(inside) else 0

    def find(self, sought: Sequence[Sought]) -> NDArray[np.int16]:
        """Return for each word of the page the number of the one sought that it is, -1 for none.

        Where a word asked for with its marks is nowhere, those that differ from it in marks alone are taken.
        """
        found = np.full(len(self.places), -1, np.int16)
        for number, word in enumerate(sought):
            same = self.exact == word.exact if word.exact else self.folded == word.folded
            if word.exact and not same.any():
                same = self.folded == word.folded
            found[same & (found < 0)] = number
        return found

    def best_passage(self, found: NDArray[np.int16], weights: Sequence[float]) -> tuple[int, int]:
        """Return the first word and the end of the passage with the most, and the rarest, of the words sought."""
        matches = (np.flatnonzero(found[self.lead :] >= 0)[:_MOST_MATCHES] + self.lead).tolist()
        numbers = found[matches].tolist() if matches else []
        # Neighbours say more together than the same words far from each other.
        beside = [
            weights[number] if follows else 0.0
            for number, follows in zip(numbers, [False, *(b == a + 1 for a, b in pairwise(matches))], strict=False)
        ]
        best, start, ahead = 0.0, self.lead, 0
        inside: dict[int, int] = {}
        total = 0.0
        for at, place in enumerate(matches):
            while ahead < len(matches) and matches[ahead] < place + LENGTH - LEAD_IN:
                count = inside.get(numbers[ahead], 0)
                # A word again is worth a little: of two passages with the same words the one with more of them.
                total += weights[numbers[ahead]] * (0.1 if count else 1) + beside[ahead]
                inside[numbers[ahead]] = count + 1
                ahead += 1
            if total > best * 1.0001:
                best, start = total, place
            inside[numbers[at]] -= 1
            total -= weights[numbers[at]] * (0.1 if inside[numbers[at]] else 1) + beside[at]
        first = max(self.lead, start - LEAD_IN)
        return first, min(self.size, first + LENGTH)

    def passage(self, first: int, last: int, found: NDArray[np.int16]) -> Markup:
        """Return the words from ``first`` to before ``last``, with an ellipsis where text was left off."""
        if first >= last:
            return Markup("")
        start = int(self.places[first])
        end = int(self.places[last - 1]) + int(self.spans[last - 1])
        before = "…" if first > self.lead else ""
        after = "…" if last < self.size else ""
        return Markup(before) + self.cut(first, last, start, end, found) + Markup(after)

    def cut(self, first: int, last: int, start: int, end: int, found: NDArray[np.int16]) -> Markup:
        """Return the text from ``start`` to ``end``, which holds these words, with those that were found marked."""
        pieces: list[str] = []
        done = start
        for at in (np.flatnonzero(found[first:last] >= 0) + first).tolist():
            place = int(self.places[at])
            word_end = min(place + int(self.spans[at]), end)
            if place < done or place >= end:
                continue
            gap = self.text[done:place]
            if pieces and gap == " ":
                # Neighbours are one mark: that is how a phrase is read.
                pieces[-1] = pieces[-1][: -len(_AFTER)]
                pieces.append(f" {self.text[place:word_end]}{_AFTER}")
            else:
                pieces.append(f"{gap}{_BEFORE}{self.text[place:word_end]}{_AFTER}")
            done = word_end
        pieces.append(self.text[done:end])
        plain = "".join(pieces).replace("\n", " ").strip()
        marked = str(escape(plain)).replace(_BEFORE, "<mark>").replace(_AFTER, "</mark>")
        # Escaped as a whole, and then marked.
        return Markup(marked)
