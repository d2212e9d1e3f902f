"""Articles by year, month and day, and by any other key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

A = TypeVar("A")
K = TypeVar("K")


def group_by(articles: Iterable[A], key: Callable[[A], K]) -> dict[K, list[A]]:
    """Return the articles under their keys, both in the order they came."""
    groups: dict[K, list[A]] = {}
    for article in articles:
        groups.setdefault(key(article), []).append(article)
    return groups
