"""All files of the index for browsers, and the one that names the others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from bantin.search.keys import folded_key
from bantin.search.pointer import INDEX, KINDS
from bantin.search.segment import LEVELS, Mask, Segment
from bantin.search.shards.layout import FORMAT, File, compressed
from bantin.search.shards.pages import PLACES, page_files, page_path
from bantin.search.shards.pairs import pair_bits, pair_files
from bantin.search.shards.places import find_changed, place
from bantin.search.shards.titles import title_bits, title_files
from bantin.search.shards.touched import Everything, Touched, touched_by
from bantin.search.shards.vocabulary import Vocabulary
from bantin.search.shards.words import word_bits, word_files
from bantin.text import abbreviations
from bantin.text.fold import exact, without_marks

# Where more than one document in so many has changed all files are made: nearly all are touched.
_MOST_CHANGED = 16
# A section is one character from this on.
_FIRST_SECTION = 48


class Bits(NamedTuple):
    """How many bits of a key name a file, of each kind."""

    words: int
    pairs: int
    titles: int


class Shards:
    """The index for browsers of some segments.

    Two indexes of the same standing documents are the same files, however these lie in segments. ``before`` is the
    index whose files stand already, if any does. Raises OSError.
    """

    def __init__(self, segments: Sequence[Segment], gone: Sequence[Mask | None], before: Shards | None = None) -> None:
        self.places = place(segments, gone)
        words = self.places.words()
        self.bits = Bits(word_bits(words), pair_bits(words), title_bits(len(self.places)))
        self._before = before

    def files(self, kind: str) -> Iterator[File]:
        """Yield all files of one of KINDS."""
        return self._files(kind, Everything(self.places), frozenset())

    def changed_files(self, kind: str, standing: Set[str]) -> Iterator[File]:
        """Yield those files of a kind that may be others than those of ``before``, which stand at these paths.

        A file without data is to be taken away.
        """
        made = set()
        for one in self._files(kind, self._touched or Everything(self.places), standing if self._touched else set()):
            made.add(one.path)
            yield one
        yield from (File(path, b"") for path in sorted(self._gone(kind, standing - made)))

    @property
    def knows_changes(self) -> bool:
        """Whether the files that may be others are fewer than all."""
        return self._touched is not None

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.places)

    @cached_property
    def _touched(self) -> Touched | None:
        """What may be others than those that stand, None where all may be."""
        before = self._before
        if before is None or before.bits != self.bits:
            return None
        changed = find_changed(before.places, self.places)
        return None if len(changed) * _MOST_CHANGED > len(self.places) else touched_by(changed)

    def _files(self, kind: str, touched: Touched | Everything, standing: Set[str]) -> Iterator[File]:
        places, bits = self.places, self.bits
        if kind == "pairs":
            yield from pair_files(places, bits.pairs, touched.pairs_in(bits.pairs))
        elif kind == "pages":
            yield from page_files(places, touched.pages())
        elif kind == "titles":
            yield from title_files(places, bits.titles, touched.titles_in(bits.titles))
        else:
            lists = touched.long_lists()

            def is_wanted(path: str) -> bool:
                return path in lists or path not in standing

            numbers = touched.words_in(bits.words)
            yield from word_files(places, bits.words, numbers, _abbreviations(), is_wanted)
            yield self._vocabulary.file()

    def _gone(self, kind: str, left: Set[str]) -> Set[str]:
        """Return which of the files that stand, and were not made again, are none of the index."""
        if self._touched is None:
            return left
        if kind == "words":
            return {path for path in left if path.startswith("c/")} - self._vocabulary.long_lists()
        return left & set(map(page_path, self._touched.pages().tolist())) if kind == "pages" else set()

    def index(self, language: Any, version: str) -> File:
        """Return the file that names the others; ``language`` is what the script has to know of words.

        ``version`` is to be another whenever any file is.
        """
        every = [(one.segment, one.number) for one in self.places.documents()]
        categories = sorted({one.categories[one.sections[at]] for one, at in every})
        rank = {category: chr(_FIRST_SECTION + number) for number, category in enumerate(categories)}
        index = {"format": FORMAT, "version": version, "levels": LEVELS.tolist(), "language": language}
        index |= {"bits": self.bits._asdict(), "block": PLACES, "categories": categories}
        index |= {"undated": self.places.undated, "runs": self.places.runs}
        index["sections"] = "".join(rank[one.categories[one.sections[at]]] for one, at in every)
        return File(INDEX, compressed(json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()))


def every_file(segments: Sequence[Segment], gone: Sequence[Mask | None], language: Any, version: str) -> list[File]:
    """Return all files of the index for browsers, the one that names the others last."""
    made = Shards(segments, gone)
    return [*chain.from_iterable(map(made.files, KINDS)), made.index(language, version)]


def _abbreviations() -> dict[int, list[str]]:
    """Return the lines that stand beside words, by their keys."""
    return {folded_key(word): lines for word, lines in abbreviation_lines().items()}


def abbreviation_lines() -> dict[str, list[str]]:
    """Return what stands beside which word: its readings after "=", the long forms that begin with it after "+"."""
    lines: dict[str, list[str]] = {}
    for one in abbreviations.listed():
        short = without_marks(abbreviations.short_key(one.short))
        first = without_marks(exact(one.long.split()[0]))
        lines.setdefault(short, []).append(f"={one.short}\t{one.long}\t{int(one.ambiguous)}")
        lines.setdefault(first, []).append(f"+{one.long}\t{one.short}")
    return lines
