"""One question to all segments, one answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.html import Markup
from bantin.search import phrases, ranking
from bantin.search.expansion import Expansion, expand
from bantin.search.keys import exact_key, folded_key
from bantin.search.query import Filters, Query, parse, plain_name
from bantin.search.segment import Segment
from bantin.search.snippets import Sought, show
from bantin.search.spelling import Correction, correct
from bantin.search.suggest import Suggester
from bantin.text.tokens import Kind

PAGE = 10
LAST_PAGE = 100
# What scores less than this share of the best is no result: it has the least of the words asked for in common.
FAINT = 0.15

Mask = NDArray[np.bool_]
ANY = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: title and passage are HTML with the words found in ``<mark>``; ``record`` is what was stored."""

    id: str
    title: Markup
    passage: Markup
    score: float
    record: dict[str, Any]


class Counted(NamedTuple):
    """How many results a category has: its section, as ``category:`` asks for it, and the name a reader sees."""

    section: str
    name: str
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of one page, how many there are in all, and what was done to find them.

    ``corrections`` are words that the archive does not have so, with those looked for instead; ``expansions`` what was
    looked for besides. ``categories`` counts the results of every category as if none were asked for, ``years`` those
    of every year as if no time were: what each choice would give. ``touched`` is how many postings were added up.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    corrections: tuple[Correction, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    categories: tuple[Counted, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    touched: int = 0


class Chosen(NamedTuple):
    """Which documents of a segment are of the categories and of the time that were asked for."""

    category: Mask
    time: Mask


class Place(NamedTuple):
    """Where a document lies, in the order of results: first the highest score, the newest, the lowest id."""

    score: float
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
        self._segments = tuple(segments)
        self._alive = _alive(self._segments)

    def search(self, question: str, *, page: int = 1, by_date: bool = False, filters: Filters = ANY) -> Answer:
        """Return page ``page`` (from 1) of the results, the best first, or the newest where ``by_date``.

        A result passes ``filters`` and those typed in the question.
        """
        query = parse(question)
        if query.is_empty and filters.is_empty:
            return Answer(query, (), 0)
        corrections = correct(self._segments, query)
        expansions = expand(query)
        terms = ranking.merge(_terms(query, expansions))
        planned = ranking.plan(self._segments, terms)
        found = self._found(query, planned, searched=bool(terms))
        chosen = self._chosen([query.filters, filters])
        scored = _narrow(found, chosen)
        count = PAGE * max(1, min(page, LAST_PAGE))
        places = self._best(scored, count, by_date=by_date)[count - PAGE :]
        sought = self._sought(query, expansions)
        return Answer(
            query,
            tuple(self._hit(place, sought) for place in places),
            sum(int(np.count_nonzero(one)) for one in scored),
            corrections,
            expansions,
            self._categories([(scores > 0) & one.time for scores, one in zip(found, chosen, strict=True)]),
            self._years([(scores > 0) & one.category for scores, one in zip(found, chosen, strict=True)]),
            planned.touched,
        )

    @cached_property
    def suggester(self) -> Suggester:
        """What completes a question while it is typed; made when it is first asked for."""
        return Suggester(self._segments, self._alive)

    def rank(self, question: str, count: int = PAGE) -> list[tuple[str, float]]:
        """Return the ids and scores of the best ``count`` results, without anything to show."""
        query = parse(question)
        correct(self._segments, query)
        terms = ranking.merge(_terms(query, expand(query)))
        planned = ranking.plan(self._segments, terms)
        found = self._found(query, planned, searched=bool(terms))
        scored = _narrow(found, self._chosen([query.filters]))
        return [(place.id, place.score) for place in self._best(scored, count, by_date=False)]

    def _found(self, query: Query, planned: ranking.Plan, *, searched: bool) -> list[ranking.Scores]:
        """Return the scores of all documents of each segment whatever their category and time, 0 for no result."""
        scored = [self._score(query, at, planned, searched=searched) for at in range(len(self._segments))]
        best = max((float(scores.max()) for scores in scored if len(scores)), default=0.0)
        for scores in scored:
            scores[scores < FAINT * best] = 0
        return scored

    def _score(self, query: Query, at: int, planned: ranking.Plan, *, searched: bool) -> ranking.Scores:
        """Return the scores of one segment's documents, 0 for those that phrases and exclusions leave out."""
        segment, alive = self._segments[at], self._alive[at]
        scores = (
            ranking.score(segment, planned.rows[at], planned.weights) if searched else np.ones(len(segment), np.float32)
        )
        if alive is not None:
            scores[~alive] = 0
        for phrase in query.phrases:
            kept = np.zeros(len(segment), bool)
            kept[phrases.holding(segment, phrase)] = True
            scores[~kept] = 0
        for run in query.excluded:
            scores[phrases.holding(segment, run)] = 0
        return scores

    def _chosen(self, filters: Sequence[Filters]) -> list[Chosen]:
        """Return for each segment which documents all the filters let pass."""
        chosen = []
        for segment in self._segments:
            category, time = np.ones(len(segment), bool), np.ones(len(segment), bool)
            for one in filters:
                if one.category:
                    wanted = [one.category in map(plain_name, names) for names in segment.categories]
                    category &= np.array(wanted, bool)[segment.sections]
                if one.since or one.until:
                    # What has no date is of no year and no day.
                    time &= segment.years != 0
                if one.since:
                    time &= segment.dates >= one.since.timestamp()
                if one.until:
                    time &= segment.dates < one.until.timestamp()
            chosen.append(Chosen(category, time))
        return chosen

    def _best(self, scored: Sequence[ranking.Scores], count: int, *, by_date: bool) -> list[Place]:
        places = []
        for at, (segment, scores) in enumerate(zip(self._segments, scored, strict=True)):
            numbers = np.flatnonzero(scores)[:count].tolist() if by_date else ranking.best(scores, count)
            places += [
                Place(float(scores[number]), int(segment.dates[number]), segment.ids[number], at, number)
                for number in numbers
            ]
        if by_date:
            return nsmallest(count, places, key=lambda one: (-one.date, one.id))
        return nsmallest(count, places, key=lambda one: (-one.score, -one.date, one.id))

    def _categories(self, found: Sequence[Mask]) -> tuple[Counted, ...]:
        """Return how many of the documents found in each segment each category has, the largest first."""
        counts: Counter[tuple[str, str]] = Counter()
        for segment, mask in zip(self._segments, found, strict=True):
            for at, count in _counts(segment.sections[mask]):
                counts[segment.categories[at]] += count
        return tuple(
            Counted(section, name, count)
            for (section, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        )

    def _years(self, found: Sequence[Mask]) -> tuple[tuple[int, int], ...]:
        """Return how many of the documents found in each segment are of each year, the latest first."""
        counts: Counter[int] = Counter()
        for segment, mask in zip(self._segments, found, strict=True):
            counts.update(dict(_counts(segment.years[mask])))
        del counts[0]
        return tuple(sorted(counts.items(), reverse=True))

    def _sought(self, query: Query, expansions: Sequence[Expansion]) -> list[Sought]:
        """Return the words to mark, once each, with their rarity."""
        runs = [*query.runs, *(expansion.words for expansion in expansions)]
        words = dict.fromkeys(word for run in runs for word in run if word.kind is not Kind.CODE)
        keys = np.array([folded_key(word.folded) for word in words], np.uint64)
        counts = ranking.holding(self._segments, [segment.rows(keys) for segment in self._segments])
        total = sum(map(len, self._segments))
        return [
            Sought(exact_key(word.exact) if query.is_marked else 0, int(key), ranking.rarity(total, count))
            for word, key, count in zip(words, keys, counts.tolist(), strict=True)
        ]

    def _hit(self, place: Place, sought: Sequence[Sought]) -> Hit:
        segment = self._segments[place.segment]
        shown = show(segment, place.number, sought)
        return Hit(place.id, shown.title, shown.passage, place.score, segment.record(place.number))


def _narrow(found: Sequence[ranking.Scores], chosen: Sequence[Chosen]) -> list[ranking.Scores]:
    """Return the scores with those that the filters leave out set to 0."""
    return [scores * (one.category & one.time) for scores, one in zip(found, chosen, strict=True)]


def _terms(query: Query, expansions: Sequence[Expansion]) -> list[ranking.Term]:
    terms = [term for run in query.runs for term in ranking.terms_of(run, marked=query.is_marked)]
    for expansion in expansions:
        terms += ranking.terms_of(expansion.words, marked=query.is_marked, scale=expansion.scale)
    return terms


def _counts(values: NDArray[Any]) -> list[tuple[int, int]]:
    """Return the different values, which are not negative, and how often each occurs."""
    counts = np.bincount(values)
    present = np.flatnonzero(counts)
    return list(zip(present.tolist(), counts[present].tolist(), strict=True))


def _alive(segments: Sequence[Segment]) -> tuple[Mask | None, ...]:
    """Return for each segment which documents are not replaced or removed since; None where all stand."""
    masks: list[Mask | None] = []
    gone: set[str] = set()
    for segment in reversed(segments):
        dead = [number for number, id in enumerate(segment.ids) if id in gone] if gone else []
        mask = None
        if dead:
            mask = np.ones(len(segment), bool)
            mask[dead] = False
        masks.append(mask)
        gone.update(segment.ids, segment.removed)
    return tuple(reversed(masks))
