"""Writes the sitemaps and robots.txt."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import category_path
from bantin.structured.model import StandingPage, describe_site
from bantin.structured.robots import robots
from bantin.structured.sitemaps import NEWS, news_sitemap, sitemaps
from structured_data.heads import describe


class SitemapsGenerator(Generator):
    """The ways by which search engines find every page."""

    def generate_output(self, writer: Any) -> None:
        """Write the files through the site's writer."""
        absolute = self.env.globals["absolute"]
        articles = [describe(one, None, absolute) for one in self.context["articles"]]
        edition = self.context["edition"]
        paths = ["", *(category_path(one) for one in edition.categories)]
        paths += [one.save_as for one in self.context["pages"]]
        site = describe_site(edition.identity, absolute(""))
        for path, data in sitemaps(site.root, [StandingPage(absolute(one)) for one in paths], articles).items():
            writer.file(path, data)
        writer.file(NEWS, news_sitemap(site.name, articles, edition.clock.now))
        writer.file("robots.txt", robots(site.root, self.settings["STRUCTURED_DATA"].closed))
