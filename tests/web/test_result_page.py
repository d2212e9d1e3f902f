"""The page of results: how it narrows, turns and says that there is nothing."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from bantin.search.publishing import publish
from bantin.search.suggest import Suggestion
from bantin.web import answers
from bantin.web.workers import Workers
from tests.web.asking import Browser, client, document


def page(service: Browser, address: str = "/tim-kiem/", **asked: str) -> BeautifulSoup:
    """Return a page of results."""
    answer = service.get(address, asked or None)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def found(page: BeautifulSoup) -> list[str]:
    """Return where the results of a page lead."""
    return [str(link["href"]) for link in page.select(".results__link")]


def link(page: BeautifulSoup, words: str) -> Tag:
    """Return the one link with these words."""
    links = [one for one in page.select(".results a") if words in " ".join(one.get_text(" ").split())]
    assert len(links) == 1, [one.get_text() for one in page.select(".results a")]
    return links[0]


def follow(service: Browser, page_: BeautifulSoup, words: str) -> BeautifulSoup:
    """Return the page that a link with these words leads to."""
    return page(service, str(link(page_, words)["href"]))


def choices(page: BeautifulSoup, part: str) -> dict[str, int]:
    """Return what can be chosen to narrow the results, with the counts."""
    labels = page.select(f"[data-part={part}] [data-slot=label]")
    counts = page.select(f"[data-part={part}] [data-slot=count]")
    return {one.get_text(): int(count.get_text()) for one, count in zip(labels, counts, strict=True)}


def test_choosing_a_category_gives_as_many_as_was_said(service: Browser) -> None:
    """A choice is followed by a link, shown as chosen, and dropped by the same link or its chip."""
    first = page(service, q="giải phóng mặt bằng")
    assert choices(first, "categories") == {"Kinh tế": 1, "Tin phường": 1}
    assert choices(first, "years") == {"2021": 1, "2018": 1}
    chosen = follow(service, first, "Kinh tế 1")
    assert found(chosen) == ["/bai-02.html"]
    assert choices(chosen, "categories") == {"Kinh tế": 1, "Tin phường": 1}
    assert link(chosen, "Kinh tế 1")["aria-current"] == "true"
    for words in ("Kinh tế 1", "Bỏ bộ lọc Chuyên mục: Kinh tế"):
        assert found(follow(service, chosen, words)) == found(first)


def test_filters_hold_together_and_are_dropped_one_by_one(service: Browser) -> None:
    """Each filter has its chip, and a chip drops only its own."""
    both = page(service, q="giải phóng", category="kinh-te", year="2018", **{"from": "01/01/2018", "to": "2018-12-31"})
    chips = [one.get_text() for one in both.select("[data-part=chips] [data-slot=label]")]
    assert chips == ["Chuyên mục: Kinh tế", "Năm 2018", "Từ 01/01/2018", "Đến 31/12/2018"]
    asked = parse_qs(urlsplit(str(link(both, "Từ 01/01/2018")["href"])).query)
    assert asked == {"q": ["giải phóng"], "category": ["kinh-te"], "year": ["2018"], "to": ["2018-12-31"]}


def test_filters_among_the_words_are_dropped_like_the_others(service: Browser) -> None:
    """A filter that was typed has its chip, what only looks like one has none."""
    typed = page(service, q="giải phóng năm:2018 chuyên-mục:kinh-te năm:sau")
    chips = [one.get_text() for one in typed.select("[data-part=chips] [data-slot=label]")]
    assert chips == ["năm:2018", "chuyên-mục:kinh-te"]
    asked = parse_qs(urlsplit(str(link(typed, "năm:2018")["href"])).query)
    assert asked == {"q": ["giải phóng chuyên-mục:kinh-te năm:sau"]}
    assert page(service, q='"giải phóng năm:2018"').select("[data-part=chips]") == []
    assert (
        link(page(service, q='"giải phóng" năm:2018'), "năm:2018")["href"]
        == "/tim-kiem/?q=%22gi%E1%BA%A3i+ph%C3%B3ng%22"
    )


@pytest.mark.parametrize("typed", ["năm:2021", "từ:01/01/2021", "đến:2018-01-01", "category:tin-phuong"])
def test_a_choice_takes_the_place_of_what_was_typed(service: Browser, typed: str) -> None:
    """Whatever year or category was typed, each choice gives as many as its count says."""
    first = page(service, q=f"giải phóng {typed}")
    part = "categories" if typed.startswith("category") else "years"
    for label, count in choices(first, part).items():
        assert len(found(follow(service, first, f"{label} {count}"))) == count


def test_the_form_keeps_what_was_chosen(service: Browser) -> None:
    """A new question from the form is asked within the same filters, in the same order."""
    shown = page(service, q="họp", category="tin-phuong", sort="date", **{"from": "01/01/2020"})
    form = shown.select_one("form")
    assert form is not None
    sent = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]")}
    assert sent == {"q": "họp", "category": "tin-phuong", "sort": "date", "from": "2020-01-01", "to": ""}
    assert form.select_one("details[open]") is not None
    assert page(service, q="họp").select_one("form details[open]") is None


def test_results_are_sorted_by_date_on_demand(service: Browser, index: Path) -> None:
    """The link puts the newest first and says which order holds."""
    publish(
        index,
        [document(1, "Chợ"), document(0, "Họp bàn sửa đường ở phường Bảy", body="chợ " + "và đường " * 200)],
    )
    first = page(service, q="chợ")
    assert found(first) == ["/bai-01.html", "/bai-00.html"]
    assert link(first, "Phù hợp nhất")["aria-current"] == "true"
    newest = follow(service, first, "Mới nhất")
    assert found(newest) == ["/bai-00.html", "/bai-01.html"]
    assert link(newest, "Mới nhất")["aria-current"] == "true"
    assert found(follow(service, newest, "Phù hợp nhất")) == found(first)


@pytest.mark.parametrize(("shown", "numbers"), [(1, "1 2 … 9"), (2, "1 2 3 … 9"), (5, "1 … 4 5 6 … 9"), (9, "1 … 8 9")])
def test_pages_are_numbered(service: Browser, index: Path, shown: int, numbers: str) -> None:
    """The first page, the last and the neighbours are a step away, and the one shown is marked."""
    publish(index, [document(number, f"Họp số {number}") for number in range(90)])
    drawn = page(service, q="họp", page=str(shown))
    items = drawn.select(".results__numbers li")
    assert " ".join(one.get_text().replace("Trang", "").strip() for one in items) == numbers
    assert [one.get_text() for one in drawn.select("[aria-current=page] [data-slot=number]")] == [str(shown)]
    assert drawn.select_one("ol")["start"] == str(10 * shown - 9)  # type: ignore[index]


def test_one_page_has_no_pager(service: Browser) -> None:
    """Where there is nowhere to turn there is nothing to turn with."""
    assert page(service, q="giải phóng").select(".results__pages") == []


@pytest.mark.parametrize(
    ("asked", "words", "paths"),
    [
        ({"q": "chợ năm:2021"}, "Bỏ mọi bộ lọc: 1 bài", ["/bai-02.html"]),
        ({"q": "chợ", "year": "2021"}, "Bỏ mọi bộ lọc: 1 bài", ["/bai-02.html"]),
        ({"q": "chợ", "category": "khong-co"}, "Bỏ mọi bộ lọc: 1 bài", ["/bai-02.html"]),
        ({"q": '"chợ bằng"'}, "Bỏ dấu ngoặc kép: 1 bài", ["/bai-02.html"]),
        ({"q": "chợ -bằng"}, "Không loại trừ từ nào: 1 bài", ["/bai-02.html"]),
        ({"q": 'chợ -"mặt bằng"'}, "Không loại trừ từ nào: 1 bài", ["/bai-02.html"]),
    ],
)
def test_an_empty_page_says_what_would_be_found(
    service: Browser, asked: dict[str, str], words: str, paths: list[str]
) -> None:
    """Where a filter, a phrase or an exclusion is to blame, a link leads on without it, and keeps its word."""
    empty = page(service, **asked)
    assert found(empty) == []
    assert [one for one in found(follow(service, empty, words)) if one in paths] == paths


def test_an_empty_page_shows_where_there_is_something(service: Browser) -> None:
    """Where the category is to blame the others stand beside the nothing, with what each has; so with years."""
    empty = page(service, q="chợ", category="tin-phuong")
    assert choices(empty, "categories") == {"Kinh tế": 1}
    assert found(follow(service, empty, "Kinh tế 1")) == ["/bai-02.html"]
    assert [one.get_text() for one in empty.select("[data-part=chips] [data-slot=label]")] == ["Chuyên mục: Tin phường"]
    assert choices(page(service, q="chợ", year="2021"), "years") == {"2018": 1}


def test_an_empty_page_says_what_was_tried_and_where_else_to_look(service: Browser) -> None:
    """The words are shown as they were understood, and the archive is never far."""
    empty = page(service, q="zzzz yyyy")
    assert "Đã tìm: zzzz · yyyy" in empty.get_text()
    assert [str(one["href"]) for one in empty.select(".results .links a")] == ["/luu-tru/", "/the/"]
    assert empty.select("[data-part=near]") == []


def test_an_empty_page_shows_titles_that_look_alike(service: Browser) -> None:
    """A word that was cut short leads to the titles that hold it whole."""
    similar = page(service, q="giải phóng m", category="khong-co").select("[data-part=titles] a")
    assert [str(one["href"]) for one in similar] == ["/bai-00.html", "/bai-02.html"]


def test_a_page_beyond_the_last_leads_back(service: Browser) -> None:
    """Who asks for a page that is not there learns how many results there are, and gets back."""
    beyond = page(service, q="họp", page="40")
    assert (found(beyond), "Tìm thấy 25 bài" in beyond.get_text()) == ([], True)
    assert len(found(follow(service, beyond, "Trang trước"))) == 5


def test_who_takes_too_long_is_told(index: Path, output: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that takes longer than there is time for is answered 503 in words."""
    free = threading.Event()

    def wait(*_: Any) -> None:
        free.wait()

    slow = client(index, output, root, workers=Workers(threads=2, seconds=0.2))
    monkeypatch.setattr("bantin.web.search.search", wait)
    try:
        said = slow.get("/api/search", {"q": "chợ"})
        assert (said.status_code, said.headers["retry-after"]) == (503, "10")
        assert "thử lại" in said.json()["error"]
        assert slow.get("/api/suggest", {"q": "họp"}).status_code == 200
    finally:
        free.set()


def test_suggestions_are_answered_while_typing(service: Browser) -> None:
    """A page gets titles with their addresses, and the range that was typed as JavaScript counts."""
    first = service.get("/api/suggest", {"q": "giai phong mat bang d"}).json()["suggestions"][0]
    assert first == {
        "kind": "title",
        "text": "Giải phóng mặt bằng đường ven sông",
        "start": 0,
        "end": 21,
        "path": "/bai-00.html",
    }
    assert service.get("/api/suggest").json() == {"query": "", "suggestions": []}


def test_ranges_count_as_javascript_does() -> None:
    """A letter outside the first plane counts twice there."""
    one = answers.suggestion_record(Suggestion("title", "🏮 lễ hội", 2, 4, "/a.html"))
    assert (one["start"], one["end"]) == (3, 5)
