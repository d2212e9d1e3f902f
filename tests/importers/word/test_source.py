from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path, PurePath

import pytest

from bantin.dates import parse
from bantin.importers.account import Account, Outcome
from bantin.importers.run import run_import
from bantin.importers.word import office_program, source
from bantin.importers.word.draft import make_draft, open_file
from tests.importers.office import GIF, Office
from tests.importers.word.making import docx, p, picture, run
from tests.importers.word.test_office_block import head

# Only the parts that tell what it is: the mark of a compound file and the name of its stream of text.
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(200)
NOTICE = docx(
    head("ỦY BAN NHÂN DÂN", "QUẬN SÔNG MÂY", "Số: 12/TB-UBND"),
    p(run("THÔNG BÁO", "b"), centred=True),
    p(run("Về việc nghỉ Tết", "b"), centred=True),
    p("Nghỉ bảy ngày."),
)


def take(office: Office, data: bytes, name: str = "bai.docx") -> Account:
    """Import one file."""
    (office.beside / name).write_bytes(data)
    return run_import(office.beside / name, office.content)


def test_a_word_file_becomes_a_draft_with_its_pictures(office: Office) -> None:
    """An article from Word has no day yet: it waits as a draft, title, lead, text and pictures in place."""
    account = take(
        office,
        docx(
            p("Giao ban công tác tháng 1", style="Title"),
            p(run("Sáng ngày 06/01/2021, Quận ủy tổ chức hội nghị giao ban.", "b")),
            p("Nội dung."),
            p(picture("a", "Hội trường")),
            p("Quang cảnh hội nghị", style="Caption"),
            links={"a": ("image", "media/image1.gif")},
            parts={"word/media/image1.gif": GIF},
        ),
    )
    assert (account.outcomes, account.drafts) == ({Outcome.WRITTEN: 1}, 1)
    assert account.pictures == {"found": 1, "unpacked": 1}
    (article,) = office.archive.articles
    assert article.title == "Giao ban công tác tháng 1"
    assert article.summary == "Sáng ngày 06/01/2021, Quận ủy tổ chức hội nghị giao ban."
    (file,) = (office.content / "images").rglob("*.gif")
    shown = f"/{file.relative_to(office.content).as_posix()}"
    assert article.body.strip() == f'Nội dung.\n\n![Hội trường]({shown} "Quang cảnh hội nghị")'
    assert file.read_bytes() == GIF


def test_a_word_file_that_an_article_offers_is_no_article_itself(office: Office) -> None:
    """In a mirror the forms that pages offer go along with them, at the first import and the next; others come in."""
    (office.beside / "mau-don.docx").write_bytes(NOTICE)
    (office.beside / "bai.docx").write_bytes(docx(p("Giao ban tháng 1", style="Title"), p("Nội dung.")))
    office.write([office.record(content_html='<p>Xem <a href="mau-don.docx">mẫu đơn</a>.</p>')])
    for outcome in (Outcome.WRITTEN, Outcome.UNCHANGED):
        account = run_import(office.beside, office.content)
        assert account.outcomes == {outcome: 2}
        assert (account.files["found"], account.files["read"], account.files["belonging"]) == (3, 2, 1)
    assert len(list((office.content / "files").rglob("*.docx"))) == 1


def test_an_issued_document_has_the_day_it_was_issued(office: Office) -> None:
    """Number, day, issuer and matter stand in the fields of the document box; its day is the article's."""
    assert take(office, NOTICE).drafts == 0
    (article,) = office.archive.articles
    assert article.title == "Thông báo về việc nghỉ Tết"
    assert article.date == parse("06/01/2021").moment
    assert article.document is not None
    assert (article.document.number, article.document.date) == ("12/TB-UBND", article.date)
    assert article.document.issuer == "ỦY BAN NHÂN DÂN QUẬN SÔNG MÂY"
    assert article.document.summary == "Về việc nghỉ Tết"
    assert article.body.strip() == "Nghỉ bảy ngày."


def test_a_mended_file_renews_its_article_and_another_of_the_name_is_another(office: Office) -> None:
    """Every month's "giao-ban.docx" is an article of its own; a word mended in one of them is not."""
    first = take(office, docx(p("Giao ban tháng 1", style="Title"), p("Môt.")), "giao-ban.docx")
    mended = take(office, docx(p("Giao ban tháng 1", style="Title"), p("Một.")), "giao-ban.docx")
    other = take(office, docx(p("Giao ban tháng 2", style="Title"), p("Hai.")), "giao-ban.docx")
    assert [one.outcomes for one in (first, mended, other)] == [
        {Outcome.WRITTEN: 1},
        {Outcome.UPDATED: 1},
        {Outcome.WRITTEN: 1},
    ]
    again = take(office, docx(p("Giao ban tháng 2", style="Title"), p("Hai.")), "giao-ban.docx")
    assert again.outcomes == {Outcome.UNCHANGED: 1}


def test_another_picture_under_the_same_name_is_taken_in(office: Office) -> None:
    """Word calls its first picture image1 in every file: the bytes tell, not the name."""
    links = {"a": ("image", "media/image1.gif")}
    for data in (GIF, GIF + b"khac"):
        parts = {"word/media/image1.gif": data}
        account = take(office, docx(p("Tin", style="Title"), p("Bài."), p(picture("a")), links=links, parts=parts))
    assert account.outcomes == {Outcome.UPDATED: 1}
    assert len(list((office.content / "images").rglob("*.gif"))) == 2


def test_what_was_lost_on_the_way_stands_in_the_account(office: Office) -> None:
    """Tracked changes, formulas and the like are named as the losses of any other source are."""
    account = take(office, docx(p("Tin", style="Title"), p("Bài ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")))
    assert account.losses["formula"] == 1


@pytest.mark.parametrize(
    ("name", "opening", "expected"),
    [
        ("a.docx", b"", True),
        ("A.DOC", b"", True),
        ("a.rtf", b"{\\rtf", True),
        ("bai", b"PK\x03\x04....word/document.xml", True),
        ("a.zip", b"PK\x03\x04....anh.jpg", False),
        ("a.jsonl", b"{}", False),
        ("a.jsonl.gz", b"\x1f\x8b", False),
    ],
)
def test_word_files_are_known_by_name_or_content(name: str, opening: bytes, expected: bool) -> None:
    """A wrong suffix does not make a file something else, and an empty .docx is named as a broken one."""
    assert source.knows(PurePath(name), opening) is expected


# What stands in for LibreOffice: it is asked the same way, and answers as the test says.
Program = Callable[[str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return how to install a program in the place of LibreOffice, which does what its text says."""

    def install(text: str) -> Path:
        script = tmp_path / "soffice.py"
        script.write_text(f"import sys, pathlib, time\narguments = sys.argv[1:]\n{text}", encoding="utf-8")
        path = tmp_path / ("soffice.bat" if sys.platform == "win32" else "soffice")
        start = f'@"{sys.executable}" "{script}" %*' if sys.platform == "win32" else f"#!{sys.executable}\n"
        path.write_text(
            start if sys.platform == "win32" else start + script.read_text(encoding="utf-8"), encoding="utf-8"
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("BANTIN_SOFFICE", str(path))
        return path

    return install


GIVES = """
source, out = pathlib.Path(arguments[-1]), pathlib.Path(arguments[arguments.index("--outdir") + 1])
assert arguments[arguments.index("--convert-to") + 1] == "docx" and "--headless" in arguments
profile = next(one for one in arguments if one.startswith("-env:UserInstallation=file://"))
assert str(source.parent) in profile and source.name == "document.doc"
assert source.read_bytes().startswith(b"\\xd0\\xcf")
out.mkdir()
(out / "document.docx").write_bytes(pathlib.Path({made!r}).read_bytes())
"""


@pytest.mark.parametrize("name", ["-rf *.doc", "doi-duoi.docx"])
def test_an_old_file_goes_through_libreoffice(office: Office, program: Program, tmp_path: Path, name: str) -> None:
    """It is given a copy under a name of ours and a profile of its own, and nothing of it stays behind."""
    made = tmp_path / "made.docx"
    made.write_bytes(docx(p("Báo cáo cũ", style="Title"), p("Nội dung cũ.")))
    program(GIVES.format(made=str(made)))
    assert take(office, OLD, name).outcomes == {Outcome.WRITTEN: 1}
    (article,) = office.archive.articles
    assert (article.title, article.body.strip()) == ("Báo cáo cũ", "Nội dung cũ.")


def test_without_libreoffice_an_old_file_is_named_with_what_to_do(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way out needs nothing installed: save as .docx."""
    monkeypatch.setattr(office_program, "find_program", lambda: "")
    account = take(office, OLD, "cu.doc")
    (found,) = account.report
    assert (found.code, account.outcomes) == ("word-no-office", {Outcome.SKIPPED: 1})
    assert "Save As" in found.fix


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rong.doc", b""),
        ("cat.doc", OLD[:100]),
        ("bang-tinh.doc", OLD.replace("WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le"))),
        ("loi.doc", b"<html><p>404</p></html>"),
        ("chu.rtf", "chỉ là chữ".encode()),
        ("khac.odt", docx(p("A."))[:40]),
    ],
)
def test_what_is_no_old_word_file_is_not_shown_to_libreoffice(
    office: Office, program: Program, tmp_path: Path, name: str, data: bytes
) -> None:
    """It takes anything for a text, and would make an article of signs without sense."""
    asked = tmp_path / "asked"
    program(f"pathlib.Path({str(asked)!r}).touch()")
    assert [one.code for one in take(office, data, name).report] == ["word-broken"]
    assert not asked.exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "word-office-failed"), ("sys.exit(77)", "word-office-failed"), ("time.sleep(60)", "word-office-slow")],
)
def test_libreoffice_that_does_not_answer_is_said(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch, text: str, expected: str
) -> None:
    """It may fail, or hang: the import goes on in bounded time."""
    # A busy machine may take a while to start it.
    monkeypatch.setattr(office_program, "SECONDS", 1.5 if expected == "word-office-slow" else 60.0)
    program(text)
    assert [one.code for one in take(office, OLD, "cu.doc").report] == [expected]


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as Unix does")
def test_what_libreoffice_started_ends_with_it(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The program of that name only starts another: both are ended."""
    number = tmp_path / "number"
    program(
        "import subprocess\nchild = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(number)!r}).write_text(str(child.pid))\nchild.wait()"
    )
    # A busy machine may not even have started it so soon.
    for seconds in (1.5, 10.0, 60.0):
        monkeypatch.setattr(office_program, "SECONDS", seconds)
        take(office, OLD, "cu.doc")
        if number.exists():
            break
    child = int(number.read_text(encoding="utf-8"))
    for _ in range(100):
        if not is_running(child):
            break
        time.sleep(0.05)
    assert not is_running(child)


def is_running(process: int) -> bool:
    """Tell whether a process is there and not merely waiting to be counted out."""
    try:
        os.kill(process, 0)
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def test_the_installed_libreoffice_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the environment, on the path, or where its installer puts it."""
    monkeypatch.delenv("BANTIN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    place = tmp_path / "LibreOffice"
    monkeypatch.setattr(office_program, "_PLACES", (str(place),))
    assert office_program.find_program() == ""
    place.touch()
    assert office_program.find_program() == str(place)


def test_a_draft_from_word_is_told_what_its_command_can_do(tmp_path: Path) -> None:
    """The command for one file neither fetches nor is run again for a picture."""
    links = {"a": ("image", "https://cu.example.vn/anh/a.jpg"), "b": ("image", "media/b.emf")}
    path = tmp_path / "bai.docx"
    path.write_bytes(docx(p("Chữ."), p(picture("a")), p(picture("b")), links=links, parts={"word/media/b.emf": b"x"}))
    draft = make_draft(open_file(path), path, tmp_path / "content", "2021")
    lost = [one for one in draft.findings if one.code == "picture-lost"]
    assert lost
    assert not any("--fetch" in one.fix or "chạy lại" in one.fix or "packed:" in one.text for one in lost)
