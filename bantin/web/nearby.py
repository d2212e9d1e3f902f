"""Where nothing was found: what would be found with less asked for, and which titles look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bantin.search.engine import Answer, Engine
from bantin.search.query import parse
from bantin.search.suggest import Suggestion
from bantin.web.question import Asked

MOST_TITLES = 5
# As bantin.search.query reads them.
_QUOTES = '"“”„«»'
_RUN = rf"(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?|[^\s{_QUOTES}]+)"
_EXCLUDED = re.compile(rf"(?<!\S)-(?=\S){_RUN}")
# A phrase is passed over as a whole: what looks like a filter in it is none.
_FILTER = re.compile(
    rf"(?<!\S)(?P<filter>[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)?:(?=\S){_RUN})|[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?"
)


@dataclass(frozen=True, slots=True)
class Way:
    """A question that finds something: ``kind`` says what it leaves out, ``total`` how many results it has."""

    kind: str
    asked: Asked
    total: int


def ways_out(engine: Engine, asked: Asked, answer: Answer) -> tuple[Way, ...]:
    """Return the questions that ask for less than one without results, and find something."""
    counted = (
        (kind, less, engine.search(less.words, filters=less.filters).total) for kind, less in _less(asked, answer)
    )
    return tuple(Way(kind, less, total) for kind, less, total in counted if total)


def _less(asked: Asked, answer: Answer) -> Iterator[tuple[str, Asked]]:
    query = answer.query
    if not (query.filters.is_empty and asked.filters.is_empty):
        words = without(asked.words, *typed_filters(asked.words))
        yield "filters", replace(asked, words=words, category="", year="", since=None, until=None, page=1)
    if query.phrases:
        yield "phrases", replace(asked, words=_spaced(re.sub(f"[{_QUOTES}]", " ", asked.words)), page=1)
    if query.excluded:
        yield "excluded", replace(asked, words=_spaced(_EXCLUDED.sub(" ", asked.words)), page=1)


def typed_filters(words: str) -> list[str]:
    """Return the filters that stand among the words, as they were typed."""
    found = (one["filter"] for one in _FILTER.finditer(words) if one["filter"])
    return [piece for piece in found if not parse(piece).filters.is_empty]


def typed_categories(words: str) -> list[str]:
    """Return those of the filters that ask for a category; the others ask for a time."""
    return [piece for piece in typed_filters(words) if parse(piece).category]


def without(words: str, *pieces: str) -> str:
    """Return the words without some pieces of them."""
    for piece in pieces:
        words = words.replace(piece, " ", 1)
    return _spaced(words)


def _spaced(words: str) -> str:
    return " ".join(words.split())


def similar_titles(engine: Engine, asked: Asked) -> tuple[Suggestion, ...]:
    """Return titles that hold the words as far as they go, or else the longest of them."""
    words = without(asked.words, *typed_filters(asked.words))
    words = _spaced(re.sub(rf"[{_QUOTES}]", " ", _EXCLUDED.sub(" ", words)))
    for typed in (words, *sorted(words.split(), key=len, reverse=True)[:2]):
        titles = [one for one in engine.suggester.suggest(typed) if one.kind == "title"]
        if titles:
            return tuple(titles[:MOST_TITLES])
    return ()
