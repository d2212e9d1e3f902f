"""What the page of results says, ready for the theme: texts, addresses and numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bantin import dates
from bantin.search.engine import PAGE, Answer, Engine, Hit
from bantin.search.query import Filters
from bantin.search.spelling import Correction
from bantin.web.answers import pages, stored
from bantin.web.nearby import similar_titles, typed_categories, typed_filters, ways_out, without
from bantin.web.question import Asked

# So many pages are named on either side of the one shown, and so many years and categories at most.
_BESIDE, _MOST_CHOICES = 1, 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the results, or, where it is chosen, to widen them again."""

    label: str
    total: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that holds, and the address of the results without it.

    ``kind`` is category, year, since, until, or typed where it stands among the words.
    """

    kind: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A page of the results, or with the number 0 a gap between pages."""

    number: int
    href: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page says of a question: results, or that there are none, or what kept them away, or nothing yet.

    ``meant`` are the words as read where not as typed, ``tried`` those looked for in vain, ``corrections`` those put
    right, ``also`` what was sought besides, ``suggestion`` what may have been meant, with its address; ``first`` is the
    number of the first result; addresses may be empty.
    """

    asked: Asked
    trouble: str = ""
    is_empty: bool = False
    nothing: bool = False
    meant: str = ""
    tried: str = ""
    corrections: Sequence[Correction] = ()
    also: Sequence[str] = ()
    suggestion: dict[str, str] | None = None
    chips: Sequence[Chip] = ()
    total: str = ""
    first: int = 1
    sorts: Sequence[dict[str, Any]] = ()
    results: Sequence[dict[str, Any]] = ()
    pages: Sequence[Turn] = ()
    previous: str = ""
    following: str = ""
    categories: Sequence[Choice] = ()
    years: Sequence[Choice] = ()
    near: Sequence[dict[str, Any]] = ()
    titles: Sequence[dict[str, str]] = ()


def number(value: int) -> str:
    """Return a whole number as Vietnamese write it: 12.345."""
    return f"{value:,}".replace(",", ".")


def show(engine: Engine, asked: Asked, answer: Answer) -> Shown:
    """Return what the page says of an answer; where it is empty, also what is near."""
    shown = Shown(
        asked,
        meant=answer.query.text if answer.query.recovered else "",
        corrections=answer.corrections,
        also=tuple(dict.fromkeys(one.meant for one in answer.expansions)),
        suggestion=_suggestion(asked, answer),
        chips=tuple(_chips(engine, asked)),
        categories=tuple(_categories(asked, answer)),
        years=tuple(_years(asked, answer)),
    )
    return _with_results(shown, asked, answer) if answer.total else _with_ways(shown, engine, asked, answer)


def _suggestion(asked: Asked, answer: Answer) -> dict[str, str] | None:
    words = answer.suggestion
    return {"words": words, "href": asked.address(words=words)} if words else None


def _with_results(shown: Shown, asked: Asked, answer: Answer) -> Shown:
    last = pages(answer)
    return replace(
        shown,
        total=number(answer.total),
        first=(asked.page - 1) * PAGE + 1,
        sorts=(
            {"kind": "relevance", "href": asked.address(by_date=False), "is_current": not asked.by_date},
            {"kind": "date", "href": asked.address(by_date=True), "is_current": asked.by_date},
        ),
        results=tuple(_result(hit) for hit in answer.hits),
        pages=tuple(_turns(asked, last)),
        previous=asked.address(page=min(asked.page - 1, last)) if asked.page > 1 else "",
        following=asked.address(page=asked.page + 1) if asked.page < last else "",
    )


def _with_ways(shown: Shown, engine: Engine, asked: Asked, answer: Answer) -> Shown:
    ways = ways_out(engine, asked, answer)
    words = (word.exact for run in answer.query.runs for word in run if not word.is_part)
    return replace(
        shown,
        nothing=True,
        tried=" · ".join(dict.fromkeys(words)),
        near=tuple({"kind": one.kind, "total": number(one.total), "href": one.asked.address()} for one in ways),
        titles=tuple({"text": one.text, "path": one.path} for one in similar_titles(engine, asked)),
    )


def _result(hit: Hit) -> dict[str, Any]:
    known = stored(hit)
    day = known["date"]
    return {
        "title": hit.title,
        "passage": hit.passage,
        "path": known["url"],
        "category": known["category"],
        "machine": day,
        "day": dates.display_day(datetime.fromisoformat(day)) if day else "",
    }


def _chips(engine: Engine, asked: Asked) -> Iterator[Chip]:
    if asked.category:
        # The name that a reader knows stands with any article of the category; the archive may have none.
        known = engine.search("", filters=Filters(asked.category)).hits[:1]
        name = stored(known[0])["category"] if known else asked.category
        yield Chip("category", name, asked.address(category=""))
    if asked.year:
        yield Chip("year", asked.year, asked.address(year=""))
    for name, day in (("since", asked.since), ("until", asked.until)):
        if day:
            yield Chip(name, f"{day:%d/%m/%Y}", asked.address(**{name: None}))
    for piece in typed_filters(asked.words):
        yield Chip("typed", piece, asked.address(words=without(asked.words, piece)))


def _categories(asked: Asked, answer: Answer) -> Iterator[Choice]:
    # A category is counted whatever others are asked for, so it takes the place of one that was typed.
    words = without(asked.words, *typed_categories(asked.words))
    for one in answer.categories[:_MOST_CHOICES]:
        is_current = one.section == asked.category
        if one.section:
            href = asked.address(words=words, category="" if is_current else one.section)
            yield Choice(one.name, number(one.total), href, is_current)


def _years(asked: Asked, answer: Answer) -> Iterator[Choice]:
    # A year takes the place of other years and of days, likewise.
    typed = set(typed_filters(asked.words)) - set(typed_categories(asked.words))
    words = without(asked.words, *typed)
    for year, count in answer.years[:_MOST_CHOICES]:
        is_current = str(year) == asked.year
        href = asked.address(words=words, year="" if is_current else str(year), since=None, until=None)
        yield Choice(str(year), number(count), href, is_current)


def _turns(asked: Asked, last: int) -> Iterator[Turn]:
    """Yield the first page, the last, and those around the one shown; nothing where there is but one."""
    near = range(asked.page - _BESIDE, asked.page + _BESIDE + 1)
    kept = [page for page in range(1, last + 1) if page in (1, last) or page in near]
    before = 0
    for page in kept if last > 1 else ():
        if page > before + 1:
            yield Turn(0)
        yield Turn(page, asked.address(page=page), page == asked.page)
        before = page
