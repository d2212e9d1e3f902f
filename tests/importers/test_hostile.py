"""Sources that lie, explode or reach out: said in a sentence, bounded, and nothing is written outside of the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bantin.importers.account import Account, Outcome
from bantin.importers.markup import MAX_CHARACTERS, MAX_TAGS, HtmlError, parse_html
from bantin.importers.run import run_import
from bantin.importers.saved_page import MAX_BYTES
from tests.growth import assert_linear, assert_no_dearer
from tests.importers.office import GIF, Conversion, Office
from tests.importers.portal_pages import article, page, path_of, publisher

OUTWARD = [
    "../../../ra-ngoai",
    "..\\..\\ra-ngoai",
    "/etc/ra-ngoai",
    "C:\\ra-ngoai",
    "....//ra-ngoai",
    "a/../../../ra-ngoai",
]


def files_outside(office: Office) -> set[Path]:
    """Return every file of the test's folder that is neither source nor content."""
    root = office.content.parent
    return {one for one in root.rglob("*") if one.is_file() and office.content not in one.parents} - {
        one for one in root.rglob("*") if office.beside in one.parents
    }


def codes(account: Account) -> list[str]:
    return [one.code for one in account.report if one.severity.value == "error"]


@pytest.mark.parametrize("name", OUTWARD)
def test_no_name_leads_out_of_the_folder(office: Office, name: str) -> None:
    """Categories, titles, ids, addresses and pictures that are paths to elsewhere stay words."""
    for path in (office.beside.parent / "ra-ngoai.gif", office.beside.parent / "ra-ngoai.pdf"):
        path.write_bytes(GIF)
    before = files_outside(office)
    html = f'<p><img src="{name}.gif"> <a href="{name}.pdf">tệp</a></p>'
    record = office.record(id=name, url=name, title=name, category=name, category_name=name, content_html=html)
    account = office.take(record)
    assert account.outcomes == {Outcome.WRITTEN: 1}
    assert (account.pictures["lost"], account.attachments["copied"]) == (1, 0)
    assert files_outside(office) == before
    assert len(office.archive.articles) == 1


@pytest.mark.parametrize("name", OUTWARD)
def test_no_page_leads_out_of_the_folder(office: Office, name: str) -> None:
    """Neither the address of a saved page nor what it shows reaches files beside the mirror."""
    (office.beside.parent / "ra-ngoai.gif").write_bytes(GIF)
    before = files_outside(office)
    main = article(f'<p>A</p><img src="{name}.gif"><a href="{name}.gif">b</a>', title=name)
    (office.beside / "a.html").write_text(page(main, f"/{name}/-/view_content/1-{name}"), encoding="utf-8")
    account = run_import(office.beside, office.content)
    assert (account.pictures["copied"], account.attachments["copied"]) == (0, 0)
    assert files_outside(office) == before


def test_an_address_that_is_none_costs_the_address_alone(office: Office) -> None:
    """A page whose own script names no address a browser could go to is read without one."""
    saved = page(article("<p>A</p>", title="A"), path_of(1), mirrored=False).replace(
        'return"https://', 'return"https://['
    )
    (office.beside / "a.html").write_text(saved, encoding="utf-8")
    assert run_import(office.beside, office.content).outcomes == {Outcome.WRITTEN: 1}


def test_a_page_of_100_megabytes_is_refused(office: Office) -> None:
    """It is not even read to its end."""
    path = office.beside / "a.html"
    path.write_text(page(article("<p>A</p>", title="A"), path_of(1)), encoding="utf-8")
    with path.open("r+b") as stream:
        stream.truncate(100_000_000)
    account = run_import(path, office.content)
    assert MAX_BYTES < 100_000_000
    assert codes(account) == ["page-too-large"]
    assert office.files == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * (MAX_TAGS + 1),
        "&" * (MAX_TAGS + 1),
        '<p title="' * 2000,
        "a" + " " * MAX_CHARACTERS + "b",
        "<div>" * 5000,
    ],
)
def test_html_that_would_take_for_ever_is_not_made_a_tree(html: str, office: Office) -> None:
    """Too many tags, signs that never end, too much of all, too deep: the words alone are kept, and that is said."""
    with pytest.raises(HtmlError) as caught:
        parse_html(html)
    assert Conversion(f"Đầu. {html}").lost == {caught.value.kind: 1}
    assert Conversion(f"Đầu. {html}").markdown.startswith("Đầu.")
    account = office.take(office.record(content_html=f"<p>Chữ.</p>{html}"))
    assert account.outcomes == {Outcome.WRITTEN: 1}
    assert "Chữ." in office.text()


@pytest.mark.parametrize(
    ("before", "sign", "after"), [("<p>a", " ", "b</p>"), ("<h2>a", "#", "b</h2>"), ('<img srcset="', "a", ' b">')]
)
def test_the_same_sign_without_end_is_read_once(before: str, sign: str, after: str) -> None:
    """Spaces, marks and letters by the hundred thousand take a time in proportion to their number."""
    assert_linear(lambda count: Conversion(f"{before}{sign * count}{after}"), 100_000)


@pytest.mark.parametrize("tag", ["table", "table><tr><td", "figure", "a href=x", "ul><li", "div"])
def test_elements_in_elements_take_no_longer_than_beside_one_another(tag: str) -> None:
    """What is asked of each element and all that it holds is bounded: the words alone are kept beyond."""
    inner = "<b>chữ</b> " * 8000

    def convert() -> None:
        made = Conversion(f"{f'<{tag}>' * 450}{inner}")
        assert made.lost == {"nesting": 1}
        assert made.markdown.count("chữ") == 8000

    assert_no_dearer(convert, lambda: Conversion(f"{f'<{tag}></{tag}>' * 450}{inner}"))


def test_captions_too_deep_to_follow_keep_their_words() -> None:
    """Where reading ends for want of room, what was read till then is not lost."""
    made = Conversion(f"{'<figure><figcaption>chữ ' * 300}<p>hết</p>")
    assert made.lost == {"nesting": 1}
    assert (made.markdown.count("chữ"), made.markdown.count("hết")) == (300, 1)


def test_a_pasted_picture_may_be_large() -> None:
    """A picture in the text is bounded by the file alone: pages of real offices have them by the megabyte."""
    packed = "QUJD" * (MAX_CHARACTERS // 3)
    assert parse_html(f'<p>A</p><img src="data:image/png;base64,{packed}">').find("img") is not None


def test_a_long_text_in_references_is_no_attack() -> None:
    """Portals write every letter with a mark as a reference: a report has more of them than the bound on signs."""
    words = "&agrave;&#7843;&#x1EBF; " * MAX_TAGS
    assert parse_html(f"<p title=a&#32;b>{words}&lt;</p>").get_text() == "àảế " * MAX_TAGS + "<"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", b"<html><script>alert(1)</script></html>"),
        ("a.jpg", b"MZ\x90\x00"),
        ("a.png", b"%PDF-1.4"),
        ("a.gif", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.jpg", b""),
    ],
)
def test_pictures_that_lie_are_not_taken(office: Office, name: str, content: bytes) -> None:
    """What calls itself a picture and is none is lost by name; one of another kind gets the name of its kind."""
    (office.beside / name).write_bytes(content)
    (office.beside / "that.png").write_bytes(GIF)
    account = office.take(office.record(content_html=f'<img src="{name}"><img src="that.png">'))
    assert account.pictures == {"found": 2, "lost": 1, "copied": 1}
    copied = [path for path in (office.content / "images").rglob("*") if path.is_file()]
    assert [path.suffix for path in copied] == [".gif"]


@pytest.mark.parametrize("content", [b"<!DOCTYPE html><title>404</title>", b"\xef\xbb\xbf\n <HTML>", b"<script>"])
def test_an_error_page_that_is_called_a_file_is_no_attachment(office: Office, content: bytes) -> None:
    """Mirrors save what the server said instead of the file; nothing that runs in a browser is given out."""
    (office.beside / "a.pdf").write_bytes(content)
    account = office.take(office.record(content_html='<a href="a.pdf">Kế hoạch</a>'))
    assert account.attachments == {"found": 1, "lost": 1}
    assert "](https://cu.example.vn/tin/a.pdf)" in office.text()


def test_values_that_are_nothing_of_what_they_should_be_spoil_nothing(office: Office) -> None:
    """Numbers for texts, lists for dates, halves of letters: each is named, and the next record comes in."""
    lines = [
        json.dumps(
            {
                "key": 5,
                "title": {"a": 1},
                "aliases": [["x"]],
                "draft": "yes",
                "losses": [["no-such-kind", ""]],
                "attached": {"a": "b"},
            }
        ),
        '{"title": "\\ud800 nửa chữ", "body": "\\u0000 A", "content_html": "\\udc00<p>\\u0001B</p>", "url": "http://[::1"}',
        json.dumps(office.record(), ensure_ascii=False),
    ]
    account = office.take(*lines)
    assert account.outcomes == {Outcome.SKIPPED: 1, Outcome.WRITTEN: 2}
    assert len(office.archive.articles) == 2


def test_what_the_site_would_hold_back_is_not_handed_on(office: Office) -> None:
    """A number of views no site has, a day that is none and codes that mean nothing cost themselves alone."""
    odd = office.record(views=10**30, document_date="1.234.567", title="\ufdd0Ra quân\U0001fffe", tags=["\ufdd0"])
    account = office.take(odd)
    assert account.outcomes == {Outcome.WRITTEN: 1}
    (found,) = office.archive.articles
    assert not office.archive.report.has_errors
    assert (found.title, found.views, found.document) == ("Ra quân", 0, None)


def test_a_page_whose_words_lie_deep_is_read_as_soon_as_any(office: Office) -> None:
    """No element is read to its end to be told that it is not the line with the date."""

    def take(spans: str) -> None:
        made = f"<!DOCTYPE html><html><main><h1>A</h1>{spans}{'<b>chữ</b> ' * 6000}</main>"
        (office.beside / "a.html").write_text(made, encoding="utf-8")
        assert run_import(office.beside, office.content).read == 1

    assert_no_dearer(lambda: take("<span>" * 60), lambda: take("<span></span>" * 60))


def test_an_article_longer_than_the_site_takes_is_named(office: Office) -> None:
    """The build would hold it back, so it is not written; the next one is."""
    long = office.record(id="2", url="", title="Báo cáo", body="chữ " * 500_000)
    account = office.take(long, office.record())
    assert account.outcomes == {Outcome.SKIPPED: 1, Outcome.WRITTEN: 1}
    assert codes(account) == ["too-long"]
    assert not office.archive.report.has_errors


def test_a_letter_with_marks_without_end_is_read_as_soon_as_any(office: Office) -> None:
    """More marks than Unicode allows for in running text are decoration; dashes and dots of any number are none."""
    drawn = "…" * 100

    def take(count: int) -> None:
        marked = "a" + "\u0301\u0323" * count
        account = office.take(office.record(title=marked, lead=drawn, content_html=f"<p>{marked}</p>"))
        assert account.read == 1
        (found,) = office.archive.articles
        assert (len(found.title) <= 31, found.summary) == (True, drawn)

    assert_linear(take, 50_000)


def test_no_record_passes_for_an_entry_of_a_list(office: Office) -> None:
    """What our own readers tell one another has no name that a line of a file could use."""
    account = office.take(office.record(listed=True))
    assert account.outcomes == {Outcome.WRITTEN: 1}
    assert account.ignored == {"listed": 1}


def test_a_list_whose_entries_are_never_closed_is_read_as_soon_as_any(office: Office) -> None:
    """Each entry then lies in the one before it; its own is what comes before the next begins."""
    words = "chữ " * 20_000
    unclosed = (
        '<div class="asset-abstract"><h3 class="asset-title"><a href="{}">Tin</a></h3><p class="asset-summary">Tóm tắt.'
    )

    def take(count: int) -> None:
        entries = "".join(unclosed.format(path_of(number)) for number in range(count))
        (office.beside / "a.html").write_text(page(publisher(entries, f"<p>{words}</p>"), "/tin"), encoding="utf-8")
        assert run_import(office.beside, office.content).read == count
        assert not any("chữ" in office.text(file) for file in office.files)

    assert_linear(take, 300)


def test_many_links_in_one_cell_are_read_as_soon_as_any(office: Office) -> None:
    """Old portals put a whole list into one cell of a table: it is no entry of any of them."""

    def take(count: int) -> None:
        links = "".join(f'<a href="{path_of(number)}">Tin {number}</a> ' for number in range(count))
        cell = f"<table><tr><td>{links}</td></tr></table>"
        (office.beside / "a.html").write_text(page(cell, "/tin"), encoding="utf-8")
        assert run_import(office.beside, office.content).outcomes == {Outcome.SKIPPED: count}

    assert_linear(take, 1500)


def test_a_reference_to_a_number_without_end_stops_nothing(office: Office) -> None:
    """A character of 5,000 digits is none, in a page and in a channel; the words around it come in."""
    words = f"Một &#{'1' * 5000}; hai"
    (office.beside / "a.html").write_text(page(article(f"<p>{words}</p>", title="A"), path_of(1)), encoding="utf-8")
    link = "<link>https://cu.example.vn/b.html</link>"
    item = f"<item><title>B</title>{link}<description><![CDATA[<p>{words}</p>]]></description></item>"
    (office.beside / "b.xml").write_text(f'<rss version="2.0"><channel>{item}</channel></rss>', encoding="utf-8")
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.WRITTEN: 2}
    assert all("Một \ufffd hai" in office.text(file) for file in office.files)
