"""All files of the index for browsers, and the one that names the others."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np

from bantin.search.pointer import INDEX
from bantin.search.segment import LEVELS, Mask, Segment
from bantin.search.shards.layout import FORMAT, File, compressed, varints
from bantin.search.shards.packs import Pack, Packs
from bantin.search.shards.pages import DOCUMENTS, write_pages
from bantin.search.shards.pairs import write_pairs
from bantin.search.shards.tiers import Tier, split
from bantin.search.shards.titles import write_titles
from bantin.search.shards.words import write_words
from bantin.text import abbreviations
from bantin.text.fold import exact, without_marks

_DAY, _VIETNAM = 86_400, 7 * 3_600
# A section is one character from this on.
_FIRST_SECTION = 48


class Shards:
    """The index for browsers of some segments: a set of files for each tier, and one that names them.

    Two indexes of the same standing documents are the same files, however these lie in segments. ``open_year`` is the
    year that articles are still added to. What stands in ``packs`` is taken from there; what is made anew is left
    there. Raises OSError.
    """

    def __init__(self, segments: Sequence[Segment], gone: Sequence[Mask | None], open_year: int, packs: Packs) -> None:
        self._packs = packs
        self._tiers = {tier.name(): tier for tier in split(segments, gone, open_year)}
        self._made = {name: packs.get(name) or self._make(name) for name in self._tiers}
        packs.keep(self._tiers)

    @property
    def sizes(self) -> dict[str, int]:
        """How many documents each tier has, by its name, which changes with any of them; the latest articles first."""
        return {name: len(tier) for name, tier in self._tiers.items()}

    def _make(self, name: str) -> Pack:
        return self._packs.put(name, *_tier_files(self._tiers[name]))

    def files(self, name: str) -> list[File]:
        """Return the files of a tier; of a pack that is damaged they are made again."""
        try:
            made = list(self._made[name].files())
        except (OSError, ValueError, zipfile.BadZipFile):
            made = list(self._make(name).files())
        return [File(f"{name}/{path}", data) for path, data in made]

    def index(self, language: Any) -> File:
        """Return the file that names the others; ``language`` is what the script has to know of words."""
        tiers = self._tiers.values()
        categories = sorted({one.categories[one.sections[at]] for tier in tiers for one, at in tier.segments()})
        rank = {category: chr(_FIRST_SECTION + number) for number, category in enumerate(categories)}
        told = []
        for name, tier in self._tiers.items():
            sections = "".join(rank[one.categories[one.sections[at]]] for one, at in tier.segments())
            own = {"path": f"{name}/", "size": len(tier), "years": _years(tier), "sections": sections}
            told.append({**self._made[name].told, **own})
        index = {"format": FORMAT, "levels": LEVELS.tolist(), "categories": categories}
        index |= {"language": language, "tiers": told}
        return File(INDEX, compressed(json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()))


def every_file(
    segments: Sequence[Segment], gone: Sequence[Mask | None], year: int, language: Any, packs: Packs
) -> list[File]:
    """Return all files of the index for browsers, the one that names the others last."""
    made = Shards(segments, gone, year, packs)
    return [*(one for name in made.sizes for one in made.files(name)), made.index(language)]


def _tier_files(tier: Tier) -> tuple[dict[str, int], Iterator[File]]:
    """Return what the index says of the files of a tier, and the files."""
    words, word_files = write_words(tier, abbreviation_lines() if tier.is_last else {})
    pairs, pair_files = write_pairs(tier)
    titles, title_files = write_titles(tier)
    told = {"words": words, "pairs": pairs, "titles": titles, "block": DOCUMENTS}
    days = [File("d.bin", compressed(_days(tier)))]
    return told, chain(word_files, pair_files, title_files, write_pages(tier), days)


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
