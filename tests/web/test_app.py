"""The application that serves a built site."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bantin.web.app import create_app
from bantin.web.live import Live


class Browser:
    """Asks an application for pages, without a server."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    def get(self, address: str, headers: dict[str, str] | None = None) -> httpx.Response:
        """Return the answer to one request, a redirect not followed."""
        return self.send("GET", address, headers)

    def send(self, method: str, address: str, headers: dict[str, str] | None = None) -> httpx.Response:
        """Return the answer to one request of any method."""

        async def request() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
                return await client.request(method, address, headers=headers)

        return asyncio.run(request())


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Make a small site, with a secret beside it."""
    site = tmp_path / "output"
    (site / "tin-phuong").mkdir(parents=True)
    (site / "index.html").write_text("<html><body><p>Trang chủ</p></body></html>", encoding="utf-8")
    (site / "404.html").write_text("<html><body><p>Không có</p></body></html>", encoding="utf-8")
    (site / "tin-phuong" / "index.html").write_text("<p>Tin phường</p>", encoding="utf-8")
    (site / "feed.json").write_text("{}", encoding="utf-8")
    (site / "film.mp4").write_bytes(bytes(range(256)))
    (site / ".index.html.tmp").write_text("nửa chừng", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("bí mật", encoding="utf-8")
    return site


@pytest.fixture
def browser(output: Path) -> Browser:
    """Return a browser of the published site."""
    return Browser(create_app(output))


def test_a_folder_is_served_by_its_index(browser: Browser) -> None:
    """The address of a folder gives its index.html as Vietnamese text in UTF-8."""
    answer = browser.get("/tin-phuong/")
    assert answer.status_code == 200
    assert answer.text == "<p>Tin phường</p>"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_folder_without_its_slash_is_redirected(browser: Browser) -> None:
    """Relative links work because a folder's address always ends in a slash."""
    answer = browser.get("/tin-phuong")
    assert answer.is_redirect
    assert answer.headers["location"].endswith("/tin-phuong/")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/feed.json", "application/json; charset=utf-8"),
        ("/film.mp4", "video/mp4"),
        ("/", "text/html; charset=utf-8"),
    ],
)
def test_content_types_do_not_depend_on_the_machine(browser: Browser, address: str, kind: str) -> None:
    """Each kind of file has one media type, whatever the system's table says."""
    assert browser.get(address).headers["content-type"] == kind


def test_a_missing_page_is_answered_by_the_sites_own(browser: Browser) -> None:
    """What is not there gets 404.html with status 404, also for a browser that holds a copy of it."""
    tag = browser.get("/404.html").headers["etag"]
    for headers in ({}, {"If-None-Match": tag}):
        answer = browser.get("/khong-co.html", headers=headers)
        assert answer.status_code == 404
        assert "Không có" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/tin-phuong/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(browser: Browser, address: str) -> None:
    """No address leads out of the output folder, and a hostile one is just not found."""
    answer = browser.get(f"http://site.test{address}")
    assert answer.status_code == 404
    assert "bí mật" not in answer.text


def test_hidden_files_are_not_served(browser: Browser) -> None:
    """A file that is being written, or that a system left, is not there for a reader."""
    answer = browser.get("/.index.html.tmp")
    assert answer.status_code == 404
    assert "nửa chừng" not in answer.text


def test_an_unchanged_file_is_not_sent_again(browser: Browser, output: Path) -> None:
    """A browser that asks with the tag it holds gets 304 and no body, until the file changes."""
    tag = browser.get("/feed.json").headers["etag"]
    answer = browser.get("/feed.json", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    (output / "feed.json").write_text('{"version": 1}', encoding="utf-8")
    assert browser.get("/feed.json", headers={"If-None-Match": tag}).status_code == 200


def test_a_part_of_a_film_can_be_asked_for(browser: Browser) -> None:
    """Players of sound and film ask for ranges of bytes and get them."""
    answer = browser.get("/film.mp4", headers={"Range": "bytes=10-19"})
    assert (answer.status_code, answer.content) == (206, bytes(range(10, 20)))


@pytest.mark.parametrize("address", ["/", "/khong-co.html", "/film.mp4"])
def test_every_answer_carries_the_security_headers(browser: Browser, address: str) -> None:
    """Whatever is answered, the browser is told to take nothing from elsewhere and to guess no type."""
    headers = browser.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_page_is_only_read(browser: Browser) -> None:
    """Nothing can be sent to a static page; the refusal is in Vietnamese."""
    answer = browser.send("POST", "/")
    assert answer.status_code == 405
    assert answer.text == "Địa chỉ này chỉ để xem."


def test_a_service_joins_by_its_routes(output: Path) -> None:
    """An address that a service adds comes before the files and carries the same headers."""

    async def search(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("kết quả")

    browser = Browser(create_app(output, routes=[Route("/tim-kiem", search)]))
    answer = browser.get("/tim-kiem")
    assert answer.text == "kết quả"
    assert "content-security-policy" in answer.headers


def test_a_published_site_has_nothing_of_the_developers(browser: Browser) -> None:
    """Without a live build there is neither the script nor its addresses."""
    assert "_dev" not in browser.get("/").text
    assert browser.get("/_dev/reload.js").status_code == 404


def test_a_page_reloads_itself_while_developing(output: Path) -> None:
    """The script is added to what is served, under the policy of the site, and never to the files."""
    live = Live()
    browser = Browser(create_app(output, live=live))
    answer = browser.get("/")
    assert f'<script src="/_dev/reload.js?build={live.build}" defer></script></body>' in answer.text
    assert "_dev" not in (output / "index.html").read_text(encoding="utf-8")
    assert browser.get("/_dev/reload.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert "_dev" in browser.get("/khong-co.html").text


def test_a_page_says_that_the_first_build_is_running(tmp_path: Path) -> None:
    """Before there is a site, each address shows a page that asks again by itself."""
    browser = Browser(create_app(tmp_path / "output", live=Live()))
    answer = browser.get("/tin-phuong/")
    assert answer.status_code == 503
    assert "Đang dựng trang…" in answer.text
    assert 'http-equiv="refresh"' in answer.text


def test_a_page_says_that_the_first_build_failed(tmp_path: Path) -> None:
    """When there is no site because the build failed, the page does not promise one for ever."""
    live = Live()
    live.fail()
    browser = Browser(create_app(tmp_path / "output", live=live))
    assert "Chưa dựng được trang" in browser.get("/").text
    live.announce()
    assert "Đang dựng trang…" in browser.get("/").text


def test_a_server_without_a_site_says_not_found(tmp_path: Path) -> None:
    """A server that builds nothing does not pretend that a site is on its way."""
    answer = Browser(create_app(tmp_path / "output")).get("/")
    assert (answer.status_code, answer.text) == (404, "Không tìm thấy trang này.")
