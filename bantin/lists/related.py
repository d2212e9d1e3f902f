"""Other news of the category, below an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bantin.lists.listed import L


def related(oldest_first: Sequence[L], limit: int = 6) -> Iterator[tuple[L, tuple[L, ...]]]:
    """Yield each article of one category with up to ``limit`` others, newest first: those published just before it.

    Where there are too few before it, the ones just after it fill up; so a new article changes only the oldest few.
    """
    for at, article in enumerate(oldest_first):
        before = oldest_first[max(0, at - limit) : at]
        after = oldest_first[at + 1 : at + 1 + limit - len(before)]
        yield article, (*reversed(after), *reversed(before))
