from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bantin.dates import parse
from bantin.identity import read_identity
from bantin.importers.account import SHOWN, Outcome
from bantin.importers.intake import Wishes
from bantin.importers.run import run_import
from tests.importers.office import PAGE, Office


def test_importing_again_changes_no_byte(office: Office) -> None:
    """The second import of the same file finds everything as it is."""
    records = [office.record(), office.record(id="2", url="", title="Khác")]
    assert office.take(*records).outcomes == {Outcome.WRITTEN: 2}
    before = {path: path.read_bytes() for path in office.content.rglob("*") if path.is_file()}
    assert office.take(*records).outcomes == {Outcome.UNCHANGED: 2}
    assert before == {path: path.read_bytes() for path in office.content.rglob("*") if path.is_file()}


def test_a_changed_source_renews_a_file_nobody_touched(office: Office) -> None:
    """A new text from the old system comes through; id and address stay."""
    office.take(office.record())
    address = office.archive.articles[0].id
    assert office.take(office.record(title="Tít mới", body="Mới.")).outcomes == {Outcome.UPDATED: 1}
    (found,) = office.archive.articles
    assert (found.id, found.title, found.body.strip()) == (address, "Tít mới", "Mới.")


def test_what_an_editor_typed_is_never_lost(office: Office) -> None:
    """An edited file stays as it is; only a source that has changed as well is said."""
    office.take(office.record())
    path = office.content / office.files[0]
    path.write_text(office.text() + "Thêm.\n", encoding="utf-8")
    assert office.take(office.record()).outcomes == {Outcome.KEPT: 1}
    account = office.take(office.record(body="Mới."))
    assert account.outcomes == {Outcome.KEPT: 1}
    assert [one.code for one in account.report] == ["edited"]
    assert path.read_text(encoding="utf-8").endswith("Thêm.\n")


def test_a_file_an_editor_moved_is_found_by_its_id(office: Office) -> None:
    """Moved or renamed, with or without the memory of earlier imports, an article is not imported twice."""
    office.take(office.record())
    moved = office.content / "tin-phuong" / "ra-quan.md"
    moved.parent.mkdir()
    shutil.move(office.content / office.files[0], moved)
    assert office.take(office.record()).outcomes == {Outcome.UNCHANGED: 1}
    shutil.rmtree(office.content / ".import")
    assert office.take(office.record()).outcomes == {Outcome.UNCHANGED: 1}
    assert office.files == ["tin-phuong/ra-quan.md"]


def test_without_memory_a_changed_file_counts_as_edited(office: Office) -> None:
    """Where nobody can say who changed a file, it stays."""
    office.take(office.record())
    (office.content / ".import" / "ledger.json").write_text("{broken", encoding="utf-8")
    assert office.take(office.record(body="Mới.")).outcomes == {Outcome.KEPT: 1}


def test_an_article_an_editor_deleted_does_not_come_back(office: Office) -> None:
    """Deleting is a decision too; how to undo it is said."""
    office.take(office.record())
    (office.content / office.files[0]).unlink()
    account = office.take(office.record())
    assert account.outcomes == {Outcome.SKIPPED: 1}
    assert [one.code for one in account.report] == ["deleted"]
    assert office.files == []


def test_equal_titles_are_two_articles(office: Office) -> None:
    """Two articles with one title lie side by side, and their addresses stay at a second import."""
    records = [office.record(id=str(n), url="", body=f"Bài {n}") for n in (1, 2, 3)]
    assert office.take(*records).outcomes == {Outcome.WRITTEN: 3}
    assert len(office.files) == 3
    assert {one.slug or one.path.stem for one in office.archive.articles} == {"phuong-mai-dong-ra-quan-don-ve-sinh"}
    assert office.take(*reversed(records)).outcomes == {Outcome.UNCHANGED: 3}


def test_the_same_article_twice_in_a_file_is_taken_once(office: Office) -> None:
    """Of two records with one address the first is taken, the other named with the line of the first."""
    account = office.take(office.record(), office.record(body="Khác."))
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.SKIPPED: 1}
    (found,) = account.report
    assert found.code == "duplicate"
    assert "dòng 1" in found.text


def test_a_record_without_id_or_address_is_told_by_its_content(office: Office) -> None:
    """Nothing but text is enough to be recognised the next time."""
    record = {"title": "A", "body": "B", "date": "2021-01-06"}
    office.take(record)
    assert office.take(record).outcomes == {Outcome.UNCHANGED: 1}


def test_two_origins_never_share_an_id(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two addresses derive the same id, the second gets another, and keeps it."""
    monkeypatch.setattr(
        "bantin.article.identifiers.derive", lambda origin: "bbbbbbb3" if origin.endswith(" 2") else "bbbbbbb2"
    )
    records = [office.record(url=f"{PAGE}?{n}", title=f"Bài {n}") for n in (1, 2)]
    office.take(*records)
    assert {one.id for one in office.archive.articles} == {"bbbbbbb2", "bbbbbbb3"}
    assert office.take(*reversed(records)).outcomes == {Outcome.UNCHANGED: 2}


@pytest.mark.parametrize("title", ["Con", "…", "NUL", "Aux"])
def test_every_title_makes_a_file_that_any_system_takes(office: Office, title: str) -> None:
    """A title that is a device of Windows, or holds no letter, still names a file."""
    office.take(office.record(title=title))
    assert Path(office.files[0]).stem not in {"con", "nul", "aux", ""}
    assert len(office.archive.articles) == 1
    assert office.take(office.record(title=title)).outcomes == {Outcome.UNCHANGED: 1}


def test_the_folder_builds_by_itself(office: Office) -> None:
    """Where there is no site yet, names to be replaced are written; a site that is there stays."""
    assert office.take(office.record()).new_site
    assert read_identity(office.content / "site.toml").name
    assert not office.take(office.record()).new_site


def test_categories_are_added_once_and_said(office: Office) -> None:
    """An unknown category is added with its name, and all later articles go there."""
    account = office.take(office.record(), office.record(id="2", url=""))
    assert account.categories == ["Môi trường"]
    assert office.take(office.record(id="3", url="")).categories == []


def test_a_default_date_publishes_what_has_none(office: Office) -> None:
    """With a date given for all that lack one, they are published, and that is said."""
    account = run_import(office.write([office.record(date=None)]), office.content, Wishes(parse("01/07/2020")))
    (found,) = office.archive.articles
    assert (found.date.year, found.status.value) == (2020, "published")
    assert [one.code for one in account.report] == ["date-default"]


def test_what_comes_in_is_counted_out(office: Office) -> None:
    """Every line that is not empty is written, unchanged, kept or skipped by name; the account adds up."""
    undated = office.record(id="2", url="", date=None)
    account = office.take(office.record(), "{broken", office.record(), '["a"]', undated, "", "{}")
    assert account.read == 6
    assert account.outcomes == {Outcome.WRITTEN: 2, Outcome.SKIPPED: 4}
    assert sum(one.severity.value == "error" for one in account.report) == 4
    content = json.loads(account.as_json())
    assert content["read"] == content["written"] + content["unchanged"] + content["skipped"]
    assert len(content["findings"]) == 5


def test_the_account_shows_a_few_of_a_kind_and_counts_the_rest(office: Office) -> None:
    """A thousand lost pictures do not hide one broken line; the numbers are exact."""
    images = [{"src": f"https://cu.example.vn/{n}.jpg"} for n in range(50)]
    shown = office.take(office.record(images=images, reactions=1), "{broken").as_text()
    assert shown.count("[picture-lost]") == SHOWN + 1
    assert f"{50 - SHOWN} mục [picture-lost]" in shown
    assert "[bad-json]" in shown
    assert "mất 50" in shown
    assert "reactions (1)" in shown
    assert shown.endswith("bỏ qua 1. Trong đó 0 bài để ở dạng nháp.")


def test_progress_is_told_record_by_record(office: Office) -> None:
    """Whoever waits learns how many of how many are done."""
    told: list[tuple[int, int]] = []
    source = office.write([office.record(), "{broken", "", "{}"])
    run_import(source, office.content, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_packed_file_is_imported(office: Office) -> None:
    """JSON Lines packed by gzip are read as they are."""
    account = run_import(office.pack([office.record()]), office.content)
    assert account.outcomes == {Outcome.WRITTEN: 1}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(min_size=1, max_size=40), category=st.text(max_size=20), lead=st.text(max_size=40))
def test_whatever_the_words_the_build_reads_the_article(office: Office, title: str, category: str, lead: str) -> None:
    """No title, category or lead makes a file that a build would hold back."""
    shutil.rmtree(office.content, ignore_errors=True)
    record = office.record(title=title, category="", category_name=category, lead=lead, body="Nội dung.")
    account = office.take(record)
    archive = office.archive
    assert len(archive.articles) == account.outcomes[Outcome.WRITTEN] == 1
    assert not archive.report.has_errors
