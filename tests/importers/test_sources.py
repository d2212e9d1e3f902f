from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bantin.importers.account import Account, Outcome
from bantin.importers.intake import Wishes
from bantin.importers.run import run_import
from bantin.importers.sources import find_kind, find_sources
from tests.importers.office import GIF, Office, Record


def snapshot(folder: Path) -> dict[Path, bytes]:
    """Return every file of a folder with what it holds."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_read_file_by_file(office: Office) -> None:
    """All files of known kinds below a folder are taken in, and the steps of progress are those of all of them."""
    (office.beside / "sau").mkdir()
    office.write([office.record(), "{broken"])
    (office.beside / "sau" / "b.jsonl").write_text(json.dumps(office.record(url="", id="2")), encoding="utf-8")
    told: list[tuple[int, int]] = []
    account = run_import(office.beside, office.content, progress=lambda done, total: told.append((done, total)))
    assert account.outcomes == {Outcome.WRITTEN: 2, Outcome.SKIPPED: 1}
    assert account.files["read"] == 2
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_dry_run_says_the_same_and_writes_nothing(office: Office) -> None:
    """What would come in, with its pictures and losses, is told to the number; not even the folder is made."""
    (office.beside / "images").mkdir()
    (office.beside / "images" / "a.gif").write_bytes(GIF)
    records: list[Record | str] = [
        office.record(images=[{"src": "a.gif"}, {"src": "mat.gif"}]),
        "{broken",
        office.record(id="2", url=""),
    ]
    source = office.write(records)
    tried = run_import(source, office.content, Wishes(dry_run=True))
    assert not office.content.exists()
    done = run_import(source, office.content)

    def told(account: Account) -> dict[str, object]:
        return {name: one for name, one in json.loads(account.as_json()).items() if name != "dry_run"}

    assert told(tried) == told(done)
    assert "Chạy thử" in tried.as_text()


def test_a_dry_run_over_an_archive_changes_no_byte(office: Office) -> None:
    """Categories, memory and articles stay as they are, also where the source has changed."""
    office.take(office.record())
    before = snapshot(office.content)
    changed = office.write([office.record(title="Tít mới"), office.record(id="2", url="", category_name="Khác")])
    account = run_import(changed, office.content, Wishes(dry_run=True))
    assert account.outcomes == {Outcome.UPDATED: 1, Outcome.WRITTEN: 1}
    assert snapshot(office.content) == before


def test_what_is_cut_off_goes_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that died, even without a last word, is run again: nothing is missing, nothing is there twice."""
    records = [office.record(id=str(number), url="", body=f"Bài {number}") for number in range(5)]
    source = office.write(records)
    with monkeypatch.context() as patch:
        patch.setattr("bantin.importers.intake.Intake.finish", lambda _self: None)

        def stop(done: int, _total: int) -> None:
            if done == 3:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run_import(source, office.content, progress=stop)
    assert len(office.files) == 3
    assert run_import(source, office.content).outcomes == {Outcome.UNCHANGED: 3, Outcome.WRITTEN: 2}
    assert len(office.archive.articles) == 5


def test_the_folder_that_takes_articles_in_is_no_source(office: Office) -> None:
    """Importing the folder above both reads nothing of what was written."""
    office.write([office.record()])
    run_import(office.beside, office.content)
    again = run_import(office.beside.parent, office.content)
    assert again.files["found"] == 1
    assert again.outcomes == {Outcome.UNCHANGED: 1}


@pytest.mark.skipif(os.name == "nt", reason="making links takes rights on Windows")
def test_links_lead_neither_out_nor_round(office: Office) -> None:
    """A link to a file elsewhere is passed over, one to a folder above leads nowhere."""
    outside = office.beside.parent / "mat.jsonl"
    outside.write_text(json.dumps(office.record()), encoding="utf-8")
    (office.beside / "a.jsonl").symlink_to(outside)
    (office.beside / "vong").symlink_to(office.beside, target_is_directory=True)
    found = find_sources(office.beside, office.content)
    assert (found.files, found.counts["hidden"]) == ([], 1)


def test_what_cannot_be_read_is_named_and_stops_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, a picture and a folder without the right to read them: the others come in."""
    (office.beside / "khoa").mkdir()
    for name in ("a.html", "b.html", "khoa/c.html"):
        (office.beside / name).write_text("<article><h1>A</h1><p>06/01/2021</p><p>B</p></article>", encoding="utf-8")
    (office.beside / "khoa.gif").write_bytes(GIF)
    office.write([office.record(images=["khoa.gif"])])
    opened, scanned, told = Path.open, os.scandir, list[str]()

    def refuse(path: object) -> None:
        if Path(str(path)).name in ("a.html", "khoa.gif", "khoa"):
            raise PermissionError(13, "Permission denied", str(path))

    def late(path: object) -> None:
        # Once it could be read.
        told.append(Path(str(path)).name)
        if told.count("b.html") > 1:
            raise OSError(5, "Input/output error", str(path))

    def open_file(path: Path, *arguments: Any, **options: Any) -> Any:
        refuse(path)
        if path.name == "b.html":
            late(path)
        return opened(path, *arguments, **options)

    def scan(path: Any) -> Any:
        refuse(path)
        return scanned(path)

    monkeypatch.setattr(Path, "open", open_file)
    monkeypatch.setattr(os, "scandir", scan)
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.SKIPPED: 3}
    named = {one.position.path.as_posix() for one in account.report if one.code == "unreadable"}
    assert named == {"a.html", "b.html", "khoa"}
    assert (account.files["found"], account.files["read"], account.files["unreadable"]) == (4, 2, 1)
    assert [one.code for one in account.report if "khoa.gif" in one.text] == ["picture-lost"]


def test_what_word_leaves_beside_an_open_file_is_hidden(office: Office) -> None:
    """It has the ending of a Word file, and is none."""
    office.write([office.record()])
    (office.beside / "~$ng-bao.docx").write_bytes(b"\x05user")
    account = run_import(office.beside, office.content)
    assert (account.is_complete, account.files["hidden"]) == (True, 1)


def test_a_file_of_no_kind_is_an_error_where_it_is_what_was_asked_for(office: Office) -> None:
    """Among others it is a hint; alone it is the whole import."""
    path = office.beside / "a.xyz"
    path.write_bytes(b"\x00\x01")
    account = run_import(path, office.content)
    assert not account.is_complete
    assert [one.code for one in account.report] == ["unknown-kind"]
    office.write([office.record()])
    assert run_import(office.beside, office.content).is_complete


def test_a_text_without_its_date_is_named_also_in_a_folder(office: Office) -> None:
    """It may be an article: it is counted as unknown and named with what to do, unless an article offers it."""
    (office.beside / "tot.txt").write_text("Tít\n\nNgày đăng 06/01/2021\n\nMột.\n\nHai.", encoding="utf-8")
    (office.beside / "thieu.txt").write_text("Tít khác\n\nMột.\n\nHai.", encoding="utf-8")
    (office.beside / "kem.txt").write_text("Danh sách.", encoding="utf-8")
    (office.beside / "robots.txt").write_text("User-agent: *", encoding="utf-8")
    office.write([office.record(content_html='<p><a href="kem.txt">Danh sách</a></p>')])
    for outcome in (Outcome.WRITTEN, Outcome.UNCHANGED):
        account = run_import(office.beside, office.content)
        assert account.outcomes == {outcome: 2}
        assert (account.files["unknown"], account.files["belonging"], account.files["unused"]) == (1, 2, 0)
        (named,) = [one for one in account.report if one.code == "text-no-date"]
        assert (named.position.path.name, named.severity.value) == ("thieu.txt", "warning")
        assert "Ngày đăng" in named.fix
    assert [one.code for one in run_import(office.beside / "thieu.txt", office.content).report] == ["text-no-date"]


def test_files_that_no_article_refers_to_are_named(office: Office) -> None:
    """What is shown or offered goes along, at every import; what is not is named, but for style sheets and the like."""
    (office.beside / "a.gif").write_bytes(GIF)
    (office.beside / "b.gif").write_bytes(GIF + b"b")
    (office.beside / "mat.pdf").write_bytes(b"%PDF-1.4")
    (office.beside / "trang.css").write_text("p{}", encoding="utf-8")
    office.write([office.record(images=["a.gif"])])
    for _ in range(2):
        account = run_import(office.beside, office.content)
        assert (account.files["found"], account.files["belonging"], account.files["unused"]) == (5, 2, 2)
        named = [one.position.path.name for one in account.report if one.code == "unused-file"]
        assert named == ["b.gif", "mat.pdf"]
        assert account.is_complete


def test_json_lines_are_known_by_what_they_hold(office: Office) -> None:
    """Whatever the file is called, a first line that is a whole object tells it."""
    path = office.beside / "xuat.txt"
    path.write_text(json.dumps(office.record()) + "\n", encoding="utf-8")
    assert run_import(path, office.content).outcomes == {Outcome.WRITTEN: 1}


@pytest.mark.parametrize(
    ("name", "opening", "kind"),
    [
        ("cong-van", b'{"title": "A"}\n', "json-lines"),
        ("cong-van.rtf", b"{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\n", "word"),
        ("cong-van.rtf", b"{\\rtf1}", "word"),
    ],
)
def test_braces_alone_make_no_record(office: Office, name: str, opening: bytes, kind: str) -> None:
    """The first line of a file from Word may begin and end as an object does."""
    (office.beside / name).write_bytes(opening)
    found = find_kind(office.beside / name)
    assert found is not None
    assert found.name == kind
