"""The command that begins an article."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from bantin.article import identifiers
from bantin.article.front_matter import FrontMatter, parse
from bantin.cli.__main__ import main

CATEGORIES = """
[[category]]
name = "Đảng - đoàn thể"
slug = "dang-doan-the"
order = 1

[[category]]
name = "Tin phường"
slug = "tin-phuong"
order = 2
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a content folder with two categories, on a known day."""
    (tmp_path / "categories.toml").write_text(CATEGORIES, encoding="utf-8")
    monkeypatch.setenv("BANTIN_NOW", "2021-01-06 17:07")
    return tmp_path


def begin(content: Path, title: str, category: str = "dang-doan-the") -> int:
    """Run the command and return its exit status."""
    return main(["new", title, "--category", category, "--content", str(content)])


def values(path: Path) -> dict[str, str]:
    """Return the fields of a file."""
    front: FrontMatter = parse(path.read_text(encoding="utf-8"), PurePath(path))
    return {field.name: field.text for field in front.fields}


def test_the_draft_has_all_that_is_known(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new file holds the title as typed, an id, the time, the category and the state of a draft."""
    assert begin(content, "Giao ban: tháng 1") == 0
    path = content / "dang-doan-the" / "2021" / "giao-ban-thang-1.md"
    assert str(path) in capsys.readouterr().out
    fields = values(path)
    assert identifiers.is_valid(fields.pop("id"))
    assert fields == {
        "title": "Giao ban: tháng 1",
        "date": "2021-01-06 17:07",
        "category": "dang-doan-the",
        "status": "draft",
    }


def test_nothing_is_overwritten(content: Path) -> None:
    """A title used before gets a file of another name and an id of its own; the first file stays as it was."""
    folder = content / "dang-doan-the" / "2021"
    assert begin(content, "Giao ban") == 0
    first = (folder / "giao-ban.md").read_bytes()
    assert begin(content, "GIAO  BAN ") == 0
    assert begin(content, "Giao ban") == 0
    assert (folder / "giao-ban.md").read_bytes() == first
    ids = {values(folder / name)["id"] for name in ("giao-ban.md", "giao-ban-2.md", "giao-ban-3.md")}
    assert len(ids) == 3


def test_a_title_without_letters_is_filed_under_its_id(content: Path) -> None:
    """A title that gives no slug still gets a file."""
    assert begin(content, "…!") == 0
    (path,) = (content / "dang-doan-the" / "2021").iterdir()
    assert path.stem == values(path)["id"]


@pytest.mark.parametrize("words", ["Đảng - đoàn thể", "ĐẢNG - ĐOÀN THỂ", "dang-doan-the"])
def test_a_category_is_known_by_name_and_slug(content: Path, words: str) -> None:
    """An editor may write the category as it is shown or as it is in the address."""
    assert begin(content, "Giao ban", words) == 0
    assert (content / "dang-doan-the" / "2021" / "giao-ban.md").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("dang-doan-thee", "Ý bạn là “dang-doan-the”?"),
        ("tin phừơng mới", "Ý bạn là “tin-phuong”?"),
        ("xyz", "Các chuyên mục hiện có: dang-doan-the, tin-phuong."),
    ],
)
def test_an_unknown_category_is_not_made_up(
    content: Path, words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A category that is not in the file is refused with the nearest one, or with all."""
    assert begin(content, "Giao ban", words) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in content.iterdir()] == ["categories.toml"]


def test_an_empty_title_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A title of spaces is no title."""
    assert begin(content, "  ") == 2
    assert "Tiêu đề của bài còn trống." in capsys.readouterr().err


def test_a_folder_without_categories_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without categories.toml the command says which file is missing."""
    assert begin(tmp_path, "Giao ban") == 2
    assert "categories.toml" in capsys.readouterr().err
