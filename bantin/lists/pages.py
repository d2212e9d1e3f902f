"""Numbered list pages that stay as they are when articles are added.

Pages are numbered from the oldest article within one folder (a category's year, a tag), so a new article changes only
the folder's index and its newest page; Pelican's own way, newest first, moves every article of every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

SIZE = 20

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[A]):
    """One page of a list: its file, its articles newest first, and its neighbours ("" where there is none).

    ``number`` counts full pages from the oldest; 0 is the index, which always shows the newest articles.
    """

    path: str
    number: int
    articles: tuple[A, ...]
    older: str
    newer: str


def _page_path(folder: str, number: int) -> str:
    return f"{folder}/trang-{number}.html"


def number_pages(oldest_first: Sequence[A], folder: str, size: int = SIZE) -> list[ListPage[A]]:
    """Return the index of ``folder`` (the newest ``size`` articles) and a page for every ``size`` older ones.

    Only full pages have a number, and none is made for articles that all stand on the index.
    """
    index = f"{folder}/index.html"
    total = len(oldest_first)
    full = total // size if total > size else 0
    older = _page_path(folder, (total - 1) // size) if total > size else ""
    pages = [ListPage(index, 0, tuple(reversed(oldest_first[max(0, total - size) :])), older, "")]
    for number in range(1, full + 1):
        articles = tuple(reversed(oldest_first[(number - 1) * size : number * size]))
        newer = _page_path(folder, number + 1) if number < full else index
        pages.append(
            ListPage(
                _page_path(folder, number),
                number,
                articles,
                _page_path(folder, number - 1) if number > 1 else "",
                newer,
            )
        )
    return pages
