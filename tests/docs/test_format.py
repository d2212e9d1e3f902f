from __future__ import annotations

import dataclasses
import re
from pathlib import Path, PurePosixPath

import pytest

from bantin.article.archive import load_article
from bantin.article.categories import read_categories
from bantin.article.fields import NAMES, PAGE_NAMES
from bantin.article.model import FORMAT_VERSION
from bantin.article.scalars import read as read_scalar
from bantin.dates import parse
from bantin.identity import Identity
from bantin.importers.records import Record
from bantin.markdown.render import render
from tests.docs.tables import blocks, codes, documents, read, rows, section

GUIDE = read("docs/bien-tap/dinh-dang.md")
MARKDOWN = read("docs/bien-tap/markdown.md")
CATEGORIES = next(block for block in blocks(GUIDE) if block.startswith("[[category]]"))


def examples() -> list[str]:
    """Return the articles shown in the documents."""
    return [one for path in documents() for one in blocks(path.read_text(encoding="utf-8")) if one.startswith("---\n")]


def test_every_field_is_explained_and_the_reverse() -> None:
    """The table of fields holds those an article may have, each once, and no other."""
    told = [codes(row[0])[0] for row in rows(section(GUIDE, "Các mục"))]
    assert sorted(told) == sorted(NAMES)


def test_the_fields_of_a_page_are_told() -> None:
    """The section on standing pages names what such a page may say of itself."""
    told = set(codes(section(GUIDE, "Trang giới thiệu, liên hệ…")))
    assert set(PAGE_NAMES) <= told
    assert told & (set(NAMES) - set(PAGE_NAMES)) == set()


def test_the_entries_of_the_identity_are_told() -> None:
    """The section on `site.toml` names every entry it may have."""
    told = {name.strip("[]") for name in codes(section(GUIDE, "Thông tin cơ quan: `content/site.toml`"))}
    assert told - {"label", "href"} == {field.name for field in dataclasses.fields(Identity)}


@pytest.mark.parametrize("example", examples())
def test_an_article_shown_in_a_document_has_nothing_wrong(example: str, tmp_path: Path) -> None:
    """What a document shows as an article is read without a word, in a folder with the document's categories."""
    (tmp_path / "categories.toml").write_text(CATEGORIES, encoding="utf-8")
    (tmp_path / "bai.md").write_text(example, encoding="utf-8")
    article, found = load_article(tmp_path, PurePosixPath("bai.md"), read_categories(tmp_path / "categories.toml"))
    assert article is not None
    assert found == []


def test_every_date_the_guide_shows_is_read() -> None:
    """The forms of a date that the guide offers are all read, and as the same day."""
    forms = codes(section(GUIDE, "Ngày giờ"))
    assert {parse(form).moment.date().isoformat() for form in forms} == {"2021-01-06"}


def test_a_value_wholly_in_quotes_loses_them() -> None:
    """The guide's way to keep the quotes of a title keeps them, and the plain way loses them."""
    shown = re.search(r"`title: (\"\\\".*)`", GUIDE)
    assert shown
    assert read_scalar(shown[1]) == '"Màu hoa đỏ"'
    assert read_scalar('"Màu hoa đỏ"') == "Màu hoa đỏ"


def test_the_format_has_one_version() -> None:
    """Guide, change log and program tell the same version of the format."""
    assert f"(phiên bản {FORMAT_VERSION})" in GUIDE
    assert f"Định dạng bài viết: {FORMAT_VERSION}." in read("CHANGELOG.md")


@pytest.mark.parametrize("example", [block for block in blocks(MARKDOWN) if "](../" not in block])
def test_markdown_shown_in_the_guide_has_nothing_wrong(example: str) -> None:
    """What the editors' guide shows is rendered without a word."""
    assert render(example, path=PurePosixPath("dang-doan-the/2021/bai.md")).diagnostics == ()


def test_what_an_import_reads_is_told_and_the_reverse() -> None:
    """The table of a record's fields holds those the importer reads and no other."""
    table = rows(section(read("docs/import.md"), "Mỗi dòng ghi những gì"))
    told = {name for row in table for name in codes(row[0])}
    # What our own readers hand over besides, and no line of JSON can say.
    beyond = {"ignored", "losses", "attached", "former"}
    assert told == {field.name for field in dataclasses.fields(Record)} - beyond
