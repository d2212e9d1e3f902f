"""What a request asks of the search: the parameters of an address, read, judged and written again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from bantin.article.addresses import SEARCH
from bantin.dates import ZONE, DateError
from bantin.dates import parse as parse_date
from bantin.html import UNPRINTABLE
from bantin.messages import text
from bantin.search.query import Filters

# What one may ask: nobody types more, and nobody reads further.
MOST_CHARACTERS, LAST_PAGE = 200, 50
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CATEGORY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_CATEGORY = 80
_DAY = timedelta(days=1)


class RefusedError(ValueError):
    """A question that is not answered; the text is for whoever asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: the words, the filters, the order, and which page of the results (from 1).

    ``category`` is a slug, ``year`` has four digits, both may be empty; ``since`` and ``until`` are included.
    """

    words: str
    category: str = ""
    year: str = ""
    since: date | None = None
    until: date | None = None
    by_date: bool = False
    page: int = 1

    @property
    def filters(self) -> Filters:
        """Return the chosen filters as the engine takes them: the year and the days together."""
        first = [_midnight(day) for day in (self._january(0), self.since) if day]
        # The day after the last.
        end = [_midnight(day) for day in (self._january(1), self.until and self.until + _DAY) if day]
        return Filters(self.category, max(first, default=None), min(end, default=None))

    def _january(self, later: int) -> date | None:
        return date(int(self.year) + later, 1, 1) if self.year else None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked at all."""
        return not self.words and self.filters.is_empty

    def parameters(self) -> dict[str, str]:
        """Return the parameters of the address that asks this; what is not chosen is left out."""
        given = {
            "q": self.words,
            "category": self.category,
            "year": self.year,
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
            "sort": "date" if self.by_date else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in given.items() if value}

    def address(self, **changed: Any) -> str:
        """Return the address of the page that asks this with some fields changed; the first page, if none is given."""
        return f"/{SEARCH}/?" + urlencode(replace(self, **{"page": 1, **changed}).parameters())


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def read_question(given: Mapping[str, str]) -> Asked:
    """Return what the parameters of an address ask for; raises RefusedError for what is beyond the limits."""
    words = read_words(given.get("q", ""))
    category, year, page = given.get("category", ""), given.get("year", ""), given.get("page", "") or "1"
    if category and not (len(category) <= _LONGEST_CATEGORY and _CATEGORY.fullmatch(category)):
        raise RefusedError(text("websearch.no-category"))
    if year and not _YEAR.fullmatch(year):
        raise RefusedError(text("websearch.no-year"))
    if not re.fullmatch(r"[0-9]{1,2}", page) or not 1 <= int(page) <= LAST_PAGE:
        raise RefusedError(text("websearch.no-page", most=LAST_PAGE))
    if given.get("sort", "") not in {"", "relevance", "date"}:
        raise RefusedError(text("websearch.no-sort"))
    since, until = read_day(given.get("from", "")), read_day(given.get("to", ""))
    if since and until and since > until:
        raise RefusedError(text("websearch.no-time"))
    return Asked(words, category, year, since, until, given.get("sort") == "date", int(page))


def read_words(typed: str) -> str:
    """Return the words typed, on one line; raises RefusedError where they are too many."""
    words = " ".join(UNPRINTABLE.sub(" ", typed).split())
    if len(words) > MOST_CHARACTERS:
        raise RefusedError(text("websearch.too-long", most=MOST_CHARACTERS))
    return words


def read_day(value: str) -> date | None:
    """Return a day written 2021-03-01 or 01/03/2021, None for none; raises RefusedError for what is no day."""
    if not value.strip():
        return None
    try:
        found = parse_date(value.strip())
    except DateError:
        raise RefusedError(text("websearch.no-day", value=value[:20])) from None
    if found.has_time or found.moment.year == MAXYEAR:
        raise RefusedError(text("websearch.no-day", value=value[:20]))
    return found.moment.date()
