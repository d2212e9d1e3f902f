from __future__ import annotations

from bantin.article.model import Category
from bantin.feeds.channel import channels, groups, links
from bantin.identity import Identity
from tests.feeds.samples import AUTHORITY, ROOT

IDENTITY = Identity("Quận Sông Thanh", "Sông Thanh", "UBND quận Sông Thanh", source_notice="Ghi rõ nguồn.")
CATEGORIES = [Category("Đảng - đoàn thể", "dang-doan-the", 1), Category("Thông báo", "thong-bao", 2, "Lịch và báo.")]


def test_the_site_and_each_category_are_channels() -> None:
    """The site comes first, the categories follow in their order, each with its own page and words."""
    site, party, notices = channels(IDENTITY, CATEGORIES, ROOT, AUTHORITY)
    assert (site.slug, site.title, site.home) == ("", "Quận Sông Thanh – Tin mới", ROOT)
    assert (party.slug, party.home) == ("dang-doan-the", f"{ROOT}dang-doan-the/")
    assert "Đảng - đoàn thể" in party.description
    assert notices.description == "Lịch và báo."
    assert {one.publisher for one in (site, party, notices)} == {"UBND quận Sông Thanh"}
    assert site.rights == "Ghi rõ nguồn."


def test_a_page_announces_three_formats() -> None:
    """The head of a page gets title, address and media type of each format."""
    site = channels(IDENTITY, [], ROOT, AUTHORITY)[0]
    assert [(one.title, one.href, one.type) for one in links(site)] == [
        ("Quận Sông Thanh – Tin mới (Atom)", f"{ROOT}feed/atom.xml", "application/atom+xml"),
        ("Quận Sông Thanh – Tin mới (RSS 2.0)", f"{ROOT}feed/rss.xml", "application/rss+xml"),
        ("Quận Sông Thanh – Tin mới (JSON Feed)", f"{ROOT}feed/feed.json", "application/feed+json"),
    ]


def test_the_page_of_all_feeds_has_a_group_for_each_channel() -> None:
    """Under a category's own name a person finds its feeds by the name of the format."""
    found = groups(channels(IDENTITY, CATEGORIES, ROOT, AUTHORITY))
    assert [one.title for one in found] == ["Tất cả tin mới", "Đảng - đoàn thể", "Thông báo"]
    assert [one.title for one in found[1].feeds] == ["Atom", "RSS 2.0", "JSON Feed"]
