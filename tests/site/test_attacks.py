"""The attack file: every field and the body try to run something; nothing of it lives anywhere."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from attack_file import ATTACK, BODY, FIELDS, SITE, TAGS, TITLE
from page_checks import links, live_parts, pages_of, parse_fragment, words
from pictures import photograph
from site_in_a_string import Build, Site, article

from bantin.article.front_matter import compose


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    text = SITE + "\n-- a.md --\n" + compose(FIELDS, BODY)
    reason = {"status": "withdrawn", "withdrawn_reason": f"lý do {ATTACK}"}
    text += "\n-- b.md --\n" + compose({**FIELDS, **reason, "id": "cccccccc", "aliases": []}, BODY)
    text += "\n-- c.md --\n" + compose({**FIELDS, "id": "dddddddd", "expires": "2024-06-01 07:00", "aliases": []}, BODY)
    files = {
        "images/a.jpg": photograph(40, 30, "red"),
        "images/b.jpg": photograph(40, 30, "blue"),
        "files/a.pdf": b"%PDF-1.4",
    }
    return build_once(text, files=files)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, ET.Element]:
    return pages_of(site.output)


def page_of(site: Site, pages: dict[str, ET.Element], ending: str) -> ET.Element:
    return pages[site.find(ending)]


def json_ld(page: ET.Element, kind: str) -> dict[str, object]:
    scripts = [one.text or "" for one in page.iter("script") if one.get("type") == "application/ld+json"]
    nodes = [node for script in scripts for node in json.loads(script)["@graph"]]
    return next(node for node in nodes if node["@type"] == kind)


def test_the_attacks_are_published_as_text(site: Site) -> None:
    """Odd characters in a field are no error: the articles and the page are there, and the build ends well."""
    assert site.status == 0, site.said
    assert "3 bài, đã đăng 3" in site.said


def test_nothing_lives_in_any_page(pages: dict[str, ET.Element]) -> None:
    """No page of the site holds a script, a handler, a frame or an address that runs something."""
    assert len(pages) > 12
    assert {path: found for path, page in pages.items() if (found := live_parts(page))} == {}


def test_nothing_leads_to_a_stranger(pages: dict[str, ET.Element]) -> None:
    """No form, style sheet, base or refresh of an article's making leads anywhere."""
    addresses = {address for page in pages.values() for address in links(page)}
    assert not [one for one in addresses if "xau.example" in one]
    refreshed = {path for path, page in pages.items() for one in page.iter("meta") if one.get("http-equiv")}
    assert refreshed == {"cu/{{7-7}}.htm"}


def test_fields_are_read_as_they_were_typed(site: Site, pages: dict[str, ET.Element]) -> None:
    """Each field of an article stands on its page letter by letter, templates' marks too."""
    page = page_of(site, pages, "/a-bbbbbbbb.html")
    said = words(page)
    for name in ("title", "summary", "author", "source", "image_caption", "image_credit"):
        assert str(FIELDS[name]) in said, name
    for name in ("document_number", "document_issuer", "document_summary"):
        assert str(FIELDS[name]) in said, name
    assert f"tệp {ATTACK}" in said
    assert f"thẻ {ATTACK}" in said
    assert f"lý do {ATTACK}" in words(page_of(site, pages, "/b-cccccccc.html"))
    titles = {words(one) for one in pages["index.html"].iter("a")}
    assert TITLE in titles


def test_identity_is_read_as_it_was_typed(pages: dict[str, ET.Element]) -> None:
    """Names, menus and descriptions of the site and its categories stand on the pages letter by letter."""
    said = words(pages["loai/index.html"])
    for word in (
        "tên",
        "trên",
        "cơ quan",
        "người",
        "phép",
        "chỗ",
        "số",
        "thư",
        "nguồn",
        "mục",
        "chân",
        "Loại",
        "loại tả",
    ):
        assert f"{word} {ATTACK}" in said, word


def test_menu_entries_stay_on_the_site(pages: dict[str, ET.Element]) -> None:
    """A menu entry with a scheme that runs something is an address of this site, where it leads to nothing."""
    found = {words(one): one.get("href", "") for one in pages["index.html"].iter("a")}
    for label in (f"mục {ATTACK}", "dữ liệu", f"chân {ATTACK}"):
        assert found[label].startswith("/"), label


def test_body_cannot_dress_as_the_page_around_it(site: Site, pages: dict[str, ET.Element]) -> None:
    """Ids and classes of a body are its own: none is one of the theme's."""
    page = page_of(site, pages, "/a-bbbbbbbb.html")
    assert [one.tag for one in page.iter() if one.get("id") == "content"] == ["main"]
    prose = next(one for one in page.iter("div") if "prose" in one.get("class", "").split())
    assert not [one for one in prose.iter() if "masthead" in one.get("class", "")]


def test_json_ld_gives_the_fields_back(site: Site, pages: dict[str, ET.Element]) -> None:
    """No field ends the script element; read as JSON the values are what was typed."""
    node = json_ld(page_of(site, pages, "/a-bbbbbbbb.html"), "NewsArticle")
    assert node["headline"] == TITLE
    assert node["description"] == FIELDS["summary"]
    assert node["author"] == [{"@type": "Person", "name": FIELDS["author"]}]
    assert node["keywords"] == TAGS
    assert node["articleSection"] == f"Loại {ATTACK}"
    assert json_ld(pages["index.html"], "WebSite")["name"] == f"tên {ATTACK}"


def test_every_xml_file_is_well_formed(site: Site) -> None:
    """Feeds, OPML and sitemaps are read by a strict parser."""
    files = [path for path in site.files() if path.endswith((".xml", ".opml"))]
    assert len(files) >= 9
    for path in files:
        site.xml(path)


def test_feeds_give_the_fields_back(site: Site) -> None:
    """Title, author and tags come out of Atom and JSON Feed letter by letter."""
    namespace = {"a": "http://www.w3.org/2005/Atom"}
    entry = site.xml("feed/atom.xml").find("a:entry", namespace)
    assert entry is not None
    assert entry.findtext("a:title", "", namespace) == TITLE
    assert entry.findtext("a:author/a:name", "", namespace) == FIELDS["author"]
    assert entry.findtext("a:summary", "", namespace) == FIELDS["summary"]
    terms = [one.get("term") for one in entry.findall("a:category", namespace)]
    assert terms == ["loai", *TAGS]
    item = json.loads(site.read("feed/feed.json"))["items"][0]
    assert (item["title"], item["summary"]) == (TITLE, FIELDS["summary"])


def test_nothing_lives_in_the_text_of_feeds(site: Site) -> None:
    """The full text of each entry, read as a reader's browser reads it, holds nothing that runs."""
    contents = []
    for path in site.files():
        if path.endswith("feed.json"):
            contents += [one["content_html"] for one in json.loads(site.read(path))["items"]]
        if path.endswith(("atom.xml", "rss.xml")):
            tags = ("{http://www.w3.org/2005/Atom}content", "{http://purl.org/rss/1.0/modules/content/}encoded")
            contents += [one.text or "" for one in site.xml(path).iter() if one.tag in tags]
    assert len(contents) >= 6
    assert all("onmouseover" in one for one in contents)
    for content in contents:
        assert live_parts(parse_fragment(content)) == []


def test_maps_for_the_web_server_cannot_be_broken_out_of(site: Site) -> None:
    """Each line of the map is two quoted words, whatever an old address holds."""
    lines = (site.state / "nginx" / "output" / "redirects.map").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    target = site.find("/a-bbbbbbbb.html")
    for line in lines:
        assert line.endswith(f'" "/{target}";')
        assert not set(line.removesuffix(f'" "/{target}";')[1:]) & set('" <>')


WRONG = {
    "slug-wrong": 'slug: "x\\"><script>alert(1)</script>"',
    "video-wrong": "video: javascript:alert(1)",
    "file-outside": "image: ../../../etc/passwd",
    "file-remote": "image: https://xau.example/a.jpg",
    "alias-wrong": "aliases: [/../../x.htm]",
    "id-wrong": 'id: "<script>"',
    "file-missing": "document_file: /etc/passwd.pdf",
    "file-type": "attachments: [/site.toml]",
}


def test_field_that_would_lead_elsewhere_holds_its_article_back(build: Build) -> None:
    """What no field of that kind can be is an error with its line; nothing of the article is published."""
    bad = (article(f"{code}.md", title="Bài lạ", more=f"{field}\n") for code, field in WRONG.items())
    site = build("".join(bad).replace("id: bbbbbbbb\n", ""))
    assert site.status == 1
    found = {code for code in WRONG if re.search(rf"content/{code}\.md:\d+:\d+: lỗi \[{code}\]", site.said)}
    assert found == set(WRONG), site.said
    assert site.naming("Bài lạ") == []
