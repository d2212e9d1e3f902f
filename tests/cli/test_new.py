"""The command that begins an article."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from bantin.article import identifiers
from bantin.article.archive import read_archive
from bantin.article.categories import read_categories
from bantin.article.front_matter import FrontMatter, parse
from bantin.article.pieces import PIECES, Piece
from bantin.cli.__main__ import main
from tests.importers.office import GIF
from tests.importers.word.making import docx, p, picture, run

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


def begin(content: Path, title: str, category: str = "dang-doan-the", *more: str) -> int:
    """Run the command and return its exit status."""
    return main(["new", title, "--category", category, "--content", str(content), *more])


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
        ("xyz", "Không có chuyên mục “xyz”."),
    ],
)
def test_an_unknown_category_is_not_made_up(
    content: Path, words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A category that is not in the file is refused with the nearest one, if any is near, and with all."""
    assert begin(content, "Giao ban", words) == 2
    assert f"{said} Các chuyên mục hiện có: dang-doan-the, tin-phuong." in capsys.readouterr().err
    assert [path.name for path in content.iterdir()] == ["categories.toml"]


def test_an_empty_title_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A title of spaces is no title."""
    assert begin(content, "  ") == 2
    assert "Tiêu đề của bài còn trống." in capsys.readouterr().err


def test_a_folder_without_categories_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without categories.toml the command says which file is missing."""
    assert begin(tmp_path, "Giao ban") == 2
    assert "categories.toml" in capsys.readouterr().err


@pytest.mark.parametrize("piece", PIECES, ids=lambda one: one.name)
def test_a_template_gives_the_outline_and_the_fields_to_fill_in(content: Path, piece: Piece) -> None:
    """The draft of a usual piece has its outline, and a line for each field it needs; it is read without a word."""
    assert begin(content, "Bài mới", "tin-phuong", "--template", piece.name) == 0
    (path,) = content.rglob("bai-moi.md")
    assert f"{piece.blank[0]}:\n" in path.read_text(encoding="utf-8")
    archive = read_archive(content, read_categories(content / "categories.toml"), lambda _done, _all: None)
    assert list(archive.report) == []
    (article,) = archive.articles
    assert article.body.strip() == piece.body(article.date).strip()


def test_an_unknown_template_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What there is no template for is said, and nothing is written."""
    with pytest.raises(SystemExit) as ended:
        begin(content, "Bài mới", "tin-phuong", "--template", "bai-tho")
    assert ended.value.code == 2
    assert "--template" in capsys.readouterr().err
    assert list(content.rglob("*.md")) == []


def test_the_next_of_a_series_leads_to_the_one_before(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Title by title: tags and source come along, the article before is linked across the years, and that is said."""
    assert begin(content, "Giao ban công tác tháng 12") == 0
    first = content / "dang-doan-the" / "2021" / "giao-ban-cong-tac-thang-12.md"
    written = first.read_text(encoding="utf-8").replace("status: draft\n", "source: Văn phòng\ntags: [giao ban]\n")
    first.write_text(written, encoding="utf-8")
    monkeypatch.setenv("BANTIN_NOW", "2022-01-10 08:00")
    assert begin(content, "Giao ban công tác tháng 1", "dang-doan-the", "--template", "hoi-nghi") == 0
    second = content / "dang-doan-the" / "2022" / "giao-ban-cong-tac-thang-1.md"
    text = second.read_text(encoding="utf-8")
    assert text.endswith("Kỳ trước: [Giao ban công tác tháng 12](../2021/giao-ban-cong-tac-thang-12.md)\n")
    assert (values(second)["source"], values(second)["tags"]) == ("Văn phòng", "[giao ban]")
    assert text.count("source:") == text.count("tags:") == 1
    assert str(first) in capsys.readouterr().out


WORD = docx(
    p("Giao ban công tác tháng 1", style="Title"),
    p(run("Sáng ngày 06/01/2021, Quận ủy tổ chức hội nghị giao ban.", "b")),
    p("Nội dung."),
    p(picture("a", "Hội trường")),
    p("Quang cảnh hội nghị", style="Caption"),
    p(picture("b")),
    links={"a": ("image", "media/image1.gif"), "b": ("image", "media/image2.emf")},
    parts={"word/media/image1.gif": GIF, "word/media/image2.emf": b"no picture"},
)


def test_a_word_file_becomes_a_draft_with_all_that_is_known(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, lead, text and pictures come from the file, id, day and category from the command; losses are said."""
    (content.parent / "bai.docx").write_bytes(WORD)
    assert begin(content, "", "dang-doan-the", "--word", str(content.parent / "bai.docx")) == 0
    path = content / "dang-doan-the" / "2021" / "giao-ban-cong-tac-thang-1.md"
    fields = values(path)
    assert (fields["date"], fields["status"]) == ("2021-01-06 17:07", "draft")
    assert fields["summary"] == "Sáng ngày 06/01/2021, Quận ủy tổ chức hội nghị giao ban."
    (shown,) = (content / "images" / "2021").iterdir()
    assert f'![Hội trường](/images/2021/{shown.name} "Quang cảnh hội nghị")' in path.read_text(encoding="utf-8")
    out = capsys.readouterr().out
    assert str(path) in out
    assert "[picture-lost]" in out


def test_a_title_that_is_typed_goes_before_that_of_the_file(content: Path) -> None:
    """Whoever types a title means it."""
    (content.parent / "bai.docx").write_bytes(WORD)
    assert begin(content, "Tên khác", "dang-doan-the", "--word", str(content.parent / "bai.docx")) == 0
    assert (content / "dang-doan-the" / "2021" / "ten-khac.md").is_file()


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK no zip", "word-broken"), (docx(p("Một đoạn văn thường.")), "Không nhận ra tiêu đề trong tệp Word")],
)
def test_a_word_file_that_gives_no_draft_is_explained(
    content: Path, data: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken file, or one that says no title, leaves nothing behind and a way out."""
    (content.parent / "bai.docx").write_bytes(data)
    assert begin(content, "", "dang-doan-the", "--word", str(content.parent / "bai.docx")) == 2
    assert said in capsys.readouterr().err
    assert list(content.rglob("*.md")) == []
