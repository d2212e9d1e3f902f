"""The number beside "Lượt xem": the base in the article, and what was counted since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar


class Counted(Protocol):
    """An article as counting sees it."""

    @property
    def id(self) -> str:
        """The identifier for life."""

    @property
    def views(self) -> int:
        """How often it was read."""


C = TypeVar("C", bound=Counted)


def total_views(base: int, article_id: str, counted: Mapping[str, int]) -> int:
    """Return the base of the article plus what ``counted`` holds for its id."""
    return base + counted.get(article_id, 0)


def most_read(articles: Iterable[C], limit: int) -> list[C]:
    """Return the articles most read, most first; never one that nobody read; equal ones by id."""
    seen = [one for one in articles if one.views > 0]
    return sorted(seen, key=lambda one: (-one.views, one.id))[:limit]
