"""All files of the index for browsers, and the one that names the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bantin.search.segment import LEVELS, Segment
from bantin.search.shards.layout import FORMAT, File, compressed, varints
from bantin.search.shards.pages import DOCUMENTS, write_pages
from bantin.search.shards.pairs import write_pairs
from bantin.search.shards.tiers import Tier, split
from bantin.search.shards.titles import write_titles
from bantin.search.shards.words import write_words
from bantin.text import abbreviations
from bantin.text.fold import exact, without_marks

# The file that is asked for first; it alone has a name that stays.
INDEX = "index.bin"
_DAY, _VIETNAM = 86_400, 7 * 3_600
# A section is one character from this on.
_FIRST_SECTION = 48

Told = dict[str, Any]


def write_shards(
    segments: Sequence[Segment], gone: Sequence[NDArray[np.bool_] | None], open_year: int, language: Told
) -> Iterator[File]:
    """Yield the files of the index for browsers, the one that names the others last.

    Two calls with the same standing documents give the same files, however these lie in segments. ``open_year`` is the
    year that articles are still added to; ``language`` is what the script has to know of words.
    """
    tiers = split(segments, gone, open_year)
    categories = sorted(
        {segment.categories[segment.sections[number]] for one in tiers for segment, number in one.segments()}
    )
    told = []
    for number, tier in enumerate(tiers):
        files = _Tier(tier, categories, is_last=number == len(tiers) - 1)
        yield from files
        told.append(files.told)
    index = {"format": FORMAT, "levels": LEVELS.tolist(), "categories": categories, "language": language, "tiers": told}
    yield File(INDEX, _json(index))


class _Tier:
    """The files of one tier, as they are iterated over; ``told`` is then what the index says of it."""

    def __init__(self, tier: Tier, categories: Sequence[tuple[str, str]], *, is_last: bool) -> None:
        self.tier = tier
        self.is_last = is_last
        rank = {category: chr(_FIRST_SECTION + number) for number, category in enumerate(categories)}
        self.told: Told = {
            "path": f"{tier.name()}/",
            "size": len(tier),
            "block": DOCUMENTS,
            "years": _years(tier),
            "sections": "".join(rank[one.categories[one.sections[number]]] for one, number in tier.segments()),
        }

    def __iter__(self) -> Iterator[File]:
        self.told["words"], words = write_words(self.tier, abbreviation_lines() if self.is_last else {})
        yield from self._placed(words)
        self.told["pairs"], pairs = write_pairs(self.tier)
        yield from self._placed(pairs)
        self.told["titles"], titles = write_titles(self.tier)
        yield from self._placed(titles)
        yield from self._placed(write_pages(self.tier))
        yield from self._placed([File("d.bin", compressed(_days(self.tier)))])

    def _placed(self, files: Iterable[File]) -> Iterator[File]:
        yield from (File(self.told["path"] + path, data) for path, data in files)


def _years(tier: Tier) -> list[tuple[int, int]]:
    """Return each year and the number of its first document, the latest year first."""
    years = [int(segment.years[number]) for segment, number in tier.segments()]
    return [(year, at) for at, (before, year) in enumerate(pairwise([-1, *years])) if year != before]


def _days(tier: Tier) -> bytes:
    """Return the days in Vietnam of the documents that have one, from 1970, the latest first, then the steps down."""
    days = [
        (int(segment.dates[number]) + _VIETNAM) // _DAY for segment, number in tier.segments() if segment.years[number]
    ]
    steps = [max(days[0], 0), *(max(before, 0) - max(day, 0) for before, day in pairwise(days))] if days else [0]
    return varints(np.array(steps, np.int64))


def abbreviation_lines() -> dict[str, list[str]]:
    """Return what stands beside which word: its readings after "=", the long forms that begin with it after "+"."""
    lines: dict[str, list[str]] = {}
    for one in abbreviations.listed():
        short = without_marks(abbreviations.short_key(one.short))
        first = without_marks(exact(one.long.split()[0]))
        lines.setdefault(short, []).append(f"={one.short}\t{one.long}\t{int(one.ambiguous)}")
        lines.setdefault(first, []).append(f"+{one.long}\t{one.short}")
    return lines


def _json(value: Any) -> bytes:
    return compressed(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
