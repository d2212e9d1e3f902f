"""Pages that a browser saved as a single file."""

from __future__ import annotations

import quopri
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart

import pytest

from bantin.importers.account import Outcome
from bantin.importers.run import run_import
from tests.importers.office import GIF, Office
from tests.importers.portal_pages import article, page, path_of

PAGE = """<!DOCTYPE html><html><body><article><h1>Hội nghị tổng kết</h1><p>Ngày đăng 06/01/2021 | 17:07</p>
<p>Đoạn một.</p><img src="anh/a.gif" data-src="x.gif" alt="Ảnh"><img src="cid:anh@may"></article></body></html>"""
ADDRESS = "https://cu.example.vn/tin/hop-1.html"


def archive(html: str) -> bytes:
    """Return a page in one piece, as browsers save it."""
    whole = MIMEMultipart("related", type="text/html")
    text = MIMENonMultipart("text", "html")
    text["Content-Transfer-Encoding"] = "quoted-printable"
    text.set_payload(quopri.encodestring(html.encode()).decode())
    text["Content-Location"] = ADDRESS
    picture = MIMEImage(GIF, "gif")
    picture["Content-Location"] = "https://cu.example.vn/tin/anh/a.gif"
    other = MIMEImage(GIF + b"b", "gif")
    other["Content-ID"] = "<anh@may>"
    for part in (text, picture, other):
        whole.attach(part)
    return whole.as_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html"])
def test_a_page_in_one_file_is_an_article_with_its_pictures(office: Office, name: str) -> None:
    """Words, address and pictures come out of the one file, whatever it is called; again it is the same."""
    (office.beside / name).write_bytes(archive(PAGE))
    account = run_import(office.beside / name, office.content)
    assert account.outcomes == {Outcome.WRITTEN: 1}
    assert (account.pictures["found"], account.pictures["unpacked"]) == (2, 2)
    (found,) = office.archive.articles
    assert (found.title, found.aliases) == ("Hội nghị tổng kết", ("/tin/hop-1.html",))
    assert found.body.strip().startswith("Đoạn một.\n\n![Ảnh](/images/2021/")
    assert run_import(office.beside / name, office.content).outcomes == {Outcome.UNCHANGED: 1}


def test_a_page_of_the_portal_in_one_file_is_one_of_the_portal(office: Office) -> None:
    """Its frame stays out, and its lead and number are found."""
    html = page(article("<p>Nội dung.</p>", line="06/01/2021 | 05:07 PM", title="Tin", lead="Dẫn."), path_of(1))
    (office.beside / "a.mhtml").write_bytes(archive(html).replace(ADDRESS.encode(), b"cid:x@may"))
    run_import(office.beside / "a.mhtml", office.content)
    (found,) = office.archive.articles
    assert (found.title, found.summary, found.body.strip()) == ("Tin", "Dẫn.", "Nội dung.")


def test_an_archive_without_a_page_is_named(office: Office) -> None:
    """So is one whose parts lie in one another without end."""
    whole = archive(PAGE)
    nested = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    for data in (whole.replace(b"text/html", b"text/xyz"), nested + b"--a\nContent-Type: multipart/mixed\n\n" * 2000):
        (office.beside / "a.mhtml").write_bytes(data)
        account = run_import(office.beside / "a.mhtml", office.content)
        assert [one.code for one in account.report] == ["page-broken"]
        assert not account.is_complete
