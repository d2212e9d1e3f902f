from __future__ import annotations

from bantin.importers.account import Outcome
from bantin.importers.relinking import relink
from tests.importers.office import Office, Record

AT = "https://x.vn/tin"


def linked(office: Office, number: int, *targets: str, **fields: str) -> Record:
    """Return an article that leads to addresses."""
    html = "".join(f'<p><a href="{one}">Xem thêm</a></p>' for one in targets)
    return office.record(id="", url=f"{AT}/bai{number}.html", title=f"Bài {number}", content_html=html, **fields)


def test_links_between_imported_articles_lead_to_the_new_site(office: Office) -> None:
    """By the old address, which leads on there, whichever of the two came first; others keep theirs."""
    records = [
        linked(office, 1, "bai2.html", "http://www.x.vn/tin/bai2.html#muc", "bai9.html", "https://y.vn/tin/bai2.html"),
        linked(office, 2, f"{AT}/bai1.html", f"{AT}/bai2.html?in=1"),
    ]
    assert office.take(*records).outcomes == {Outcome.WRITTEN: 2}
    first, second = sorted(office.archive.articles, key=lambda one: one.title)
    assert "](/tin/bai2.html)" in first.body
    assert "](/tin/bai2.html#muc)" in first.body
    assert "](https://x.vn/tin/bai9.html)" in first.body
    assert "](https://y.vn/tin/bai2.html)" in first.body
    assert "](/tin/bai1.html)" in second.body
    assert "](https://x.vn/tin/bai2.html?in=1)" in second.body
    before = {path: path.read_bytes() for path in office.content.rglob("*") if path.is_file()}
    assert office.take(*records).outcomes == {Outcome.UNCHANGED: 2}
    assert before == {path: path.read_bytes() for path in office.content.rglob("*") if path.is_file()}


def test_links_lead_to_what_came_in_before_and_not_to_drafts(office: Office) -> None:
    """An earlier import counts as well; an article that is not public has no page to lead to."""
    office.take(linked(office, 1))
    office.take(linked(office, 2, "bai1.html"), linked(office, 3, "bai4.html"), linked(office, 4, date=""))
    bodies = {one.title: one.body for one in office.archive.articles}
    assert "](/tin/bai1.html)" in bodies["Bài 2"]
    assert "](https://x.vn/tin/bai4.html)" in bodies["Bài 3"]


def test_what_an_editor_changed_is_not_relinked(office: Office) -> None:
    """The file is the editor's, also where a link in it has a place by now."""
    office.take(linked(office, 1, "bai2.html"))
    path = office.content / office.files[0]
    path.write_text(office.text() + "Thêm.\n", encoding="utf-8")
    office.take(linked(office, 1, "bai2.html"), linked(office, 2))
    assert "](https://x.vn/tin/bai2.html)" in path.read_text(encoding="utf-8")


def test_only_links_are_changed() -> None:
    """What was typed and looks like one stays; a link in a table of HTML is one too."""
    markdown = '[a](https://x.vn/a) \\[b\\](https://x.vn/a) <a href="https://x.vn/a">https://x.vn/a</a>'
    expected = '[a](/a) \\[b\\](https://x.vn/a) <a href="/a">https://x.vn/a</a>'
    assert relink(markdown, {"https://x.vn/a": "/a"}) == expected
