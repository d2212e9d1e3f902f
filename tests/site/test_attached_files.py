"""The text of PDF files that articles offer, on its way through the whole build."""

from __future__ import annotations

import pytest
from site_in_a_string import Build, Site, article, identifier

from bantin.search.engine import Answer
from bantin.search.generations import read_generation
from bantin.search.pointer import index_folder
from tests.pdf import samples

ARCHIVE = (
    article("a.md", id=identifier(1), more="attachments:\n- /files/2021/ke-hoach.pdf | Kế hoạch\n")
    + article("b.md", id=identifier(2), more="document_number: 12/TB-UBND\ndocument_file: /files/2021/tb.PDF\n")
    + article("c.md", id=identifier(3), more="attachments:\n- /files/2021/quet.pdf | Bản quét\n")
    + article(
        "d.md", id=identifier(4), more="attachments:\n- /files/2021/bang.xlsx | Bảng\n- /files/2021/ke-hoach.pdf\n"
    )
    + article("e.md", id=identifier(5), more="attachments:\n- /files/2021/hong.pdf | Hỏng\n")
    + article(
        "go.md",
        id=identifier(6),
        status="withdrawn",
        withdrawn_reason="Sai",
        more="attachments:\n- /files/2021/go.pdf | Đã gỡ\n",
    )
)
FILES = {
    "files/2021/ke-hoach.pdf": samples.with_text("Khảo sát địa chất khu vực bến phà"),
    "files/2021/tb.PDF": samples.with_text("Lịch tiêm phòng dại cho chó mèo"),
    "files/2021/quet.pdf": samples.scan(3),
    "files/2021/bang.xlsx": b"PK",
    "files/2021/hong.pdf": b"%PDF-1.7",
    "files/2021/go.pdf": samples.scan(),
}


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    return build_once(ARCHIVE, files=FILES)


def ask(site: Site, question: str) -> Answer:
    """Return what the index of the last build answers."""
    return read_generation(index_folder(site.state, site.output)).engine.search(question)


def ids(site: Site, question: str) -> set[str]:
    """Return the ids of the results."""
    return {hit.id for hit in ask(site, question).hits}


def test_words_that_only_a_file_holds_find_its_articles(site: Site) -> None:
    """Each article that offers a file is found by what the file says, with a passage of it."""
    assert ids(site, "khảo sát địa chất") == {identifier(1), identifier(4)}
    assert "<mark>Khảo sát địa chất</mark> khu vực" in ask(site, "khảo sát địa chất").hits[0].passage


def test_the_file_of_a_document_is_searched(site: Site) -> None:
    """The text of the official document leads to the article about it, whatever the case of the file's ending."""
    assert ids(site, "tiem phong dai") == {identifier(2)}


def test_files_without_text_are_published_and_told_of(site: Site) -> None:
    """A scan and a broken file hold nothing back; the hint stands where the file is named."""
    assert site.status == 0, site.said
    assert {"files/2021/quet.pdf", "files/2021/hong.pdf"} <= site.files()
    assert site.find(f"{identifier(3)}.html")
    assert "c.md:8:3: gợi ý [pdf-scan] Tệp “files/2021/quet.pdf”" in site.said
    assert "e.md:8:3: gợi ý [pdf-broken]" in site.said
    assert site.said.count("[pdf-") == 2


def test_a_hint_holds_nothing_back_in_a_strict_build(build: Build) -> None:
    """Even where warnings are errors, an article with a scan goes out."""
    site = build(ARCHIVE, files=FILES, BANTIN_STRICT="1")
    assert site.status == 0, site.said
    assert site.find(f"{identifier(3)}.html")


def test_an_edited_file_is_found_by_its_new_words(build: Build) -> None:
    """Another file of the same name takes the place of the old one in the index; its article was not touched."""
    build(ARCHIVE, files=FILES)
    site = build(files={"files/2021/ke-hoach.pdf": samples.with_text("Sửa chữa sân vận động")})
    assert ids(site, "khảo sát địa chất") == set()
    assert ids(site, "sửa chữa sân vận động") == {identifier(1), identifier(4)}


def test_a_site_may_do_without(build: Build) -> None:
    """With a limit of 0 no file is read, and nothing is said of any."""
    site = build(ARCHIVE, 'VIETNAMESE_SEARCH={"max_pdf_bytes": 0}', files=FILES)
    assert ids(site, "khảo sát địa chất") == set()
    assert "[pdf-" not in site.said


def test_a_file_above_the_limit_is_told_of(build: Build) -> None:
    """A file that is larger than the site allows is published and named."""
    site = build(ARCHIVE, 'VIETNAMESE_SEARCH={"max_pdf_bytes": 10}', files=FILES)
    assert site.status == 0, site.said
    assert "a.md:8:3: gợi ý [pdf-too-large]" in site.said
