"""The files of the words: for each its spellings, and in which documents they are.

A word without marks lies, with all its spellings, in the file that the first bits of its key name. A file is a table of
text, a byte of 0, and the postings of the words in the order of the table: all gaps, then all levels. A line of the
table is a word without marks and how many documents hold it, then each spelling with its number. Where there is one
spelling alone, its postings are those of the word and it has none of its own. A number with a star before it is of
postings that lie in a file by themselves: there are many, and most of them are fetched in vain or, like those of the
commonest words, never asked for (``ranking.COMMON_SHARE``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import BOUNDARY
from bantin.search.shards.layout import (
    MANY,
    File,
    Numbers,
    Varints,
    bits_for,
    compressed,
    file_name,
    files_of,
    gather,
    some_at_a_time,
    stretches,
    unpacked,
)
from bantin.search.shards.places import Places
from bantin.text.fold import without_marks

# So many words of text make one file: what is fetched with a word and not asked for.
_WORDS = 2_000

Lines = Mapping[int, Sequence[str]]


class _List(NamedTuple):
    """The documents of a word without marks ("f") or of a spelling ("x"): its key, and how many hold it."""

    kind: str
    word: str
    key: int
    holding: int

    @property
    def is_long(self) -> bool:
        """Whether it lies in a file by itself."""
        return self.holding > MANY


# A word without marks, and its spellings in order.
Entry = list[_List]
_Postings = Mapping[_List, tuple[bytes, bytes]]


def word_bits(words: int) -> int:
    """Return how many bits of a key name a file, in an archive of so many words."""
    return bits_for(words, _WORDS)


def word_files(
    places: Places, bits: int, numbers: Numbers, also: Lines, is_wanted: Callable[[str], bool]
) -> Iterator[File]:
    """Yield those files that have these numbers, and of the long lists of their words those whose path is wanted.

    ``also`` are, by the key of a word, lines that stand in its file, after an empty one that ends the table.
    """
    beside = _beside(bits, also)
    for some, chosen in some_at_a_time(numbers, bits):
        entries = _entries(places, chosen[_files_of_rows(places, bits)])
        lists = [one for entry in entries for one in _own(entry) if not one.is_long or is_wanted(_path(one))]
        postings = _postings(places, lists)
        yield from (File(_path(one), compressed(b"".join(postings[one]))) for one in lists if one.is_long)
        shelves: dict[int, list[Entry]] = {number: [] for number in some}
        of = files_of(np.array([entry[0].key for entry in entries], np.uint64), bits).tolist()
        for number, entry in zip(of, entries, strict=True):
            shelves[number].append(entry)
        for number, shelf in shelves.items():
            yield File(f"w/{file_name(number)}", _shelf(shelf, postings, beside.get(number, [])))


def long_path(kind: str, key: int) -> str:
    """Return the path of the file of a long list: that of a word without marks ("f") or of a spelling ("x")."""
    return f"c/{kind}{key >> 16:012x}.bin"


def _path(one: _List) -> str:
    return long_path(one.kind, one.key)


def _beside(bits: int, also: Lines) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, lines in zip(files_of(np.array([*also], np.uint64), bits).tolist(), also.values(), strict=True):
        found.setdefault(number, []).extend(lines)
    return found


def _files_of_rows(places: Places, bits: int) -> Numbers:
    """Return the number of the file in which each row of each segment's words lies."""
    return np.concatenate([files_of(segment.word_folded, bits) for segment, _ in places.parts])


def _entries(places: Places, chosen: NDArray[np.bool_]) -> list[Entry]:
    """Return those words whose rows, of all segments in a row, are chosen, in the order of their keys."""
    words: dict[int, str] = {}
    spellings: dict[int, dict[str, int]] = {}
    start = 0
    for segment, _ in places.parts:
        size = len(segment.word_folded)
        for row in np.flatnonzero(chosen[start : start + size]).tolist():
            if row != BOUNDARY:
                spelling, key = segment.spelling(row), int(segment.word_folded[row])
                words.setdefault(key, without_marks(spelling))
                spellings.setdefault(key, {})[spelling] = int(segment.word_exact[row])
        start += size
    flat = [[("f", words[key], key), *(("x", *one) for one in sorted(spellings[key].items()))] for key in sorted(words)]
    counts = iter(_count(places, [one[-1] for entry in flat for one in entry]))
    entries = [[_List(*one, next(counts)) for one in entry] for entry in flat]
    return [[one for one in entry if one.holding] for entry in entries if entry[0].holding]


def _count(places: Places, keys: Sequence[int]) -> list[int]:
    """Return how many documents hold each key."""
    wanted = np.array(keys, np.uint64)
    counts = (segment.counts(segment.rows(wanted)) for segment, _ in places.parts)
    found: list[int] = sum(counts, np.zeros(len(wanted), np.int64)).tolist()
    return found


def _own(entry: Entry) -> Entry:
    """Return what has postings: one spelling alone has those of the word itself."""
    return entry if len(entry) > 2 else entry[:1]


def _postings(places: Places, lists: Sequence[_List]) -> _Postings:
    """Return the gaps and the levels of each list."""
    keys, of = np.array([one.key for one in lists], np.uint64), np.arange(len(lists))
    found = unpacked([gather(segment, own, segment.rows(keys), of) for segment, own in places.parts])
    gaps, spans = Varints(found.gaps()), stretches(found.of, len(lists))
    return {
        one: (gaps.cut(first, end), found.levels[first:end].tobytes())
        for one, (first, end) in zip(lists, spans, strict=True)
    }


def _shelf(entries: Sequence[Entry], postings: _Postings, also: Collection[str]) -> bytes:
    """Return one file; ``also`` are the lines that stand beside its words."""
    inside = [postings[one] for entry in entries for one in _own(entry) if not one.is_long]
    table = "\n".join(map(_line, entries)) + ("\n\n" + "\n".join(also) if also else "")
    return compressed(
        b"\0".join((table.encode(), b"".join(part for parts in zip(*inside, strict=True) for part in parts)))
    )


def _line(entry: Entry) -> str:
    own = _own(entry)
    said = [f"{one.word}\t{'*' if one.is_long else ''}{one.holding}" for one in own]
    said += [f"{one.word}\t=" for one in entry[len(own) :] if one.word != entry[0].word]
    return "\t".join(said)
