"""A notice written in Word, and the way of the guide from there to a page that citizens read."""

from __future__ import annotations

from pathlib import Path

from pictures import photograph
from site_in_a_string import Build, Site

from bantin.cli.__main__ import main
from tests.importers.word.making import NUMBERS, cell, docx, notes, p, picture, run, table
from tests.importers.word.test_office_block import bold, head

MINUTES = docx(
    head("QUẬN ỦY SÔNG THỬ", "VĂN PHÒNG", "Số: 12-TB/VPQU", day="Sông Thử, ngày 06 tháng 01 năm 2021"),
    bold("THÔNG BÁO"),
    bold("Kết luận giao ban tháng 1"),
    p("Sáng nay", "<w:r><w:footnoteReference w:id='1'/></w:r>", run(", Quận ủy họp giao ban.")),
    p(picture("a", "Hội trường nhìn từ cửa"), centred=True),
    p("Quang cảnh hội nghị. Ảnh: Thu Hà", centred=True),
    p("Thu gom rác thải.", item=(NUMBERS, 0)),
    p("Cấp giấy chứng nhận.", item=(NUMBERS, 0)),
    table([cell("Đơn vị", merge="restart"), cell("Kết quả", span=2)], [cell(merge="continue"), "2019", "2020"]),
    links={"a": ("image", "media/image1.jpg")},
    parts={
        "word/media/image1.jpg": photograph(800, 600),
        "word/footnotes.xml": notes("footnote", {"1": "Ngày 06/01/2021."}),
    },
)


def publish(word: bytes, folder: Path, build: Build) -> tuple[Site, str]:
    """Go the way of the guide in a folder: one command, one line taken out, one build. Return site and page."""
    build()
    (folder / "giao-ban.docx").write_bytes(word)
    arguments = ["--category", "dang-doan-the", "--content", str(folder / "content")]
    assert main(["new", "--word", str(folder / "giao-ban.docx"), *arguments]) == 0
    (draft,) = (folder / "content").rglob("thong-bao-*.md")
    draft.write_text(draft.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    site = build()
    assert site.status == 0, site.said
    return site, next(one for one in site.files() if "/thong-bao-" in one)
