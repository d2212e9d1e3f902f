"""From documents to numbers: every word of every field, in order, with its place in the page text."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from bantin.dates import ZONE, machine
from bantin.json import filled
from bantin.search.documents import FIELDS, LEAD, TITLE, Document, fields
from bantin.search.keys import BOUNDARY, Keys, exact_key, folded_key
from bantin.text.fold import folded
from bantin.text.tokens import Kind, tokenise

_LONGEST_SPAN = 255
_NO_DATE = datetime(1, 1, 1, tzinfo=UTC)


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
        plain = [folded_key(folded(word)) if word else BOUNDARY for word in self]
        return np.array(exact, np.uint64), np.array(plain, np.uint64)

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
        """Return the exact forms one after another, by their numbers, and where each begins."""
        blob = Blob()
        for word in self:
            blob.add(word)
        return blob.arrays()


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
    """The words of some documents; the numbers of documents follow the order in which they are read."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.vocabulary = Vocabulary()
        self.words, self.places, self.spans = array("I"), array("I"), array("B")
        self.codes, self.code_slots = array("I"), array("I")
        # How many words each field of each document has; a slot is number * len(FIELDS) + field.
        self.lengths = array("I")
        self.title_ends, self.lead_starts = array("I"), array("I")
        self.text, self.records = Blob(), Blob()
        for document in documents:
            self._read(document)

    def _read(self, document: Document) -> None:
        place = 0
        pieces = list(fields(document))
        for number, piece in enumerate(pieces):
            if number == TITLE:
                self.title_ends.append(len(piece))
            elif number == LEAD:
                self.lead_starts.append(place)
            self._read_field(piece, place)
            place += len(piece) + 1
        self.text.add("\n".join(pieces))
        self.records.add(json.dumps(filled(record(document)), ensure_ascii=False))

    def _read_field(self, piece: str, place: int) -> None:
        tokens = tokenise(piece)
        parts = [token for token in tokens if token.kind is not Kind.CODE]
        if len(parts) < len(tokens):
            codes = [self.vocabulary[token.exact] for token in tokens if token.kind is Kind.CODE]
            self.codes.extend(codes)
            self.code_slots.extend([len(self.lengths)] * len(codes))
        vocabulary = self.vocabulary
        self.words.extend([vocabulary[token.exact] for token in parts])
        self.places.extend([place + token.start for token in parts])
        self.spans.extend([min(token.end - token.start, _LONGEST_SPAN) for token in parts])
        self.words.append(BOUNDARY)
        self.places.append(place + len(piece))
        self.spans.append(0)
        self.lengths.append(len(parts))

    def slots(self) -> NDArray[np.int64]:
        """Return the slot of each of ``words``, the boundary after a field counted to it."""
        counts = np.frombuffer(self.lengths, np.uint32).astype(np.int64) + 1
        return np.repeat(np.arange(len(counts)), counts)

    def word_starts(self) -> NDArray[np.uint32]:
        """Return where in ``words`` each document begins, and where the last ends."""
        counts = np.frombuffer(self.lengths, np.uint32).astype(np.int64) + 1
        ends = np.cumsum(counts.reshape(-1, len(FIELDS)).sum(axis=1))
        return np.concatenate(([0], ends)).astype(np.uint32)


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
    }


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Return the documents in the order of a segment; of those with one id only the last given."""
    latest = {document.id: document for document in documents}
    by_id = sorted(latest.values(), key=lambda one: one.id)
    return sorted(by_id, key=lambda one: one.date or _NO_DATE, reverse=True)


def seconds(document: Document) -> int:
    """Return the document's moment in seconds since 1970; those without one count as the oldest."""
    return int((document.date or _NO_DATE).timestamp())


def year(document: Document) -> int:
    """Return the year in which the document appeared, 0 where it has no date."""
    return document.date.astimezone(ZONE).year if document.date else 0
