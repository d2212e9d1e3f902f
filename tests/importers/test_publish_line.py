from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.dates import ZONE, parse
from bantin.importers.publish_line import PublishLine, is_publish_line, read_publish_line


@given(day=st.dates(date(1990, 1, 1), date(2035, 1, 1)), clock=st.times(), views=st.integers(0, 10**7))
def test_what_the_portal_prints_is_read_back(day: date, clock: time, views: int) -> None:
    """Any moment on a clock of 24 hours, and any number of views, comes out of the line as it went in."""
    line = read_publish_line(f"Ngày đăng {day:%d/%m/%Y} | {clock:%H:%M}\xa0 | Lượt xem: {views:,}")
    read = parse(line.date)
    assert read.moment == datetime.combine(day, clock.replace(second=0, microsecond=0), ZONE)
    assert line.views == f"{views:,}"


@pytest.mark.parametrize(
    ("words", "date", "views"),
    [
        ("18/03/2019 | 04:01 PM\n\t | \xa0View count: 536", "18/03/2019 04:01 PM", "536"),
        ("Publish date 16/10/2015 | 12:00 AM | View count: 1720", "16/10/2015", "1720"),
        ("(10/08/2022)", "10/08/2022", ""),
        ("Ngày đăng: 06/01/2021 lúc 17:07", "06/01/2021 17:07", ""),
        ("Ngày đăng:06/01/2021", "06/01/2021", ""),
        ("17h07 ngày 06/01/2021", "06/01/2021 17:07", ""),
        ("Cập nhật lúc 17 giờ 07 phút, ngày 06/01/2021", "06/01/2021 17:07", ""),
        ("7:07 - 6/1/2021", "6/1/2021 7:07", ""),
        ("Lượt xem: 12", "", "12"),
        ("Số 16/2015/QĐ-UBND", "", ""),
        ("", "", ""),
    ],
)
def test_every_form_is_read(words: str, date: str, views: str) -> None:
    """Both languages, both clocks; a time of 12:00 AM is none; a document's number is no date."""
    assert read_publish_line(words) == PublishLine(date, views)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ngày đăng 06/01/2021 | 17:07  | Lượt xem: 470", True),
        ("Thứ Tư, 06/01/2021, 17:07 GMT+7", True),
        ("06/01/2021", True),
        ("17h07 ngày 06/01/2021", True),
        ("Thứ tư, ngày 06/01/2021 17:07", True),
        ("Ngày 06/01/2021", False),
        ("Từ 7h30 ngày 06/01/2021", False),
        ("Sáng ngày 06/01/2021, Ban Thường vụ Quận ủy tổ chức Hội nghị", False),
        ("Lượt xem: 12", False),
    ],
)
def test_a_line_of_the_text_is_no_publish_line(words: str, told: bool) -> None:
    """Only a line that says nothing else is one."""
    assert is_publish_line(words) is told
