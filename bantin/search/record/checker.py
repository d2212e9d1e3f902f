"""Compares the index of record with the arrays that answer: the same documents, the same terms, the same weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import open_dir
from whoosh.reading import IndexReader
from whoosh.util.numeric import byte_to_length, length_to_byte

from bantin.messages import text
from bantin.search.documents import FIELDS
from bantin.search.record.folder import dead_of, is_whole, read_table
from bantin.search.record.postings import Terms, fields_of, lengths_of, moment_of
from bantin.search.record.writer import stored
from bantin.search.segment import Segment

# More are only more of the same.
MOST_DIFFERENCES = 50


def check(folder: Path, segments: Sequence[Segment]) -> list[str]:
    """Return in what the Whoosh index in the folder and the segments differ, a sentence each; nothing where they agree.

    Whoosh reads every posting one at a time: some seconds for ten thousand articles. Returns MOST_DIFFERENCES at most.
    """
    try:
        return list(islice(_differences(folder, segments), MOST_DIFFERENCES))
    # A damaged file raises whatever its pickle or its compression does.
    except Exception as error:
        return [text("record.unreadable", path=folder, reason=error or type(error).__name__)]


def _differences(folder: Path, segments: Sequence[Segment]) -> Iterator[str]:
    # Before Whoosh opens them: it leaves files open where it fails.
    if not all(is_whole(folder, one) for one in read_table(folder).segments):
        yield text("record.unreadable", path=folder, reason=text("record.cut-off"))
        return
    index = open_dir(str(folder), readonly=True)
    with index.reader() as reader:
        leaves = [] if index.is_empty() else [leaf for leaf, _ in reader.leaf_readers()]
        expected = [(segment, dead) for segment, dead in zip(segments, dead_of(segments), strict=True) if len(segment)]
        if len(leaves) != len(expected):
            yield text("record.parts", found=len(leaves), expected=len(expected))
            return
        for part, (leaf, (segment, dead)) in enumerate(zip(leaves, expected, strict=True), start=1):
            for difference in _differences_of(leaf, segment, dead):
                yield text("record.part", part=part, difference=difference)


def _differences_of(leaf: IndexReader, segment: Segment, dead: set[int]) -> Iterator[str]:
    if leaf.doc_count_all() != len(segment):
        yield text("record.documents", found=leaf.doc_count_all(), expected=len(segment))
        return
    yield from _differences_in_documents(leaf, segment, dead)
    alive = np.ones(len(segment), bool)
    alive[list(dead)] = False
    for name, terms in fields_of(segment, leaf.schema):
        yield from _differences_in(leaf, name, terms, alive)


def _differences_in_documents(leaf: IndexReader, segment: Segment, dead: set[int]) -> Iterator[str]:
    lengths = lengths_of(segment).tolist()
    moments = leaf.column_reader("date")
    for number, id in enumerate(segment.ids):
        if leaf.is_deleted(number) != (number in dead):
            yield text("record.deleted", id=id)
        if leaf.stored_fields(number) != stored(segment, number):
            yield text("record.stored", id=id)
        moment = moment_of(segment, number)
        # Whoosh keeps a length as one byte, rounded where it is large, and none where it is 0.
        kept = [byte_to_length(length_to_byte(length)) for length in lengths[number]]
        found = [leaf.doc_field_length(number, field.name, 0) or 0 for field in FIELDS]
        if found != kept or (moment and moments[number] != moment):
            yield text("record.column", id=id)


def _differences_in(leaf: IndexReader, name: str, terms: Terms, alive: Any) -> Iterator[str]:
    for term in sorted(set(leaf.lexicon(name)).symmetric_difference(terms.texts)):
        yield text("record.term", term=_shown(term), field=name)
    starts = terms.starts.tolist()
    for term, start, end in zip(terms.texts, starts[:-1], starts[1:], strict=True):
        if (name, term) not in leaf:
            continue
        documents, weights = terms.documents[start:end], terms.weights[start:end]
        living = alive[documents]
        expected = list(zip(documents[living].tolist(), weights[living].tolist(), strict=True))
        if leaf.doc_frequency(name, term) != end - start or _postings(leaf, name, term) != expected:
            yield text("record.postings", term=_shown(term), field=name)


def _postings(leaf: IndexReader, name: str, term: bytes) -> list[tuple[int, float]]:
    """Return the living documents of a term with their weights, as Whoosh reads them."""
    matcher = leaf.postings(name, term)
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.weight()))
        matcher.next()
    return found


def _shown(term: bytes) -> str:
    return term.decode("utf-8", "backslashreplace")
