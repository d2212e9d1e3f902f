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
<aside><a href='/b.html'>Tin khác</a></aside></{end}>
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
    """Nobody guesses: the page is a hint, alone a warning, and nothing is written."""
    account = take(office, body="div")
    assert [(one.code, one.severity.value) for one in account.report] == [("page-no-article", "warning")]
    assert not account.is_complete
    assert office.files == []
    office.write([office.record()])
    account = run_import(office.beside, office.content)
    assert [one.severity.value for one in account.report if one.code == "page-no-article"] == ["hint"]


def test_a_page_that_word_wrote_is_an_article(office: Office) -> None:
    """However short it is, and in all its sections."""
    sections = "".join(
        f"<div class={name}><p class=MsoNormal>{words}</p></div>"
        for name, words in (("WordSection1", "THÔNG BÁO"), ("WordSection2", "Về việc nghỉ lễ."))
    )
    for html in (sections, sections.replace("Word", "")):
        path = office.beside / "thong-bao.htm"
        path.write_text(f"<html><head><title>Thông báo</title></head><body lang=VI>{html}</body></html>", "utf-8")
        run_import(path, office.content)
        text = office.text()
        assert "title: Thông báo\n" in text
        assert "status: draft" in text
        assert text.endswith("THÔNG BÁO\n\nVề việc nghỉ lễ.\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_of_a_page_is_read_as_one(office: Office, encoding: str) -> None:
    """A file that calls itself a page is one without ``<html>``, and in the encoding Windows calls Unicode."""
    path = office.beside / "bai.html"
    html = "<article><h1>Ra quân</h1><p>Ngày đăng: 06/01/2021 17:07</p><p>Một đoạn.</p></article>"
    path.write_text(html, encoding=encoding)
    assert run_import(path, office.content).outcomes == {Outcome.WRITTEN: 1}
    (found,) = office.archive.articles
    assert (found.title, found.body.strip()) == ("Ra quân", "Một đoạn.")


@pytest.mark.parametrize("place", ["content", "main"])
def test_a_container_that_is_named_holds_the_article_where_the_page_looks_like_one(office: Office, place: str) -> None:
    """With a heading and a date, or with a heading and a long text; with neither it is a hint."""
    long = "<p>" + "Một câu có sáu chữ. " * 30 + "</p>"
    linked = long.replace("Một", "<a href=x>Một").replace("chữ.", "chữ.</a>")
    pages = {
        "ngay.html": f'<html><h1>A</h1><div id="{place}"><p>06/01/2021 17:07</p><p>Một đoạn.</p></div></html>',
        "dai.html": f'<html><div id="{place}"><h1>B</h1>{long}</div></html>',
        "lien-ket.html": f'<html><h1>C</h1><div id="{place}">{linked}</div></html>',
    }
    for name, html in pages.items():
        (office.beside / name).write_text(html, encoding="utf-8")
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.WRITTEN: 2}
    assert sorted(one.title for one in office.archive.articles) == ["A", "B"]
    assert [(one.code, one.position.path.name) for one in account.report if one.code.startswith("page")] == [
        ("page-no-article", "lien-ket.html")
    ]


def test_a_long_page_that_says_nothing_of_its_article_is_a_warning(office: Office) -> None:
    """Somebody typed all that: it is counted as left out, and what to do is said."""
    (office.beside / "a.html").write_text(f"<html><div>{'Chữ. ' * 200}</div></html>", encoding="utf-8")
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.SKIPPED: 1}
    (found,) = account.report
    assert (found.code, found.severity.value) == ("page-unsure", "warning")
    assert "Không cần làm gì" not in found.fix


DIARY = """<p>Thứ hai, 04/01/2021</p><p>Họp giao ban.</p><p>Thứ ba, 05/01/2021</p><p>Tiếp công dân.</p>
<table><tr><td><span>06/01/2021</span></td><td><p>07/01/2021 | 08:00</p></td></tr></table>
<p><b>08/01/2021</b></p><ul><li><span>09/01/2021</span></li></ul>"""
DAYS = ["04/01/2021", "05/01/2021", "06/01/2021", "07/01/2021 | 08:00", "08/01/2021", "09/01/2021"]


@pytest.mark.parametrize("head", ["", '<meta property="article:published_time" content="2021-01-04T08:00:00+07:00">'])
def test_a_date_in_the_text_stays_there(office: Office, head: str) -> None:
    """Only the line that says when the article was published is no part of it; a diary keeps every day."""
    take(office, head=head, line=LINE + "<p>Lịch tuần của phường:</p>" + DIARY)
    (found,) = office.archive.articles
    assert "Ngày đăng" not in found.body
    assert [one for one in DAYS if one.replace("|", r"\|") not in found.body and one not in found.body] == []


def test_a_diary_without_a_day_of_publication_has_none(office: Office) -> None:
    """Of several days none is taken for the publication's: the article waits, and keeps them all."""
    (office.beside / "a.html").write_text(
        f"<html><body><article><h1>Lịch tuần</h1>{DIARY}</article></body></html>", encoding="utf-8"
    )
    account = run_import(office.beside / "a.html", office.content)
    assert "date-missing" in [one.code for one in account.report]
    assert "04/01/2021" in office.text()


@pytest.mark.parametrize(
    "other",
    [
        "<div>Thứ Hai, 30/11/2026</div>",
        '<aside><time datetime="2026-11-29T08:00">29/11/2026</time></aside>',
        '<div><time datetime="2026-11-29T08:00">hôm nay</time></div>',
        "<div id=ben><p>Ngày đăng: 29/11/2026 08:00</p></div>",
    ],
)
def test_the_date_is_that_of_the_article(office: Office, other: str) -> None:
    """The day on which the page was copied and the dates of other articles stand on the page too."""
    line = "<p>Ngày đăng 06/01/2021 | 17:07 | Lượt xem: 470</p>"
    for page in (f"<article><h1>A</h1>{line}<p>Một đoạn.</p></article>", f"<h1>A</h1>{line}<main>Một đoạn.</main>"):
        (office.beside / "a.html").write_text(f"<html><body>{other}{page}</body></html>", encoding="utf-8")
        run_import(office.beside / "a.html", office.content)
        found = office.archive.articles[-1]
        assert (f"{found.date:%Y-%m-%d %H:%M}", found.views) == ("2021-01-06 17:07", 470)


def test_the_time_of_the_same_day_is_the_more_exact_one(office: Office) -> None:
    """A line that says the day alone is completed by the element that says the time."""
    take(office, line='<p>Ngày đăng: 06/01/2021</p><time datetime="2021-01-06T10:07:00Z">hôm qua</time>')
    (found,) = office.archive.articles
    assert f"{found.date:%Y-%m-%d %H:%M}" == "2021-01-06 17:07"


WHOLE = "<html><body>{}</body></html>"
DAY = "<p>Ngày đăng 06/01/2021</p>"


def take_page(office: Office, body: str) -> Account:
    (office.beside / "a.html").write_text(WHOLE.format(body), encoding="utf-8")
    return run_import(office.beside / "a.html", office.content)


def test_all_words_of_the_article_stay(office: Office) -> None:
    """A second heading, a box, a form without fields and a footer are text; links to elsewhere are named."""
    account = take_page(
        office,
        f"""<article><h1>Tin</h1>{DAY}<p>Mở đầu.</p><h1>Phần hai</h1><aside>Hộp tóm tắt ba điểm chính.</aside>
<form>Chữ trong khung.</form><nav><a href="/x">Mục lục</a></nav><aside><a href="/b">Tin khác</a></aside>
<form><label>Họ tên</label><input name="a"></form><button>In trang</button>
<footer>Tác giả: Thu Hà</footer></article>""",
    )
    words = office.text()
    for one in ("Phần hai", "Hộp tóm tắt ba điểm chính.", "Chữ trong khung.", "Tác giả: Thu Hà"):
        assert one in words
    lost = [one.text for one in account.report if one.code == "markup-lost"]
    for one in ("Mục lục", "Tin khác", "Họ tên", "In trang"):
        assert one not in words
        assert any(one in told for told in lost)


@pytest.mark.parametrize("around", ["article", "div"])
def test_what_belongs_to_the_article_is_taken_from_around_its_text(office: Office, around: str) -> None:
    """The text in several pieces, lead, picture and author above it, and the files below; the rest is named."""
    (office.beside / "a.gif").write_bytes(GIF)
    (office.beside / "kh.pdf").write_bytes(b"%PDF-1.4")
    account = take_page(
        office,
        f"""<div id="menu"><a href="/">Trang chủ</a></div><{around}><h1>Tin</h1>{DAY}<p class="sapo">Dẫn vào bài.</p>
<figure><img src="a.gif"><figcaption>Quang cảnh</figcaption></figure><p class="author">Thu Hà</p><p>Cỡ chữ</p>
<div class="article-content"><p>Một.</p></div><p>Giữa.</p><div class="article-content"><p>Hai.</p></div>
<div class="tep"><a href="kh.pdf">Kế hoạch</a></div></{around}><div class="lien-quan"><p>Tin liên quan</p></div>""",
    )
    (found,) = office.archive.articles
    assert (found.title, found.summary, found.author) == ("Tin", "Dẫn vào bài.", "Thu Hà")
    parts = found.body.strip().split("\n\n")
    assert [parts[0].startswith("![](/images/"), *parts[1:-1]] == [True, "Một.", "Giữa.", "Hai."]
    assert '"Quang cảnh")' in parts[0]
    assert parts[-1].strip().startswith("[Kế hoạch](/files/")
    assert "Tin liên quan" not in found.body
    assert ["Cỡ chữ" in one.text for one in account.report if one.code == "markup-lost"] == [True]


@pytest.mark.parametrize(("words", "severity"), [("Tóm tắt.", "hint"), ("Chữ. " * 200, "warning")])
def test_a_page_with_several_articles_is_a_list(office: Office, words: str, severity: str) -> None:
    """None of them is the page's own: it is named, heavier where they are more than abstracts."""
    take_page(office, f"<h1>Tin tức</h1>{f'<article><h2>A</h2><p>{words}</p></article>' * 3}")
    assert office.files == []
    office.write([office.record()])
    account = run_import(office.beside, office.content)
    assert [(one.code, one.severity.value) for one in account.report] == [("page-list", severity)]


def test_the_articles_beside_it_make_no_list_of_an_article(office: Office) -> None:
    """That with the heading is the page's own, wherever the others stand; so is the first where the page says so."""
    others = "<article><h2>Khác</h2><p>Tóm tắt.</p></article>" * 2
    own = f'<article><h1>Tin</h1>{DAY}<div class="entry-content"><p>Một.</p></div></article>'
    beside = '<article><h2>Khác</h2><div class="entry-content"><p>Tóm tắt.</p></div></article>'
    for page in (
        others + own + others,
        beside + own + beside,
        f'<meta property="og:type" content="article">{own}{others}',
    ):
        take_page(office, page)
        (found,) = office.archive.articles
        assert (found.title, found.body.strip()) == ("Tin", "Một.")


def test_the_heading_is_that_with_which_the_title_begins(office: Office) -> None:
    """Some pages have the name of the office as a heading above all."""
    page = f"<title>Tin mới | Phường</title><h1>Phường</h1><article><h1>Tin mới</h1>{DAY}<p>Một.</p></article>"
    take_page(office, page)
    (found,) = office.archive.articles
    assert (found.title, found.body.strip()) == ("Tin mới", "Một.")


OLD = "<html><body><article><h1>{title}</h1><p>06/01/2021</p><p>{text}</p></article></body></html>"


@pytest.mark.parametrize("comment", ["", "<!-- saved from url=(0014)about:internet -->"])
def test_a_page_without_an_address_is_told_by_its_file_and_title(office: Office, comment: str) -> None:
    """Two pages are two articles, and one with another word is the article it was."""
    for name in "ab":
        (office.beside / f"{name}.html").write_text(comment + OLD.format(title=name, text="Một."), encoding="utf-8")
    assert run_import(office.beside, office.content).outcomes == {Outcome.WRITTEN: 2}
    (office.beside / "a.html").write_text(comment + OLD.format(title="a", text="Hai."), encoding="utf-8")
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.UPDATED: 1, Outcome.UNCHANGED: 1}
    assert "markup-lost" not in [one.code for one in account.report]


@pytest.mark.parametrize("origin", ["", "about:internet"])
def test_an_article_that_was_told_otherwise_is_still_the_same(office: Office, origin: str) -> None:
    """What an import before took in keeps its id and its file, and so does what an editor did to it."""
    comment = f"<!-- saved from url=(0014){origin} -->" if origin else ""
    path = office.beside / "a.html"
    path.write_text(comment + OLD.format(title="A", text="Một."), encoding="utf-8")
    old = {"title": "A", "date": "06/01/2021", "content_html": "<p>Một.</p>", **({"url": origin} if origin else {})}
    office.take(old)
    (file,) = office.files
    before = office.text()
    (office.content / file).write_text(f"{before}\nSửa tay.\n", encoding="utf-8")
    account = run_import(path, office.content)
    assert account.outcomes == {Outcome.KEPT: 1}
    assert "edited" not in [one.code for one in account.report]
    (office.content / file).write_text(before, encoding="utf-8")
    assert run_import(path, office.content).outcomes == {Outcome.UNCHANGED: 1}
    path.write_text(comment + OLD.format(title="A", text="Hai."), encoding="utf-8")
    assert run_import(path, office.content).outcomes == {Outcome.UPDATED: 1}
    assert office.files == [file]
    assert office.text().splitlines()[1] == before.splitlines()[1]
