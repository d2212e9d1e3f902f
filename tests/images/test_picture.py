from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from bantin.images import Picture, Variant

AVIF = (Variant("a-480.avif", 480, 320, "image/avif", 9), Variant("a-800.avif", 800, 533, "image/avif", 20))
JPEG = (Variant("a-480.jpg", 480, 320, "image/jpeg", 15), Variant("a-800.jpg", 800, 533, "image/jpeg", 30))
PICTURE = Picture(800, 533, AVIF + JPEG)


def tag(html: str, name: str) -> Tag:
    found = BeautifulSoup(html, "html.parser").find(name)
    assert isinstance(found, Tag)
    return found


def test_a_browser_that_reads_avif_is_offered_it_first() -> None:
    """The source lists the AVIF files with their widths, and comes before the image."""
    html = PICTURE.html(alt="", sizes="50vw", prefix="/anh")
    source = tag(html, "source")
    assert source["type"] == "image/avif"
    assert source["srcset"] == "/anh/a-480.avif 480w, /anh/a-800.avif 800w"
    assert source["sizes"] == "50vw"
    assert html.index("<source") < html.index("<img")


def test_every_browser_gets_the_largest_plain_file_and_its_size() -> None:
    """The image names the widest JPEG, all JPEG files, and the width and height that keep its place free."""
    image = tag(PICTURE.html(alt="Hội nghị", sizes="100vw", prefix="https://x.vn/anh/"), "img")
    assert image["src"] == "https://x.vn/anh/a-800.jpg"
    assert image["srcset"] == "https://x.vn/anh/a-480.jpg 480w, https://x.vn/anh/a-800.jpg 800w"
    assert (image["width"], image["height"]) == ("800", "533")
    assert image["decoding"] == "async"
    assert image["alt"] == "Hội nghị"


def test_a_picture_is_put_off_until_it_comes_near() -> None:
    """Without further word a picture is lazy and has no priority."""
    image = tag(PICTURE.html(alt="", sizes="100vw", prefix="/"), "img")
    assert image["loading"] == "lazy"
    assert "fetchpriority" not in image.attrs


def test_the_first_picture_of_a_page_is_fetched_at_once() -> None:
    """The first picture has high priority and is never lazy."""
    image = tag(PICTURE.html(alt="", sizes="100vw", prefix="/", first=True), "img")
    assert image["fetchpriority"] == "high"
    assert image["loading"] == "eager"


def test_loading_can_be_left_to_the_browser() -> None:
    """Neither lazy nor first: no loading attribute."""
    assert "loading" not in tag(PICTURE.html(alt="", sizes="100vw", prefix="/", lazy=False), "img").attrs


def test_a_picture_without_avif_has_no_source() -> None:
    """A small drawing that is kept as PNG alone offers nothing else."""
    html = Picture(10, 10, (Variant("b-10.png", 10, 10, "image/png", 70),)).html(alt="", sizes="1em", prefix="/")
    assert "<source" not in html
    assert tag(html, "img")["src"] == "/b-10.png"


@given(st.text(), st.text())
def test_no_text_can_break_out_of_its_attribute(alt: str, sizes: str) -> None:
    """Whatever alternative text and sizes hold, the element keeps its three tags and its attributes."""
    html = PICTURE.html(alt=alt, sizes=sizes, prefix="/")
    assert [html.count(mark) for mark in "<>"] == [4, 4]
    assert set(tag(html, "img").attrs) == {
        "src", "srcset", "sizes", "width", "height", "loading", "decoding", "alt"
    }  # fmt: skip
