"""Articles as lists see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bantin.article.model import Category
from bantin.dates import ZONE
from tests.article.samples import NOTICES


@dataclass(frozen=True)
class News:
    """An article with no more than a list asks for."""

    id: str
    date: datetime
    category: Category
    pinned: bool = False
    picture: object | None = None
    tags: tuple[()] = ()


def news(number: int, category: Category = NOTICES, *, pinned: bool = False, pictured: bool = False) -> News:
    """Return the article of the day with that number."""
    date = datetime(2021, 1, 1, tzinfo=ZONE) + timedelta(days=number)
    return News(f"n{number}", date, category, pinned, object() if pictured else None)
