"""The files of the words: for each its spellings, and in which documents they are.

A word without marks lies, with all its spellings, in the file its hash names. A file is a table of text, a byte of 0,
and the postings of the words in the order of the table: all gaps, then all levels. A line of the table is a word
without marks and how many documents hold it, then each spelling with its number. Where there is one spelling alone,
its postings are those of the word and it has none of its own. A number with a star before it is of postings that lie
in a file by themselves: there are many, and most of them are fetched in vain or, like those of the commonest words,
never asked for (``ranking.COMMON_SHARE``).

One more file lists all words and spellings with how many documents hold them. It is fetched when a question has a
word that is not there, to find what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bantin.search.documents import FIELDS
from bantin.search.keys import BOUNDARY
from bantin.search.segment import Segment
from bantin.search.shards.layout import (
    MANY,
    WORD_POSTINGS,
    File,
    Postings,
    Varints,
    bits_for,
    compressed,
    file_name,
    level,
    packed,
    stretches,
    unpacked,
    word_hash,
)
from bantin.search.shards.tiers import Tier
from bantin.text.fold import without_marks


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word without marks and its spellings; their postings follow its own in this order."""

    word: str
    hash: int
    spellings: tuple[str, ...]


def write_words(tier: Tier, also: Mapping[str, Sequence[str]]) -> tuple[int, Iterator[File]]:
    """Return how many bits of a hash name a file, and the files; the last lists all words.

    ``also`` are lines that stand in the file of a word, after an empty one that ends the table.
    """
    entries = _entries(tier)
    postings = _postings(tier, entries)
    counts = np.bincount(postings.of)
    bits = bits_for(int(counts[counts <= MANY].sum()), WORD_POSTINGS)
    return bits, _files(entries, postings, bits, also)


def _entries(tier: Tier) -> list[_Entry]:
    """Return all words in the order of their hashes."""
    spellings: dict[str, set[str]] = {}
    for segment, numbers in tier.parts:
        words = segment.spellings()
        for exact in (words[row] for row in rows_of(segment, numbers).tolist()):
            spellings.setdefault(without_marks(exact), set()).add(exact)
    entries = [_Entry(word, word_hash(word), tuple(sorted(some))) for word, some in spellings.items()]
    return sorted(entries, key=lambda one: (one.hash, one.word))


def _postings(tier: Tier, entries: Sequence[_Entry]) -> Postings:
    """Return the postings of all lists of all entries, numbered as these follow each other."""
    plain: dict[str, int] = {}
    marked: dict[str, int] = {}
    for entry in entries:
        plain[entry.word] = len(plain) + len(marked)
        for spelling in entry.spellings:
            marked[spelling] = len(plain) + len(marked)
    gathered = []
    for segment, numbers in tier.parts:
        every, rows = segment.spellings(), rows_of(segment, numbers)
        words = [every[row] for row in rows.tolist()]
        folded, first = np.unique(segment.word_folded[rows], return_index=True)
        of = [plain[without_marks(words[at])] for at in first.tolist()] + [marked[word] for word in words]
        keys = np.concatenate((folded, segment.word_exact[rows]))
        gathered.append(gather(segment, keys, np.array(of, np.int64), numbers))
    return unpacked(gathered)


def rows_of(segment: Segment, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rows of the words and codes that stand in those documents of a segment that have a number."""
    codes = segment.codes[numbers[segment.code_slots // len(FIELDS)] >= 0]
    found = np.unique(np.concatenate((segment.words[has_number(segment, numbers)], codes))).astype(np.int64)
    return found[found > BOUNDARY]


def has_number(segment: Segment, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of each place of ``words`` whether its document has a number."""
    return np.repeat(numbers >= 0, np.diff(segment.word_starts).astype(np.int64))


def gather(
    segment: Segment, keys: NDArray[np.uint64], of: NDArray[np.int64], numbers: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return the postings of some keys, packed, that are of documents with a number; ``of`` is what each key is."""
    rows = segment.rows(keys)
    of, rows = of[rows >= 0], rows[rows >= 0]
    starts = segment.starts[rows].astype(np.int64)
    counts = segment.starts[rows + 1] - starts
    ends = np.cumsum(counts)
    at = np.arange(counts.sum()) + np.repeat(starts - (ends - counts), counts)
    documents = numbers[segment.documents[at]]
    found = documents >= 0
    return packed(np.repeat(of, counts)[found], documents[found], level(segment.impacts[at[found]]))


def _files(
    entries: Sequence[_Entry], postings: Postings, bits: int, also: Mapping[str, Sequence[str]]
) -> Iterator[File]:
    gaps = Varints(postings.gaps())
    spans = stretches(postings.of, sum(1 + len(one.spellings) for one in entries))
    shelves = [_Shelf() for _ in range(1 << bits)]
    vocabulary = []
    for entry in entries:
        lists = [(name, *next(spans)) for name in (entry.word, *entry.spellings)]
        lists = [one for one in lists if one[1] < one[2]]
        if not lists:
            continue
        vocabulary.append("\t".join(f"{name}\t{end - first}" for name, first, end in lists))
        shelf, said = shelves[_file_of(entry.hash, bits)], []
        # One spelling alone has the postings of the word itself.
        for at, (name, first, end) in enumerate(lists if len(lists) > 2 else lists[:1]):
            is_alone = end - first > MANY
            said.append(f"{name}\t{'*' if is_alone else ''}{end - first}")
            parts = gaps.cut(first, end), postings.levels[first:end].tobytes()
            if is_alone:
                yield File(f"c/{'x' if at else 'f'}{word_hash(name):08x}.bin", compressed(b"".join(parts)))
            else:
                shelf.add(*parts)
        said += [f"{name}\t=" for name, *_ in lists[1:] if len(lists) == 2 and name != entry.word]
        shelf.lines.append("\t".join(said))
    for word, lines in also.items():
        shelves[_file_of(word_hash(word), bits)].also += lines
    yield from (File(f"w/{file_name(number)}", shelf.data()) for number, shelf in enumerate(shelves))
    yield File("v.bin", compressed("\n".join(vocabulary).encode()))


def _file_of(hash: int, bits: int) -> int:
    return hash >> (32 - bits) if bits else 0


class _Shelf:
    """One file in the making."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.also: list[str] = []
        self._gaps: list[bytes] = []
        self._levels: list[bytes] = []

    def add(self, gaps: bytes, levels: bytes) -> None:
        """Put the postings of the next list into it."""
        self._gaps.append(gaps)
        self._levels.append(levels)

    def data(self) -> bytes:
        """Return the file."""
        table = "\n".join(self.lines) + ("\n\n" + "\n".join(self.also) if self.also else "")
        return compressed(b"\0".join((table.encode(), b"".join((*self._gaps, *self._levels)))))
