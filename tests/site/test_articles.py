"""Articles on their way through the whole build."""

from __future__ import annotations

import re
from pathlib import Path

from site_in_a_string import Build, article


def test_one_bad_article_is_held_back_and_named_and_all_others_are_published(build: Build) -> None:
    """A day that does not exist holds one article back, with file, line and column; the exit status is 1."""
    site = build(article("a.md", title="Bài tốt") + article("b.md", title="Bài hỏng", date="31/02/2021"))
    assert site.status == 1
    assert re.search(r"content/b\.md:4:7: lỗi \[date-impossible\] Ngày “31/02/2021” không có thật\.", site.said)
    assert site.said.strip().splitlines()[-1].startswith("Có lỗi: 2 bài, đã đăng 1,")
    assert "Bài tốt" in site.read("index.html")
    assert not any("Bài hỏng" in site.read(path) for path in site.files() if path.endswith((".html", ".xml", ".json")))


def test_a_site_without_faults_ends_with_status_0(build: Build) -> None:
    """The last line counts what was published and the exit status is 0."""
    site = build(article("a.md"))
    assert site.status == 0, site.said
    assert "1 bài, đã đăng 1" in site.said


def test_equal_titles_are_both_published(build: Build) -> None:
    """Two articles with one title and one file name in different folders keep addresses of their own."""
    site = build(article("x/giao-ban.md", id="bbbbbbbb") + article("y/giao-ban.md", id="cccccccc"))
    pages = [path for path in site.files() if "giao-ban" in path]
    assert sorted(pages) == ["dang-doan-the/2021/giao-ban-bbbbbbbb.html", "dang-doan-the/2021/giao-ban-cccccccc.html"]


def test_a_future_article_waits_for_its_time(build: Build) -> None:
    """Before its time nothing of it is public, not even its title; after, all of it is."""
    text = article("a.md", title="Tin của ngày mai", date="2024-06-02 08:00")
    before = build(text)
    assert "hẹn giờ 1" in before.said
    assert not any("ngày mai" in before.read(path) for path in before.files() if path.endswith((".html", ".xml")))
    after = build(BANTIN_NOW="2024-06-02 08:00")
    assert "Tin của ngày mai" in after.read("index.html")


def test_an_expired_article_leaves_lists_and_feeds_but_keeps_a_page_that_says_so(build: Build) -> None:
    """Its address still answers; home, feed and sitemap no longer name it."""
    site = build(article("a.md", title="Lịch cắt điện", expires="2022-01-01"))
    page = site.find("/a-bbbbbbbb.html")
    assert "Lịch cắt điện" in site.read(page)
    assert "chỉ áp dụng đến ngày 01/01/2022" in site.read(page)
    for path in ("index.html", "feed/atom.xml", "sitemap.xml", "dang-doan-the/index.html"):
        assert "Lịch cắt điện" not in site.read(path)


def test_a_withdrawn_article_says_so_and_why_and_shows_nothing_else(build: Build) -> None:
    """The page gives the reason, the body is gone, and nginx is told 410."""
    site = build(article("a.md", status="withdrawn", withdrawn_reason="Sai số liệu", body="Nội dung đã gỡ xuống."))
    page = site.find("/a-bbbbbbbb.html")
    assert "Sai số liệu" in site.read(page)
    assert "Nội dung đã gỡ xuống" not in site.read(page)
    gone = (site.state / "nginx" / "output" / "gone.map").read_text(encoding="utf-8")
    assert gone == f'"/{page}" 410;\n'


def test_an_alias_leads_on_by_page_and_by_map_but_never_covers_a_living_page(build: Build) -> None:
    """An old address gets a page; one with a query string only the map; one that is a page of the site is refused."""
    site = build(article("a.md", more="aliases:\n- /cu/bai.htm\n- /cu?id=7\n- /index.html\n"))
    assert "a-bbbbbbbb.html" in site.read("cu/bai.htm")
    redirects = (site.state / "nginx" / "output" / "redirects.map").read_text(encoding="utf-8")
    assert '"/cu?id=7" "/dang-doan-the/2021/a-bbbbbbbb.html";' in redirects
    assert "alias-taken" in site.said
    assert "quận Sông Thử" in site.read("index.html")


def test_what_is_deleted_leaves_the_site(build: Build) -> None:
    """The page of a deleted article, and its lists, are gone after the next build."""
    first = build(article("a.md") + article("b.md", id="cccccccc", tags="[riêng]"))
    assert "the/rieng/index.html" in first.files()
    (first.content / "b.md").unlink()
    second = build()
    assert {path for path in second.files() if "cccccccc" in path or "rieng" in path} == set()


def test_what_waits_for_its_time_is_checked_now(build: Build) -> None:
    """A missing picture of a scheduled article is a warning, that of a draft a hint: both are told, nothing is held."""
    broken = "![Ảnh](/images/khong-co.jpg)"
    text = article("mai.md", date="2024-06-02 08:00", body=broken) + article(
        "nhap.md", id="cccccccc", status="draft", body=broken
    )
    site = build(text)
    assert site.status == 0, site.said
    assert re.search(r"content/mai\.md:\d+:1: cảnh báo \[picture-missing\]", site.said)
    assert re.search(r"content/nhap\.md:\d+:1: gợi ý \[picture-missing\]", site.said)


def test_a_link_that_leads_nowhere_is_told_with_its_place(build: Build) -> None:
    """A page that is not there and a file that is not there are warnings at the link; good links are not."""
    body = "Xem [một](/dang-doan-the/).\n\nXem [hai](/khong-co.html) và [ba](/files/khong-co.pdf) và [bốn](#)."
    site = build(article("a.md", body=body))
    assert site.status == 0
    assert re.findall(r"content/a\.md:(\d+:\d+): cảnh báo \[link-dead\]", site.said) == ["11:11", "11:35"]


def test_words_of_the_lead_picture_go_with_it_into_the_body(build: Build, root: Path) -> None:
    """Where the body shows the picture of the front matter, its caption and credit stand below it there."""
    fields = {"image": "/images/a.png", "image_caption": "Toàn cảnh hội nghị", "image_credit": "Văn A"}
    icon = (root / "theme" / "static" / "icon.png").read_bytes()
    site = build(
        article("a.md", body="Một.\n\n![Hội nghị](/images/a.png)\n\n## Hai", **fields), files={"images/a.png": icon}
    )
    figures = site.page(site.find("/a-bbbbbbbb.html")).select("figure")
    assert len(figures) == 1
    assert figures[0].get_text(" ", strip=True) == "Toàn cảnh hội nghị Ảnh: Văn A"
