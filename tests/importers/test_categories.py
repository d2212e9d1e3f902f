from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article.categories import read_categories
from bantin.importers.categories import CategoryFile, quote_toml
from bantin.settings import SettingsError
from tests.growth import assert_linear

OWN = '# Chuyên mục của phường\r\n[[category]]\r\nname = "Văn hóa"   # cũ\r\nslug = "van-hoa"\r\norder = 7'


def test_what_stands_in_the_file_stays_byte_for_byte(tmp_path: Path) -> None:
    """New categories are appended, with the line ends of the file; nothing before them changes."""
    path = tmp_path / "categories.toml"
    path.write_bytes(OWN.encode("utf-8"))
    file = CategoryFile(tmp_path)
    file.resolve("", 'Tin "phường"')
    file.save()
    written = path.read_bytes()
    assert written.startswith(OWN.encode("utf-8") + b"\r\n\r\n[[category]]\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert [(one.name, one.slug, one.order) for one in read_categories(path)][1:] == [
        ('Tin "phường"', "tin-phuong", 17)
    ]


@pytest.mark.parametrize(
    ("slug", "name"), [("van-hoa", ""), ("", "VĂN HÓA"), ("Văn hóa", ""), ("x", "Văn ho\u0301a"), ("", "Văn hoá")]
)
def test_a_category_is_found_by_either_word(tmp_path: Path, slug: str, name: str) -> None:
    """Slug or name, in any case or spelling of Unicode, leads to the category that is there."""
    (tmp_path / "categories.toml").write_bytes(OWN.encode("utf-8"))
    file = CategoryFile(tmp_path)
    assert file.resolve(slug, name).slug == "van-hoa"
    file.save()
    assert not file.added
    assert (tmp_path / "categories.toml").read_bytes() == OWN.encode("utf-8")


def test_every_article_has_a_category(tmp_path: Path) -> None:
    """Without any word, with words that make no address, or with the name of a folder of ours or of a device."""
    file = CategoryFile(tmp_path)
    slugs = [file.resolve(slug, name).slug for slug, name in (("", ""), ("", "新闻"), ("images", "Ảnh"), ("", "Con"))]
    file.save()
    assert slugs[0] == "chua-phan-loai"
    assert len(slugs[1]) == 8
    assert slugs[2:] == ["chuyen-muc-images", "chuyen-muc-con"]
    assert {one.slug for one in read_categories(tmp_path / "categories.toml")} == set(slugs)


def test_a_file_that_cannot_take_tables_is_left_alone(tmp_path: Path) -> None:
    """Categories written as one inline list cannot be appended to: an error, and the file as it was."""
    path = tmp_path / "categories.toml"
    inline = 'category = [{name = "A", slug = "a"}]\n'
    path.write_text(inline, encoding="utf-8")
    file = CategoryFile(tmp_path)
    file.resolve("b", "B")
    with pytest.raises(SettingsError):
        file.save()
    assert path.read_text(encoding="utf-8") == inline


@given(st.text(st.characters(codec="utf-8")))
def test_any_name_is_written_so_that_toml_reads_it(name: str) -> None:
    """Quotation marks, backslashes and controls in a name do no harm."""
    assert tomllib.loads(f"name = {quote_toml(name)}")["name"] == name


def test_many_new_categories_are_found_as_soon_as_few(tmp_path: Path) -> None:
    """A field that is no category, such as a date, makes one of each article; they keep the order they were met in."""

    def resolve(count: int) -> None:
        file = CategoryFile(tmp_path)
        made = [file.resolve("", f"Loại {number}") for number in range(count)]
        assert file.resolve("loai-5", "") is made[5]
        assert [one.order for one in made[:3]] == [10, 20, 30]

    assert_linear(resolve, 10_000)
