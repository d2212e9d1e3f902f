"""The categories of a site: ``content/categories.toml``."""

from __future__ import annotations

import unicodedata
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.article.addresses import RESERVED
from bantin.article.model import Category
from bantin.article.slugs import slugify
from bantin.messages import text
from bantin.settings import SettingsError, decode, nearest, read_toml

FILE = "categories.toml"


@dataclass(frozen=True, slots=True)
class _Document:
    category: tuple[Category, ...] = ()


def _key(words: str) -> str:
    return unicodedata.normalize("NFC", words).strip().casefold()


class Categories:
    """The categories by their order, found by name or slug."""

    def __init__(self, categories: tuple[Category, ...]) -> None:
        self._ordered = sorted(categories)
        self._found = {_key(one.name): one for one in categories} | {one.slug: one for one in categories}

    def __iter__(self) -> Iterator[Category]:
        return iter(self._ordered)

    @property
    def last_order(self) -> int:
        """The order of the last, 0 where there is none."""
        return self._ordered[-1].order if self._ordered else 0

    def add(self, category: Category) -> None:
        """Take in one more."""
        insort(self._ordered, category)
        self._found |= {_key(category.name): category, category.slug: category}

    def find(self, words: str) -> Category | None:
        """Return the category with that name or slug, whatever the case or Unicode spelling, or None."""
        return self._found.get(_key(words))

    def nearest(self, words: str) -> str:
        """Return the name most like ``words``, or an empty string where none is."""
        found = self.find(slugify(words))
        return found.name if found else nearest(_key(words), [one.name for one in self._ordered])


def read_categories(path: Path) -> Categories:
    """Return what ``categories.toml`` at ``path`` says.

    Raises SettingsError where the file is missing, is no TOML, or holds an unusable category or one slug or name twice.
    """
    categories = decode(_Document, path.name, read_toml(path)).category
    seen: set[str] = set()
    for one in categories:
        if one.slug != slugify(one.slug) or not one.slug:
            raise SettingsError(text("article.category-slug", path=path, slug=one.slug, better=slugify(one.name)))
        if one.slug in RESERVED:
            raise SettingsError(text("article.category-reserved", path=path, slug=one.slug))
        if seen & {one.slug, _key(one.name)}:
            raise SettingsError(text("article.category-twice", path=path, name=one.name))
        seen |= {one.slug, _key(one.name)}
    return Categories(categories)
