"""The way of the guide: from a Word file to a page that citizens read."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_in_a_string import Build, write_files
from word_files import MINUTES, publish

from bantin.cli.__main__ import main


def test_a_word_file_becomes_a_page(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part of the file is on the page, in the document box or below.

    What is lifted out of the head of the document does not stand in the text a second time.
    """
    monkeypatch.setenv("BANTIN_NOW", "2021-01-07 08:00")
    site, path = publish(MINUTES, tmp_path, build)
    page = site.page(path)
    words = " ".join(page.get_text(" ").split())
    for said in (
        *("Thông báo Kết luận giao ban tháng 1", "12-TB/VPQU", "06/01/2021", "QUẬN ỦY SÔNG THỬ - VĂN PHÒNG"),
        *("Quận ủy họp giao ban.", "Quang cảnh hội nghị", "Thu Hà", "Thu gom rác thải.", "Cấp giấy chứng nhận."),
        *("Đơn vị", "Kết quả", "2019", "2020", "Ngày 06/01/2021."),
    ):
        assert said in words, said
    assert "Số: 12" not in words
    assert page.select_one('figure img[alt="Hội trường nhìn từ cửa"]')
    assert page.select_one('td[colspan="2"]')
    assert len(page.select(".footnote-ref")) == 1


def test_the_next_of_a_series_leads_readers_to_the_one_before(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link the command writes is one on the page."""
    monkeypatch.setenv("BANTIN_NOW", "2021-02-01 08:00")
    build()
    first = "---\nid: bbbbbbbb\ntitle: Giao ban tháng 1\ndate: 2021-01-06\ncategory: dang-doan-the\n---\n\nBài.\n"
    write_files(tmp_path / "content", f"\n-- dang-doan-the/2021/giao-ban-thang-1.md --\n{first}")
    arguments = ["--category", "dang-doan-the", "--content", str(tmp_path / "content"), "--template", "tin-phuong"]
    assert main(["new", "Giao ban tháng 2", *arguments]) == 0
    (draft,) = (tmp_path / "content").rglob("giao-ban-thang-2.md")
    kept = [line for line in draft.read_text(encoding="utf-8").split("\n") if "![" not in line and "draft" not in line]
    draft.write_text("\n".join(kept), encoding="utf-8")
    site = build()
    assert site.status == 0, site.said
    page = site.page(next(one for one in site.files() if "/giao-ban-thang-2-" in one))
    (line,) = [one for one in page.find_all("p") if one.get_text() == "Kỳ trước: Giao ban tháng 1"]
    (link,) = line.find_all("a")
    assert str(link["href"]).endswith("giao-ban-thang-1-bbbbbbbb.html")
    assert "<!--" not in str(page.find("article") or "")
