from __future__ import annotations

import pytest

from bantin.article.model import Status
from bantin.importers.account import Outcome
from bantin.markdown.figures import draw_figure
from bantin.markdown.render import render
from tests.importers.office import GIF, PAGE, Office


def test_every_field_finds_its_place(office: Office) -> None:
    """A whole record becomes an article with all its fields, as a build reads it."""
    office.take(office.record(author="Nguyễn Văn A", source="Báo cũ", tags=["môi trường", "phường"]))
    (found,) = office.archive.articles
    assert found.path.as_posix() == "moi-truong/2021/phuong-mai-dong-ra-quan-don-ve-sinh.md"
    assert (found.title, found.category.name) == ("Phường Mai Động ra quân dọn vệ sinh", "Môi trường")
    assert (found.date.isoformat(), found.views) == ("2021-01-06T17:07:00+07:00", 470)
    assert (found.summary, found.author) == ("Sáng 6/1, hơn 200 người dân tham gia.", "Nguyễn Văn A")
    assert (found.source, found.tags) == ("Báo cũ", ("môi trường", "phường"))
    assert found.aliases == ("/tin/bai-1.html",)
    assert found.body.strip() == "Đoạn một.\n\nĐoạn hai."


def test_an_old_address_with_a_query_keeps_it(office: Office) -> None:
    """What tells old pages apart may stand in the query."""
    office.take(office.record(url="https://cu.example.vn/tin?p_id=7&x=1#dau"))
    assert office.archive.articles[0].aliases == ("/tin?p_id=7&x=1",)


@pytest.mark.parametrize(
    "url", ["https://cu.example.vn/", "https://cu.example.vn", "tin-1", "http://[", "https://a.vn/../b"]
)
def test_an_old_address_that_cannot_lead_here_is_left_out(office: Office, url: str) -> None:
    """The front page, an address without a path and one that climbs are no aliases, and hold nothing back."""
    office.take(office.record(url=url))
    assert office.archive.articles[0].aliases == ()


def test_an_address_longer_than_nginx_takes_is_named(office: Office) -> None:
    """One such alias would keep nginx from starting; a browser sends a letter with a mark as six bytes or more."""
    account = office.take(office.record(aliases=["/" + "ộ" * 150, "/" + "a" * 900, "/" + "ộ" * 90]))
    assert office.archive.articles[0].aliases == ("/tin/bai-1.html", "/" + "a" * 900, "/" + "ộ" * 90)
    assert account.losses == {"alias": 1}


def test_a_missing_title_takes_the_first_words_and_stays_a_draft(office: Office) -> None:
    """Without a title the lead's first words serve, else those of the text, else of a caption."""
    caption = "<figure><img src='a.jpg'><figcaption>Toàn cảnh</figcaption></figure>"
    account = office.take(
        office.record(id="1", url="", title=None),
        office.record(id="2", url="", title="", lead="", body="* Đoạn một của bài."),
        office.record(id="3", url="", title="", lead="", content_html=caption),
    )
    titles = {one.title for one in office.archive.articles}
    assert titles == {"Sáng 6/1, hơn 200 người dân tham gia.", "* Đoạn một của bài.", "Toàn cảnh"}
    assert {one.status.value for one in office.archive.articles} == {"draft"}
    assert account.drafts == 3
    assert [one.code for one in account.report if one.code != "picture-lost"] == ["title-missing"] * 3


@pytest.mark.parametrize(("date", "codes"), [(None, ["date-missing"]), ("31/02/2021", ["date-bad", "date-missing"])])
def test_a_missing_date_makes_a_draft(office: Office, date: str | None, codes: list[str]) -> None:
    """Nobody guesses a date: the article waits as a draft outside the years, and that is said."""
    account = office.take(office.record(date=date))
    assert office.files == ["moi-truong/khong-ngay/phuong-mai-dong-ra-quan-don-ve-sinh.md"]
    assert "status: draft" in office.text()
    assert "date:" not in office.text()
    assert sorted(one.code for one in account.report) == codes


def test_a_date_without_a_time_is_written_without_one(office: Office) -> None:
    """No midnight is made up."""
    office.take(office.record(date="06/01/2021"))
    (found,) = office.archive.articles
    assert (found.date.isoformat(), found.has_time) == ("2021-01-06T00:00:00+07:00", False)
    assert "00:00" not in office.text()


def test_html_comes_before_plain_text(office: Office) -> None:
    """A record with both has its body from the HTML, which says more."""
    office.take(office.record(content_html="<p>Đoạn <b>một</b>.</p>"))
    assert office.archive.articles[0].body.strip() == "Đoạn **một**."


def test_a_lead_that_begins_the_body_again_is_shown_once(office: Office) -> None:
    """Many portals repeat the lead as the first paragraph."""
    office.take(office.record(content_html="<p><b>Sáng 6/1, hơn 200 người dân&nbsp;tham gia.</b></p><p>Hai.</p>"))
    assert office.archive.articles[0].body.strip() == "Hai."


def test_a_paragraph_that_says_the_lead_again_stays_for_its_link(office: Office) -> None:
    """The lead is words alone, so what it leads to is in the paragraph; signs that were typed are no link."""
    lead = "Xem [1] tại đây"
    html = "<p>Xem [1] <a href='https://x.example.vn/kh'>tại đây</a></p><p>Hai.</p>"
    office.take(
        office.record(lead=lead, content_html=html), office.record(id="2", url="", lead=lead, body=f"{lead}\n\nHai.")
    )
    bodies = {one.body.strip() for one in office.archive.articles}
    assert bodies == {"Xem \\[1\\] [tại đây](https://x.example.vn/kh)\n\nHai.", "Hai."}


def test_a_paragraph_that_is_a_caption_stays_for_its_link(office: Office) -> None:
    """The title of a picture can lead nowhere."""
    images = [{"src": "a.gif", "caption": "Xem tại đây"}]
    office.take(office.record(content_html="<p>Xem <a href='https://x.example.vn/'>tại đây</a></p>", images=images))
    assert "Xem [tại đây](https://x.example.vn/)" in office.text()


def test_html_without_anything_in_it_leaves_the_body(office: Office) -> None:
    """Many systems write empty elements where there is no HTML."""
    office.take(office.record(content_html="<div></div>"))
    assert office.archive.articles[0].body.strip() == "Đoạn một.\n\nĐoạn hai."


def test_an_article_that_is_no_more_than_a_title_waits_as_a_draft(office: Office) -> None:
    """It is named; a picture or the number of a document is more."""
    bare = {"lead": "", "body": ""}
    account = office.take(
        office.record(content_html="<p>&nbsp;</p>", **bare),
        office.record(id="2", url="", title="Ảnh", content_html="<img src='a.gif'>", **bare),
        office.record(id="3", url="", title="Văn bản", document_number="12/TB-UBND", **bare),
    )
    drafts = [one.title for one in office.archive.articles if one.status is Status.DRAFT]
    assert drafts == ["Phường Mai Động ra quân dọn vệ sinh"]
    assert [one.code for one in account.report if one.code != "picture-lost"] == ["body-empty"]


def test_pictures_of_the_list_that_the_html_shows_are_not_shown_twice(office: Office) -> None:
    """A picture in both gets its caption from the list; one in the list alone comes at the end."""
    for name in ("a.gif", "b.gif"):
        (office.beside / name).write_bytes(GIF + name.encode("ascii"))
    images = [{"src": "a.gif", "caption": "Chú thích"}, {"src": "b.gif", "caption": "Cuối"}]
    account = office.take(office.record(content_html="<p>Một</p><img src='a.gif'><p>Hai</p>", images=images))
    lines = office.archive.articles[0].body.strip().split("\n\n")
    assert [line.partition('"')[2] for line in lines] == ["", 'Chú thích")', "", 'Cuối")']
    assert account.pictures == {"found": 2, "copied": 2}


@pytest.mark.parametrize(
    "html", ["<ul><li>Một <img src='a.gif'></li></ul>", "<blockquote><img src='a.gif'></blockquote>"]
)
def test_a_picture_within_a_list_or_quotation_is_shown_once(office: Office, html: str) -> None:
    """It is the one of the record's own list, and has its caption from there."""
    (office.beside / "a.gif").write_bytes(GIF)
    account = office.take(office.record(content_html=html, images=[{"src": "a.gif", "caption": "Chú thích"}]))
    body = office.archive.articles[0].body
    assert (body.count("!["), body.count('"Chú thích")')) == (1, 1)
    assert account.pictures == {"found": 1, "copied": 1}


def test_a_picture_without_an_address_leaves_its_caption(office: Office) -> None:
    """What was only a caption is kept as a paragraph, and the loss counted."""
    account = office.take(office.record(images=[{"src": "", "caption": "Toàn cảnh"}]))
    assert office.archive.articles[0].body.strip().endswith("\n\nToàn cảnh")
    assert account.losses == {"picture-address": 1}


def test_a_record_without_any_words_is_skipped(office: Office) -> None:
    """Where there is neither title nor text there is no article; that is said and counted."""
    account = office.take(office.record(title=" ", lead=None, body="", url=PAGE), office.record(id="2", url=""))
    assert account.outcomes == {Outcome.SKIPPED: 1, Outcome.WRITTEN: 1}
    assert [one.code for one in account.report] == ["empty"]
    assert not account.is_complete


def test_nothing_of_an_old_page_reaches_for_another_server(office: Office) -> None:
    """No picture is shown from where it was, whether it came as HTML, in the list, or typed into the text."""
    remote = "https://cu.example.vn/a.jpg"
    html = f"<p>A</p><img src='{remote}'><p>![x]({remote}) &lt;img src='{remote}'&gt;</p><table><tr><td colspan=2>"
    office.take(
        office.record(content_html=f"{html}<img src='{remote}'>B</td><td>C</td></tr></table>"),
        office.record(id="2", url="", body=f"![x]({remote}) <img src='{remote}'>", images=[remote]),
    )
    for article in office.archive.articles:
        body = render(article.body, path=article.path)
        shown = body.html(lambda figure, _number: str(draw_figure(figure, None)))
        assert "<img" not in shown
        assert {figure.lost for figure in body.figures} == {remote}


def test_words_without_spaces_make_no_title_without_end(office: Office) -> None:
    """What stands in for a title is bounded by letters too; nothing of the text is lost."""
    office.take(office.record(title="", lead="", body="chữ" * 500))
    (found,) = office.archive.articles
    assert (len(found.title), found.title[-1]) == (151, "…")
    assert found.body.strip() == "chữ" * 500


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (
            "<table><tr><th>Phường</th><th>Số hộ</th></tr><tr><td>Mai</td><td>12</td></tr></table>",
            "Phường Số hộ Mai 12",
        ),
        ("<ul><li>Việc <b>một</b></li><li>Việc hai</li></ul>", "Việc một Việc hai"),
        ("<h3>Kết luận</h3>", "Kết luận"),
        ("<table><tr><td colspan=2>Gộp</td></tr><tr><td>a</td><td>b</td></tr></table>", "Gộp a b"),
    ],
)
def test_an_article_without_a_paragraph_is_an_article(office: Office, html: str, title: str) -> None:
    """A table, a list or a heading has words too: it comes in, as a draft, and is not called empty."""
    account = office.take(office.record(title="", lead="", body="", content_html=html))
    assert account.outcomes == {Outcome.WRITTEN: 1}
    (found,) = office.archive.articles
    assert (found.title, found.status) == (title, Status.DRAFT)


def test_the_finding_of_a_lost_file_says_where_its_link_leads(office: Office) -> None:
    """To the old address where the page's is known, else nowhere; and no file that is no picture is called one."""
    html = '<p><a href="../../mat.pdf">Kế hoạch</a></p>'
    account = office.take(office.record(content_html=html), office.record(id="2", url="", content_html=html))
    known, unknown = [one for one in account.report if one.code == "attachment-lost"]
    bodies = " ".join(one.body for one in office.archive.articles)
    assert "https://cu.example.vn/mat.pdf" in known.text
    assert "](https://cu.example.vn/mat.pdf)" in bodies
    assert known.fix.startswith("Liên kết vẫn trỏ tới địa chỉ cũ.")
    assert unknown.fix.startswith("Không rõ trang cũ ở địa chỉ nào nên liên kết không dẫn tới đâu.")
    assert "ảnh" not in known.text


def test_what_became_something_else_is_not_called_lost(office: Office) -> None:
    """Letters of an old encoding are all there: that they were changed is said as such."""
    html = '<p><font face=".VnTime">Céng hoµ x· héi chñ nghÜa ViÖt Nam</font></p>'
    account = office.take(office.record(content_html=html))
    (told,) = [one for one in account.report if "bảng mã" in one.text]
    assert (told.code, told.severity.value) == ("markup-changed", "hint")
    assert told.text.startswith("Có chữ theo bảng mã cũ")
    assert "Không giữ được" not in account.as_text()
