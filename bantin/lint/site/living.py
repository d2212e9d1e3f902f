"""The files a built site has, as far as its content alone tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from bantin.article import addresses
from bantin.article.values import is_download
from bantin.lint.site.archive import Archive


def living_files(archive: Archive) -> Iterator[str]:
    """Yield the page of each work, category and tag, and each file that may be given out, below the output folder."""
    yield from map(addresses.article_path, archive.articles)
    yield from map(addresses.page_path, archive.pages)
    yield from map(addresses.category_path, archive.desk.categories)
    yield from {addresses.tag_path(tag) for article in archive.articles for tag in article.tags}
    for name in archive.folder.others:
        if name.startswith(f"{addresses.FILES}/") and is_download(PurePosixPath(name)):
            yield name
