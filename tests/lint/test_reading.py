from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bantin.lint.reading import check_file
from bantin.lint.rules import RULES
from bantin.lint.runner import open_desk
from bantin.report import Severity
from bantin.settings import SettingsError
from tests.lint.samples import NAME, codes, found, source, write


@pytest.mark.parametrize(
    ("example", "code"),
    [
        *(("titel: Giao ban", "field-unknown"), ("date: 31/02/2021", "date-impossible"), ("id:", "field-missing")),
        *(("category: Thông bao", "category-unknown"), ("date: 06/01/21", "date-ambiguous")),
        *(("![](/images/hop.jpg)", "alt-missing"), ("![A](/images/khong-co.jpg)", "picture-missing")),
        *(
            ("![A](https://a.vn/b.jpg)", "picture-remote"),
            ("[A](#khong-co)", "anchor-unknown"),
            ("[A](ftp://a.vn)", "link-refused"),
        ),
        ("attachments: /files/khong-co.pdf", "file-missing"),
    ],
)
def test_what_a_build_says_is_said(content: Path, example: str, code: str) -> None:
    """Findings of the reading and the rendering stand beside those of the rules."""
    if code == "field-missing":
        write(content, NAME, source("Chữ.").replace("title: Giao ban\n", ""))
        assert code in codes(check_file(NAME, open_desk(content)).diagnostics)
    else:
        assert code in codes(found(content, example))


def test_an_article_with_a_bad_head_is_checked_to_its_end(content: Path) -> None:
    """A wrong date does not hide what is wrong below it."""
    write(content, NAME, source("Hội nghị kết thúc , ra về.").replace("2021-01-06", "2021-02-31"))
    assert {"date-impossible", "space-before"} <= set(codes(check_file(NAME, open_desk(content)).diagnostics))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Ở hội nghị ngày 10/02/2026, tại …, … họp.", "“10/02/2026, tại …, … họp.”"),
        ("Dự hội nghị có:\n\n- …\n\n- …", "“Dự hội nghị có: - … - …”"),
    ],
)
def test_what_was_not_filled_in_is_shown_from_a_word_on(content: Path, body: str, shown: str) -> None:
    """No word is cut in front, and a gap at the very end of a file is one as well."""
    write(content, NAME, source(body).rstrip("\n"))
    (told,) = check_file(NAME, open_desk(content)).diagnostics
    assert (told.code, shown in told.text) == ("placeholder", True)


def test_a_standing_page_is_checked_too(content: Path) -> None:
    """What stands in a page is read as what stands in an article."""
    write(content, "pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nHội nghị kết thúc , ra về.\n")
    assert codes(check_file("pages/gioi-thieu.md", open_desk(content)).diagnostics) == ["space-before"]


@pytest.mark.parametrize(("data", "code"), [(b"\xff\xfe", "encoding-bad"), (b"", "front-matter-missing")])
def test_a_file_that_is_no_article_is_one_finding(content: Path, data: bytes, code: str) -> None:
    """A file in another encoding and an empty one are said, and nothing else of them."""
    write(content, NAME, "").write_bytes(data)
    assert codes(check_file(NAME, open_desk(content)).diagnostics) == [code]


def test_decomposed_text_is_told_once(content: Path) -> None:
    """Where marks lie apart from their letters that is said at the first, and the rest is checked as it reads."""
    write(content, NAME, unicodedata.normalize("NFD", source("Hội nghị kết thúc , ra về.\n\nHọp.")))
    diagnostics = check_file(NAME, open_desk(content)).diagnostics
    told = [one for one in diagnostics if one.code == "not-composed"]
    assert [(one.position.line, one.position.column) for one in told] == [(8, 2)]
    assert "space-before" in codes(diagnostics)


def test_a_place_in_decomposed_text_counts_what_is_typed(content: Path) -> None:
    """An editor jumps to the character of the file, of which a letter and its marks are several."""
    body = "Hội nghị , " + unicodedata.normalize("NFD", "hội nghị , ở huyện , họp.")
    write(content, NAME, source(f"{body}\n\nTổ , họp."))
    told = [one for one in check_file(NAME, open_desk(content)).diagnostics if one.code == "space-before"]
    assert [(one.position.line, one.position.column) for one in told] == [
        *((8, at + 1) for at in range(len(body)) if body.startswith(" ,", at)),
        (10, 3),
    ]


@pytest.mark.parametrize(("body", "column"), [("Chu\u031b", 3), ("\u2126", 1), ("à" * 100_000 + "e\u0301", 100_001)])
def test_the_first_letter_that_is_not_composed_is_found_at_once(content: Path, body: str, column: int) -> None:
    """The column is that of the first letter whose form is not the composed one, however long the line before it."""
    write(content, NAME, source(body))
    (told,) = [one for one in check_file(NAME, open_desk(content)).diagnostics if one.code == "not-composed"]
    assert (told.position.line, told.position.column) == (8, column)


def test_a_place_is_a_line_and_a_column(content: Path) -> None:
    """Columns count characters from 1, lines from the first of the file, whatever the line ends."""
    write(content, NAME, source("Một.\n\nHai , ba.").replace("\n", "\r\n"))
    (one,) = (one for one in check_file(NAME, open_desk(content)).diagnostics if one.code == "space-before")
    assert (one.position.line, one.position.column) == (10, 4)


def test_fields_that_citizens_read_are_checked(content: Path) -> None:
    """Title and summary are text like the body; an address or an id is not."""
    title = found(content, "title: Hội nghị kết thúc , ra về")
    assert [(one.code, str(one.position)) for one in title] == [("space-before", f"{NAME}:3:25")]
    assert "space-before" not in codes(found(content, "aliases: /tin , cu.html"))


@pytest.mark.parametrize(
    ("settings", "example", "code", "is_found"),
    [
        ('phones = ["0912.345.678"]', "Gọi 0912 345 678.", "phone-private", False),
        ('phones = ["0912345679"]', "Gọi 0912 345 678.", "phone-private", True),
        ('words = ["nghành"]', "Các nghành.", "syllable-impossible", False),
        ('abbreviations = ["GPMB"]', "Làm GPMB.", "abbreviation-unexplained", False),
        ('tone = "old"', "Cấp uỷ họp.", "tone-style", True),
        ('tone = "new"', "Cấp uỷ họp.", "tone-style", False),
        ('tone = "new"', "Văn hóa.", "tone-style", True),
        ("picture_width = 200", "![A](/images/nho.jpg)", "picture-small", False),
        ('off = ["picture-small"]', "![A](/images/nho.jpg)", "picture-small", False),
    ],
)
def test_an_office_says_what_is_right(content: Path, settings: str, example: str, code: str, is_found: bool) -> None:
    """Each entry of lint.toml changes what is found."""
    assert (code in codes(found(content, example, settings))) == is_found


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('tone = "mới"', 'tone = "old"'),
        ('off = ["space-befor"]', "space-before"),
        ('phone = "1"', "phones"),
        ("words = 1", r'words = \["…"\]'),
        ('picture_width = "480"', "không đặt trong dấu nháy"),
        ('words = ["Hà Nội"]', "Hà Nội"),
        ('phones = ["Thu"]', "0912 345 678"),
        ("= x", "lint.toml"),
    ],
)
def test_a_wrong_setting_says_what_to_write(content: Path, settings: str, said: str) -> None:
    """An unknown name, code or value ends the run with a sentence that names the right one."""
    write(content, NAME, source("Chữ."))
    (content / "lint.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        open_desk(content)


@pytest.mark.parametrize("phone", ["0912 345 678", "024 3827 1234, 0912 345 678", "+84 (0)912 345 678"])
def test_the_phone_of_the_office_may_be_published(content: Path, phone: str) -> None:
    """A number in site.toml need not be listed again, not even one of several."""
    (content / "site.toml").write_text(
        f'name = "A"\nshort_name = "A"\nresponsible_body = "A"\nphone = "{phone}"\n', encoding="utf-8"
    )
    assert "phone-private" not in codes(found(content, "Gọi 0912345678."))


@pytest.mark.parametrize("sign", ["/", "-", ",", " - ", "/ ", "- ", ", ", "; "])
@pytest.mark.parametrize(
    ("numbers", "code"),
    [(("0912345678", "0987654321"), "phone-private"), (("001085123456", "001085123457"), "citizen-number")],
)
def test_each_of_two_numbers_is_told_of(content: Path, numbers: tuple[str, str], code: str, sign: str) -> None:
    """Whatever sign parts them, neither hides the other."""
    told = [one.position.column for one in found(content, f"Số {sign.join(numbers)}.") if one.code == code]
    assert told == [4, 4 + len(numbers[0] + sign)]


def test_errors_are_few() -> None:
    """Of the rules only those that cannot be wrong are errors."""
    errors = {rule.code for rule in RULES if rule.severity is Severity.ERROR}
    assert errors == {"legacy-font", "link-malformed"}


def test_a_path_without_its_first_slash_is_told_so(content: Path) -> None:
    """Read from the article's folder it leads nowhere; from the top of the content folder it does."""
    (told,) = [one for one in found(content, "![Đại biểu](images/hop.jpg)") if one.code == "picture-missing"]
    assert "/images/hop.jpg: thêm dấu /" in told.fix


@pytest.mark.parametrize(
    ("name", "better"), [("Hội nghị.JPG", "hoi-nghi.jpg"), ("hop.jpg ‘c. Ảnh’", "hop-jpg-c.anh"), ("…", "anh")]
)
def test_a_name_that_is_proposed_is_a_right_one(content: Path, name: str, better: str) -> None:
    """It holds neither spaces nor marks, whatever follows the last point of the name."""
    (told,) = [one for one in found(content, f"![Đại biểu](/images/{name})") if one.code == "picture-name"]
    assert f"thành {better} rồi" in told.fix


def test_a_name_longer_than_any_file_may_have_is_one_that_is_missing(content: Path) -> None:
    """The system refuses even to look for it; that is no fault of the program."""
    told = [one.code for one in found(content, f"![Đại biểu](images/{'a' * 300}.jpg)")]
    assert "picture-missing" in told
    assert "check-failed" not in told


def test_a_mark_at_a_word_that_is_right_is_told_as_at_any(content: Path) -> None:
    """What the office knows to be right is the word, not the space before its comma or within its marks."""
    write(content, NAME, source("Thay vòng ,gioăng mới. Thay “ gioăng” cũ."))
    (content / "lint.toml").write_text('words = ["gioăng"]', encoding="utf-8")
    assert {"space-before", "space-inside"} <= set(codes(check_file(NAME, open_desk(content)).diagnostics))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "before",
    [
        *("Chữ.\n\n", "> ", "Chữ.\n\n> ", "<!-- <table> -->\n\n", "A | B\n---\n\n", "`<table>`\n\n"),
        *("| A |\n|--|\n| B |\n\n", "<table><tr><th>A</th></tr></table>\n\n", "- Một\n\n    "),
    ],
)
@pytest.mark.parametrize("table", ["| | |\n|--|--|\n| A | 250 |", "<table><tr><td>A</td></tr></table>"])
def test_a_table_without_a_head_is_told_of_at_its_own_place(
    content: Path, before: str, table: str, line_end: str
) -> None:
    """Whatever stands before it, and whatever only looks like a table, its line is that of the table."""
    body = before + table.replace("\n", "\n" + before.rpartition("\n")[2])
    write(content, NAME, source(body).replace("\n", line_end))
    (told,) = [one for one in check_file(NAME, open_desk(content)).diagnostics if one.code == "table-headless"]
    assert told.position.line == 8 + before.count("\n")
