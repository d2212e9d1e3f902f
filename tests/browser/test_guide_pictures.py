"""The pictures of the editors' guide, taken while somebody goes the way the guide tells.

With BANTIN_GUIDE set to 1 they are put into ``docs/images``; else they are only taken.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from site_in_a_string import Site, site_builder

from bantin.cli.__main__ import main
from tests.browser.screens import draw_editor, draw_terminal, take_screen
from tests.importers.word.making import BULLETS, cell, docx, p, picture, run, table
from tests.importers.word.test_office_block import bold, head

pytestmark = pytest.mark.browser
# No picture may keep somebody with a slow line waiting.
MOST_BYTES = 90_000
Run = Callable[[Sequence[str]], list[str]]


def notice(photograph: bytes) -> bytes:
    """Return a notice as an office writes it in Word, with a photograph."""
    return docx(
        head("QUẬN ỦY SÔNG MÂY", "VĂN PHÒNG", "Số: 12-TB/VPQU", day="Sông Mây, ngày 06 tháng 01 năm 2021"),
        bold("THÔNG BÁO"),
        bold("Kết luận giao ban tháng 1"),
        p("Sáng 06/01/2021, Thường trực Quận ủy họp giao ban với lãnh đạo các phường về công tác tháng 1 ."),
        p(picture("a", "Hội trường Quận ủy nhìn từ phía sau, các hàng ghế kín người"), centred=True),
        p("Quang cảnh hội nghị. Ảnh: Thu Hà", centred=True),
        p("Những việc cần làm trong tháng:", style="Heading1"),
        p("Các phường giữ sạch vỉa hè, lòng đường trước Tết.", item=(BULLETS, 0)),
        p("Trả kết quả hồ sơ ", run("đúng hẹn", "b"), ", không để người dân đi lại nhiều lần.", item=(BULLETS, 0)),
        table(
            [cell("Phường", merge="restart"), cell("Hồ sơ đã trả", span=2)],
            [cell(merge="continue"), "Đúng hẹn", "Quá hẹn"],
            ["Bến Đò", "412", "3"],
            ["Gò Mai", "356", "0"],
        ),
        links={"a": ("image", "media/image1.jpg")},
        parts={"word/media/image1.jpg": photograph},
    )


@pytest.fixture
def desk(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Site]:
    """Return how to build the site of an office whose editor works in a folder of her own, one morning in 2021."""
    monkeypatch.setenv("BANTIN_NOW", "2021-01-07 08:00")
    monkeypatch.chdir(tmp_path)
    build = site_builder(root, tmp_path)
    build()
    photograph = (root / "content" / "images" / "2021" / "giao-ban-quy-1.jpg").read_bytes()
    (tmp_path / "giao-ban-thang-1.docx").write_bytes(notice(photograph))
    return build


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return how to run a command on the content of the folder; it returns the lines that were printed."""

    def go(arguments: Sequence[str]) -> list[str]:
        capsys.readouterr()
        main([*arguments])
        said = capsys.readouterr()
        return (said.out + said.err).splitlines()

    return go


def keep(root: Path, taken: Path) -> None:
    """Check that the guide shows a picture and that it is light; put it there where that is asked for."""
    assert taken.stat().st_size < MOST_BYTES
    if os.environ.get("BANTIN_GUIDE") == "1":
        (root / "docs" / "images" / taken.name).write_bytes(taken.read_bytes())
    guide = (root / "docs" / "bien-tap" / "tu-word.md").read_text(encoding="utf-8")
    assert f"](../images/{taken.name})" in guide
    assert (root / "docs" / "images" / taken.name).is_file()


def shoot(browser: Browser, site: Site, path: str, width: int, place: Path) -> None:
    """Put a picture of a page of the site at a place, as it is on a screen of that width, down to its foot."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    # The page asks for its files from the root of a server; the folder stands in for one.
    page.route(
        "http://bantin.test/**", lambda route: route.fulfill(path=site.output / route.request.url.split("/", 3)[3])
    )
    page.goto(f"http://bantin.test/{path}", wait_until="load")
    raw = place.with_suffix(".png")
    foot = page.locator("body > footer").bounding_box()
    assert foot is not None
    page.screenshot(path=raw, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": foot["y"]})
    page.close()
    with Image.open(raw) as image:
        image.convert("RGB").save(place, quality=72, method=6)


def test_the_guide_shows_each_step_as_it_is_today(
    root: Path, tmp_path: Path, desk: Callable[[], Site], answer: Run, browser: Browser
) -> None:
    """The command and its answer, the file it made, what the check says of a slip, and the page on two screens."""
    command = "new --word giao-ban-thang-1.docx --category dang-doan-the"
    said = answer([*command.split(), "--content", "content"])
    (draft,) = (tmp_path / "content").rglob("thong-bao-*.md")
    shown = draft.relative_to(tmp_path).as_posix()
    assert said[0] == shown
    take_screen(browser, draw_terminal(f"python3 tasks.py {command}", said), tmp_path / "tu-word-lenh.png")
    keep(root, tmp_path / "tu-word-lenh.png")

    words = draft.read_text(encoding="utf-8")
    take_screen(browser, draw_editor(shown, words), tmp_path / "tu-word-bai.png")
    keep(root, tmp_path / "tu-word-bai.png")

    found = answer(["lint", shown])
    assert any("[space-before]" in line for line in found), found
    take_screen(browser, draw_terminal(f"python3 tasks.py lint {shown}", found), tmp_path / "tu-word-loi.png")
    keep(root, tmp_path / "tu-word-loi.png")

    ready = words.replace("status: draft\n", "").replace("tháng 1 .", "tháng 1.")
    draft.write_text(ready, encoding="utf-8")
    site = desk()
    assert site.status == 0, site.said
    path = next(one for one in site.files() if "/thong-bao-" in one)
    for name, width in (("tu-word.webp", 1000), ("tu-word-dien-thoai.webp", 390)):
        shoot(browser, site, path, width, tmp_path / name)
        keep(root, tmp_path / name)
