from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bantin.article.categories import read_categories
from bantin.settings import SettingsError
from tests.article.samples import CATEGORIES, ECONOMY, NOTICES, PARTY, only, read, source


def refusal(tmp_path: Path, text: str) -> str:
    path = tmp_path / "categories.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_categories(path)
    return str(caught.value)


def test_categories_come_in_their_order(tmp_path: Path) -> None:
    """The file's order numbers decide, equal ones the name; name, slug and description are read."""
    path = tmp_path / "categories.toml"
    path.write_text(
        '[[category]]\nname = "Thông báo"\nslug = "thong-bao"\norder = 2\n'
        '[[category]]\nname = "Tin phường"\nslug = "tin-phuong"\norder = 1\ndescription = "Từ cơ sở"\n'
        '[[category]]\nname = "Cải cách"\nslug = "cai-cach"\norder = 1\n',
        encoding="utf-8",
    )
    found = list(read_categories(path))
    assert [one.slug for one in found] == ["cai-cach", "tin-phuong", "thong-bao"]
    assert found[1].description == "Từ cơ sở"


@pytest.mark.parametrize("words", ["Đảng - đoàn thể", "ĐẢNG - ĐOÀN THỂ", " Đảng - đoàn thể ", "dang-doan-the"])
def test_a_category_is_found_by_name_or_slug_in_any_spelling(words: str) -> None:
    """Case, blanks at the ends and the Unicode spelling do not matter."""
    assert CATEGORIES.find(words) == PARTY
    assert CATEGORIES.find(unicodedata.normalize("NFD", words)) == PARTY


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("Thong bao", NOTICES.name),
        ("thông-báo", NOTICES.name),
        ("Thông bào", NOTICES.name),
        ("Kinh tế xã hội", ECONOMY.name),
        ("Đảng đoàn thể", PARTY.name),
        ("Thể thao điện tử quốc tế 2021", ""),
    ],
)
def test_the_nearest_category_is_suggested(words: str, guess: str) -> None:
    """A slip in the marks, the hyphens or one letter leads to the name that was meant, a stranger to none."""
    assert CATEGORIES.find(words) is None
    assert CATEGORIES.nearest(words) == guess


def test_an_article_of_an_unknown_category_is_told_the_nearest() -> None:
    """The finding stands at the value and names the category that was probably meant."""
    article, found = read(source(category="Thông bào"))
    error = only(found)
    assert article is None
    assert (error.code, str(error.position)) == ("category-unknown", "thong-bao/2021/giao-ban.md:5:11")
    assert "Thông bào" in error.text
    assert "“Thông báo”" in error.fix


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[[category]]\nname = "A"\nslug = "Á b"\n', "a"),
        ('[[category]]\nname = "A"\nslug = ""\n', "slug"),
        ('[[category]]\nname = "A"\nslug = "../a"\n', "../a"),
        ('[[category]]\nname = "A"\nslug = "a"\n[[category]]\nname = "B"\nslug = "a"\n', "B"),
        ('[[category]]\nname = "Á"\nslug = "a"\n[[category]]\nname = "A\u0301"\nslug = "b"\n', "A\u0301"),
        ('[[category]]\nname = "A"\n', "slug"),
        ('[[category]]\nname = "A"\nslug = "a"\nodrer = 1\n', "“order”"),
        ('[[category]]\nname = "A"\nslug = "a"\norder = "1"\n', "order"),
        ('[[categories]]\nname = "A"\n', "“category”"),
        ("[[category\n", "TOML"),
    ],
)
def test_an_unusable_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, word: str) -> None:
    """A bad slug, a double name or slug, an unknown or missing entry and broken TOML are said, with the file's name."""
    said = refusal(tmp_path, text)
    assert "categories.toml" in said
    assert word in said


def test_a_missing_file_and_one_in_another_encoding_are_named(tmp_path: Path) -> None:
    """No categories.toml, or one that is no UTF-8, is a plain sentence."""
    path = tmp_path / "categories.toml"
    for data in (None, "name".encode("utf-16")):
        if data:
            path.write_bytes(data)
        with pytest.raises(SettingsError, match="categories"):
            read_categories(path)


@pytest.mark.parametrize("slug", ["the", "luu-tru", "tim-kiem", "anh", "files", "images"])
def test_a_category_cannot_take_a_folder_of_the_site(tmp_path: Path, slug: str) -> None:
    """Tags, archive, search, pictures and files live there."""
    assert f"“{slug}”" in refusal(tmp_path, f'[[category]]\nname = "Thử"\nslug = "{slug}"\n')
