from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.importers.account import Outcome
from bantin.importers.run import run_import
from bantin.importers.text_page import read_article
from tests.importers.office import GIF, Office

PAGE = """Đảng - đoàn thể

Giao ban lãnh đạo quận tháng 1
Ngày đăng 06/01/2021 | 17:07\xa0 | Lượt xem: 470

Sáng ngày 06/01/2021, Thường trực Quận ủy Sông Mây họp giao ban với lãnh đạo các phường.

Mở đầu, đồng chí Phó Bí thư điểm lại kết quả quý IV năm 2020 của toàn quận.

Đ/c Lương Khánh Toàn - TUV, Bí thư Quận ủy kết luận hội nghị

Kết luận buổi giao ban, đồng chí Bí thư yêu cầu tập trung vào những việc sau:

* Đối với công tác quản lý vỉa hè:

- Rà soát các điểm lấn chiếm.

- Công khai kết quả tại nhà sinh hoạt./."""


def test_every_part_of_the_page_has_its_place(office: Office) -> None:
    """Category, title, date, views and lead go above; the photograph is told by its caption; the outline stays."""
    path = office.beside / "giao-ban.txt"
    path.write_text(PAGE, encoding="utf-8")
    account = run_import(path, office.content)
    (found,) = office.archive.articles
    assert (found.title, found.category.name, found.views) == ("Giao ban lãnh đạo quận tháng 1", "Đảng - đoàn thể", 470)
    assert f"{found.date:%d/%m/%Y %H:%M}" == "06/01/2021 17:07"
    assert found.summary.startswith("Sáng ngày 06/01/2021, Thường trực")
    assert found.summary not in found.body
    assert '![](lost:giao-ban-1.jpg "Đ/c Lương Khánh Toàn - TUV, Bí thư Quận ủy kết luận hội nghị")' in found.body
    assert found.body.count("Đ/c Lương Khánh Toàn") == 1
    assert "\n* Đối với công tác quản lý vỉa hè:\n\n- Rà soát các điểm lấn chiếm.\n" in found.body
    assert found.body.rstrip().endswith("./.")
    assert account.pictures == {"found": 1, "lost": 1}


def test_a_picture_of_the_same_name_beside_the_text_is_its_photograph(office: Office) -> None:
    """Put there later, it comes into the article at the next import."""
    path = office.beside / "giao-ban.txt"
    path.write_text(PAGE, encoding="utf-16")
    run_import(path, office.content)
    (office.beside / "giao-ban-1.jpg").write_bytes(GIF)
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.UPDATED: 1}
    assert "](/images/2021/giao-ban-1-" in office.text()


@pytest.mark.parametrize(
    "line",
    ["Kết quả đạt được", "Đồng chí Bí thư kết luận:", "Nguyễn Văn A", "Đ/c Bí thư phát biểu tại hội nghị.", "PHẦN MỘT"],
)
def test_a_short_line_is_no_photograph_unless_it_says_what_one_shows(line: str) -> None:
    """Section heads, names and sentences stay paragraphs."""
    found = read_article(PAGE.replace("Đ/c Lương Khánh Toàn - TUV, Bí thư Quận ủy kết luận hội nghị", line), "a")
    assert found is not None
    assert found["images"] == []
    assert line in found["body"]


def test_what_is_missing_is_empty() -> None:
    """Without category, lead or views the rest is read all the same."""
    found = read_article("Tiêu đề\nkéo hai dòng\n06/01/2021\n\nMột đoạn duy nhất.", "a")
    assert found is not None
    assert (found["title"], found["category_name"], found["lead"]) == ("Tiêu đề kéo hai dòng", "", "")
    assert (found["date"], found["views"], found["body"]) == ("06/01/2021", None, "Một đoạn duy nhất.")


@pytest.mark.parametrize(
    "words", ["", "Một đoạn.\n\nHai đoạn.", "User-agent: *\nDisallow: /", "\n" * 50 + "06/1/2021 a"]
)
def test_a_text_without_the_line_is_no_article(words: str) -> None:
    """A licence, a note, a robots.txt: only a line with the date makes an article."""
    assert read_article(words, "a") is None


def test_the_day_on_which_a_page_was_copied_is_not_that_of_its_publication() -> None:
    """Portals print the date of today above everything: the line that says what it is goes before it."""
    found = read_article(f"Thứ hai, 30/11/2026\n\n{PAGE}", "a")
    plain = read_article(PAGE, "a")
    assert found is not None
    assert plain is not None
    assert found == {**plain, "body": f"Thứ hai, 30/11/2026\n\n{plain['body']}"}


def test_two_articles_in_one_text_are_said(office: Office) -> None:
    """They become one, since nobody can say where the first ends; a date within the text is no second article."""
    path = office.beside / "hai-bai.txt"
    path.write_text(f"{PAGE}\n\nTít hai\n\nNgày đăng 07/01/2021 | 08:00\n\nNội dung hai.\n", encoding="utf-8")
    account = run_import(path, office.content)
    (told,) = [one for one in account.report if one.code == "two-articles"]
    assert told.severity.value == "warning"
    assert "Có dòng ngày đăng nữa" in account.as_text()
    path.write_text(f"{PAGE}\n\n07/01/2021\n", encoding="utf-8")
    assert "two-articles" not in {one.code for one in run_import(path, office.content).report}


@given(words=st.text(), body=st.text())
def test_nothing_of_the_text_is_lost(words: str, body: str) -> None:
    """Whatever stands around the line with the date, each of its words is in some field."""
    found = read_article(f"{words}\nNgày đăng 06/01/2021 | 17:07\n{body}", "a")
    if found is None or found["date"] != "06/01/2021 17:07":
        return
    kept = "".join(f"{found['category_name']}{found['title']}{found['lead']}{found['body']}".split())
    assert all(word in kept for word in f"{words}\n{body}".split() if word not in found["date"])


@pytest.mark.parametrize("gaps", ["none", "above"])
def test_a_text_without_empty_lines_is_read_line_by_line(gaps: str) -> None:
    """Some programs drop the empty lines of what was copied: category, title, lead and duties are told all the same."""
    head, line, body = PAGE.partition("Ngày đăng")
    told = (head if gaps == "above" else head.replace("\n\n", "\n")) + (line + body).replace("\n\n", "\n")
    assert read_article(told, "a") == read_article(PAGE, "a")


def test_the_views_may_stand_on_a_line_of_their_own(office: Office) -> None:
    """Below the line with the date, before the lead."""
    path = office.beside / "a.txt"
    for below in ("Lượt xem: 470\n\nDẫn.", "\nLượt xem: 470\nDẫn."):
        path.write_text(f"Tít\n\nNgày đăng: 06/01/2021 lúc 17:07\n{below}\n\nMột.", encoding="utf-8")
        run_import(path, office.content)
        (found,) = office.archive.articles
        assert (found.views, found.summary, found.body.strip()) == (470, "Dẫn.", "Một.")
        assert f"{found.date:%H:%M}" == "17:07"
