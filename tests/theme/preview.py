"""Every page kind of the theme, drawn from the samples without a build: for the tests, and for looking at.

`python tests/theme/preview.py FOLDER` writes the pages and their static files into FOLDER.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bantin import dates
from bantin.clock import Clock
from bantin.files import write_bytes, write_text
from bantin.gallery import Samples, read_examples
from bantin.stylesheet import bundle

THEME = Path(__file__).resolve().parents[2] / "theme"
HOST = "https://songmay.example"


def messages() -> dict[str, str]:
    with (THEME / "messages" / "vi.toml").open("rb") as stream:
        return dict(tomllib.load(stream))


def translator(used: set[str]) -> Callable[..., str]:
    """Return `t`, which remembers in ``used`` each key it was asked for."""
    sentences = messages()

    def translate(key: str, **values: object) -> str:
        used.add(key)
        return sentences[key].format(**values)

    return translate


def link(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def asset(name: str) -> str:
    return f"/theme/{name}"


def number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def size(value: int) -> str:
    return f"{value / 1024:.0f} KB" if value < 1024**2 else f"{value / 1024**2:.1f} MB".replace(".", ",")


def environment(used: set[str]) -> Environment:
    """Return an environment with everything docs/templates.md promises on every page."""
    made = Environment(
        loader=FileSystemLoader([THEME / "templates", THEME]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        t=translator(used),
        link=link,
        absolute=lambda path: HOST + link(path),
        asset=asset,
        once=lambda component, *arguments: component(*arguments),
        clock=Clock(datetime(2024, 5, 1, tzinfo=UTC)),
        search_assets={"script": "/tim-kiem/search.js", "index": "/tim-kiem/chi-muc/index.bin"},
    )
    made.filters.update(
        date=dates.display, day=dates.display_day, machine=dates.machine, number=number, size=size, address=link
    )
    return made


def page(kind: str, title: str, path: str) -> dict[str, Any]:
    feed = {"title": "Quận Sông Mây (Atom)", "href": f"{HOST}/feed/atom.xml", "type": "application/atom+xml"}
    return {
        "kind": kind,
        "title": title,
        "description": "Tin tức, văn bản và thông báo của quận Sông Mây.",
        "path": path,
        "canonical": HOST + link(path),
        "image": "",
        "feeds": [feed],
        "open_graph": [("og:title", title), ("og:type", "website")],
        "structured_data": "",
        "noindex": kind in ("missing", "gallery"),
    }


class Pages:
    """The pages of the preview, each a name, a template and its variables."""

    def __init__(self) -> None:
        self.samples = Samples(THEME, asset)
        names = ("briefing", "river", "long", "plain", "bare")
        self.articles = [self.samples[f"articles.{name}"] for name in names]
        self.categories = self.samples["categories"]
        years = [("Năm 2024", 1204), ("Năm 2023", 987), ("Năm 2022", 3)]
        self.years = [{"label": a, "path": f"luu-tru/{a[4:]}/index.html", "count": n} for a, n in years]
        self.trail = [{"label": "Trang thử", "path": "thu.html"}]

    def every(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Give every page: ordinary ones, then the hard cases."""
        yield from self._fronts()
        yield from self._lists()
        yield from self._singles()
        yield from self._services()

    def _make(self, name: str, template: str, title: str, **values: Any) -> tuple[str, str, Mapping[str, Any]]:
        path = values.pop("path", f"{name}.html")
        common = {"site": self.samples["site"], "categories": self.categories, "trail": self.trail}
        return name, template, {**common, "page": page(name.partition("-")[0], title, path), **values}

    def _fronts(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        lead, *rest = self.articles
        blocks = [
            {"category": category, "articles": self.articles[index % 4 :] + self.articles[: index % 3]}
            for index, category in enumerate(self.categories)
        ]
        full = {"lead": lead, "pinned": rest[2:3] + rest[:2], "latest": rest + rest[:2], "blocks": blocks}
        empty: dict[str, Any] = {"lead": None, "pinned": [], "latest": [], "blocks": [], "most_read": []}
        yield self._make("home", "home.html", "Trang chủ", path="index.html", **full, most_read=self.articles)
        yield self._make("home-empty", "home.html", "Trang chủ", path="index.html", **empty)
        many = self.categories + self.samples["more_categories"]
        crowded = {**full, "pinned": [], "most_read": [], "categories": many, "site": self.samples["long_site"]}
        yield self._make("home-long", "home.html", "Trang chủ", path="index.html", **crowded)

    def _lists(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        first, third = self.categories[0], self.categories[2]
        path = "dang-doan-the/index.html"
        full = {"category": first, "articles": self.articles * 3, "pinned": self.articles[3:4], "years": self.years}
        yield self._make("category", "category.html", first["name"], path=path, most_read=self.articles, **full)
        empty = {"category": third, "articles": [], "pinned": [], "years": [], "most_read": []}
        yield self._make("category-empty", "category.html", third["name"], **empty)
        listed = {"heading": "Đảng - đoàn thể năm 2021", "category": first, "articles": self.articles, "number": 3}
        pages = {"older": "dang-doan-the/2021/2/index.html", "newer": "dang-doan-the/2021/4/index.html"}
        yield self._make("list", "list.html", "Đảng - đoàn thể năm 2021", **listed, **pages)
        alone: dict[str, Any] = {
            "heading": "Chủ đề: Giao ban",
            "category": None,
            "articles": [],
            "number": 1,
            "older": "",
            "newer": "",
        }
        yield self._make("list-empty", "list.html", "Giao ban", **alone)
        archive = {"heading": "Lưu trữ theo ngày", "periods": self.years}
        yield self._make("archive", "archive.html", "Lưu trữ", **archive, articles=self.articles)
        yield self._make("archive-empty", "archive.html", "Lưu trữ", heading="Lưu trữ", periods=[], articles=[])
        tags = [{"label": label, "path": "the/x/index.html", "count": 12} for label in ("Giao ban", "Đất đai", "Tết")]
        yield self._make("tags", "tags.html", "Chủ đề", tags=tags)
        yield self._make("tags-empty", "tags.html", "Chủ đề", tags=[])

    def _singles(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        for number, article in enumerate(self.articles):
            article["related"] = self.articles[1:] if number != 4 else []
            category = {"label": article["category"]["name"], "path": article["category"]["slug"] + "/index.html"}
            trail = [category, {"label": article["title"], "path": article["path"]}]
            path = article["path"]
            name = f"article-{number}" if number else "article"
            yield self._make(name, "article.html", article["title"], article=article, trail=trail, path=path)
        for state in ("withdrawn", "expired"):
            article = self.samples[f"articles.{state}"]
            yield self._make(f"notice-{state}", "notice.html", article["title"], article=article)
        standing = {"title": "Giới thiệu", "summary": "Quận Sông Mây có 12 phường.", "body": self.articles[0]["body"]}
        yield self._make("standing", "standing.html", "Giới thiệu", standing=standing)

    def _services(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        kinds = ("atom+xml", "rss+xml", "feed+json")
        feeds = [{"title": "Nguồn tin", "href": f"{HOST}/feed", "type": f"application/{kind}"} for kind in kinds]
        groups = [{"title": category["name"], "feeds": feeds} for category in self.categories]
        yield self._make("feeds", "feeds.html", "Nguồn tin", groups=groups, opml="feeds.opml")
        yield self._make("search", "search.html", "Tìm kiếm")
        yield self._make("missing", "404.html", "Không tìm thấy")
        yield self._make("redirect", "redirect.html", "Giao ban", target="thu.html", heading="Giao ban")
        yield self._make("gallery", "gallery.html", "Bộ thành phần giao diện", examples=read_examples(THEME, asset))


def render(used: set[str] | None = None) -> dict[str, str]:
    """Return the HTML of every page by its name; ``used`` gathers the message keys."""
    made = environment(used if used is not None else set())
    return {name: made.get_template(template).render(**values) for name, template, values in Pages().every()}


def write(folder: Path) -> None:
    """Write every page and the static files into ``folder``."""
    for name, html in render().items():
        write_text(folder / ("index.html" if name == "home" else f"{name}.html"), html)
    shutil.copytree(THEME / "static", folder / "theme", dirs_exist_ok=True)
    write_bytes(folder / "theme" / "site.css", bundle(THEME))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
