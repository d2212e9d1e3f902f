"""A page as the portal has always had them: the report of a meeting, with every element such reports show."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from page_checks import pages_of, words
from pictures import photograph
from site_in_a_string import Build, Site, article

SUMMARY = (
    "Sáng ngày 06/01/2021, Ban Thường vụ Quận ủy Sông Thử tổ chức hội nghị giao ban lãnh đạo chủ chốt quận và cơ sở,"
    " bàn kế hoạch thực hiện chủ đề công tác năm và việc tăng cường quản lý đất công."
)
BODY = f"""{SUMMARY}

Đồng chí Trần Văn Thử - Bí thư Quận ủy chủ trì hội nghị. Cùng dự có các đồng chí Thường trực HĐND, lãnh đạo UBND quận,
trưởng các phòng, ban, MTTQ và đoàn thể; Bí thư Đảng ủy, Chủ tịch UBND các phường.

Sau khi nghe báo cáo, các đại biểu thảo luận, làm rõ khó khăn, vướng mắc và đề xuất cách làm cho các nhiệm vụ của năm.

![Đồng chí Bí thư Quận ủy đứng phát biểu trước hội trường](/images/2021/ket-luan.jpg)

Đ/c Trần Văn Thử - Bí thư Quận ủy kết luận hội nghị

Kết luận hội nghị, đồng chí Bí thư Quận ủy đề nghị các cơ quan, đơn vị tập trung thực hiện một số nhiệm vụ sau:

* Đối với việc tăng cường công tác quản lý đất công, đất nông nghiệp trên địa bàn quận:

- Chỉ đạo đồng bộ các giải pháp, xử lý dứt điểm những vi phạm còn tồn tại theo Kết luận số: 12/KL-TTr ngày 25/2/2019.

- Khai thác, sử dụng hiệu quả nguồn lực đất công; ngăn chặn từ sớm những nơi có nguy cơ phát sinh vi phạm.

- Xác định rõ trách nhiệm của từng cấp ủy, chính quyền và của người đứng đầu.

- Phát huy vai trò giám sát của MTTQ, các đoàn thể CT - XH và nhân dân.

* Đối với Kế hoạch thực hiện chủ đề năm 2021 “Năm Dân vận khéo, trọng tâm công tác giải phóng mặt bằng”:

- Mỗi lĩnh vực chọn một số việc trọng tâm để tập trung lãnh đạo,… có đánh giá hằng quý.

- Các chi bộ, đảng bộ và UBND các phường đăng ký mô hình “Dân vận khéo” phù hợp với địa bàn.

- Phân công rõ người, rõ việc, rõ tiến độ, gắn với kiểm tra, giám sát./.
"""
TITLE = "Giao ban lãnh đạo chủ chốt quận và cơ sở"


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    text = article("dang-doan-the/2021/giao-ban.md", title=TITLE, summary=SUMMARY, body=BODY)
    return build_once(text, files={"images/2021/ket-luan.jpg": photograph(600, 400)})


@pytest.fixture(scope="module")
def page(site: Site) -> ET.Element:
    return pages_of(site.output)["dang-doan-the/2021/giao-ban-bbbbbbbb.html"]


@pytest.fixture(scope="module")
def prose(page: ET.Element) -> ET.Element:
    return next(one for one in page.iter("div") if "prose" in one.get("class", "").split())


def test_it_is_published_without_a_remark(site: Site) -> None:
    """An ordinary report gives the editor nothing to mend: no error, no warning, no hint."""
    assert site.status == 0
    assert site.said.strip().splitlines()[-1].startswith("Xong: 1 bài, đã đăng 1")
    assert "cảnh báo" not in site.said
    assert "gợi ý" not in site.said


def test_date_and_views_stand_as_citizens_know_them(page: ET.Element) -> None:
    """The line below the title says when it was published and how often it was read."""
    line = next(one for one in page.iter("p") if one.get("class") == "byline")
    assert words(line) == "Ngày đăng 06/01/2021 | 17:07 | Lượt xem: 470"
    assert [one.get("datetime") for one in line.iter("time")] == ["2021-01-06T17:07:00+07:00"]


def test_category_and_title_stand_above(page: ET.Element) -> None:
    """The way to the category and the title, once."""
    trail = next(one for one in page.iter("nav") if one.get("class") == "breadcrumb")
    assert "Đảng - đoàn thể" in words(trail)
    assert [words(one) for one in page.iter("h1")] == [TITLE]


def test_lead_is_shown_once(page: ET.Element) -> None:
    """Summary and first paragraph are the same words: the page says them one time."""
    assert words(next(page.iter("main"))).count(SUMMARY) == 1


def test_picture_has_the_line_below_it_as_caption(prose: ET.Element) -> None:
    """The short line after the picture is its caption, and no paragraph any more."""
    (figure,) = prose.iter("figure")
    assert words(next(figure.iter("figcaption"))) == "Đ/c Trần Văn Thử - Bí thư Quận ủy kết luận hội nghị"
    assert not [one for one in prose.iter("p") if words(one).startswith("Đ/c")]


def test_starred_lines_are_headings_and_duties_lists(prose: ET.Element) -> None:
    """Two headings; below them four duties and three; the end mark stays on the last."""
    headings = list(prose.iter("h2"))
    assert [words(one)[:14] for one in headings] == ["Đối với việc t", "Đối với Kế hoạ"]
    assert all(words(one).endswith(":") for one in headings)
    lists = list(prose.iter("ul"))
    assert [len(list(one.iter("li"))) for one in lists] == [4, 3]
    assert words(list(lists[1].iter("li"))[-1]).endswith("gắn với kiểm tra, giám sát./.")


def test_nothing_of_the_report_is_lost(prose: ET.Element) -> None:
    """Every paragraph, head and duty as typed stands on the page, in its order."""
    said = words(prose)
    at = 0
    for block in BODY.split("\n\n"):
        typed = " ".join(block.split()).removeprefix("* ").removeprefix("- ")
        if not typed.startswith("!["):
            at = said.index(typed, at)
