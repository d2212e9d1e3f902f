from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article.categories import Categories
from bantin.article.model import Article, Category
from bantin.article.series import find_previous, link_to, series_key
from bantin.dates import ZONE

PARTY, WARD = Category("Đảng - đoàn thể", "dang-doan-the", 1), Category("Tin phường", "tin-phuong", 2)
CATEGORIES = Categories((PARTY, WARD))
NOW = datetime(2021, 3, 1, 8, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giao ban công tác tháng 1", "Giao ban công tác tháng 12"),
        ("Giao ban công tác tháng 01/2021", "GIAO BAN CÔNG TÁC THÁNG 2 NĂM 2021"),
        ("Lịch tiếp công dân quý I năm 2024", "Lịch tiếp công dân quý IV năm 2023"),
        ("Kỳ họp thứ 12 HĐND quận", "Kỳ họp thứ 13 HĐND quận"),
        ("Đại hội chi bộ lần thứ 5", "Đại hội chi bộ lần thứ 6"),
        ("Kết quả xử lý kiến nghị năm 2023", "Kết quả xử lý kiến nghị năm 2024"),
        ("Giao ban: tuần 3", "Giao ban - tuần 4"),
        ("Giao ban uỷ ban tháng 1", "Giao ban ủy ban tháng 2"),
    ],
)
def test_titles_that_differ_in_what_counts_them_are_one_series(one: str, other: str) -> None:
    """A month, a quarter, a number, a year: what is counted does not tell series apart, nor does spelling."""
    assert series_key(one) == series_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giao ban công tác tháng 1", "Giao ban lãnh đạo quận tháng 1"),
        ("Lịch tiếp công dân quý I", "Lịch tiếp công dân của phường quý I"),
        ("Phường Gò Mai có 5 mô hình mới", "Phường Gò Mai có 6 mô hình mới"),
    ],
)
def test_titles_that_say_something_else_are_two(one: str, other: str) -> None:
    """Other words are another series, and a number that counts something else is a word like any other."""
    assert series_key(one) != series_key(other) or series_key(one) == ""


@pytest.mark.parametrize("title", ["Giao ban công tác", "Tháng 1", "2021", "", "…"])
def test_a_title_that_nothing_counts_is_of_no_series(title: str) -> None:
    """Neither words without a number nor a number without words name a series."""
    assert series_key(title) == ""


@given(st.text(max_size=60))
def test_any_title_has_a_key_or_none(title: str) -> None:
    """Whatever is typed, spaces and capitals do not change the answer."""
    assert series_key(title) == series_key(f"  {title}  ")


def write(content: Path, path: str, title: str, date: str, more: str = "") -> None:
    """Write an article."""
    category = path.partition("/")[0]
    (content / path).parent.mkdir(parents=True, exist_ok=True)
    head = f"---\ntitle: {title}\ndate: {date}\ncategory: {category}\n{more}---\n\nBài.\n"
    (content / path).write_text(head, encoding="utf-8")


def previous(content: Path, title: str = "Giao ban tháng 3") -> str:
    """Return the path of the article that came before, empty where none did."""
    found = find_previous(content, CATEGORIES, PARTY, title, NOW)
    return found.path.as_posix() if found else ""


def test_the_latest_of_the_series_came_before(tmp_path: Path) -> None:
    """Of the public articles of the category it is the one published last, whatever its number."""
    write(tmp_path, "dang-doan-the/2020/giao-ban-12.md", "Giao ban tháng 12", "2020-12-07")
    write(tmp_path, "dang-doan-the/2021/giao-ban-1.md", "Giao ban tháng 1", "2021-01-06")
    write(tmp_path, "dang-doan-the/2021/khac.md", "Hội nghị tháng 2", "2021-02-20")
    assert previous(tmp_path) == "dang-doan-the/2021/giao-ban-1.md"
    assert previous(tmp_path, "Giao ban") == ""


@pytest.mark.parametrize(
    ("path", "date", "more"),
    [
        ("dang-doan-the/2021/a.md", "2021-02-01", "status: draft\n"),
        ("dang-doan-the/2021/a.md", "2021-02-01", "status: withdrawn\nwithdrawn_reason: Sai.\n"),
        ("dang-doan-the/2021/a.md", "2021-04-01", ""),
        ("dang-doan-the/2021/a.md", "31/02/2021", ""),
        ("tin-phuong/2021/a.md", "2021-02-01", ""),
    ],
)
def test_what_no_reader_can_open_from_there_came_not_before(tmp_path: Path, path: str, date: str, more: str) -> None:
    """A draft, a withdrawn, future or broken article, and one of another category, are passed over."""
    write(tmp_path, path, "Giao ban tháng 2", date, more)
    assert previous(tmp_path) == ""


@pytest.mark.parametrize(
    ("folder", "link"),
    [
        ("dang-doan-the/2020", "giao-ban-12.md"),
        ("dang-doan-the/2021", "../2020/giao-ban-12.md"),
        ("tin-phuong/2021", "../../dang-doan-the/2020/giao-ban-12.md"),
    ],
)
def test_the_link_is_written_as_seen_from_the_new_article(folder: str, link: str) -> None:
    """It is the file's path from the folder of the article that links, as editors write it."""
    article = Article(
        PurePosixPath("dang-doan-the/2020/giao-ban-12.md"), "k7m2q9xb", "Giao ban [tháng 12]", NOW, PARTY, ""
    )
    assert link_to(article, PurePosixPath(folder)) == f"Kỳ trước: [Giao ban \\[tháng 12\\]]({link})"
