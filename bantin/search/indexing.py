"""From documents to segments: words are counted, weighed and put in the order of their keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.digests import SIZE, digest
from bantin.search.documents import FIELDS, Document
from bantin.search.keys import BOUNDARY, Keys, pair_keys
from bantin.search.reading import Numbers, Reading, newest_first, second, year
from bantin.search.segment import IMPACT_STEPS, LEVELS, MOST_DOCUMENTS, Segment, narrowed

# How soon more of the same word counts for less: BM25's k1. The archive's idf is left out here and applied when asking.
SATURATION = 1.5
# Building takes about 25 bytes of memory a character; attached files may hold far more of them than articles.
MOST_TEXT = 30_000_000


class Family(NamedTuple):
    """The postings of one kind of key: ``counts[i]`` of them for ``keys[i]``."""

    keys: Keys
    counts: NDArray[np.int64]
    documents: NDArray[np.uint16]
    impacts: NDArray[np.uint8]


def build_segments(documents: Iterable[Document]) -> Iterator[Segment]:
    """Yield segments that hold the documents as they are given.

    In each are MOST_DOCUMENTS at most, and about MOST_TEXT characters of articles and files.
    """
    some: list[Document] = []
    size = 0
    for one in documents:
        if len(some) == MOST_DOCUMENTS or size > MOST_TEXT:
            yield build_segment(some)
            some, size = [], 0
        some.append(one)
        size += len(one.body) + sum(map(len, one.files))
    if some:
        yield build_segment(some)


def build_segment(documents: Sequence[Document], removed: Iterable[str] = ()) -> Segment:
    """Return one segment of the documents; ``removed`` are ids of earlier segments that are gone.

    Raises ValueError for more than MOST_DOCUMENTS.
    """
    if len(documents) > MOST_DOCUMENTS:
        raise ValueError(f"{len(documents)} documents, at most {MOST_DOCUMENTS}")
    ordered = newest_first(documents)
    reading = Reading(ordered)
    exact, folded = reading.keys_of_all()
    keys, starts, posted, impacts = _in_order(list(_families(reading, exact, folded)))
    categories = sorted({(one.section, one.category) for one in ordered})
    rank = {category: number for number, category in enumerate(categories)}
    vocabulary, vocabulary_starts = reading.vocabulary()
    text, text_starts = reading.text.arrays()
    records, record_starts = reading.records.arrays()
    return Segment(
        keys=keys,
        starts=starts,
        documents=posted,
        impacts=impacts,
        word_exact=exact,
        word_folded=folded,
        vocabulary=vocabulary,
        vocabulary_starts=vocabulary_starts,
        words=narrowed(reading.words, len(exact)),
        places=narrowed(reading.places, int(reading.places.max(initial=0)) + 1),
        spans=reading.spans,
        word_starts=reading.word_starts(),
        codes=reading.codes,
        code_slots=reading.code_slots,
        text=text,
        text_starts=text_starts,
        title_ends=reading.title_ends,
        lead_starts=reading.lead_starts,
        records=records,
        record_starts=record_starts,
        dates=np.array([second(one) for one in ordered], np.int64),
        years=np.array([year(one) for one in ordered], np.int16),
        sections=np.array([rank[one.section, one.category] for one in ordered], np.uint16),
        digests=np.frombuffer(b"".join(map(digest, ordered)), np.uint8).reshape(-1, SIZE),
        ids=tuple(one.id for one in ordered),
        categories=tuple(categories),
        removed=tuple(removed),
    )


def _families(reading: Reading, exact: Keys, folded: Keys) -> Iterator[Family]:
    """Yield the postings of the exact keys, of the folded keys, and of the pairs of folded keys."""
    words, slots, norms = reading.words, reading.slots(), _norms(reading)
    # The numbers of words without marks: smaller than their keys, so that a pair of them fits beside the slot.
    plain, plain_of = np.unique(folded, return_inverse=True)
    plain_of = plain_of.astype(np.uint64)
    inside = words != BOUNDARY
    all_words, all_slots = (
        np.concatenate((words[inside], reading.codes)),
        np.concatenate((slots[inside], reading.code_slots)),
    )
    family = _count(all_words.astype(np.uint64), all_slots, norms)
    yield family._replace(keys=exact[family.keys])
    family = _count(plain_of[all_words], all_slots, norms)
    yield family._replace(keys=plain[family.keys])
    size = np.uint64(len(plain))
    beside = inside[:-1] & inside[1:]
    pairs = plain_of[words[:-1][beside]] * size + plain_of[words[1:][beside]]
    family = _count(pairs, slots[:-1][beside], norms)
    yield family._replace(keys=pair_keys(plain[family.keys // size], plain[family.keys % size]))


def _norms(reading: Reading) -> NDArray[np.float32]:
    """Return what one word weighs in each slot."""
    lengths = reading.lengths.astype(np.float32).reshape(-1, len(FIELDS))
    weight, reference, slope = (
        np.array([getattr(field, name) for field in FIELDS], np.float32) for name in ("weight", "reference", "slope")
    )
    return (weight / (1 - slope + slope * lengths / reference)).ravel().astype(np.float32)


def _count(terms: NDArray[np.uint64], slots: Numbers, norms: NDArray[np.float32]) -> Family:
    """Return the postings of the terms, whose numbers stand in the place of keys.

    A term and its slot are packed into one number: sorting plain numbers is several times faster than sorting rows. The
    array of terms is used up in this.
    """
    bits = np.uint64(max(len(norms) - 1, 1).bit_length())
    if len(terms) and int(terms.max()) >> (64 - int(bits)):
        raise ValueError("too many different words for one segment")
    packed = terms
    packed <<= bits
    packed |= slots
    packed.sort()
    slots = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32)
    packed >>= bits
    documents = (slots // np.uint32(len(FIELDS))).astype(np.uint16)
    is_new_term = np.ones(len(packed), bool)
    is_new_term[1:] = packed[1:] != packed[:-1]
    is_new = is_new_term.copy()
    is_new[1:] |= documents[1:] != documents[:-1]
    first = np.flatnonzero(is_new)
    weights = np.add.reduceat(norms[slots], first) if len(first) else np.empty(0, np.float32)
    impacts = _rounded(IMPACT_STEPS * weights / (SATURATION + weights))
    begins = np.flatnonzero(is_new_term[first])
    counts = np.diff(begins, append=len(first))
    return Family(packed[first[begins]], counts, documents[first], impacts)


def _rounded(impacts: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the nearest level to each impact, by ratio."""
    lowest, ratio = log(LEVELS[0]), log(LEVELS[-1] / LEVELS[0]) / (len(LEVELS) - 1)
    nearest = np.rint((np.log(np.maximum(impacts, LEVELS[0])) - lowest) / ratio)
    rounded: NDArray[np.uint8] = LEVELS[nearest.astype(np.uint8)]
    return rounded


def _in_order(families: list[Family]) -> tuple[Keys, NDArray[np.uint32], NDArray[np.uint16], NDArray[np.uint8]]:
    """Return the keys of all families in order, where the postings of each begin, and the postings in that order."""
    keys = np.concatenate([one.keys for one in families])
    counts = np.concatenate([one.counts for one in families])
    order = np.argsort(keys)
    begins = np.cumsum(counts) - counts
    starts = np.concatenate(([0], np.cumsum(counts[order])))
    # Each posting's old place: where its key's postings began, and how far in them it lies.
    old = np.repeat((begins[order] - starts[:-1]).astype(np.int32), counts[order])
    old += np.arange(len(old), dtype=np.int32)
    documents = np.concatenate([one.documents for one in families])
    impacts = np.concatenate([one.impacts for one in families])
    return keys[order], starts.astype(np.uint32), documents[old], impacts[old]
