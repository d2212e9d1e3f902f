"""From documents to numbers: every word of every field, in order, with its place in the page text."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.dates import ZONE, machine
from bantin.json import filled
from bantin.search.documents import FIELDS, LEAD, TITLE, Document, fields
from bantin.search.keys import BOUNDARY, Keys, exact_key, folded_key
from bantin.text.fold import without_marks
from bantin.text.tokens import Kind, Token, split, tokenise, tokens_of
from bantin.text.unicode import is_normal

_LONGEST_SPAN = 255
_NO_DATE = datetime(1, 1, 1, tzinfo=UTC)

Numbers = NDArray[np.uint32]


class Vocabulary(dict[str, int]):
    """The number of each word's exact form; a new word gets the next, 0 is the boundary between fields."""

    def __init__(self) -> None:
        super().__init__({"": BOUNDARY})

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]

    def keys_of_all(self) -> tuple[Keys, Keys]:
        """Return the exact and the folded key of each word, by its number."""
        exact = [exact_key(word) if word else BOUNDARY for word in self]
        plain = [folded_key(without_marks(word)) if word else BOUNDARY for word in self]
        return np.array(exact, np.uint64), np.array(plain, np.uint64)

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
        """Return the exact forms one after another, by their numbers, and where each begins."""
        blob = Blob()
        for word in self:
            blob.add(word)
        return blob.arrays()


class Pieces(NamedTuple):
    """Tokens without their text: the numbers of their words, where they stand, how long they are, which are codes."""

    words: Numbers
    places: NDArray[np.int64]
    spans: NDArray[np.uint8]
    are_codes: NDArray[np.bool_]


class Runs(dict[str | Token, int]):
    """The number of each run of tokens: what a run is made of is found out once, however often it stands in a text.

    A token of text that is not normalised stands for a run of itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.vocabulary = Vocabulary()
        self._counts, self._words, self._places = array("I"), array("I"), array("I")
        self._spans, self._are_codes = array("B"), array("B")

    def __missing__(self, run: str | Token) -> int:
        tokens = tokens_of(run) if isinstance(run, str) else (run,)
        self._words.extend([self.vocabulary[token.exact] for token in tokens])
        self._places.extend([token.start for token in tokens])
        self._spans.extend([min(token.end - token.start, _LONGEST_SPAN) for token in tokens])
        self._are_codes.extend([token.kind is Kind.CODE for token in tokens])
        self._counts.append(len(tokens))
        self[run] = len(self)
        return self[run]

    def pieces(self, numbers: Numbers, starts: NDArray[np.int64]) -> Pieces:
        """Return the tokens of the runs of these numbers that stand at ``starts``."""
        known = np.frombuffer(self._counts, np.uint32).astype(np.int32)
        counts = known[numbers]
        ends = np.cumsum(counts, dtype=np.int32)
        # Of each token: where among those of all known runs it is.
        at = np.repeat((np.cumsum(known, dtype=np.int32) - known)[numbers] - (ends - counts), counts)
        at += np.arange(len(at), dtype=np.int32)
        places = np.repeat(starts, counts)
        places += np.frombuffer(self._places, np.uint32)[at]
        return Pieces(
            np.frombuffer(self._words, np.uint32)[at],
            places,
            np.frombuffer(self._spans, np.uint8)[at],
            np.frombuffer(self._are_codes, np.bool_)[at],
        )


class Blob:
    """Pieces of text one after another, and where each begins."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def add(self, piece: str) -> None:
        """Put one piece at the end."""
        self._parts.append(piece.encode("utf-8"))

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
        """Return the bytes of all pieces, and the start of each with the end of the last."""
        starts = np.zeros(len(self._parts) + 1, np.uint64)
        np.cumsum([len(part) for part in self._parts], out=starts[1:])
        return np.frombuffer(b"".join(self._parts), np.uint8), starts


class Reading:
    """The words of some documents, whose numbers follow the order in which they are given.

    ``words``, ``places`` and ``spans`` are those of a segment; ``codes`` are words that stand beside them. A slot is a
    field of a document, number * len(FIELDS) + field; ``lengths`` says how many words each has.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.text, self.records = Blob(), Blob()
        self._runs = Runs()
        self._numbers, self._starts = array("I"), array("q")
        # Where each field ends, and how long the pages are before it, in characters of all pages in a row.
        self._ends, self._pages = array("q"), array("q")
        size = 0
        for document in documents:
            self._pages.append(size)
            size += self._read(document, size)
        self._place()
        # They are as large as what was made of them.
        del self._numbers, self._starts

    def _read(self, document: Document, before: int) -> int:
        """Take in one document; return the length of its page with the line end after it."""
        pieces = list(fields(document))
        page = "\n".join(pieces)
        self.text.add(page)
        self.records.add(json.dumps(filled(record(document)), ensure_ascii=False))
        self._ends.extend([end - 1 for end in accumulate((len(piece) + 1 for piece in pieces), initial=before)][1:])
        if is_normal(page):
            parts = split(page)
            lengths = np.fromiter(map(len, parts), np.int64, len(parts))
            self._numbers.extend(map(self._runs.__getitem__, parts[1::2]))
            self._starts.frombytes((np.cumsum(lengths)[:-1:2] + before).tobytes())
        else:
            tokens = tokenise(page)
            self._numbers.extend([self._runs[_alone(token)] for token in tokens])
            self._starts.extend([before + token.start for token in tokens])
        return len(page) + 1

    def _place(self) -> None:
        """Put the tokens into their slots, and a boundary after each."""
        numbers, starts = np.frombuffer(self._numbers, np.uint32), np.frombuffer(self._starts, np.int64)
        ends = np.frombuffer(self._ends, np.int64)
        all_pieces = self._runs.pieces(numbers, starts)
        slots = np.searchsorted(ends, all_pieces.places, "right").astype(np.uint32)
        self.codes, self.code_slots = all_pieces.words[all_pieces.are_codes], slots[all_pieces.are_codes]
        are_words = ~all_pieces.are_codes
        slots = slots[are_words]
        self.lengths = np.bincount(slots, minlength=len(ends)).astype(np.uint32)
        # Before each word stand the words before it and one boundary for each slot before its own.
        at = np.arange(len(slots)) + slots
        size = len(slots) + len(ends)
        self.words, self.spans = np.full(size, BOUNDARY, np.uint32), np.zeros(size, np.uint8)
        self.words[at], self.spans[at] = all_pieces.words[are_words], all_pieces.spans[are_words]
        pages = np.repeat(np.frombuffer(self._pages, np.int64), len(FIELDS))
        self.places = np.zeros(size, np.uint32)
        self.places[at] = all_pieces.places[are_words] - pages[slots]
        self.places[np.cumsum(self.lengths, dtype=np.int64) + np.arange(len(ends))] = ends - pages
        of_fields = (ends - pages).reshape(-1, len(FIELDS)).astype(np.uint32)
        self.title_ends, self.lead_starts = of_fields[:, TITLE].copy(), of_fields[:, LEAD - 1] + np.uint32(1)

    def keys_of_all(self) -> tuple[Keys, Keys]:
        """Return the exact and the folded key of each word, by its number."""
        return self._runs.vocabulary.keys_of_all()

    def vocabulary(self) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
        """Return the exact form of each word one after another, by its number, and where each begins."""
        return self._runs.vocabulary.arrays()

    def slots(self) -> Numbers:
        """Return the slot of each of ``words``, the boundary after a field counted to it."""
        return np.repeat(np.arange(len(self.lengths), dtype=np.uint32), self.lengths + np.uint32(1))

    def word_starts(self) -> Numbers:
        """Return where in ``words`` each document begins, and where the last ends."""
        ends = np.cumsum((self.lengths + np.uint32(1)).reshape(-1, len(FIELDS)).sum(axis=1))
        return np.concatenate(([0], ends)).astype(np.uint32)


def _alone(token: Token) -> Token:
    """Return a token as if nothing stood before it."""
    return token._replace(start=0, end=token.end - token.start, position=0)


def record(document: Document) -> dict[str, object]:
    """Return what a result shows of a document besides its text."""
    return {
        "id": document.id,
        "url": document.url,
        "category": document.category,
        "section": document.section,
        "tags": document.tags,
        "author": document.author,
        "date": machine(document.date) if document.date else "",
        "views": document.views or None,
    }


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Return the documents in the order of a segment; of those with one id only the last given."""
    latest = {document.id: document for document in documents}
    return sorted(latest.values(), key=lambda one: (-second(one), one.id))


def second(document: Document) -> int:
    """Return the document's moment in seconds since 1970; those without one count as the oldest."""
    return int((document.date or _NO_DATE).timestamp())


def year(document: Document) -> int:
    """Return the year in which the document appeared, 0 where it has no date."""
    return document.date.astimezone(ZONE).year if document.date else 0
