"""Searching the demo district where no service answers: in the browser alone, from the files of the site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import violations
from tests.browser.test_pages import WIDTHS
from tests.browser.visits import Visitor

pytestmark = pytest.mark.browser

ASKED = "tim-kiem/?q=giai+phong+mat+bang"
MARKET = "tim-kiem/?q=cho+ben+do"


def answered(page: Page) -> Page:
    """Return the page once the question in its address is answered."""
    expect(page.locator("[data-search-results] .results")).to_be_visible()
    expect(page.locator("[data-search-results]")).not_to_have_attribute("aria-busy", "true")
    return page


def test_a_question_is_answered_from_the_files_of_the_site(visit: Visitor) -> None:
    """The results are there, their words marked as they are written, and nothing is complained of."""
    opened = visit(MARKET)
    page = answered(opened.page)
    expect(page.locator(".results__item mark").first).to_have_text("Chợ Bến Đò")
    expect(page.locator("#query")).to_have_value("cho ben do")
    assert opened.complaints == []
    assert all(one.startswith(page.url.partition("/tim-kiem")[0]) for one in opened.asked)


def test_other_wordings_are_told(visit: Visitor) -> None:
    """What was looked for besides what was typed stands above the results."""
    expect(answered(visit(ASKED).page).get_by_text("GPMB", exact=False).first).to_be_visible()


def test_a_word_put_right_is_told(visit: Visitor) -> None:
    """Who mistypes a word finds what was meant, and reads which word was looked for."""
    page = answered(visit("tim-kiem/?q=cho+benn+do").page)
    expect(page.get_by_text("“benn”")).to_be_visible()
    expect(page.locator(".results__item mark").first).to_have_text("Chợ Bến Đò")


def test_a_result_leads_to_its_article(visit: Visitor) -> None:
    """The link of a result opens the article of that title."""
    page = answered(visit(ASKED).page)
    title = page.locator(".results__link").first.inner_text()
    page.locator(".results__link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_results_are_narrowed_and_turned_by_links(visit: Visitor) -> None:
    """A choice gives as many results as it says, is told above them, and can be taken back; pages follow each other."""
    page = answered(visit("tim-kiem/?q=phường").page)
    choice = page.locator(".results__choice").first
    count = choice.locator(".results__count").inner_text().split()[0]
    choice.click()
    answered(page)
    expect(page.locator(".results__total")).to_contain_text(count)
    page.locator(".results__chip").click()
    answered(page)
    page.get_by_role("link", name="Trang sau").click()
    answered(page)
    expect(page.locator(".results [aria-current=page]")).to_have_text("Trang 2")
    page.get_by_role("link", name="Mới nhất").click()
    answered(page)
    days = page.locator(".results__item time").evaluate_all("(some) => some.map((one) => one.dateTime)")
    assert days == sorted(days, reverse=True) != []


def test_an_empty_answer_says_what_was_tried_and_what_is_near(visit: Visitor) -> None:
    """Where nothing is found the words are named, and dropping the filters is offered with what it would give."""
    page = answered(visit("tim-kiem/?q=giai+phong+mat+bang&year=1999").page)
    expect(page.locator(".results__nothing")).to_contain_text("giai · phong · mat · bang")
    page.locator(".results__way").first.click()
    expect(answered(page).locator(".results__item").first).to_be_visible()


def test_nothing_asked_is_no_empty_answer(visit: Visitor) -> None:
    """The page without a question says how to ask."""
    page = answered(visit("tim-kiem/").page)
    expect(page.locator(".results__nothing")).to_have_count(0)
    expect(page.locator(".results__note")).to_be_visible()


def test_titles_are_suggested_without_a_service(visit: Visitor) -> None:
    """On any page, two words and a letter are enough to be led to an article."""
    page = visit("index.html").page
    field = page.get_by_role("searchbox").first
    field.click()
    field = page.get_by_role("combobox").first
    field.press_sequentially("giao ban lanh d")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Giao ban lãnh đạo")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Giao ban lãnh đạo")


def test_an_index_that_cannot_be_fetched_is_told(visit: Visitor) -> None:
    """Without its files the page says so in words, and keeps the form."""
    page = visit("index.html").page
    page.route("**/chi-muc/**", lambda route: route.abort())
    page.goto(page.url.partition("index")[0].rstrip("/") + "/" + ASKED)
    expect(page.get_by_text("Dữ liệu tìm kiếm chưa tải được")).to_be_visible()
    expect(page.locator("#query")).to_be_visible()


def test_without_a_script_the_ways_on_are_shown(visit: Visitor) -> None:
    """Neither script nor service: the page says what is missing and leads to the archive."""
    page = visit(ASKED, scripts=False).page
    expect(page.get_by_text("cần JavaScript")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Lưu trữ")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [ASKED, "tim-kiem/?q=phường&page=2", "tim-kiem/?q=zzzz&year=1999", "tim-kiem/"])
def test_what_the_browser_draws_is_accessible(visit: Visitor, path: str, width: int) -> None:
    """Axe finds nothing in what the script draws, and nothing is wider than the screen."""
    page = answered(visit(path, width=width).page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
