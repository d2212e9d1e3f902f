"""The index that a build leaves for those who search."""

from __future__ import annotations

import shutil
from pathlib import Path

from site_in_a_string import Build, Site, article, identifier

from bantin.search.engine import Answer
from bantin.search.generations import Generation, read_generation
from bantin.search.pointer import RECORD, index_folder
from bantin.search.record.checker import check


def generation(site: Site) -> Generation:
    """Return the index of the last build."""
    return read_generation(index_folder(site.state, site.output))


def ask(site: Site, question: str) -> Answer:
    """Return what the index of the last build answers."""
    return generation(site).engine.search(question)


def ids(site: Site, question: str) -> list[str]:
    """Return the ids of the first results."""
    return [hit.id for hit in ask(site, question).hits]


ARCHIVE = (
    article("giai.md", id=identifier(1), title="Giải phóng mặt bằng đường ven sông", body="Nhận tiền từ thứ hai.")
    + article(
        "van-ban.md",
        id=identifier(2),
        title="Quyết định mới",
        body="Kính gửi các phường.",
        more="document_number: 316/KL-STNMT-TTr\ndocument_summary: Kết luận thanh tra đất công\n",
    )
    + article("go.md", id=identifier(3), title="Bài kỳ lạ", status="withdrawn", withdrawn_reason="Sai số liệu")
    + article("het.md", id=identifier(4), title="Thông báo cũ kỳ lạ", expires="2024-01-01")
    + article("mai.md", id=identifier(5), title="Tin ngày mai kỳ lạ", date="2030-01-06 17:07")
    + article("nhap.md", id=identifier(6), title="Bài nháp kỳ lạ", status="draft")
)


def test_a_question_without_marks_finds_the_article(build_once: Build) -> None:
    """Whoever types without marks finds the accented article, its address and its date."""
    site = build_once(ARCHIVE)
    hit = ask(site, "giai phong mat bang").hits[0]
    assert hit.id == identifier(1)
    assert hit.title == "<mark>Giải phóng mặt bằng</mark> đường ven sông"
    assert (site.output / hit.record["url"].lstrip("/")).is_file()
    assert hit.record["date"].startswith("2021-01-06")


def test_the_document_that_an_article_announces_is_found(build_once: Build) -> None:
    """The number and the summary of an official document lead to the article about it."""
    site = build_once(ARCHIVE)
    assert ids(site, "316/KL-STNMT-TTr") == [identifier(2)]
    assert ids(site, "thanh tra đất công") == [identifier(2)]


def test_only_public_articles_are_found(build_once: Build) -> None:
    """What was withdrawn, has expired, is yet to come or is being written is not in the index."""
    site = build_once(ARCHIVE)
    assert generation(site).size == 2
    assert ids(site, "kỳ lạ") == []


def test_the_index_lies_outside_the_site(build_once: Build) -> None:
    """Nothing of the index is published."""
    site = build_once(ARCHIVE)
    assert [path for path in site.files() if path.endswith(("segment.bin", "segment.json", "current.json"))] == []


def test_an_edit_makes_a_new_generation_and_nothing_else_does(build: Build) -> None:
    """A build without changes leaves the index as it is; an edit is found and the old words are not."""
    site = build(ARCHIVE)
    first = generation(site).digest
    build()
    assert generation(site).digest == first
    build(article("giai.md", id=identifier(1), title="Làm lại chợ đầu mối", body="Từ tháng sau."))
    assert generation(site).digest != first
    assert ids(site, "cho dau moi") == [identifier(1)]
    assert identifier(1) not in ids(site, "giai phong mat bang")


def test_a_site_without_articles_has_an_index(build: Build) -> None:
    """Before the first article every question has an answer: nothing."""
    site = build()
    assert site.status == 0, site.said
    assert (generation(site).size, ask(site, "chợ").total) == (0, 0)


def test_the_lead_is_in_the_index_once(build: Build) -> None:
    """The beginning of an article without a summary weighs as its lead and is shown once."""
    site = build(article("a.md", body="Mưa lớn ở phường Bảy.\n\nĐường ngập."))
    shown = ask(site, "mưa lớn").hits[0].passage
    assert shown.count("Mưa lớn") == 1
    assert "Đường ngập" in shown


def test_the_index_is_named_by_the_folder_of_the_site(tmp_path: Path) -> None:
    """Two sites of one checkout keep their indexes apart."""
    assert index_folder(tmp_path, Path("a/one")) != index_folder(tmp_path, Path("a/two"))


def test_the_record_is_kept_with_the_index(build: Build) -> None:
    """Whoosh's index holds what the arrays hold: after a first build, after an edit, and when it had been lost."""
    for given in (ARCHIVE, ARCHIVE.replace("Nhận tiền", "Nhận đủ tiền")):
        site = build(given)
        folder = index_folder(site.state, site.output)
        assert check(folder / RECORD, list(generation(site).segments.values())) == []
        shutil.rmtree(folder / RECORD)
        assert check(folder / RECORD, list(generation(site).segments.values())) != []
        site = build(given)
        assert check(folder / RECORD, list(generation(site).segments.values())) == []


def test_a_site_may_do_without_the_files_for_browsers(build: Build) -> None:
    """Where the setting says so, the site holds no index, and its pages name none."""
    site = build(ARCHIVE, 'VIETNAMESE_SEARCH={"in_browser": false}')
    assert not (site.output / "tim-kiem" / "chi-muc").exists()
    assert "data-module" not in (site.output / "tim-kiem" / "index.html").read_text(encoding="utf-8")
