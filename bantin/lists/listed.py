"""What a list asks of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bantin.article.model import Category


class Named(Protocol):
    """A tag as a list sees it."""

    @property
    def name(self) -> str:
        """What it says."""

    @property
    def path(self) -> str:
        """Its page below the output folder."""


class Listed(Protocol):
    """An article as a list sees it."""

    @property
    def id(self) -> str:
        """The identifier for life."""

    @property
    def date(self) -> datetime:
        """When it was published."""

    @property
    def category(self) -> Category:
        """Where it belongs."""

    @property
    def pinned(self) -> bool:
        """Whether it stays on top."""

    @property
    def tags(self) -> Sequence[Named]:
        """Its tags."""


L = TypeVar("L", bound=Listed)


def oldest_first(articles: Iterable[L]) -> list[L]:
    """Return the articles by date; those of one moment by id, so that the order never depends on the files'."""
    return sorted(articles, key=lambda one: (one.date, one.id))


def newest_first(articles: Iterable[L]) -> list[L]:
    """Return the articles in the order of lists, the exact reverse of oldest_first."""
    return oldest_first(articles)[::-1]
