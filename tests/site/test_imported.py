"""What was imported is built: every element of the old page is on the new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from site_in_a_string import run_build

from bantin.importers.run import run_import
from tests.importers.portal_pages import article, page, path_of
from tests.importers.test_text_page import PAGE


def built(root: Path, source: Path, folder: Path) -> BeautifulSoup:
    """Import a source, build it, and return the page of its only article."""
    run_import(source, folder / "content")
    site = run_build(root, folder / "content", folder / "output", folder / "state")
    assert site.status == 0, site.said
    (path,) = [one for one in site.files() if one.endswith(".html") and one.startswith("dang-doan-the/2021/giao-ban")]
    return site.page(path)


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


def shows_the_seed(page: BeautifulSoup, source: str) -> None:
    """Every line of the text stands on the page: above it, in its caption, its outline, with its end mark."""
    shown = words(page)
    category, title, line, *paragraphs = [" ".join(one.split()) for one in source.split("\n") if one.strip()]
    assert category in " ".join(page.select_one("nav.breadcrumb").get_text().split())  # type: ignore[union-attr]
    assert [" ".join(one.get_text().split()) for one in page.select("h1")] == [title]
    assert line in shown
    for paragraph in paragraphs:
        assert paragraph.removeprefix("* ").removeprefix("- ") in shown, paragraph
    (caption,) = page.select("figcaption")
    assert "kết luận" in caption.get_text()
    heads = [one for one in paragraphs if one.startswith("* ")]
    assert [f"* {' '.join(one.get_text().split())}" for one in page.select(".prose h2")] == heads
    assert len(page.select(".prose li")) == sum(one.startswith("- ") for one in paragraphs)
    assert page.select(".prose li")[-1].get_text().strip().endswith("./.")


def test_the_plain_text_of_a_page_becomes_that_page(root: Path, tmp_path: Path) -> None:
    """Heading, title, date and views, lead, caption, outline and end mark of the text are all shown."""
    source = tmp_path / "giao-ban.txt"
    source.write_text(PAGE, encoding="utf-8")
    shows_the_seed(built(root, source, tmp_path), PAGE)


@pytest.mark.real_data
def test_the_seed_becomes_its_page(root: Path, real_data: Path, tmp_path: Path) -> None:
    """The page the project starts from shows all that its text says."""
    source = real_data / "seed" / "giao-ban-lanh-dao.txt"
    shows_the_seed(built(root, source, tmp_path), source.read_text(encoding="utf-8"))


def test_a_saved_page_of_the_portal_becomes_a_page(root: Path, tmp_path: Path) -> None:
    """Line, lead, text, table and the old address, which leads on to the new page."""
    body = "<p>Đoạn một.</p><table><tr><th>Phường</th></tr><tr><td>Chợ Mây</td></tr></table>"
    line = "Ngày đăng 06/01/2021 | 05:07 PM | Lượt xem: 470"
    saved = page(article(body, line=line, title="Giao ban", lead="Sáng 6/1."), path_of(12), crumb="Đảng - đoàn thể")
    source = tmp_path / "a.html"
    source.write_text(saved, encoding="utf-8")
    shown = words(built(root, source, tmp_path))
    assert "Ngày đăng 06/01/2021 | 17:07 | Lượt xem: 470" in shown
    assert all(one in shown for one in ("Giao ban", "Sáng 6/1.", "Đoạn một.", "Chợ Mây"))
    assert (tmp_path / "output" / path_of(12).lstrip("/")).is_file()
