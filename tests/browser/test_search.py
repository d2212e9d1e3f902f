"""Searching in a real browser: the page of results, and the suggestions below every search field."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from bantin.files import write_bytes, write_text
from bantin.search.generations import Index
from bantin.search.publishing import publish
from bantin.stylesheet import bundle
from bantin.web.app import create_app
from bantin.web.live import Live
from bantin.web.search import Service
from bantin.web.server import Server
from tests.accessibility import violations
from tests.browser.test_pages import WIDTHS
from tests.browser.visits import Visitor
from tests.theme.preview import THEME, Pages, environment
from tests.web.asking import DOCUMENTS, document

pytestmark = pytest.mark.browser

# What stands for the browser's own search.
LOCAL = """
export const Index = { open: async () => null };
export const suggest = async (index, text) => [
  { kind: "phrase", text: `${text} tại chỗ`, start: 0, end: text.length, path: "" },
];
"""
PLACES = {"home": "index.html", "article": "bai.html", "missing": "404.html", "search": "tim-kiem/index.html"}
RESULTS = "tim-kiem/?q=giai+phong+mat+bang"
EMPTY = ["tim-kiem/", "tim-kiem/?q=zzzz", "tim-kiem/?q=chợ+năm:2021&category=tin-phuong", "tim-kiem/?page=99"]


def write_site(folder: Path) -> None:
    """Write some pages of the theme, its files, and the module of the search with what it needs beside the list."""
    made = environment(set())
    made.globals["search_assets"] = {"script": "/theme/search.js", "index": "/theme/index.bin"}
    for name, template, values in Pages().every():
        if name in PLACES:
            write_text(folder / PLACES[name], made.get_template(template).render(**values))
    shutil.copytree(THEME / "static", folder / "theme")
    write_bytes(folder / "theme" / "site.css", bundle(THEME))
    write_text(folder / "theme" / "search.js", LOCAL)
    write_text(folder / "bai-00.html", "<!doctype html><html lang=vi><title>Bài</title><h1>Bài</h1>")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve these pages with the service; yield the address, without the last slash."""
    folder = tmp_path_factory.mktemp("searched")
    write_site(folder / "output")
    economy = {"category": "Kinh tế", "section": "kinh-te"}
    many = [document(number, f"Giải phóng mặt bằng khu {number}", **economy) for number in range(100, 160)]
    publish(folder / "index", [*DOCUMENTS, *many])
    service = Service(Index(folder / "index"), folder / "output", THEME)
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(create_app(folder / "output", routes=service.routes()), Live())
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


def type_into(page: Page, words: str, number: int = 0) -> Locator:
    """Type into a search field of the page, wait for the list, and return the field."""
    field = page.locator("input[type=search]").nth(number)
    field.click()
    expect(field).to_have_role("combobox")
    field.press_sequentially(words)
    expect(page.get_by_role("listbox")).to_be_visible()
    return field


def active(page: Page, field: Locator) -> str:
    """Return the words of the suggestion that a screen reader says is chosen, "" for none."""
    id = field.get_attribute("aria-activedescendant")
    chosen = page.locator("[role=option][aria-selected=true]")
    if id is None:
        expect(chosen).to_have_count(0)
        return ""
    expect(chosen).to_have_count(1)
    assert chosen.get_attribute("id") == id
    return chosen.locator("span").first.inner_text()


@pytest.mark.parametrize("place", PLACES.values())
@pytest.mark.parametrize("width", WIDTHS)
def test_typing_suggests_on_every_page(visit: Visitor, place: str, width: int) -> None:
    """Titles and phrases come below the field, with axe content, nothing moved, and room for a finger on each."""
    opened = visit(place, width=width)
    before = opened.page.locator("main").bounding_box()
    field = type_into(opened.page, "giai phong mat")
    options = opened.page.get_by_role("option")
    expect(options.first).to_contain_text("Giải phóng mặt bằng đường ven sông")
    expect(options.first.locator("mark")).to_have_text("Giải phóng mặt")
    assert options.count() == 8
    assert [field.get_attribute(f"aria-{name}") for name in ("expanded", "autocomplete")] == ["true", "list"]
    assert field.get_attribute("aria-controls") == opened.page.get_by_role("listbox").get_attribute("id")
    assert opened.page.locator("main").bounding_box() == before
    assert all(one.bounding_box()["height"] >= 44 for one in options.all())  # type: ignore[index]
    assert violations(opened.page) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.complaints == []


def test_arrows_choose_and_enter_opens_the_article(visit: Visitor, served: str) -> None:
    """Down and up move the choice around the list while the words stay as typed; Enter follows it."""
    page = visit("index.html").page
    field = type_into(page, "giai phong mat")
    assert active(page, field) == ""
    first = "Giải phóng mặt bằng đường ven sông"
    field.press("ArrowDown")
    assert active(page, field) == first
    field.press("ArrowUp")
    last = active(page, field)
    assert last not in {"", first}
    field.press("ArrowDown")
    assert active(page, field) == first
    expect(field).to_have_value("giai phong mat")
    field.press("Enter")
    page.wait_for_url(f"{served}/bai-00.html")


def test_a_phrase_is_asked_for(visit: Visitor) -> None:
    """Choosing words that many titles share searches for them."""
    page = visit("index.html").page
    type_into(page, "giai phong mat")
    page.get_by_role("option").filter(has_not=page.locator(".search-form__kind")).first.click()
    page.wait_for_url("**/tim-kiem/?q=*")
    assert parse_qs(urlsplit(page.url).query)["q"][0].lower().startswith("giải phóng mặt bằng")


def test_enter_without_a_choice_asks_what_was_typed(visit: Visitor) -> None:
    """The list never takes the place of the form."""
    page = visit("index.html").page
    type_into(page, "giai phong mat").press("Enter")
    page.wait_for_url("**/tim-kiem/?q=giai+phong+mat")


def test_escape_closes_the_list_and_then_empties_the_field(visit: Visitor) -> None:
    """One press leaves the words; the arrow opens the list again; leaving the field closes it."""
    page = visit("index.html").page
    field = type_into(page, "giai phong mat")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("giai phong mat")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_home_and_end_move_in_the_words(visit: Visitor) -> None:
    """They take the choice back, so that Enter asks what is being edited."""
    page = visit("index.html").page
    field = type_into(page, "giai phong mat")
    for key, place in (("Home", 0), ("End", 14)):
        field.press("ArrowDown")
        field.press(key)
        assert active(page, field) == ""
        assert field.evaluate("field => field.selectionStart") == place


def test_the_number_of_suggestions_is_said(visit: Visitor) -> None:
    """A screen reader hears how many there are and how to reach them."""
    page = visit("index.html").page
    type_into(page, "giai phong mat")
    expect(page.get_by_role("status").first).to_have_text("8 gợi ý; dùng mũi tên lên, xuống để chọn")


def test_a_late_answer_to_an_older_question_is_not_shown(visit: Visitor) -> None:
    """What was asked before more was typed is given up."""
    page = visit("index.html").page
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/api/suggest?q=giai", hold)
    field = page.get_by_role("searchbox").first
    field.click()
    expect(page.get_by_role("combobox").first).to_be_visible()
    field = page.get_by_role("combobox").first
    with page.expect_request("**/api/suggest?q=giai"):
        field.press_sequentially("giai")
    field.press_sequentially(" phong mat bang cho")
    expect(page.get_by_role("option")).to_have_count(1)
    assert waiting
    for route in waiting:
        route.fulfill(json={"query": "giai", "suggestions": []})
    page.wait_for_timeout(100)
    expect(page.get_by_role("option")).to_have_count(1)


def test_without_the_service_the_browser_suggests_itself(visit: Visitor) -> None:
    """Where no service answers, the search in the browser is asked, and the service not again."""
    opened = visit("index.html")
    opened.page.route("**/api/suggest*", lambda route: route.fulfill(status=404))
    field = type_into(opened.page, "chợ")
    expect(opened.page.get_by_role("option")).to_have_text("chợ tại chỗ")
    asked = [one for one in opened.asked if "/api/suggest" in one]
    field.press_sequentially(" mơ")
    expect(opened.page.get_by_role("option")).to_have_text("chợ mơ tại chỗ")
    assert [one for one in opened.asked if "/api/suggest" in one] == asked != []


def test_nothing_is_fetched_before_a_field_is_used(visit: Visitor) -> None:
    """A page that is only read costs nothing but the few bytes that wait for the first use."""
    opened = visit("bai.html")
    assert [one for one in opened.asked if "suggestions.js" in one or "search.js" in one] == []
    assert len((THEME / "static" / "search-box.js").read_bytes()) < 512


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("query", [f"{RESULTS}&page=2&from=2010-01-01", *EMPTY])
def test_page_of_results_is_accessible(visit: Visitor, query: str, width: int) -> None:
    """Axe finds nothing on results, on an empty page, or on a refusal, and nothing is wider than the screen."""
    opened = visit(query, width=width)
    assert violations(opened.page) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert [one for one in opened.complaints if "400" not in one] == []


def test_results_are_narrowed_and_turned_without_a_script(visit: Visitor) -> None:
    """Links and the form alone lead through categories, days, order and pages."""
    page = visit(RESULTS, scripts=False).page
    page.get_by_role("main").get_by_role("link", name="Kinh tế").click()
    page.get_by_role("link", name="Trang sau").click()
    expect(page.locator(".results [aria-current=page]")).to_have_text("Trang 2")
    page.get_by_text("Tìm nâng cao").click()
    page.get_by_label("Từ ngày").fill("2018-01-01")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("link", name="Bỏ bộ lọc Từ 01/01/2018")).to_be_visible()
    page.get_by_role("link", name="Mới nhất").click()
    asked = parse_qs(urlsplit(page.url).query)
    chosen = {"category": ["kinh-te"], "from": ["2018-01-01"], "sort": ["date"]}
    assert asked == {"q": ["giai phong mat bang"], **chosen}
    assert page.get_by_role("combobox").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_what_can_be_pressed_is_large_enough(visit: Visitor, width: int) -> None:
    """Every link and button among the results is at least 24 pixels high and wide."""
    page = visit(f"{RESULTS}&category=tin-phuong", width=width).page
    small = [
        one.inner_text()
        for one in page.locator("main :is(a, button, input:not([type=hidden]), summary)").all()
        if one.is_visible() and (box := one.bounding_box()) and min(box["width"], box["height"]) < 24
    ]
    assert small == []


def test_the_way_to_search_is_explained_on_the_page(visit: Visitor) -> None:
    """A link in the advanced part of the form opens the table of what may be typed."""
    page = visit("tim-kiem/").page
    page.get_by_text("Tìm nâng cao").click()
    page.get_by_role("link", name="Cách tìm kiếm").click()
    expect(page.get_by_text("Bài có “chợ” mà không có “tạm”.")).to_be_visible()
