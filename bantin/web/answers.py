"""Answers as programs read them; titles and snippets are HTML, the words found in ``<mark>``.

What is written here is told in ``openapi.json``, field by field.
"""

from __future__ import annotations

import hashlib
from typing import Any

from bantin.search.engine import PAGE, Answer, Hit
from bantin.search.generations import Generation
from bantin.search.suggest import Suggestion
from bantin.web.question import LAST_PAGE, Asked


def search(generation: Generation, asked: Asked) -> Answer:
    """Return the answer to a question."""
    return generation.engine.search(asked.words, page=asked.page, by_date=asked.by_date, filters=asked.filters)


def suggest(generation: Generation, typed: str) -> tuple[Suggestion, ...]:
    """Return what completes the words typed."""
    return generation.engine.suggester.suggest(typed)


def tag(generation: Generation, *asked: object) -> str:
    """Return the ETag of an answer: the same as long as index and question are."""
    told = "\0".join(map(str, (generation.digest, *asked)))
    return f'"{hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]}"'


def pages(answer: Answer) -> int:
    """Return how many pages of results may be asked for."""
    return min(LAST_PAGE, -(-answer.total // PAGE))


def answer_record(asked: Asked, answer: Answer) -> dict[str, Any]:
    """Return an answer as ``/api/search`` gives it."""
    return {
        "query": answer.query.text,
        "recovered": [{"typed": typed, "meant": meant} for typed, meant in answer.query.recovered],
        "corrections": [{"typed": one.typed, "meant": one.meant} for one in answer.corrections],
        "expansions": [{"typed": one.typed, "meant": one.meant} for one in answer.expansions],
        "suggestion": answer.suggestion,
        "total": answer.total,
        "page": asked.page,
        "pages": pages(answer),
        "sort": "date" if asked.by_date else "relevance",
        "categories": [{"slug": one.section, "name": one.name, "count": one.total} for one in answer.categories],
        "years": [{"year": year, "count": count} for year, count in answer.years],
        "results": [hit_record(hit) for hit in answer.hits],
    }


def hit_record(hit: Hit) -> dict[str, str]:
    """Return one result."""
    known = stored(hit)
    return {
        "title": str(hit.title),
        "snippet": str(hit.passage),
        "path": known["url"],
        "date": known["date"],
        "category": known["category"],
    }


def stored(hit: Hit) -> dict[str, str]:
    """Return what is kept of a result besides its text; what the article does not have is empty."""
    return {"url": "", "date": "", "category": ""} | hit.record


def suggestion_record(one: Suggestion) -> dict[str, Any]:
    """Return one suggestion; its range counts UTF-16 units, as the strings of JavaScript do."""
    start, end = (len(one.text[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in (one.start, one.end))
    return {"kind": one.kind, "text": one.text, "start": start, "end": end, "path": one.path}
