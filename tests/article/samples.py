"""Articles in strings that the tests of the core share."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from bantin.article.archive import Archive, read_archive
from bantin.article.categories import Categories
from bantin.article.fields import read_article
from bantin.article.front_matter import parse
from bantin.article.model import Article, Category
from bantin.dates import ZONE
from bantin.report import Diagnostic

PARTY = Category("Đảng - đoàn thể", "dang-doan-the", 1)
ECONOMY = Category("Kinh tế - xã hội", "kinh-te-xa-hoi", 2)
NOTICES = Category("Thông báo", "thong-bao", 3)
CATEGORIES = Categories((PARTY, ECONOMY, NOTICES))

PATH = PurePosixPath("thong-bao/2021/giao-ban.md")
GOOD: dict[str, str | None] = {
    "id": "k7m2q9xb",
    "title": "Giao ban",
    "date": "2021-01-06 17:07",
    "category": "thong-bao",
}


def source(body: str = "Nội dung bài.\n", **fields: str | None) -> str:
    """Return the text of a good article with these fields typed as given; None leaves a field out."""
    typed = {name: value for name, value in (GOOD | fields).items() if value is not None}
    lines = [f"{name}: {value}".rstrip() + "\n" for name, value in typed.items()]
    return "".join(["---\n", *lines, "---\n\n", body])


def read(text: str, path: PurePosixPath = PATH) -> tuple[Article | None, list[Diagnostic]]:
    """Return what becomes of an article's text."""
    return read_article(parse(text, path), path, CATEGORIES)


def good(**fields: str | None) -> Article:
    """Return the article of these fields, which must be right."""
    article, found = read(source("", **fields))
    assert article is not None, [str(one) for one in found]
    return article


def only(found: list[Diagnostic]) -> Diagnostic:
    """Return the one finding."""
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


def make(number: int = 1, **values: Any) -> Article:
    """Return an article made directly; articles of different numbers have ids and days of their own."""
    given: dict[str, Any] = {
        "path": PurePosixPath(f"thong-bao/2021/bai-{number}.md"),
        "id": f"b{number:07}".translate(str.maketrans("01", "zx")),
        "title": f"Bài {number}",
        "date": datetime(2021, 1, 1, 8, 0, tzinfo=ZONE) + timedelta(days=number),
        "category": NOTICES,
        "body": "",
    }
    return Article(**{**given, **values})


def write(content: Path, files: dict[str, str | bytes]) -> None:
    """Write files below a content folder."""
    for name, data in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def archive(content: Path) -> Archive:
    """Return what the content folder holds."""
    return read_archive(content, CATEGORIES, lambda _done, _total: None)


def codes(found: Archive) -> list[str]:
    """Return the codes of all findings, by file and place."""
    return [one.code for one in found.report]
