"""The terms of every field of a segment with their postings, in the order in which Whoosh keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.fields import Schema

from bantin.dates import ZONE
from bantin.search.documents import FIELDS
from bantin.search.keys import BOUNDARY, Keys, pair_keys
from bantin.search.segment import MOST_DOCUMENTS, Segment
from bantin.text.fold import without_marks

Numbers = NDArray[np.int64]

_DOCUMENT_BITS = (MOST_DOCUMENTS - 1).bit_length()


class Terms(NamedTuple):
    """The terms of one field in the order of their bytes.

    The postings of ``texts[i]`` are ``documents`` and ``weights`` from ``starts[i]`` to ``starts[i + 1]``.
    """

    texts: list[bytes]
    starts: Numbers
    documents: NDArray[Any]
    weights: NDArray[Any]


def fields_of(segment: Segment, schema: Schema) -> Iterator[tuple[str, Terms]]:
    """Yield the name and the terms of every field that is indexed, in the order of the names; terms may be none."""
    words, values = _Words(segment), _Values(segment, schema)
    made: dict[str, Callable[[], Terms]] = {
        field.name: partial(words.count, number) for number, field in enumerate(FIELDS)
    }
    made |= {"exact": words.exact, "folded": words.folded, "pairs": words.pairs, "numbers": words.codes}
    made |= {"id": values.ids, "section": values.sections, "date": values.dates}
    for name in sorted(made):
        if name in schema:
            yield name, made[name]()


def moment_of(segment: Segment, number: int) -> datetime | None:
    """Return when a document appeared, in Vietnamese time and without saying so; None where it has no date."""
    if not segment.years[number]:
        return None
    return datetime.fromtimestamp(int(segment.dates[number]), ZONE).replace(tzinfo=None)


def lengths_of(segment: Segment) -> Numbers:
    """Return how many words each document (row) has in each of FIELDS (column)."""
    found = np.bincount(_slots(segment)[segment.words != BOUNDARY], minlength=len(segment) * len(FIELDS))
    return found.reshape(-1, len(FIELDS))


def _slots(segment: Segment) -> NDArray[np.int32]:
    """Return the number of the field each word stands in, counted through all documents."""
    is_end = segment.words == BOUNDARY
    slots: NDArray[np.int32] = np.cumsum(is_end, dtype=np.int32) - is_end
    return slots


def _term(value: str) -> bytes:
    # What is no text, a lone surrogate, is no term either.
    return value.encode("utf-8", "replace")


class _Words:
    """The vocabulary of a segment in the order of its bytes, and what is counted with it."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._slots = _slots(segment)
        self._fields = (self._slots % len(FIELDS)).astype(np.uint8)
        spellings = segment.spellings()
        texts = [word.encode("utf-8") for word in spellings]
        self._rows = np.array(sorted(range(1, len(texts)), key=texts.__getitem__), np.int64)
        self._texts = [texts[row] for row in self._rows.tolist()]
        self._rank = _ranks(self._rows, len(texts))
        bare = [without_marks(word).encode("utf-8") for word in spellings]
        self._plain = sorted(set(bare[1:]))
        places = {text: place for place, text in enumerate(self._plain)}
        self._plain_rank = np.array([places.get(text, 0) for text in bare], np.int64)

    def exact(self) -> Terms:
        return _gather(self._segment, self._texts, self._segment.word_exact[self._rows])

    def folded(self) -> Terms:
        return _gather(self._segment, self._plain, self._plain_keys())

    def _plain_keys(self) -> Keys:
        keys = np.zeros(len(self._plain), np.uint64)
        keys[self._plain_rank[1:]] = self._segment.word_folded[1:]
        return keys

    def pairs(self) -> Terms:
        words = self._segment.words
        beside = (words[:-1] != BOUNDARY) & (words[1:] != BOUNDARY)
        size = max(len(self._plain), 1)
        found = np.unique(self._plain_rank[words[:-1][beside]] * size + self._plain_rank[words[1:][beside]])
        left, right = found // size, found % size
        # A space sorts before whatever a word is made of: the order of the pairs is that of their words.
        texts = [b"%b %b" % (self._plain[one], self._plain[other]) for one, other in zip(left, right, strict=True)]
        keys = self._plain_keys()
        return _gather(self._segment, texts, pair_keys(keys[left], keys[right]))

    def codes(self) -> Terms:
        codes = self._segment.codes, self._segment.code_slots // np.uint32(len(FIELDS))
        terms = self._terms(*codes)
        return terms._replace(weights=np.ones_like(terms.weights))

    def count(self, number: int) -> Terms:
        """Return the terms of one of FIELDS; how often each stands in a document is its weight."""
        inside = (self._fields == number) & (self._segment.words != BOUNDARY)
        return self._terms(self._segment.words[inside], self._slots[inside] // len(FIELDS))

    def _terms(self, rows: NDArray[Any], documents: NDArray[Any]) -> Terms:
        # Of the smallest kind they fit into: of a large segment they are millions.
        kind = np.uint32 if len(self._rank) <= 1 << 32 - _DOCUMENT_BITS else np.uint64
        packed = self._rank.astype(kind)[rows]
        packed <<= kind(_DOCUMENT_BITS)
        packed |= documents.astype(kind)
        packed.sort()
        is_new = np.append(True, packed[1:] != packed[:-1])[: len(packed)]
        counts = np.diff(np.flatnonzero(is_new).astype(np.uint32), append=np.uint32(len(packed)))
        found = packed[is_new]
        del packed
        ranks = found >> kind(_DOCUMENT_BITS)
        first = np.flatnonzero(np.append(True, ranks[1:] != ranks[:-1])[: len(ranks)])
        texts = [self._texts[rank] for rank in ranks[first].tolist()]
        return Terms(texts, np.append(first, len(ranks)), (found & kind(MOST_DOCUMENTS - 1)).astype(np.uint16), counts)


def _ranks(rows: Numbers, count: int) -> Numbers:
    ranks = np.zeros(count, np.int64)
    ranks[rows] = np.arange(len(rows))
    return ranks


def _gather(segment: Segment, texts: list[bytes], keys: Keys) -> Terms:
    """Return the postings of the keys as the segment has them."""
    rows = segment.rows(keys)
    begins, ends = (segment.starts[rows + more].astype(np.int64) for more in (0, 1))
    counts = ends - begins
    starts: Numbers = np.concatenate(([0], np.cumsum(counts)))
    places = np.arange(starts[-1], dtype=np.int32)
    places += np.repeat((begins - starts[:-1]).astype(np.int32), counts)
    return Terms(texts, starts, segment.documents[places], segment.impacts[places])


class _Values:
    """What is indexed of a document besides its words, as a whole."""

    def __init__(self, segment: Segment, schema: Schema) -> None:
        self._segment, self._schema = segment, schema

    def ids(self) -> Terms:
        return _group((_term(id), number) for number, id in enumerate(self._segment.ids))

    def sections(self) -> Terms:
        names = [section for section, _ in self._segment.categories]
        return _group(
            (_term(names[place]), number)
            for number, place in enumerate(self._segment.sections.tolist())
            if names[place]
        )

    def dates(self) -> Terms:
        index = self._schema["date"].index
        moments = ((moment_of(self._segment, number), number) for number in range(len(self._segment)))
        return _group((term, number) for moment, number in moments if moment for term, *_ in index(moment))


def _group(found: Iterable[tuple[bytes, int]]) -> Terms:
    """Return terms from what each document has, in any order."""
    postings: dict[bytes, list[int]] = {}
    for term, number in found:
        postings.setdefault(term, []).append(number)
    texts = sorted(postings)
    documents = np.array([number for text in texts for number in postings[text]], np.int64)
    starts = np.cumsum([0, *(len(postings[text]) for text in texts)])
    return Terms(texts, starts, documents, np.ones(len(documents), np.int64))
