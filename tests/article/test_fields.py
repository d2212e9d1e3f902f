from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article.fields import NAMES, read_page
from bantin.article.front_matter import parse
from bantin.article.identifiers import derive
from bantin.article.model import Attachment, Page, Status
from bantin.dates import ZONE
from bantin.report import Diagnostic, Severity
from tests.article.samples import PATH, good, only, read, source

PAGE = PurePosixPath("pages/Giới thiệu.md")


def wrong(**fields: str | None) -> Diagnostic:
    """Return the one thing that keeps an article of these fields from being published."""
    article, found = read(source("", **fields))
    assert article is None
    return only(found)


def warned(**fields: str | None) -> Diagnostic:
    """Return the one thing said of an article of these fields that is published all the same."""
    article, found = read(source("", **fields))
    assert article is not None
    return only(found)


def page(text: str, path: PurePosixPath = PAGE) -> tuple[Page | None, list[Diagnostic]]:
    return read_page(parse(text, path), path)


def test_every_field_reaches_the_article() -> None:
    """All fields of the content format are read into the article, each with the line it stands on."""
    article = good(
        views="470",
        summary="Sáng 6/1: giao ban",
        author="Lê Thu Hà",
        source="Báo quận",
        tags="[giao ban, quận ủy]",
        image="/images/2021/a.jpg",
        image_caption="Toàn cảnh",
        image_credit="Văn A",
        video="https://video.example/1",
        attachments="\n- /files/2021/x.pdf | Kế hoạch, số 2\n- files/y.docx",
        document_number="12/KH-UBND",
        document_date="05/01/2021",
        document_issuer="UBND quận",
        document_summary="Kế hoạch năm",
        document_file="/files/2021/x.pdf",
        pinned="true",
        status="published",
        modified="07/01/2021 | 05:07 PM",
        expires="2021-02-01 08:00",
        slug="hop",
        aliases="\n- /cu/1.html\n- https://cu.example/tin?id=1",
    )
    assert (article.views, article.summary, article.author) == (470, "Sáng 6/1: giao ban", "Lê Thu Hà")
    assert (article.source, article.tags) == ("Báo quận", ("giao ban", "quận ủy"))
    assert article.image == PurePosixPath("images/2021/a.jpg")
    assert (article.image_caption, article.image_credit) == ("Toàn cảnh", "Văn A")
    assert article.video == "https://video.example/1"
    assert article.attachments == (
        Attachment(PurePosixPath("files/2021/x.pdf"), "Kế hoạch, số 2"),
        Attachment(PurePosixPath("files/y.docx"), "y.docx"),
    )
    assert article.document is not None
    assert (article.document.number, article.document.issuer) == ("12/KH-UBND", "UBND quận")
    assert article.document.date == datetime(2021, 1, 5, tzinfo=ZONE)
    assert (article.document.summary, article.document.file) == ("Kế hoạch năm", PurePosixPath("files/2021/x.pdf"))
    assert (article.pinned, article.status, article.slug) == (True, Status.PUBLISHED, "hop")
    assert article.updated == article.modified == datetime(2021, 1, 7, 17, 7, tzinfo=ZONE)
    assert article.expires == datetime(2021, 2, 1, 8, 0, tzinfo=ZONE)
    assert article.aliases == ("/cu/1.html", "/tin?id=1")
    assert set(article.lines) == set(NAMES) - {"withdrawn_reason"}
    assert (article.position("title").line, article.position("aliases").line) == (3, 28)


@pytest.mark.parametrize(("name", "line"), [("title", 3), ("date", 4), ("category", 5)])
def test_a_missing_field_is_named(name: str, line: int) -> None:
    """An article without title, date or category, or with an empty one, is held back, the field named."""
    missing, empty = wrong(**{name: None}), wrong(**{name: ""})
    assert missing.code == empty.code == "field-missing"
    assert f"“{name}”" in missing.text
    assert (missing.position.line, empty.position.line) == (1, line)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/2021", "date-impossible"),
        ("2021-13-01", "date-impossible"),
        ("06/01/2021 24:00", "date-impossible"),
        ("06/01/21", "date-ambiguous"),
        ("hôm qua", "date-unreadable"),
        ("2021", "date-unreadable"),
    ],
)
@pytest.mark.parametrize("name", ["date", "modified", "expires", "document_date"])
def test_a_bad_date_is_named_at_its_value(name: str, typed: str, code: str) -> None:
    """Line and column lead to the value itself, in every field that holds a date."""
    error = wrong(**{name: typed})
    line = 4 if name == "date" else 6
    assert (error.code, error.position.line, error.position.column) == (code, line, len(name) + 3)
    assert f"“{typed}”" in error.text
    assert name in error.fix


def test_a_bare_day_of_expiry_counts_to_its_end() -> None:
    """A notice that expires on a day holds all that day; with a time it ends at that time."""
    bare = good(expires="2021-02-01").expires
    assert bare is not None
    assert datetime(2021, 2, 1, 23, 59, 59, tzinfo=ZONE) < bare <= datetime(2021, 2, 2, tzinfo=ZONE)
    assert good(expires="2021-02-01 00:00").expires == datetime(2021, 2, 1, tzinfo=ZONE)


def test_never_may_be_written_as_the_last_day_there_is() -> None:
    """31/12/9999, which offices write for "without end", is a day like others."""
    last = good(expires="31/12/9999").expires
    assert last is not None
    assert last - datetime(9999, 12, 31, tzinfo=ZONE) < timedelta(days=1)


def test_expiry_before_publication_is_a_warning() -> None:
    """An article that was over before it began is most likely a slip."""
    found = warned(expires="2021-01-05")
    assert (found.code, found.severity) == ("expires-early", Severity.WARNING)
    assert good(expires="2021-01-06").expires is not None


def test_the_day_of_update_is_never_before_publication() -> None:
    """Without a change, or with one dated earlier, the article is as old as its date."""
    assert good().updated == good(modified="2020-01-01").updated == good().date


def test_a_withdrawn_article_needs_a_reason() -> None:
    """What the reader will be told instead of the article must be written."""
    error = wrong(status="withdrawn")
    assert (error.code, error.position.line) == ("reason-missing", 6)
    assert good(status="withdrawn", withdrawn_reason="Sai số liệu").withdrawn_reason == "Sai số liệu"


@pytest.mark.parametrize("typed", [None, "", "\n# ghi chú"])
def test_a_missing_id_is_derived_from_the_path_and_said(typed: str | None) -> None:
    """An article without id, or with an empty one, goes out under an id of its path, and a hint says which."""
    article, found = read(source(id=typed))
    hint = only(found)
    assert article is not None
    assert (hint.code, hint.severity) == ("id-missing", Severity.HINT)
    assert article.id == derive(PATH.as_posix())
    assert article.id in hint.text
    assert article.id in hint.fix


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("id", "1", "id-wrong"),
        ("id", '""', "id-wrong"),
        ("id", "K7M2Q9XB", "id-wrong"),
        ("views", "-1", "views-wrong"),
        ("views", "1.5", "views-wrong"),
        ("views", "470 lượt", "views-wrong"),
        ("views", "1e3", "views-wrong"),
        ("views", "٤٧", "views-wrong"),
        ("views", "9999999999999", "views-wrong"),
        ("pinned", "ghim", "truth-wrong"),
        ("status", "publihsed", "status-unknown"),
        ("slug", "Họp", "slug-wrong"),
        ("slug", "a/../b", "slug-wrong"),
        ("slug", "a" * 300, "slug-wrong"),
        ("image", "https://xa.example/a.jpg", "file-remote"),
        ("image", "//xa.example/a.jpg", "file-remote"),
        ("image", "C:\\a.jpg", "file-remote"),
        ("image", "../a.jpg", "file-outside"),
        ("image", "/images/../../a.jpg", "file-outside"),
        ("image", "..\\a.jpg", "file-outside"),
        ("image", "/", "file-outside"),
        ("image", "/images/.an/a.jpg", "file-outside"),
        ("document_file", "../a.pdf", "file-outside"),
        ("attachments", "\n- | Tên", "file-outside"),
        ("attachments", "\n- /a.pdf\n- /../b.pdf", "file-outside"),
        ("attachments", "\n- /files/trang.html", "file-type"),
        ("attachments", "[/dang-doan-the/2021/nhap.md]", "file-type"),
        ("document_file", "/files/so-do.svg", "file-type"),
        ("video", "video.mp4", "video-wrong"),
        ("video", "javascript:alert(1)", "video-wrong"),
        ("video", "https://", "video-wrong"),
        ("video", "https://[", "video-wrong"),
        ("video", "https://a\u2100b.example/", "video-wrong"),
        ("video", 'https://a.example/"onload="x', "video-wrong"),
        ("video", '"https://a.example/\\0"', "video-wrong"),
        ("aliases", "\n- cu/1.html", "alias-wrong"),
        ("aliases", f"\n- /{'a' * 1000}", "alias-too-long"),
        ("aliases", f"\n- /{'ế' * 112}", "alias-too-long"),
        ("aliases", "\n- /a/../../b", "alias-wrong"),
        ("aliases", "\n- https://[", "alias-wrong"),
        ("aliases", '\n- "/a\\0"', "alias-wrong"),
        ("aliases", "\n- javascript:alert(1)", "alias-wrong"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(name: str, typed: str, code: str) -> None:
    """Each wrong value has its own finding at its line, and the article is held back."""
    error = wrong(**{name: typed})
    assert (error.code, error.severity) == (code, Severity.ERROR)
    assert error.position.line == (2 if name == "id" else 6 + typed.count("\n"))


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("\n- /cu/1\n- hai\n# ghi chú\n  -   ba\n- /cu/4", [(8, 3), (10, 7)]),
        ("[/cu/1, hai, /cu/3, ba]", [(6, 18), (6, 30)]),
        ("[/cu/1,\n    hai, /cu/3,\n  ba]", [(7, 5), (8, 3)]),
        ("\n    [/cu/1, hai]", [(7, 13)]),
        ("\n- /cu/1\n-", [(8, 2)]),
        ("hai, ba", [(6, 10)]),
    ],
)
def test_each_wrong_item_of_a_list_is_named_where_it_stands(typed: str, places: list[tuple[int, int]]) -> None:
    """Line and column lead to the item itself, and every wrong item is told, in every form of a list."""
    article, found = read(source("", aliases=typed))
    assert article is None
    assert [(one.position.line, one.position.column) for one in found] == places
    assert {one.code for one in found} == {"alias-wrong"}


def test_an_article_knows_where_its_attachments_and_aliases_stand() -> None:
    """Each has its own place; one that is not in the file has the field's, or the file's start."""
    article = good(attachments="\n- /files/a.pdf\n- /files/b.pdf | B", aliases="[/a, /b, /a]")
    assert [article.position("attachments", one).line for one in article.attachments] == [7, 8]
    assert [article.position("aliases", one).column for one in ("/a", "/b", "/c")] == [11, 15, 10]
    assert good().position("aliases", "/a").line == 1


@pytest.mark.parametrize(("typed", "views"), [("0", 0), ("470", 470), ("1.234.567", 1234567), ("1 234", 1234)])
def test_views_are_a_number_as_vietnamese_print_writes_it(typed: str, views: int) -> None:
    """Thousands may be set apart by points or blanks."""
    assert good(views=typed).views == views


def test_the_nearest_field_status_and_slug_are_suggested() -> None:
    """A misspelt name or value leads to the one that was meant; an unknown field alone holds nothing back."""
    unknown = warned(titel="x")
    assert (unknown.code, unknown.severity) == ("field-unknown", Severity.WARNING)
    assert "“title”" in unknown.fix
    assert "published" in wrong(status="publihsed").fix
    assert "hop-to" in wrong(slug="Họp tổ").fix
    assert "“image_caption”" in warned(image_captoin="x").fix


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("Ngày đăng", "date"), ("ngay", "date"), ("tieu_de", "title"), ("Tác giả", "author"), ("Tiêu đề", "title")),
        *(("chuyên-mục", "category"), ("ẢNH", "image"), ("So luot xem", "views")),
    ],
)
def test_a_field_may_be_asked_for_in_vietnamese(typed: str, meant: str) -> None:
    """What editors call a field leads to its name, with or without marks; the other fields are read all the same."""
    unknown = warned(**{typed: "x"})
    assert (unknown.code, unknown.severity) == ("field-unknown", Severity.WARNING)
    assert f"“{meant}”" in unknown.fix


def test_a_field_like_no_other_is_told_all_names() -> None:
    """A wild guess would mislead."""
    fix = warned(xyzzy="x").fix
    assert "title, date, category" in fix
    assert "Ý bạn là" not in fix


def test_a_suggested_id_is_not_suggested_twice() -> None:
    """Two articles with one wrong id are not both told to take the same new one."""
    text = source(id="1")
    first, second = (only(read(text, PurePosixPath(name))[1]) for name in ("a/1.md", "a/2.md"))
    assert first.fix != second.fix


def test_a_field_written_twice_is_an_error_at_the_second() -> None:
    """Which of two titles is meant is not guessed; Pelican's names of a field count as that field."""
    article, found = read(source(author="A", authors="B"))
    error = only(found)
    assert article is None
    assert (error.code, error.position.line) == ("field-twice", 7)
    assert "6" in error.text


def test_all_that_is_wrong_is_said_at_once() -> None:
    """An editor sees every fault of a file, not the first only."""
    article, found = read(source(title=None, date="31/02/2021", category="Thông bào", views="x", slug="Á"))
    assert article is None
    expected = {"field-missing", "date-impossible", "category-unknown", "views-wrong", "slug-wrong"}
    assert {one.code for one in found} == expected


def test_texts_are_composed_and_clean() -> None:
    """Marks are composed, control characters and half characters go, blanks of any kind become single ones."""
    article = good(title='"Ho\u0323p\\x00 \\x85to\u0302\u0309\\u2028 dân  phố\\x07"', tags="[Ho\u0323p, Họp, tổ, họp]")
    assert article.title == "Họp tổ dân phố"
    assert article.tags == ("Họp", "tổ")


def test_a_line_break_within_a_text_parts_words() -> None:
    """Whatever kind of line break or blank stands between two words, they stay two words."""
    for between in ("\\n", "\\r", "\\x85", "\\v", "\\f", "\\x1c", "\\_", "\\L"):
        assert good(title=f'"một{between}hai"').title == "một hai"


def test_the_body_is_composed_and_knows_its_line() -> None:
    """The Markdown comes in NFC with the line of the file it begins on."""
    article, _ = read(source("Ho\u0323p\n"))
    assert article is not None
    assert (article.body.strip(), article.body_line) == ("Họp", 7)


nasty = st.sampled_from(
    [
        *("\x00", '"\\0"', "[", "]", "[[", "//[", "http://[", '"\\U00110000"', '"\\ud800"', "9999-12-31", "0001-01-01"),
        *(
            "0001-01-01T00:00:00+14:00",
            "9999-12-31 23:59-14:00",
            "- x",
            "|",
            ">",
            "\u202e",
            "..",
            "/..",
            "%00",
            "/%2e%2e",
        ),
        *("a" * 300, f"/a/{'b' * 300}", "1e9", "'", "''", '"', "\n- ", "\n- [", "\n- //[\n- ..", "\n  x", "~", "null"),
    ]
)


@given(st.dictionaries(st.sampled_from(NAMES), nasty | st.text(max_size=30).map(lambda one: one.replace("\n", " "))))
def test_no_value_of_any_field_breaks_the_reading(fields: dict[str, str]) -> None:
    """Whatever is typed into the fields, the answer is an article or at least one error, never a crash."""
    text = source("", **fields)
    article, found = read(text)
    assert (article is None) == any(one.severity is Severity.ERROR for one in found)
    if article is not None:
        "".join([article.title, article.summary, article.video, *article.aliases]).encode("utf-8")


def test_a_page_has_a_title_and_an_address() -> None:
    """A standing page is known by its file's name, or by its slug where it has one."""
    made, found = page("---\ntitle: Giới thiệu\nsummary: Về quận\n---\n\nBài\n")
    assert made == Page(PAGE, "Giới thiệu", "gioi-thieu", "\nBài\n", "Về quận", 5)
    assert found == []
    made, _ = page("---\ntitle: Giới thiệu\nslug: ve-quan\n---\n")
    assert made is not None
    assert made.slug == "ve-quan"


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("---\nsummary: x\n---\n", PAGE, "field-missing"),
        ("---\ntitle: x\nslug: Á\n---\n", PAGE, "slug-wrong"),
        ("---\ntitle: Liên hệ\n---\n", PurePosixPath("pages/!!!.md"), "slug-wrong"),
    ],
)
def test_a_page_without_title_or_address_is_held_back(text: str, path: PurePosixPath, code: str) -> None:
    """A page needs a title, and a file name or slug that makes an address."""
    made, found = page(text, path)
    assert made is None
    assert only(found).code == code
