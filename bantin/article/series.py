"""Articles that come again and again under one title with another number: "Giao ban công tác tháng 1", "… tháng 2"."""

from __future__ import annotations

import posixpath
import re
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from bantin.article.archive import load_article
from bantin.article.categories import Categories
from bantin.article.folder import read_folder
from bantin.article.model import Article, Category, Status
from bantin.messages import text
from bantin.text.fold import folded

_NUMBER = r"(?:\d+(?:[/.-]\d+)*|[ivx]+)"
# What counts the articles of a series: a month, a quarter, a number, a day, a year (marks left out).
_PERIOD = re.compile(
    rf"\b(?:(?:sang|chieu|toi) )?(?:thang|quy|tuan|ky|so|nam|dot|phien|ngay|thu|lan)(?: (?:thu|cuoi))?:? {_NUMBER}\b"
    rf"|\b{_NUMBER} (?:thang|nam)\b|\b(?:19|20)\d\d\b"
)
_PLACE = "#"
# Everything but letters, and the signs within a number or word.
_SIGNS = re.compile(r"[^\w/.-]+|(?<!\w)[/.-]+|[/.-]+(?!\w)")


def series_key(title: str) -> str:
    """Return what the titles of one series have in common; empty for a title that nothing counts."""
    plain = " ".join(_SIGNS.sub(" ", " ".join(map(folded, title.split()))).split())
    key = _PERIOD.sub(_PLACE, plain)
    # A title that is nothing but a number, as "Tháng 1", names no series.
    return re.sub(rf"(?:{_PLACE} ?)+", _PLACE, key) if _PLACE in key and re.search(r"[a-z]", key) else ""


def find_previous(
    content: Path, categories: Categories, category: Category, title: str, now: datetime
) -> Article | None:
    """Return the latest public article of the category before ``now`` that is of the same series, if there is one."""
    key = series_key(title)
    if not key:
        return None
    found = []
    for path in read_folder(content).articles:
        if PurePosixPath(path).parts[0] != category.slug:
            continue
        article, _ = load_article(content, PurePosixPath(path), categories)
        if article is not None and article.status is Status.PUBLISHED and series_key(article.title) == key:
            found.append(article)
    earlier = [one for one in found if one.date <= now and one.category == category]
    return max(earlier, key=lambda one: (one.date, one.path), default=None)


def link_to(article: Article, folder: PurePosixPath) -> str:
    """Return the Markdown line that leads readers to the article before, for an article that lies in ``folder``."""
    title = re.sub(r"[\\`*_\[\]<]", lambda match: f"\\{match[0]}", article.title)
    path = posixpath.relpath(article.path.as_posix(), folder.as_posix())
    return text("pieces.series.previous", title=title, link=quote(path))
