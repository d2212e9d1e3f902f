"""Writes the sitemaps and robots.txt."""

from __future__ import annotations

from functools import partial
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import category_path
from bantin.build.fingerprint import fingerprint, joined
from bantin.lists.listed import oldest_first
from bantin.lists.periods import group_by
from bantin.structured.model import StandingPage, describe_site
from bantin.structured.robots import robots
from bantin.structured.sitemaps import INDEX, NEWS, NEWS_AGE, news_sitemap, split, write_index, write_sitemap
from structured_data.heads import describe, locate


class SitemapsGenerator(Generator):
    """The ways by which search engines find every page."""

    def generate_output(self, writer: Any) -> None:
        """Write the files through the site's writer."""
        absolute = self.env.globals["absolute"]
        edition = self.context["edition"]
        site = describe_site(edition.identity, absolute(""))
        paths = ["", *(category_path(one) for one in edition.categories), *(one.path for one in self.context["pages"])]
        pages = [StandingPage(absolute(path)) for path in paths]
        there = partial(locate, absolute=absolute)
        files = split("pages", pages, lambda page: page)
        writer.file(files[0].path, partial(write_sitemap, pages), fingerprint(pages))
        by_year = group_by(oldest_first(self.context["articles"]), lambda one: one.date.year)
        for year, articles in sorted(by_year.items()):
            for one in split(str(year), articles, there):
                files.append(one)
                mark = joined(article.listed for article in one.items)
                writer.file(one.path, partial(_written, one.items, there), mark)
        told = [(one.path, one.updated) for one in files]
        writer.file(INDEX, partial(write_index, site.root, files), fingerprint(site.root, told))
        self._news(writer, site.name)
        closed = self.settings["STRUCTURED_DATA"].closed
        writer.file("robots.txt", partial(robots, site.root, closed), fingerprint(site.root, closed))

    def _news(self, writer: Any, name: str) -> None:
        now, absolute = self.context["edition"].clock.now, self.env.globals["absolute"]
        recent = [one for one in self.context["articles"] if now - NEWS_AGE <= one.date <= now]
        mark = fingerprint(name, sorted((one.path, one.listed) for one in recent))

        def write() -> bytes:
            return news_sitemap(name, [describe(one, None, absolute) for one in recent], now)

        writer.file(NEWS, write, mark)


def _written(articles: Any, there: Any) -> bytes:
    return write_sitemap(map(there, articles))
