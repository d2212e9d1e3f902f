"""Several segments made one, from their arrays: what the documents say is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.documents import FIELDS
from bantin.search.keys import BOUNDARY, Keys
from bantin.search.segment import MOST_DOCUMENTS, Array, Mask, Narrow, Segment, narrowed

# About so many postings are in hand at a time.
_BLOCK = 1 << 20
# A posting packed into one number, to be sorted: the rank of its key, its document, its impact.
_DOCUMENT_BITS, _IMPACT_BITS = np.uint64(16), np.uint64(8)
_DOCUMENTS, _IMPACTS = np.uint64(0xFFFF), np.uint64(0xFF)


class Part(NamedTuple):
    """A segment to be merged, and which of its documents are left out."""

    segment: Segment
    gone: Mask | None


# Where the documents of a merged segment come from, in their new order: the number of the part, that in the part.
Sources = list[tuple[int, int]]


def merge_segments(parts: Sequence[Part], removed: Iterable[str] = ()) -> Segment:
    """Return one segment of the documents of all parts, no two of which have one id; ``removed`` are its own.

    It answers as one that was built of these documents. Raises ValueError for more than MOST_DOCUMENTS.
    """
    segments = [part.segment for part in parts]
    sources = _sources(parts)
    if len(sources) > MOST_DOCUMENTS:
        raise ValueError(f"{len(sources)} documents, at most {MOST_DOCUMENTS}")
    keys, starts, documents, impacts = _merge_postings(segments, sources)
    word_exact, word_folded, spellings, own_words = _merge_vocabularies(segments, keys)
    codes, code_slots = _merge_codes(segments, own_words, sources)
    vocabulary, vocabulary_starts = _join_pieces(segments, "vocabulary", spellings)
    word_starts = [one.word_starts for one in segments]
    words = [own[one.words] for own, one in zip(own_words, segments, strict=True)]
    text, text_starts = _join_pieces(segments, "text", sources)
    records, record_starts = _join([one.records for one in segments], [one.record_starts for one in segments], sources)
    places, _ = _join([one.places for one in segments], word_starts, sources)
    joined_words, joined_starts = _join(words, word_starts, sources)
    categories, own_sections = _merge_categories(segments, sources)
    return Segment(
        keys=keys,
        starts=starts,
        documents=documents,
        impacts=impacts,
        word_exact=word_exact,
        word_folded=word_folded,
        vocabulary=vocabulary,
        vocabulary_starts=vocabulary_starts,
        words=joined_words,
        places=narrowed(places, int(places.max(initial=0)) + 1),
        spans=_join([one.spans for one in segments], word_starts, sources)[0],
        word_starts=joined_starts,
        codes=codes,
        code_slots=code_slots,
        text=text,
        text_starts=text_starts,
        title_ends=_take([one.title_ends for one in segments], sources),
        lead_starts=_take([one.lead_starts for one in segments], sources),
        records=records,
        record_starts=record_starts,
        dates=_take([one.dates for one in segments], sources),
        years=_take([one.years for one in segments], sources),
        sections=_take(own_sections, sources),
        digests=_take([one.digests for one in segments], sources),
        ids=tuple(segments[part].ids[number] for part, number in sources),
        categories=categories,
        removed=tuple(removed),
    )


def _sources(parts: Sequence[Part]) -> Sources:
    """Return the documents that stay, the newest first."""
    found = [
        (-date, id, at, number)
        for at, (segment, gone) in enumerate(parts)
        for number, (date, id) in enumerate(zip(segment.dates.tolist(), segment.ids, strict=True))
        if gone is None or not gone[number]
    ]
    return [(at, number) for _, _, at, number in sorted(found)]


def _take(columns: Sequence[Array], sources: Sources) -> Array:
    """Return a column of the merged segment that has one row for each document."""
    offsets = np.cumsum([0, *map(len, columns)])
    rows = np.array([offsets[at] + number for at, number in sources], np.int64)
    taken: Array = np.concatenate(columns)[rows]
    return taken


def _join(columns: Sequence[Array], starts: Sequence[Array], sources: Sources) -> tuple[Array, Array]:
    """Return a column that has a stretch for each document, and where the stretches begin."""
    begins = [own.tolist() for own in starts]
    pieces = [columns[at][begins[at][number] : begins[at][number + 1]] for at, number in sources]
    joined: Array = np.concatenate([columns[0][:0], *pieces])
    ends = np.cumsum([0, *map(len, pieces)])
    return joined, ends.astype(starts[0].dtype)


def _join_pieces(segments: Sequence[Segment], name: str, sources: Sources) -> tuple[Array, Array]:
    """Return the pieces of an array that has its starts in another, and where each begins."""
    pieces, starts = ([getattr(one, array) for one in segments] for array in (name, f"{name}_starts"))
    return _join(pieces, starts, sources)


def _merge_categories(segments: Sequence[Segment], sources: Sources) -> tuple[tuple[tuple[str, str], ...], list[Array]]:
    """Return the categories of the documents that stay, and the sections of each segment by their new numbers."""
    used = {segments[at].categories[segments[at].sections[number]] for at, number in sources}
    rank = {category: number for number, category in enumerate(sorted(used))}
    own = [np.array([rank.get(one, 0) for one in segment.categories], np.uint16) for segment in segments]
    sections = [numbers[segment.sections] for numbers, segment in zip(own, segments, strict=True)]
    return tuple(sorted(used)), sections


def _merge_vocabularies(segments: Sequence[Segment], keys: Keys) -> tuple[Keys, Keys, Sources, list[Narrow]]:
    """Return the words that have postings, and the new numbers of each segment's.

    Of each word: its exact and its folded key, and in which segment and row it is spelled.
    """
    exact, first = np.unique(np.concatenate([one.word_exact for one in segments]), return_index=True)
    stays = np.isin(exact, keys) | (exact == BOUNDARY)
    exact, first = exact[stays], first[stays]
    folded = np.concatenate([one.word_folded for one in segments])[first]
    begins = np.cumsum([0, *(len(one.word_exact) for one in segments)])
    at = np.searchsorted(begins, first, "right") - 1
    spellings = list(zip(at.tolist(), (first - begins[at]).tolist(), strict=True))
    # A word without postings is in no document that stays: its number is never read.
    return exact, folded, spellings, [narrowed(np.searchsorted(exact, one.word_exact), len(exact)) for one in segments]


def _merge_codes(
    segments: Sequence[Segment], own_words: Sequence[Narrow], sources: Sources
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the codes of the documents that stay by their new numbers, and their slots."""
    width = np.uint32(len(FIELDS))
    # The slots of a segment ascend, so that the codes of a document are a stretch as its words are.
    starts = [np.searchsorted(one.code_slots, np.arange(len(one) + 1) * width) for one in segments]
    codes, begins = _join([own[one.codes] for own, one in zip(own_words, segments, strict=True)], starts, sources)
    fields, _ = _join([one.code_slots % width for one in segments], starts, sources)
    numbers = np.repeat(np.arange(len(sources), dtype=np.uint32), np.diff(begins))
    return codes.astype(np.uint32), numbers * width + fields


def _merge_postings(
    segments: Sequence[Segment], sources: Sources
) -> tuple[Keys, NDArray[np.uint32], NDArray[np.uint16], NDArray[np.uint8]]:
    """Return the keys of all segments in order, where the postings of each begin, and these by their new numbers."""
    numbers = [np.full(len(one), -1, np.int32) for one in segments]
    for new, (at, number) in enumerate(sources):
        numbers[at][number] = new
    blocks = [_merge_block(segments, numbers, rows) for rows in _blocks(segments)]
    keys, counts, documents, impacts = (np.concatenate(some) for some in zip(*blocks, strict=True))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.uint32)
    return keys, starts, documents, impacts


Rows = list[tuple[int, int]]


def _blocks(segments: Sequence[Segment]) -> Iterator[Rows]:
    """Yield for each segment from which row to which one block goes; the blocks cut all segments at the same keys."""
    largest = max(segments, key=lambda one: len(one.documents))
    share = max(1, _BLOCK * len(largest.documents) // max(1, sum(len(one.documents) for one in segments)))
    cuts = np.searchsorted(largest.starts, np.arange(share, len(largest.documents), share))
    borders = np.unique(largest.keys[np.minimum(cuts, len(largest.keys) - 1)]) if len(cuts) else largest.keys[:0]
    rows = [[0, *np.searchsorted(one.keys, borders).tolist(), len(one.keys)] for one in segments]
    for at in range(len(borders) + 1):
        yield [(own[at], own[at + 1]) for own in rows]


def _merge_block(
    segments: Sequence[Segment], numbers: Sequence[NDArray[np.int32]], rows: Rows
) -> tuple[Keys, NDArray[np.int64], NDArray[np.uint16], NDArray[np.uint8]]:
    """Return the keys of one block that still occur, how many postings each has, and the postings."""
    # np.unique counts by a table first, which is slower for keys that are nearly in order.
    keys = np.sort(np.concatenate([one.keys[begin:end] for one, (begin, end) in zip(segments, rows, strict=True)]))
    keys = keys[np.diff(keys, prepend=~keys[:1]) != 0]
    packed = np.concatenate(
        [
            _pack(segment, own, begin, end, keys)
            for segment, own, (begin, end) in zip(segments, numbers, rows, strict=True)
        ]
    )
    packed.sort()
    ranks = (packed >> (_DOCUMENT_BITS + _IMPACT_BITS)).astype(np.int64)
    counts = np.bincount(ranks, minlength=len(keys))
    documents = ((packed >> _IMPACT_BITS) & _DOCUMENTS).astype(np.uint16)
    return keys[counts > 0], counts[counts > 0], documents, (packed & _IMPACTS).astype(np.uint8)


def _pack(segment: Segment, numbers: NDArray[np.int32], begin: int, end: int, keys: Keys) -> NDArray[np.uint64]:
    """Return the postings of some rows, packed, without those of documents that are gone."""
    starts = segment.starts[begin : end + 1].astype(np.int64)
    ranks = np.searchsorted(keys, segment.keys[begin:end]).astype(np.uint64)
    documents = numbers[segment.documents[starts[0] : starts[-1]]]
    high = np.repeat(ranks << (_DOCUMENT_BITS + _IMPACT_BITS), np.diff(starts))
    packed: NDArray[np.uint64] = high | (documents.astype(np.uint64) << _IMPACT_BITS)
    packed |= segment.impacts[starts[0] : starts[-1]]
    return packed[documents >= 0]
