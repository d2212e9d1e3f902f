"""What the home page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic

from bantin.article.model import Category
from bantin.lists.listed import L


@dataclass(frozen=True, slots=True)
class CategoryBlock(Generic[L]):
    """A category and its newest articles that the page does not show already."""

    category: Category
    articles: tuple[L, ...]


@dataclass(frozen=True, slots=True)
class Home(Generic[L]):
    """The home page: no article stands on it twice, save among the most read."""

    lead: L | None
    pinned: tuple[L, ...]
    latest: tuple[L, ...]
    blocks: tuple[CategoryBlock[L], ...]


def arrange_home(
    newest_first: Sequence[L], categories: Iterable[Category], *, latest: int, per_category: int, pinned: int = 5
) -> Home[L]:
    """Return the home page of these articles; the lead is the newest that has a picture, else the newest.

    A pinned notice stands among the pinned, not as the lead.
    """
    held_up = tuple(one for one in newest_first if one.pinned)[:pinned]
    shown = {one.id for one in held_up}
    free = [one for one in newest_first if one.id not in shown]
    recent = free[: latest + 1]
    lead = next((one for one in recent if getattr(one, "picture", None) is not None), recent[0] if recent else None)
    others = tuple(one for one in recent if one is not lead)[:latest]
    shown |= {one.id for one in (*others, *([lead] if lead else []))}
    by_category: dict[str, list[L]] = {}
    for one in free:
        block = by_category.setdefault(one.category.slug, [])
        if one.id not in shown and len(block) < per_category:
            block.append(one)
    blocks = (CategoryBlock(one, tuple(by_category.get(one.slug, ()))) for one in categories)
    return Home(lead, held_up, others, tuple(block for block in blocks if block.articles))
