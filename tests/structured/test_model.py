from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from bantin.article.model import Article, Category
from bantin.dates import ZONE
from bantin.identity import Identity
from bantin.structured.model import Picture, describe_article, describe_site
from tests.structured.samples import ROOT


def test_the_office_of_site_toml_is_the_publisher() -> None:
    """Names, address and the office above come from the identity; the responsible body answers for the site."""
    logo = Picture(f"{ROOT}emblem.png", 512, 512)
    identity = Identity("Cổng Sông Thanh", "Sông Thanh", "UBND quận Sông Thanh", parent="UBND thành phố", phone="1022")
    site = describe_site(identity, ROOT, f"{ROOT}tim-kiem/?q=", logo)
    assert (site.name, site.root, site.search) == ("Cổng Sông Thanh", ROOT, f"{ROOT}tim-kiem/?q=")
    assert (site.publisher.name, site.publisher.parent) == ("UBND quận Sông Thanh", "UBND thành phố")
    assert (site.publisher.phone, site.publisher.logo) == ("1022", logo)


def test_an_article_is_described_by_its_fields() -> None:
    """Title, dates, category, tags and end of life come from the article; the lead picture stands first."""
    first = datetime(2021, 3, 2, 8, 0, tzinfo=ZONE)
    article = Article(
        path=PurePosixPath("a.md"),
        id="d3f4g5h6",
        title="Thông báo",
        date=first,
        modified=datetime(2021, 3, 3, 8, 0, tzinfo=ZONE),
        expires=datetime(2021, 4, 1, tzinfo=ZONE),
        category=Category("Thông báo", "thong-bao"),
        body="",
        tags=("nước",),
    )
    picture = Picture(f"{ROOT}a.jpg", 1, 1)
    made = describe_article(article, f"{ROOT}a.html", "Từ 8 giờ.", [picture])
    assert (made.headline, made.href, made.description) == ("Thông báo", f"{ROOT}a.html", "Từ 8 giờ.")
    assert (made.published, made.updated, made.expires) == (first, article.modified, article.expires)
    assert (made.section, made.keywords, made.pictures) == ("Thông báo", ("nước",), (picture,))
