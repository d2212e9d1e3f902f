from __future__ import annotations

from dataclasses import replace

from bantin.structured.model import Picture
from bantin.structured.open_graph import Preview, article_properties, page_properties
from tests.structured.samples import HOSTILE, MEETING, ROOT, SITE


def test_an_article_is_shared_with_picture_dates_and_tags() -> None:
    """A social network finds everything it shows of an article."""
    assert article_properties(SITE, MEETING) == [
        ("og:type", "article"),
        ("og:site_name", SITE.name),
        ("og:locale", "vi_VN"),
        ("og:title", MEETING.headline),
        ("og:description", MEETING.description),
        ("og:url", MEETING.href),
        ("og:image", f"{ROOT}media/a.jpg"),
        ("og:image:width", "1280"),
        ("og:image:height", "853"),
        ("og:image:alt", "Toàn cảnh hội nghị"),
        ("twitter:card", "summary_large_image"),
        ("article:published_time", "2021-01-06T17:07:00+07:00"),
        ("article:modified_time", "2021-01-07T08:00:00+07:00"),
        ("article:section", "Đảng - đoàn thể"),
        ("article:tag", "giao ban"),
        ("article:tag", "quận ủy"),
    ]


def test_an_expiring_article_says_until_when() -> None:
    """A network that keeps previews learns when this one ends."""
    expiring = replace(MEETING, expires=MEETING.updated)
    assert ("article:expiration_time", "2021-01-07T08:00:00+07:00") in article_properties(SITE, expiring)


def test_a_page_without_picture_or_description_says_neither() -> None:
    """Nothing empty is written; the card is the small one."""
    assert page_properties(SITE, Preview("Trang chủ", "", ROOT)) == [
        ("og:type", "website"),
        ("og:site_name", SITE.name),
        ("og:locale", "vi_VN"),
        ("og:title", "Trang chủ"),
        ("og:url", ROOT),
        ("twitter:card", "summary"),
    ]


def test_values_are_one_line_of_clean_text() -> None:
    """Line breaks become spaces, forbidden characters go, and the rest is left for the template to escape."""
    found = dict(page_properties(SITE, Preview(f"a\n\tb{HOSTILE}", HOSTILE, ROOT, Picture(ROOT, 1, 1, HOSTILE))))
    assert found["og:title"].startswith("a b</script>")
    assert not any(set("\n\t\x00\x08\x1b\ud800\ufffe") & set(value) for value in found.values())
