"""Other news of the category, below an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic

from bantin.lists.listed import L, oldest_first
from bantin.lists.periods import group_by


class Related(Generic[L]):
    """Finds up to ``limit`` other articles of the same category, of those there are."""

    def __init__(self, articles: Iterable[L], limit: int = 6) -> None:
        self._limit = limit
        groups = group_by(oldest_first(articles), lambda one: one.category.slug)
        self._places = {one.id: (group, at) for group in groups.values() for at, one in enumerate(group)}

    def of(self, article: L) -> list[L]:
        """Return others, newest first: those published just before it; none for one that is not there.

        Where there are too few before it, the ones just after it fill up; so a new article changes only the oldest few.
        """
        if article.id not in self._places:
            return []
        group, at = self._places[article.id]
        before = group[max(0, at - self._limit) : at]
        after = group[at + 1 : at + 1 + self._limit - len(before)]
        return [*reversed(after), *reversed(before)]

    def near(self, articles: Sequence[L]) -> list[L]:
        """Return at least all that ``of`` returns of any of some articles of one category."""
        places = [self._places[one.id] for one in articles if one.id in self._places]
        if not places:
            return []
        group, numbers = places[0][0], [at for _, at in places]
        return group[max(0, min(numbers) - self._limit) : max(numbers) + 1 + self._limit]
