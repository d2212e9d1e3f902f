"""Pictures on their way through the whole build."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import pytest
from page_checks import fetched, file_of, pages_of, words
from pictures import GPS, MAKER, photograph
from PIL import Image
from site_in_a_string import Build, Site, article

BODY = """Mở đầu.

![Một quả đồi](/images/2021/doi.jpg "Đồi buổi sáng. Ảnh: Văn A")

![Mặt trời](../images/2021/nho.png)
Mặt trời trên quận

![Ảnh đã mất](lost:https://cu.example/mat.jpg "Hội nghị năm trước")

![Ảnh ở xa](https://xa.example/a.jpg)

<iframe src="https://www.youtube.com/embed/abc"></iframe>
"""
NAME = "dang-doan-the/2021/doi-bbbbbbbb.html"
TWIN = "dang-doan-the/2021/doi-2-cccccccc.html"


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    text = article("bai/doi.md", body=BODY, more="image: /images/2021/doi.jpg\n")
    text += article("bai/doi-2.md", id="cccccccc", body="![Quả đồi](/images/2021/doi.jpg)")
    text += article(
        "bai/bia.md", id="dddddddd", more="image: /images/2021/bia.jpg\nimage_caption: Bìa\nimage_credit: Chị B\n"
    )
    files = {"doi.jpg": photograph(1000, 500), "nho.png": photograph(50, 40, kind="PNG"), "bia.jpg": photograph(90, 90)}
    return build_once(text, files={f"images/2021/{name}": data for name, data in files.items()})


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, ET.Element]:
    return pages_of(site.output)


def figures(page: ET.Element) -> list[ET.Element]:
    return [one for one in page.iter("figure") if one.get("class") == "figure"]


def pictures(page: ET.Element) -> list[ET.Element]:
    """Return the pictures of articles, without the emblem."""
    return [one for one in page.iter("img") if "masthead__emblem" not in one.get("class", "")]


def test_picture_alone_becomes_a_figure_with_caption_and_credit(pages: dict[str, ET.Element]) -> None:
    """Title, following line and lost picture each give the caption of a figure; a credit is set apart."""
    captions = [words(next(one.iter("figcaption"))) for one in figures(pages[NAME]) if list(one.iter("figcaption"))]
    assert captions == ["Đồi buổi sáng. Ảnh: Văn A", "Mặt trời trên quận", "Hội nghị năm trước", "Ảnh ở xa"]
    credit = next(one for one in pages[NAME].iter("span") if one.get("class") == "credit")
    assert words(credit) == "Ảnh: Văn A"


def test_lead_picture_stands_above_the_body_unless_the_body_shows_it(pages: dict[str, ET.Element]) -> None:
    """A picture is shown once; one of the fields alone gets its caption and credit from the fields."""
    sources = [one.get("src") for one in pictures(pages[NAME])]
    assert len(sources) == len(set(sources)) == 2
    (lead,) = figures(pages["dang-doan-the/2021/bia-dddddddd.html"])
    assert words(lead) == "Bìa Ảnh: Chị B"


def test_every_size_is_there_and_none_is_larger_than_the_original(site: Site, pages: dict[str, ET.Element]) -> None:
    """Each file of a srcset has the width it claims, at most the original's, in AVIF and one every browser knows."""
    offered: dict[str, str] = {}
    for page in pages.values():
        for one in (*page.iter("source"), *pictures(page)):
            for part in one.get("srcset", "").split(", "):
                address, width = part.split()
                offered[str(file_of(address))] = width
    assert {path.rsplit(".")[-1] for path in offered} == {"avif", "jpg", "png"}
    for path, width in offered.items():
        with Image.open(site.output / path) as image:
            assert (f"{image.width}w", image.width <= 1000) == (width, True), path
    assert {width for path, width in offered.items() if path.endswith(".jpg")} == {"90w", "480w", "800w", "1000w"}


def test_pictures_tell_their_size_before_they_load(site: Site, pages: dict[str, ET.Element]) -> None:
    """Width, height and an alt stand on every picture; the first of an article comes at once, the next when needed."""
    for page in pages.values():
        for one in pictures(page):
            assert {"width", "height", "alt", "src", "srcset", "sizes", "decoding"} <= one.attrib.keys()
            with Image.open(site.output / str(file_of(one.get("src", "")))) as image:
                assert (str(image.width), str(image.height)) == (one.get("width"), one.get("height"))
    first, second = pictures(pages[NAME])
    assert (first.get("loading"), first.get("fetchpriority"), second.get("loading")) == ("eager", "high", "lazy")


def test_nobody_learns_where_a_picture_was_taken(site: Site) -> None:
    """No published picture holds Exif, XMP or any other metadata of its original."""
    original = Image.open(io.BytesIO((site.content / "images/2021/doi.jpg").read_bytes()))
    assert original.getexif().get_ifd(GPS)
    published = [path for path in site.files() if path.startswith("anh/")]
    assert len(published) >= 9
    for path in published:
        with Image.open(site.output / path) as image:
            assert not image.getexif(), path
            assert not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys(), path
    assert site.naming(MAKER) == []


def test_originals_are_not_published(site: Site) -> None:
    """Of the content's pictures only the sizes made of them are in the output."""
    originals = {file.read_bytes() for file in (site.content / "images").rglob("*.*")}
    assert not [path for path in site.files() if (site.output / path).read_bytes() in originals]
    assert not [path for path in site.files() if path.startswith("images/")]


def test_one_picture_in_two_articles_is_made_once(pages: dict[str, ET.Element]) -> None:
    """Both pages show the same files."""
    assert pictures(pages[NAME])[0].get("srcset") == pictures(pages[TWIN])[0].get("srcset")


def test_picture_that_is_lost_or_elsewhere_leaves_its_words(site: Site, pages: dict[str, ET.Element]) -> None:
    """The figure says that the picture is gone and keeps the caption; the article is published, the editor told."""
    lost = [one for one in figures(pages[NAME]) if "Ảnh không còn trong kho lưu trữ" in words(one)]
    assert [words(next(one.iter("figcaption"))) for one in lost] == ["Hội nghị năm trước", "Ảnh ở xa"]
    assert re.search(r"content/bai/doi\.md:\d+:1: cảnh báo \[picture-remote\]", site.said)
    assert site.status == 0


def test_no_page_asks_another_host_for_anything(pages: dict[str, ET.Element]) -> None:
    """Pictures, styles, scripts and icons of all pages are the site's own; a video is a link."""
    for path, page in pages.items():
        assert [one for one in fetched(page) if not one.startswith("/") or one.startswith("//")] == [], path
    video = next(one for one in pages[NAME].iter("figure") if one.get("class") == "video")
    assert [one.get("href") for one in video.iter("a")] == ["https://www.youtube.com/watch?v=abc"]


def test_social_networks_are_shown_the_picture(site: Site, pages: dict[str, ET.Element]) -> None:
    """``og:image`` is a file of the site that every network reads."""
    shown = [one.get("content", "") for one in pages[NAME].iter("meta") if one.get("property") == "og:image"]
    assert len(shown) == 1
    assert str(file_of(shown[0])).endswith(".jpg")
    assert file_of(shown[0]) in site.files()


def test_broken_picture_holds_its_own_article_back(build: Build) -> None:
    """Cut off, missing, no picture at all, SVG: each is named with file, line and column; the other articles go out."""
    bad = {
        "picture-broken": photograph()[:300],
        "picture-format": b"<html>khong phai anh</html>" * 9,
        "picture-svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    }
    files = {f"images/{code}.jpg": data for code, data in bad.items()}
    codes = [*bad, "picture-missing"]
    text = article("tot.md", title="Bài tốt", id=f"c{'d' * 7}")
    for number, code in enumerate(codes):
        text += article(
            f"{code}.md", title="Bài hỏng", id=f"bbbbbbb{number + 2}", body=f"Một.\n\n![Hai](/images/{code}.jpg)"
        )
    site = build(text, files=files)
    assert site.status == 1
    for code in codes:
        assert re.search(rf"content/{code}\.md:11:1: lỗi \[{code}\] .*“images/{code}\.jpg”", site.said), site.said
    assert "5 bài, đã đăng 1, hẹn giờ 0, bản nháp 0, giữ lại vì lỗi 4." in site.said
    assert site.naming("Bài hỏng") == []
    assert "Bài tốt" in site.read("index.html")


def test_picture_without_words_is_warned_of_and_under_strict_held_back(build: Build) -> None:
    """Nobody who does not see it learns what it shows: a warning, an error for the article under strict."""
    text = article("a.md", body="Một.\n\n![](/images/a.jpg)\n\n## Mục")
    site = build(text, files={"images/a.jpg": photograph()})
    assert site.status == 0
    assert "content/a.md:11:1: cảnh báo [alt-missing]" in site.said
    strict = build(BANTIN_STRICT="1")
    assert strict.status == 1
    assert "đã đăng 0" in strict.said
