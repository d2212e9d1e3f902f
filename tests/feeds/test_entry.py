from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from bantin.article.model import Article, Category
from bantin.dates import ZONE
from bantin.feeds.entry import entry

ARTICLE = Article(
    path=PurePosixPath("thong-bao/2021/cap-nuoc.md"),
    id="d3f4g5h6",
    title="Thông báo tạm dừng cấp nước",
    date=datetime(2021, 3, 2, 8, 0, tzinfo=ZONE),
    modified=datetime(2021, 3, 3, 8, 0, tzinfo=ZONE),
    category=Category("Thông báo", "thong-bao"),
    body="",
    tags=("nước sạch",),
)
HREF = "https://songthanh.example/thong-bao/2021/cap-nuoc-d3f4g5h6.html"


def test_an_article_becomes_an_entry_that_can_be_read_anywhere() -> None:
    """The entry carries the article's fields, its last change, and a body whose addresses are absolute."""
    made = entry(ARTICLE, HREF, "Từ 8 giờ.", '<p><img src="/media/a.jpg" alt=""></p>')
    assert (made.id, made.title, made.href, made.tags) == (ARTICLE.id, ARTICLE.title, HREF, ARTICLE.tags)
    assert (made.category, made.category_slug, made.summary) == ("Thông báo", "thong-bao", "Từ 8 giờ.")
    assert made.updated == ARTICLE.modified
    assert made.content == '<p><img src="https://songthanh.example/media/a.jpg" alt=""></p>'
