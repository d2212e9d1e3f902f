"""Asking the archive over HTTP, without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bantin.search.documents import Document
from bantin.search.publishing import publish
from bantin.web.live import Live
from tests.web.asking import DOCUMENTS, EVIL, Browser, client


def test_a_question_without_marks_is_answered_in_json(service: Browser) -> None:
    """A program gets titles, snippets, addresses, dates and categories, the words found marked."""
    answer = service.get("/api/search", params={"q": "giai phong mat bang duong"}).json()
    first = answer["results"][0]
    assert first["title"] == "<mark>Giải phóng mặt bằng đường</mark> ven sông"
    assert first["path"] == "/bai-00.html"
    assert first["date"].startswith("2021-01-06")
    assert first["category"] == "Tin phường"
    assert answer["query"] == "giai phong mat bang duong"


def test_an_article_may_lack_date_and_category(service: Browser, index: Path) -> None:
    """What an old article does not have is left empty, for programs and on the page."""
    publish(index, [Document("cu", "Chợ cũ", url="/cu.html")])
    result = service.get("/api/search", params={"q": "chợ"}).json()["results"][0]
    assert (result["date"], result["category"]) == ("", "")
    assert "/cu.html" in service.get("/tim-kiem/", params={"q": "chợ"}).text
    assert service.get("/api/suggest", params={"q": "ch"}).json()["suggestions"][0]["path"] == "/cu.html"


def test_abbreviations_are_told(service: Browser) -> None:
    """What was looked for besides is part of the answer and stands on the page."""
    answer = service.get("/api/search", params={"q": "GPMB"}).json()
    assert {"typed": "gpmb", "meant": "giải phóng mặt bằng"} in [
        {**one, "typed": one["typed"].lower()} for one in answer["expansions"]
    ]
    assert answer["total"] == 2
    assert "Đang tìm cả: giải phóng mặt bằng" in service.get("/tim-kiem/", params={"q": "GPMB"}).text


def test_filters_hold_whatever_is_typed(service: Browser) -> None:
    """Category and year narrow the results, also beside an open quotation mark."""
    for words in ("giai phong", '"giải phóng'):
        answer = service.get("/api/search", params={"q": words, "category": "kinh-te"}).json()
        assert [one["path"] for one in answer["results"]] == ["/bai-02.html"]
        assert answer["query"] == words
    answer = service.get("/api/search", params={"q": "giai phong", "year": "2021"}).json()
    assert [one["path"] for one in answer["results"]] == ["/bai-00.html"]


def test_the_page_shows_results_without_a_script(service: Browser) -> None:
    """A plain request gives the site's own page, the results in their place and the words in the form."""
    answer = service.get("/tim-kiem/", params={"q": "giai phong mat bang"})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert [link["href"] for link in page.select(".results__link")] == ["/bai-00.html", "/bai-02.html"]
    assert page.select_one("input[name=q]")["value"] == "giai phong mat bang"  # type: ignore[index]
    assert "chưa có dịch vụ" not in answer.text
    assert answer.text.endswith("<p>chân</p></body></html>")
    assert page.find("script") is None


def test_nothing_found_is_said(service: Browser) -> None:
    """A question without results is answered by a page that says so and what to do."""
    answer = service.get("/tim-kiem/", params={"q": "zzzz"})
    assert answer.status_code == 200
    assert "Không tìm thấy bài nào" in answer.text


def test_the_page_without_a_question_says_how_to_search(service: Browser) -> None:
    """Before a question the page does not claim that a service is missing."""
    text = service.get("/tim-kiem/").text
    assert "Gõ có dấu hay không dấu đều được" in text
    assert "chưa có dịch vụ" not in text


@pytest.mark.parametrize("words", [EVIL, f'"{EVIL}', '"><script>x</script>', "' onfocus=alert(1) x='"])
def test_markup_in_questions_and_titles_is_text(service: Browser, words: str) -> None:
    """Neither what is typed nor what a title holds becomes an element or an attribute."""
    page = BeautifulSoup(service.get("/tim-kiem/", params={"q": words}).text, "html.parser")
    assert page.find("script") is None
    field = page.select_one("input[name=q]")
    assert field is not None
    assert field["value"] == words
    assert "onfocus" not in field.attrs
    for one in service.get("/api/search", params={"q": "ban ve script"}).json()["results"]:
        assert "<script" not in one["title"] + one["snippet"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"q": "a" * 201},
        {"q": "a", "page": "0"},
        {"q": "a", "page": "51"},
        {"q": "a", "page": "٣"},
        {"q": "a", "year": "21"},
        {"q": "a", "category": 'x" năm:2021'},
    ],
)
def test_what_is_beyond_the_limits_is_refused(service: Browser, wrong: dict[str, str]) -> None:
    """Longer questions, further pages and wrong filters are refused in words, by program and page alike."""
    answer = service.get("/api/search", params=wrong)
    assert answer.status_code == 400
    said = answer.json()["error"]
    page = service.get("/tim-kiem/", params=wrong)
    assert page.status_code == 400
    assert said in page.text


def test_pages_of_results_lead_to_each_other(service: Browser) -> None:
    """Of 25 results each page shows its ten and links to its neighbours, the question kept."""
    seen: list[str] = []
    address = "/tim-kiem/?q=" + "họp tổ liên gia"
    for _ in range(3):
        page = BeautifulSoup(service.get(address).text, "html.parser")
        seen += [str(link["href"]) for link in page.select(".results__link")]
        following = page.select_one("a[rel=next]")
        address = str(following["href"]) if following else ""
    assert (len(seen), len(set(seen)), address) == (25, 25, "")
    assert service.get("/api/search", params={"q": "họp", "page": "50"}).json()["results"] == []


@pytest.mark.parametrize("address", ["/api/search?q=giai+phong", "/tim-kiem/?q=giai+phong"])
def test_the_same_answer_is_not_sent_twice(service: Browser, index: Path, address: str) -> None:
    """A browser that holds the answer gets 304 until question or index change."""
    held = {"If-None-Match": service.get(address).headers["etag"]}
    assert service.get(address, headers=held).status_code == 304
    assert service.get(address + "+mat", headers=held).status_code == 200
    publish(index, DOCUMENTS[1:])
    assert service.get(address, headers=held).status_code == 200


def test_a_new_generation_is_served_at_once(service: Browser, index: Path) -> None:
    """What a build took out is not found any more, without a restart."""
    question = {"q": "giai phong"}
    assert service.get("/api/search", params=question).json()["total"] == 2
    publish(index, DOCUMENTS[1:])
    assert service.get("/api/search", params=question).json()["total"] == 1
    assert service.get("/healthz").json()["documents"] == len(DOCUMENTS) - 1


def test_without_an_index_everyone_is_told(output: Path, root: Path, tmp_path: Path) -> None:
    """Before the first index page, program and supervisor each learn that there is none."""
    service = client(tmp_path / "nothing", output, root)
    assert service.get("/api/search", params={"q": "chợ"}).status_code == 503
    assert service.get("/healthz").status_code == 503
    page = service.get("/tim-kiem/", params={"q": "chợ"})
    assert page.status_code == 503
    assert "Chưa có dữ liệu tìm kiếm" in page.text


def test_a_site_that_is_being_built_says_so(index: Path, root: Path, tmp_path: Path) -> None:
    """Where the search page is not there yet, the page that stands in for all is shown."""
    service = client(index, tmp_path / "empty", root, Live())
    answer = service.get("/tim-kiem/", params={"q": "chợ"})
    assert answer.status_code == 503
    assert "Đang dựng trang…" in answer.text


def test_a_page_without_a_place_for_results_stays_as_built(service: Browser, output: Path) -> None:
    """A site of an older build is served until the next one is done, instead of a fault."""
    (output / "tim-kiem" / "index.html").write_text("<p>bản cũ</p>", encoding="utf-8")
    answer = service.get("/tim-kiem/", params={"q": "chợ"})
    assert (answer.status_code, answer.text) == (200, "<p>bản cũ</p>")


def test_results_reload_while_developing(index: Path, output: Path, root: Path) -> None:
    """The page of results reloads itself after a build as every other does, and is never kept."""
    answer = client(index, output, root, Live()).get("/tim-kiem/", params={"q": "chợ"})
    assert "/_dev/reload.js" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_answers_carry_the_security_headers(service: Browser) -> None:
    """The service's answers are under the policy of the site."""
    for address in ("/api/search?q=a", "/tim-kiem/?q=a", "/healthz"):
        assert "default-src 'none'" in service.get(address).headers["content-security-policy"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=200))
def test_any_question_has_an_answer(service: Browser, words: str) -> None:
    """Whatever is typed within the limits is answered, and no tag comes out of it."""
    asked = {"q": words.encode("utf-8", "replace").decode()}
    assert service.get("/api/search", params=asked).status_code == 200
    page = service.get("/tim-kiem/", params=asked)
    assert page.status_code == 200
    assert BeautifulSoup(page.text, "html.parser").find("script") is None
