"""All files of a content folder as the checks of them together see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bantin.article.folder import Folder
from bantin.article.model import Article, Page
from bantin.clock import Clock
from bantin.lint.reading import Result
from bantin.lint.sheet import Desk


@dataclass
class Archive:
    """A content folder: what its files are checked by, what lies in it, what was found in each file, and the time."""

    desk: Desk
    folder: Folder
    results: Mapping[str, Result]
    clock: Clock

    @cached_property
    def articles(self) -> list[Article]:
        """The articles whose fields are right, by path."""
        return [one.work for one in self.results.values() if isinstance(one.work, Article)]

    @cached_property
    def pages(self) -> list[Page]:
        """The standing pages whose fields are right, by path."""
        return [one.work for one in self.results.values() if isinstance(one.work, Page)]
