"""Each kind of page of the demo district in a real browser, on a telephone and on a desk."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from page_checks import file_of
from playwright.sync_api import expect
from site_in_a_string import Site

from tests.accessibility import violations
from tests.browser.visits import Visitor

pytestmark = pytest.mark.browser

WIDTHS = (1280, 360)
REPORT = "/giao-ban-lanh-dao-quan-va-co-so-thang-1-n5pv7fbk.html"
PATHS = {
    "home": "index.html",
    "category": "dang-doan-the/index.html",
    "year of a category": "dang-doan-the/2021/index.html",
    "archive": "luu-tru/index.html",
    "year": "luu-tru/2021/index.html",
    "month": "luu-tru/2021/01/index.html",
    "tags": "the/index.html",
    "standing page": "gioi-thieu.html",
    "feeds": "nguon-tin/index.html",
    "search": "tim-kiem/index.html",
    "not found": "404.html",
}
# Found by what stands on them; the first of its kind stands for the others.
MARKS = {
    "article with an outline": ("ul", "outline"),
    "article with a table": ("div", "table-scroll"),
    "article with a document": ("section", "document"),
    "article with attachments": ("section", "attachments"),
    "notice of what was withdrawn": ("div", "message--warning"),
}


def path_of(kind: str, pages: dict[str, ET.Element]) -> str:
    """Return the page of the demo that stands for its kind."""
    if kind in PATHS:
        return PATHS[kind]
    tag, name = MARKS[kind]
    return next(
        path for path, page in pages.items() if any(name in one.get("class", "").split() for one in page.iter(tag))
    )


@pytest.mark.parametrize("kind", [*PATHS, *MARKS])
def test_page_is_accessible_fits_and_stays_at_home(
    visit: Visitor, served: str, demo_pages: dict[str, ET.Element], kind: str
) -> None:
    """Axe finds nothing, nothing is wider than the screen, the browser does not complain and asks no other host."""
    opened = visit(path_of(kind, demo_pages))
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 800})
        assert violations(opened.page) == [], width
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.complaints == []
    assert [one for one in opened.asked if not one.startswith((f"{served}/", "data:"))] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_figure_of_an_article_is_seen(visit: Visitor, demo: Site, width: int) -> None:
    """The picture is loaded and fits the column; the caption stands below it."""
    page = visit(demo.find(REPORT), width=width).page
    figure = page.locator("main figure").first
    figure.scroll_into_view_if_needed()
    image = figure.locator("img")
    expect(image).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
    picture, caption = image.bounding_box(), figure.locator("figcaption").bounding_box()
    assert picture is not None
    assert caption is not None
    assert 250 < picture["width"] <= width
    assert picture["y"] + picture["height"] <= caption["y"] + 1


def test_feed_of_the_category_is_found_and_opens(visit: Visitor, served: str) -> None:
    """A reader that looks into the head of a category finds its feed; the server gives it as a feed."""
    page = visit("dang-doan-the/index.html").page
    href = page.locator("link[rel=alternate][type='application/atom+xml']").first.get_attribute("href")
    path = file_of(href or "")
    assert path == "dang-doan-the/feed/atom.xml"
    answer = page.request.get(f"{served}/{path}")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(("application/atom+xml", "application/xml"))
    assert "<feed xmlns" in answer.text()


@pytest.mark.parametrize("width", WIDTHS)
def test_search_form_asks_the_search_page_without_a_script(visit: Visitor, served: str, width: int) -> None:
    """Words typed into the masthead arrive at the search page, scripts off."""
    page = visit("index.html", width=width, scripts=False).page
    page.get_by_role("searchbox").first.fill("đất công")
    page.get_by_role("searchbox").first.press("Enter")
    page.wait_for_url(f"{served}/tim-kiem/?q=*")
    assert page.url.endswith("?q=%C4%91%E1%BA%A5t+c%C3%B4ng")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm kiếm")


def test_article_is_reached_from_home_by_keyboard(visit: Visitor) -> None:
    """Tab shows the skip link first, each stop is outlined, and Enter on a title opens the article."""
    page = visit("index.html").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    for _ in range(60):
        outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outlined == "solid", page.evaluate("document.activeElement.outerHTML")
        if "card__link" in page.evaluate("document.activeElement.className"):
            break
        page.keyboard.press("Tab")
    title = page.evaluate("document.activeElement.textContent").strip()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_address_that_is_no_page_is_answered_by_the_page_that_says_so(visit: Visitor, served: str) -> None:
    """A wrong address gives 404 with the search form, dressed as the rest of the site."""
    opened = visit("khong/co/trang-nay.html")
    assert opened.page.request.get(f"{served}/khong/co/trang-nay.html").status == 404
    expect(opened.page.get_by_role("searchbox").first).to_be_visible()
    assert [one for one in opened.complaints if "404" not in one] == []


def test_old_address_leads_to_the_article(visit: Visitor, demo: Site, demo_pages: dict[str, ET.Element]) -> None:
    """A page at an old address brings the reader to the new one by itself."""
    old = next(path for path, page in demo_pages.items() if any(one.get("http-equiv") for one in page.iter("meta")))
    page = visit(old).page
    target = next(one for one in demo_pages[old].iter("link") if one.get("rel") == "canonical").get("href", "")
    page.wait_for_url(f"**/{file_of(target)}")
    assert file_of(target) in demo.files()
