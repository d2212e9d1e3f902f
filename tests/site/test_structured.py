"""What search engines are told of a whole site."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from page_checks import HOST, file_of, pages_of
from pictures import photograph
from site_in_a_string import Build, Site, article

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# What Google asks of a news article: developers.google.com/search/docs/appearance/structured-data/article
WANTED = {
    "headline",
    "image",
    "datePublished",
    "dateModified",
    "author",
    "publisher",
    "mainEntityOfPage",
    "description",
}
SECRETS = ("Bài hỏng", "Bài mai sau", "Bài viết dở", "Bài rút lại", "Bài hết hạn")

ARTICLES = article(
    "cu.md", title="Bài cũ", more="author: Văn A\nimage: /images/a.jpg\ntags: [đất đai]\nmodified: 2021-02-01 09:00\n"
)
ARTICLES += article("moi.md", id="cccccccc", title="Bài mới", date="2024-05-31 07:00", category="tin-phuong")
ARTICLES += article("hong.md", id="dddddddd", title="Bài hỏng", date="31/02/2021")
ARTICLES += article("mai.md", id="ffffffff", title="Bài mai sau", date="2024-06-01 08:01")
ARTICLES += article("nhap.md", id="gggggggg", title="Bài viết dở", status="draft")
ARTICLES += article("rut.md", id="hhhhhhhh", title="Bài rút lại", status="withdrawn", withdrawn_reason="Sai")
ARTICLES += article("han.md", id="jjjjjjjj", title="Bài hết hạn", expires="2023-01-01")
ARTICLES += "\n-- pages/gioi-thieu.md --\n---\ntitle: Giới thiệu\n---\nVề quận.\n"


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    return build_once(ARTICLES, files={"images/a.jpg": photograph()})


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, ET.Element]:
    return pages_of(site.output)


def graph(page: ET.Element) -> dict[str, dict[str, Any]]:
    """Return the nodes of a page's JSON-LD by their kind."""
    scripts = [one.text or "" for one in page.iter("script") if one.get("type") == "application/ld+json"]
    return {node["@type"]: node for script in scripts for node in json.loads(script)["@graph"]}


def locations(site: Site, path: str) -> list[str]:
    return [one.text or "" for one in site.xml(path).iter(f"{SITEMAP}loc")]


def test_article_has_what_search_engines_need(site: Site, pages: dict[str, ET.Element]) -> None:
    """NewsArticle names title, picture, both times, author and publisher, and the picture is there as large as said."""
    nodes = graph(pages["dang-doan-the/2021/cu-bbbbbbbb.html"])
    told = nodes["NewsArticle"]
    assert set(told) >= WANTED
    assert (told["headline"], told["author"][0]["name"]) == ("Bài cũ", "Văn A")
    assert told["datePublished"] == "2021-01-06T17:07:00+07:00"
    assert told["dateModified"] == "2021-02-01T09:00:00+07:00"
    assert told["publisher"]["@id"] == nodes["GovernmentOrganization"]["@id"]
    assert nodes["GovernmentOrganization"]["name"] == "Ủy ban nhân dân quận Sông Thử"
    picture = told["image"][0]
    assert (picture["width"], picture["height"]) == (60, 40)
    assert file_of(picture["url"]) in site.files()


def test_breadcrumb_of_machines_is_the_one_people_see(pages: dict[str, ET.Element]) -> None:
    """BreadcrumbList holds the same steps, in the same order, as the line above the title."""
    for path, page in pages.items():
        nodes = graph(page)
        trail = next((one for one in page.iter("nav") if one.get("class") == "breadcrumb"), None)
        if trail is None or "BreadcrumbList" not in nodes:
            continue
        seen = [("".join(one.itertext()), file_of(one.get("href", ""))) for one in trail.iter("a")]
        steps = nodes["BreadcrumbList"]["itemListElement"]
        assert [(one["name"], file_of(one["item"])) for one in steps] == seen, path
        assert [one["position"] for one in steps] == list(range(1, len(steps) + 1))


def test_canonical_address_of_each_page_is_its_own(pages: dict[str, ET.Element]) -> None:
    """Each page says its own address, and OpenGraph the same."""
    for path, page in pages.items():
        canonical = [one.get("href", "") for one in page.iter("link") if one.get("rel") == "canonical"]
        assert [file_of(one) for one in canonical] == [path]
        shared = [one.get("content") for one in page.iter("meta") if one.get("property") == "og:url"]
        assert shared in ([], canonical)


def test_sitemaps_name_pages_that_are_there(site: Site) -> None:
    """From robots.txt to the index, from the index to each file, from each file to each page and picture: all exist."""
    robots = site.read("robots.txt")
    assert f"Sitemap: {HOST}/sitemap.xml" in robots
    assert "Disallow: /tim-kiem/" in robots
    files = [str(file_of(one)) for one in locations(site, "sitemap.xml")]
    assert files == ["sitemap-pages.xml", "sitemap-2021.xml", "sitemap-2024.xml"]
    for file in files:
        named = [one.text or "" for one in site.xml(file).iter() if one.tag.endswith("}loc")]
        assert {file_of(one) for one in named} <= site.files()


def test_sitemaps_hold_every_public_article_and_page(site: Site) -> None:
    """Each living article stands in its year's file, home, categories and standing pages in the file of pages."""
    assert [file_of(one) for one in locations(site, "sitemap-2021.xml")] == ["dang-doan-the/2021/cu-bbbbbbbb.html"]
    assert [file_of(one) for one in locations(site, "sitemap-2024.xml")] == ["tin-phuong/2024/moi-cccccccc.html"]
    pages = {file_of(one) for one in locations(site, "sitemap-pages.xml")}
    assert pages == {"index.html", "dang-doan-the/index.html", "tin-phuong/index.html", "gioi-thieu.html"}


def test_news_sitemap_holds_the_last_two_days(site: Site, build: Build) -> None:
    """An article of yesterday is news; three days later it is none."""
    assert [file_of(one) for one in locations(site, "sitemap-news.xml")] == ["tin-phuong/2024/moi-cccccccc.html"]
    later = build(article("moi.md", date="2024-05-31 07:00"), BANTIN_NOW="2024-06-03 08:00")
    assert locations(later, "sitemap-news.xml") == []


def test_nothing_that_is_not_public_is_told_to_anyone(site: Site) -> None:
    """Held back, future, draft: nowhere; withdrawn and expired: on their own page alone."""
    assert site.status == 1
    found = {words: site.naming(words) for words in SECRETS}
    assert found == {
        "Bài hỏng": [],
        "Bài mai sau": [],
        "Bài viết dở": [],
        "Bài rút lại": ["dang-doan-the/2021/rut-hhhhhhhh.html"],
        "Bài hết hạn": ["dang-doan-the/2021/han-jjjjjjjj.html"],
    }


def test_page_of_a_withdrawn_or_expired_article_is_no_find(pages: dict[str, ET.Element]) -> None:
    """Search engines are asked to forget the page, and no NewsArticle is announced on it."""
    for path in ("dang-doan-the/2021/rut-hhhhhhhh.html", "dang-doan-the/2021/han-jjjjjjjj.html"):
        robots = [one.get("content") for one in pages[path].iter("meta") if one.get("name") == "robots"]
        assert robots == ["noindex"]
        assert "NewsArticle" not in graph(pages[path])


def test_files_of_articles_that_are_not_public_are_not_public(build: Build) -> None:
    """The picture and the attachment of a withdrawn, future, draft or bad article lie nowhere in the output."""
    fields = "image: /images/{0}.jpg\nattachments: [/files/{0}.pdf]\n"
    states = {"rut": "status: withdrawn\nwithdrawn_reason: Sai\n", "nhap": "status: draft\n", "hong": "views: x\n"}
    text = article("cong.md", more=fields.format("cong"))
    text += article("mai.md", id="fffffff2", date="2024-06-01 08:01", more=fields.format("mai"))
    for number, (name, state) in enumerate(states.items()):
        text += article(f"{name}.md", id=f"ggggggg{number + 2}", more=state + fields.format(name))
    names = ["cong", "mai", *states]
    pictures = {f"images/{name}.jpg": photograph(60 + 2 * at) for at, name in enumerate(names)}
    site = build(text, files={**pictures, **{f"files/{name}.pdf": quote(name).encode() for name in names}})
    assert {path for path in site.files() if path.startswith("files/")} == {"files/cong.pdf"}
    assert {path.rsplit("-")[1] for path in site.files() if path.startswith("anh/")} <= {"60.jpg", "60.avif"}
