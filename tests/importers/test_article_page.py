from __future__ import annotations

import pytest

from bantin.importers.account import Account, Outcome
from bantin.importers.run import run_import
from tests.importers.office import GIF, Office

PAGE = """<!DOCTYPE html><html lang="vi"><!-- saved from url=(0041)https://cu.example.vn/tin/ra-quan-12.html -->
<head><title>Ra quân dọn vệ sinh | Phường Chợ Mây</title>
<meta property="og:title" content="Ra quân dọn vệ sinh - Phường Chợ Mây">
<meta property="article:section" content="Môi trường">
<meta property="og:description" content="Sáng 6/1, 200 người dân ra quân."><meta name="author" content="Thu Hà">
{head}</head>
<body><nav><a href="/">Trang chủ</a></nav><{body}><h1>Ra quân dọn vệ sinh</h1>{line}
<p>Sáng 6/1, 200 người dân ra quân.</p><p>Đoạn <b>hai</b>.</p><figure><img src="anh/a.gif" alt="Quét ngõ">
<figcaption>Bà con quét ngõ</figcaption></figure>
<aside>Tin khác</aside></{end}>
<footer>Ghi rõ nguồn</footer></body></html>"""
LINE = "<div class='meta'>Ngày đăng: 06/01/2021 17:07 | Lượt xem: 470</div>"


def take(office: Office, head: str = "", body: str = "article", line: str = LINE) -> Account:
    (office.beside / "anh").mkdir(exist_ok=True)
    (office.beside / "anh" / "a.gif").write_bytes(GIF)
    html = PAGE.format(head=head, body=body, line=line, end=body.partition(" ")[0])
    (office.beside / "a.html").write_text(html, encoding="utf-8")
    return run_import(office.beside / "a.html", office.content)


@pytest.mark.parametrize("body", ["article", "main", 'div itemprop="articleBody"', 'section class="x entry-content"'])
def test_a_page_that_says_where_its_article_is_is_read(office: Office, body: str) -> None:
    """Title, date, views, category, author, lead, text, picture and address; and nothing of the frame."""
    assert take(office, body=body).outcomes == {Outcome.WRITTEN: 1}
    (found,) = office.archive.articles
    assert (found.title, found.author, found.category.name, found.views) == (
        "Ra quân dọn vệ sinh",
        "Thu Hà",
        "Môi trường",
        470,
    )
    assert f"{found.date:%Y-%m-%d %H:%M}" == "2021-01-06 17:07"
    assert found.summary == "Sáng 6/1, 200 người dân ra quân."
    assert found.aliases == ("/tin/ra-quan-12.html",)
    assert found.body.strip().startswith("Đoạn **hai**.\n\n![Quét ngõ](/images/2021/a-")
    assert found.body.strip().endswith('"Bà con quét ngõ")')


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ('<meta property="article:published_time" content="2021-01-06T10:07:00Z">', ""),
        ("", '<time datetime="2021-01-06T17:07:00+07:00">hôm qua</time>'),
        ("", "<p>Thứ Tư, 06/01/2021, 17:07 GMT+7</p>"),
    ],
)
def test_the_date_is_found_wherever_it_is_said(office: Office, head: str, line: str) -> None:
    """In the head, in a time element, or as a line of its own."""
    take(office, head=head, line=line)
    (found,) = office.archive.articles
    assert f"{found.date:%Y-%m-%d %H:%M}" == "2021-01-06 17:07"


def test_a_page_that_does_not_say_where_its_article_is_is_named(office: Office) -> None:
    """Nobody guesses: the page is a hint, and nothing is written."""
    account = take(office, body="div")
    assert [one.code for one in account.report] == ["page-no-article"]
    assert office.files == []
