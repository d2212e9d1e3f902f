from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from bantin.article.archive import read_archive
from bantin.report import Severity
from tests.article.samples import CATEGORIES, archive, codes, source, write

IDS = ("b2222222", "c2222222", "d2222222")


def test_every_bad_article_is_held_back_alone(tmp_path: Path) -> None:
    """Broken heads, impossible dates, bad bytes, ten megabytes and missing files cost one article each, no other."""
    write(
        tmp_path,
        {
            "a/tot.md": source(),
            "a/dau.md": "---\ntitle: a\n",
            "a/ngay.md": source(id=IDS[0], date="31/02/2021"),
            "a/ma.md": b"---\ntitle: \xff\n---\n",
            "a/to.md": source("a" * 10_000_000, id=IDS[1]),
            "a/tep.md": source(id=IDS[2], attachments="\n- /files/khong-co.pdf"),
            "a/trong.md": "",
            "a/nul.md": "\x00" * 100,
        },
    )
    found = archive(tmp_path)
    assert [one.path for one in found.articles] == [PurePosixPath("a/tot.md")]
    assert found.found == 8
    assert {str(one.position): one.code for one in found.report} == {
        "a/dau.md:1:1": "front-matter-open",
        "a/ma.md:2:8": "encoding-bad",
        "a/ngay.md:4:7": "date-impossible",
        "a/nul.md:1:1": "front-matter-missing",
        "a/tep.md:7:3": "file-missing",
        "a/to.md:1:1": "file-too-large",
        "a/trong.md:1:1": "front-matter-missing",
    }
    assert all(one.severity is Severity.ERROR for one in found.report)


def test_of_two_articles_with_one_id_the_older_keeps_it(tmp_path: Path) -> None:
    """The id the world knows stays; the younger is held back and told who has it, whatever the files are called."""
    write(tmp_path, {"a/1.md": source(date="2021-02-01"), "a/2.md": source(date="2021-01-01"), "a/3.md": source()})
    found = archive(tmp_path)
    assert [one.path.name for one in found.articles] == ["2.md"]
    assert codes(found) == ["id-twice", "id-twice"]
    first = next(iter(found.report))
    assert str(first.position) == "a/1.md:2:5"
    assert "a/2.md" in first.text


@pytest.mark.parametrize("copy", ["giao-ban - Copy.md", "giao-ban (2).md", "giao-ban copy.md", "Bản sao giao-ban.md"])
def test_a_copy_made_by_a_file_manager_does_not_oust_its_original(tmp_path: Path, copy: str) -> None:
    """Of two with one id and date the shorter file name keeps it, so the published address stays."""
    write(tmp_path, {"a/giao-ban.md": source(), f"a/{copy}": source()})
    found = archive(tmp_path)
    assert [one.path.name for one in found.articles] == ["giao-ban.md"]
    assert [one.position.path.name for one in found.report] == [copy]


def test_a_derived_id_stays_when_other_files_change(tmp_path: Path) -> None:
    """An article without id keeps the one of its path while others come and go."""
    write(tmp_path, {"a/1.md": source(id=None), "a/2.md": source()})
    before = archive(tmp_path).articles[0].id
    write(tmp_path, {"a/0.md": source(id=None), "a/2.md": source(title="Khác", id=IDS[0])})
    assert {one.path.name: one.id for one in archive(tmp_path).articles}["1.md"] == before


def test_files_that_are_no_articles_are_passed_over(tmp_path: Path) -> None:
    """Pictures, downloads, hidden files, the site's own files and standing pages are not counted as articles."""
    write(
        tmp_path,
        {
            "a/2021/1.md": source(attachments="[/a/2021/du-thao.docx]"),
            "a/2021/2.MARKDOWN": source(id=IDS[0]),
            "a/.nhap.md": "",
            ".kho/a.md": "",
            ".git/a.txt": "",
            "a/hop.jpg": "",
            "a/~$bai.docx": "",
            "a/2021/du-thao.docx": "",
            "images/a.jpg": "",
            "files/mau.docx": "",
            "files/mau.txt": "",
            "site.toml": "",
            "categories.toml": "",
            "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n",
            "a/images/3.md": source(id=IDS[1]),
        },
    )
    found = archive(tmp_path)
    assert [one.path.as_posix() for one in found.articles] == ["a/2021/1.md", "a/2021/2.MARKDOWN", "a/images/3.md"]
    assert [one.slug for one in found.pages] == ["gioi-thieu"]
    assert (found.found, codes(found)) == (3, [])


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("a/2021/bai.md.txt", "article-ending", "thành bai.md "),
        ("bai.txt", "article-ending", "thành bai.md "),
        ("a/BAI.MD.TXT", "article-ending", "thành BAI.MD "),
        ("a/ngày 6.1.txt", "article-ending", "thành ngày 6.1.md "),
        ("a/bai.docx", "article-format", "lệnh new"),
        ("a/bai.doc", "article-format", "lệnh new"),
        ("a/bai.RTF", "article-format", "lệnh new"),
        ("a/images/bai.html", "article-format", "lệnh new"),
        ("pages/gioi-thieu.docx", "article-format", "lệnh new"),
        ("images/2021/bai.md", "article-misplaced", "thư mục của chuyên mục"),
        ("files/bai.md", "article-misplaced", "thư mục của chuyên mục"),
    ],
)
def test_a_file_its_writer_may_take_for_an_article_is_told(tmp_path: Path, name: str, code: str, words: str) -> None:
    """What was typed is never passed over in silence: the file is named with what to do, and nothing is held back."""
    write(tmp_path, {"a/1.md": source(), name: source(id=IDS[0])})
    found = archive(tmp_path)
    (told,) = found.report
    assert (told.position.path.as_posix(), told.code, told.severity) == (name, code, Severity.WARNING)
    assert words in told.fix
    assert (len(found.articles), found.found) == (1, 1)


def test_attachments_and_documents_must_be_there(tmp_path: Path) -> None:
    """A file that is offered but missing is named at its field; one that is there lets the article through."""
    fields = {"attachments": "\n- /files/a.pdf | A", "document_file": "files/b.pdf"}
    write(tmp_path, {"a/1.md": source(**fields), "files/a.pdf": "%PDF"})
    found = archive(tmp_path)
    assert [str(one.position) for one in found.report] == ["a/1.md:8:16"]
    assert found.articles == ()
    write(tmp_path, {"files/b.pdf": "%PDF"})
    assert len(archive(tmp_path).articles) == 1


def test_a_folder_or_an_impossible_name_is_no_attachment(tmp_path: Path) -> None:
    """A folder cannot be offered, nor a name no file can have."""
    write(
        tmp_path,
        {
            "files/a.pdf/x.txt": "",
            "a/1.md": source(attachments='\n- /files/a.pdf\n- "/files/\\0.pdf"\n- /files/' + "y" * 300 + ".pdf"),
        },
    )
    assert codes(archive(tmp_path)) == ["file-missing"] * 3


@pytest.mark.parametrize(
    ("typed", "place"), [("\n- /files/a.pdf\n- files/b.pdf | B", "8:3"), ("[/files/a.pdf, /files/b.pdf]", "6:29")]
)
def test_a_missing_attachment_is_named_where_it_stands(tmp_path: Path, typed: str, place: str) -> None:
    """Of several attachments the one that is missing is pointed at, not the field."""
    write(tmp_path, {"a/1.md": source(attachments=typed), "files/a.pdf": "%PDF"})
    assert [str(one.position) for one in archive(tmp_path).report] == [f"a/1.md:{place}"]


def test_an_article_named_in_an_old_encoding_is_published(tmp_path: Path) -> None:
    """A file name whose bytes are no UTF-8, as old archives unpack them, does not stop the reading."""
    name = b"\xff\xb5.md".decode("utf-8", "surrogateescape")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / name).write_bytes(source(id=None).encode("utf-8"))
    found = archive(tmp_path)
    assert (len(found.articles), codes(found)) == (1, ["id-missing"])


def test_two_pages_with_one_address_are_one_too_many(tmp_path: Path) -> None:
    """The second page of an address is held back and told of the first."""
    write(tmp_path, {"pages/a.md": "---\ntitle: A\n---\n", "pages/b.md": "---\ntitle: B\nslug: a\n---\n"})
    found = archive(tmp_path)
    assert [one.title for one in found.pages] == ["A"]
    assert codes(found) == ["page-twice"]


def test_a_page_does_not_take_the_place_of_the_home_page(tmp_path: Path) -> None:
    """A standing page called index or 404 would stand where the site's own page stands, and is held back."""
    write(tmp_path, {"pages/index.md": "---\ntitle: A\n---\n", "pages/b.md": "---\ntitle: B\nslug: '404'\n---\n"})
    found = archive(tmp_path)
    assert (found.pages, codes(found)) == ((), ["page-reserved", "page-reserved"])


def test_an_empty_or_missing_folder_is_an_empty_archive(tmp_path: Path) -> None:
    """A site without any article yet is no error."""
    for folder in (tmp_path, tmp_path / "khong-co"):
        found = archive(folder)
        assert (found.articles, found.pages, found.found, found.report.diagnostics) == ((), (), 0, [])


def test_progress_counts_every_file(tmp_path: Path) -> None:
    """Whoever waits is told how many of how many files are read, the bad ones included."""
    write(tmp_path, {"a/1.md": source(), "a/2.md": "", "a/3.md": source(id=IDS[0])})
    told: list[tuple[int, int]] = []
    read_archive(tmp_path, CATEGORIES, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
