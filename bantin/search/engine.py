"""One question to all segments, one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Any, NamedTuple

import numpy as np

from bantin.html import Markup
from bantin.search import ranking
from bantin.search.expansion import Expansion, expand
from bantin.search.keys import exact_key, folded_key
from bantin.search.losses import without
from bantin.search.matching import EVERYTHING, Standing, drop_faint, hide, total_sums
from bantin.search.narrowing import Counted, Found
from bantin.search.query import Filters, Query, parse
from bantin.search.ranking import Matches
from bantin.search.segment import Segment, find_gone
from bantin.search.snippets import Sought, show
from bantin.search.spelling import Correction, Spelling
from bantin.search.suggest import Suggester
from bantin.text.tokens import Kind

PAGE = 10
LAST_PAGE = 100
ANY = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: title and passage are HTML with the words found in ``<mark>``; ``record`` is what was stored."""

    id: str
    title: Markup
    passage: Markup
    score: int
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of one page, how many there are in all, and what was done to find them.

    ``corrections`` are words that the archive does not have so, with those looked for instead; ``expansions`` what was
    looked for besides. ``categories`` counts the results of every category as if none were asked for, ``years`` those
    of every year as if no time were: what each choice would give. ``touched`` is how many postings were added up.
    ``suggestion`` is the question as it may have been meant, where a word does not fit: for the reader to choose.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    corrections: tuple[Correction, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    categories: tuple[Counted, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    touched: int = 0
    suggestion: str = ""


class Place(NamedTuple):
    """Where a document lies, in the order of results: first the highest score, the newest, the lowest id."""

    score: int
    date: int
    id: str
    segment: int
    number: int


class Engine:
    """Answers questions from segments, the earliest first.

    A document of a later segment replaces that of the same id in an earlier one, and what a later segment calls removed
    is gone from those before it. Nothing is changed by asking: one engine serves any number of threads.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        paired = zip(segments, find_gone(segments), strict=True)
        self._archive = [Standing(one if gone is None else without(one, gone), gone) for one, gone in paired]
        self._segments = tuple(one.segment for one in self._archive)
        self._latest = _latest_year(self._archive)

    def __len__(self) -> int:
        return sum(segment.standing for segment in self._segments)

    def search(self, question: str, *, page: int = 1, by_date: bool = False, filters: Filters = ANY) -> Answer:
        """Return page ``page`` (from 1) of the results, the best first, or the newest where ``by_date``.

        A result passes ``filters`` and those typed in the question.
        """
        query = parse(question)
        if query.is_empty and filters.is_empty:
            return Answer(query, (), 0)
        spelling = Spelling(self._segments, query, [one.gone for one in self._archive])
        corrections = spelling.correct()
        expansions = expand(query)
        found, touched = self._found(query, expansions, [query.filters, filters])
        matches = found.narrowed()
        count = PAGE * max(1, min(page, LAST_PAGE))
        places = self._best(matches, count, by_date=by_date)[count - PAGE :]
        sought = self._sought(query, expansions)
        return Answer(
            query,
            tuple(self._hit(place, sought) for place in places),
            sum(len(one.numbers) for one in matches),
            corrections,
            expansions,
            found.categories(),
            found.years(),
            touched,
            spelling.suggestion(),
        )

    @cached_property
    def suggester(self) -> Suggester:
        """What completes a question while it is typed; made when it is first asked for."""
        return Suggester(self._segments, [one.gone for one in self._archive])

    def rank(self, question: str, count: int = PAGE) -> list[tuple[str, int]]:
        """Return the ids and scores of the best ``count`` results, without anything to show."""
        query = parse(question)
        Spelling(self._segments, query, [one.gone for one in self._archive]).correct()
        found, _ = self._found(query, expand(query), [query.filters])
        return [(place.id, place.score) for place in self._best(found.narrowed(), count, by_date=False)]

    def _found(self, query: Query, expansions: Sequence[Expansion], filters: Sequence[Filters]) -> tuple[Found, int]:
        """Return what answers the question, whatever the filters, and how many postings were added up."""
        planned = ranking.plan(self._segments, ranking.merge(_terms(query, expansions)))
        sums = total_sums(self._archive, planned, expansions, marked=query.is_marked)
        for standing, own in zip(self._archive, sums, strict=True):
            if not query.runs:
                own[:] = EVERYTHING
            hide(standing, query, own)
        found = [
            ranking.prefer_recent(own, segment.years, self._latest)
            for segment, own in zip(self._segments, drop_faint(sums, planned, len(query.words)), strict=True)
        ]
        return Found(self._segments, found, filters), planned.touched

    def _best(self, matches: Sequence[Matches], count: int, *, by_date: bool) -> list[Place]:
        places = []
        for at, (segment, found) in enumerate(zip(self._segments, matches, strict=True)):
            if by_date:
                chosen = list(zip(found.numbers[:count].tolist(), found.scores[:count].tolist(), strict=True))
            else:
                chosen = ranking.best(found, count)
            places += [
                Place(score, int(segment.dates[number]), segment.ids[number], at, number) for number, score in chosen
            ]
        if by_date:
            return nsmallest(count, places, key=lambda one: (-one.date, one.id))
        return nsmallest(count, places, key=lambda one: (-one.score, -one.date, one.id))

    def _sought(self, query: Query, expansions: Sequence[Expansion]) -> list[Sought]:
        """Return the words to mark, once each, with their rarity."""
        runs = [*query.runs, *(expansion.words for expansion in expansions)]
        words = dict.fromkeys(word for run in runs for word in run if word.kind is not Kind.CODE)
        keys = np.array([folded_key(word.folded) for word in words], np.uint64)
        counts = ranking.holding(self._segments, [segment.rows(keys) for segment in self._segments])
        total = len(self)
        return [
            Sought(exact_key(word.exact) if query.is_marked else 0, int(key), ranking.rarity(total, count))
            for word, key, count in zip(words, keys, counts.tolist(), strict=True)
        ]

    def _hit(self, place: Place, sought: Sequence[Sought]) -> Hit:
        segment = self._segments[place.segment]
        shown = show(segment, place.number, sought)
        return Hit(place.id, shown.title, shown.passage, place.score, segment.record(place.number))


def _terms(query: Query, expansions: Sequence[Expansion]) -> list[ranking.Term]:
    terms = [term for run in query.runs for term in ranking.terms_of(run, marked=query.is_marked)]
    for expansion in expansions:
        terms += ranking.terms_of(expansion.words, marked=query.is_marked, scale=expansion.scale, is_asked=False)
    return terms


def _latest_year(archive: Sequence[Standing]) -> int:
    """Return the latest year of any standing document, 0 where there is none."""
    years = [segment.years if gone is None else segment.years[~gone] for segment, gone in archive]
    return max((int(some.max()) for some in years if len(some)), default=0)
