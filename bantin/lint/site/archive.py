"""All files of a content folder as the checks of them together see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from bantin.article import addresses
from bantin.article.archive import RESERVED
from bantin.article.folder import Folder
from bantin.article.model import Article, Page, Status
from bantin.article.values import is_download
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

    @cached_property
    def living(self) -> frozenset[str]:
        """The files a built site has, as far as its content alone tells, below the output folder."""
        return frozenset((*self._living(), *RESERVED))

    def is_public(self, work: Article | Page | None) -> bool:
        """Tell whether the work goes out in a build of this moment; one taken back does, with its reason."""
        if isinstance(work, Article):
            return work.status is not Status.DRAFT and self.clock.has_come(work.date)
        return work is not None

    def _living(self) -> Iterator[str]:
        """Yield the page of each work, category and tag, and each file that may be given out."""
        yield from map(addresses.article_path, self.articles)
        yield from map(addresses.page_path, self.pages)
        yield from map(addresses.category_path, self.desk.categories)
        yield from map(addresses.tag_path, {tag for article in self.articles for tag in article.tags})
        for name in self.folder.others:
            if name.startswith(f"{addresses.FILES}/") and is_download(PurePosixPath(name)):
                yield name
