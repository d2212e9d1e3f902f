"""Writes the lists; which article stands where is decided in bantin.lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import ARCHIVE, SEARCH, TAGS, category_path
from bantin.article.model import Category
from bantin.build.fingerprint import joined
from bantin.build.views import Crumb, Period
from bantin.lists.home import arrange_home
from bantin.lists.listed import newest_first, oldest_first
from bantin.lists.pages import SIZE, number_pages
from bantin.lists.periods import group_by
from bantin.messages import text


class ListsGenerator(Generator):
    """Every page that lists articles, and the two that list none: search and 404."""

    def generate_output(self, writer: Any) -> None:
        """Write all lists through the site's writer."""
        self._writer = writer
        self._articles = oldest_first(self.context["articles"])
        self._home()
        by_category = group_by(self._articles, lambda one: one.category.slug)
        for category in self.context["edition"].categories:
            self._category(category, by_category.get(category.slug, []))
        self._calendar()
        self._tags()
        home = self._trail()
        search = f"{SEARCH}/index.html"
        writer.page(search, "search", text("lists.search"), trail=[*home, Crumb(text("lists.search"), search)])
        writer.page("404.html", "404", text("lists.missing"), kind="missing")

    def _trail(self) -> list[Crumb]:
        return [Crumb(text("lists.home"), "")]

    def _home(self) -> None:
        settings = self.settings["ARCHIVE_LISTS"]
        home = arrange_home(
            self._articles[::-1],
            self.context["edition"].categories,
            latest=settings.home_latest,
            per_category=settings.home_per_category,
        )
        site = self.context["edition"].identity
        self._writer.page(
            "index.html",
            "home",
            site.name,
            description=site.description,
            lead=home.lead,
            pinned=home.pinned,
            latest=home.latest,
            blocks=home.blocks,
            most_read=self.context["most_read"],
        )

    def _category(self, category: Category, articles: Sequence[Any]) -> None:
        path = category_path(category)
        trail = [*self._trail(), Crumb(category.name, path)]
        years = group_by(articles, lambda one: one.date.year)
        periods = [Period(str(y), f"{category.slug}/{y}/index.html", len(years[y])) for y in sorted(years)[::-1]]
        self._writer.page(
            path,
            "category",
            category.name,
            description=category.description,
            category=category,
            articles=newest_first(articles)[:SIZE],
            pinned=[one for one in newest_first(articles) if one.pinned][:5],
            years=periods,
            most_read=self.context["most_read"],
            trail=trail,
        )
        for year, those in years.items():
            heading = text("lists.category-year", category=category.name, year=year)
            folder = f"{category.slug}/{year}"
            here = [*trail, Crumb(str(year), f"{folder}/index.html")]
            self._unit(folder, those, partial(self._numbered, those, folder, heading, here, category))

    def _unit(self, folder: str, articles: Sequence[Any], write: Callable[[], None]) -> None:
        """Have pages written that show these articles and nothing of any other."""
        mark = joined(one.listed for one in articles)
        self._writer.unit(f"lists:{folder}", mark, write, size=len(articles) // SIZE + 1)

    def _numbered(
        self, articles: Sequence[Any], folder: str, heading: str, trail: list[Crumb], category: Category | None = None
    ) -> None:
        for page in number_pages(articles, folder):
            step = [Crumb(text("lists.page", number=page.number), page.path)] if page.number else []
            self._writer.page(
                page.path,
                "list",
                text("lists.page-of", heading=heading, number=page.number) if page.number else heading,
                heading=heading,
                category=category,
                articles=page.articles,
                number=page.number,
                older=page.older,
                newer=page.newer,
                trail=[*trail, *step],
            )

    def _archive(
        self, path: str, heading: str, periods: Iterable[Period], articles: Sequence[Any], trail: list[Crumb]
    ) -> list[Crumb]:
        here = [*trail, Crumb(heading, path)]
        self._writer.page(
            path, "archive", heading, heading=heading, periods=list(periods), articles=articles[::-1], trail=here
        )
        return here

    def _calendar(self) -> None:
        years = group_by(self._articles, lambda one: one.date.year)
        periods = [Period(_year(y), f"{ARCHIVE}/{y}/index.html", len(years[y])) for y in sorted(years)[::-1]]
        trail = self._archive(f"{ARCHIVE}/index.html", text("lists.archive"), periods, [], self._trail())
        for year, articles in years.items():
            folder = f"{ARCHIVE}/{year}"
            months = group_by(articles, lambda one: one.date.month)
            there = sorted(months)[::-1]
            periods = [Period(_month(m, year), f"{folder}/{m:02}/index.html", len(months[m])) for m in there]
            here = self._archive(f"{folder}/index.html", _year(year), periods, [], trail)
            for month, those in months.items():
                self._unit(f"{folder}/{month:02}", those, partial(self._month_pages, year, month, those, here))

    def _month_pages(self, year: int, month: int, articles: Sequence[Any], trail: list[Crumb]) -> None:
        days = group_by(articles, lambda one: one.date.day)
        below = f"{ARCHIVE}/{year}/{month:02}"
        listed = [Period(_day(d, month, year), f"{below}/{d:02}/index.html", len(days[d])) for d in sorted(days)[::-1]]
        further = self._archive(f"{below}/index.html", _month(month, year), listed, [], trail)
        for day, last in days.items():
            self._archive(f"{below}/{day:02}/index.html", _day(day, month, year), [], last, further)

    def _tags(self) -> None:
        tagged: dict[str, list[Any]] = {}
        names: dict[str, str] = {}
        for article in self._articles:
            for name, path in article.facts.tags:
                tagged.setdefault(path, []).append(article)
                names.setdefault(path, name)
        trail = [*self._trail(), Crumb(text("lists.tags"), f"{TAGS}/index.html")]
        periods = [Period(names[path], path, len(tagged[path])) for path in sorted(tagged)]
        self._writer.page(f"{TAGS}/index.html", "tags", text("lists.tags"), tags=periods, trail=trail)
        for path, articles in tagged.items():
            heading, folder = text("lists.tag", tag=names[path]), path.removesuffix("/index.html")
            here = [*trail, Crumb(names[path], path)]
            self._unit(folder, articles, partial(self._numbered, articles, folder, heading, here))


def _year(year: int) -> str:
    return text("lists.year", year=year)


def _month(month: int, year: int) -> str:
    return text("lists.month", month=month, year=year)


def _day(day: int, month: int, year: int) -> str:
    return text("lists.day", day=f"{day:02}", month=f"{month:02}", year=year)
