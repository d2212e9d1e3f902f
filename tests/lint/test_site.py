from __future__ import annotations

from pathlib import Path

import pytest

from bantin.report import Diagnostic, Severity
from tests.lint.samples import run, source, write

LONG = " ".join(f"Khu phố {number} họp bàn việc chung." for number in range(12))


def article(content: Path, name: str, body: str = "Nội dung.", **fields: str) -> None:
    """Write an article with an id of its own."""
    letters = "bcdfghjkmnpq"
    text = source(body).replace("k7m2q9xb", f"k7m2q9x{letters[len(list(content.rglob('*.md')))]}")
    for field, value in fields.items():
        old = next((line for line in text.split("\n") if line.startswith(f"{field}: ")), "")
        text = text.replace(old or "title:", f"{field}: {value}" if old else f"{field}: {value}\ntitle:", 1)
    write(content, name, text)


def found(content: Path, code: str) -> list[Diagnostic]:
    """Return what is found under the code in the whole folder."""
    return [one for one in run(content).report if one.code == code]


def test_one_id_for_two_articles_is_found(content: Path) -> None:
    """The later of two articles with one id is named, with the other."""
    article(content, "thong-bao/2021/a.md", id="k7m2q9xz")
    article(content, "thong-bao/2021/b-sau.md", id="k7m2q9xz")
    (one,) = found(content, "id-twice")
    assert one.position.path.name == "b-sau.md"
    assert "a.md" in one.text


def test_old_addresses_and_strays_are_told_as_a_build_does(content: Path) -> None:
    """An alias of two articles and a file that is no article are said by the code that says so in a build."""
    article(content, "thong-bao/2021/a.md", aliases="/tin/1.html")
    article(content, "thong-bao/2021/b.md", aliases="/tin/1.html")
    (content / "thong-bao" / "bai.txt").write_text("Nháp", encoding="utf-8")
    assert len(found(content, "alias-twice")) == 1
    assert len(found(content, "article-ending")) == 1


@pytest.mark.parametrize(
    "address",
    [
        *("/thong-bao/2021/khong-co-k7m2q9xz.html", "/files/khong-co.pdf", "/khong-co.html", "/chuyen-muc-cu/a.html"),
        *("khong-co.pdf", "abc/def.html", "giao-ban", "<khoản 2 Điều này>"),
    ],
)
def test_a_link_within_the_site_that_leads_nowhere_is_an_error(content: Path, address: str) -> None:
    """Articles, files, pages and categories that are not there are errors, at the place of the link."""
    article(content, "thong-bao/2021/a.md", f"Chữ.\n\nXem [ở đây]({address}).")
    (one,) = found(content, "link-dead")
    assert one.severity is Severity.ERROR
    assert (one.position.line, one.position.column) == (10, 13 + address.startswith("<"))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/",
            "/thong-bao/",
            "/thong-bao/2021/",
            "/thong-bao/2021/2.html",
            "/thong-bao/feed/rss.xml",
            "/tim-kiem/?q=a",
        ),
        *("/tim-kiem/?q=a", "/luu-tru/2021/", "/nguon-tin/", "/the/a/"),
        *("/thong-bao/2021/b-k7m2q9xc.html", "/files/co.pdf", "/gioi-thieu.html", "/tin/1.html", "https://a.vn/x.html"),
        *("b.md", "../../pages/gioi-thieu.md", "/pages/gioi-thieu.md", "/hop/c.md"),
    ],
)
def test_a_link_that_leads_somewhere_is_let_be(content: Path, address: str) -> None:
    """What is there, what a build makes, and what lies elsewhere is not found wrong."""
    article(content, "thong-bao/2021/a.md", f"Xem [ở đây]({address}).")
    article(content, "thong-bao/2021/b.md", aliases="/tin/1.html")
    article(content, "hop/c.md")
    write(content, "pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nChữ.\n")
    (content / "files").mkdir()
    (content / "files" / "co.pdf").write_bytes(b"%PDF")
    assert [str(one) for one in run(content).report if one.code in ("link-dead", "link-unknown")] == []


def test_each_dead_link_is_told_at_its_own_place(content: Path) -> None:
    """An address within a longer one is none of its kind, and of two equal ones both are told."""
    written = (
        "[a](https://a.example.vn/mau/) và [b](/mau/), [![Ảnh](/images/hop.jpg)](/mau/), [c]({static}/files/a b.pdf)."
    )
    article(content, "thong-bao/2021/a.md", written)
    columns = [one.position.column for one in found(content, "link-dead")]
    assert [written[at - 1 :].partition(")")[0] for at in columns] == ["/mau/", "/mau/", "{static}/files/a b.pdf"]
    assert len(set(columns)) == 3


@pytest.mark.parametrize("link", ["/thong-bao/2021/b-k7m2q9xc.html", "b.md", "/tin/1.html", "/the/hop/"])
@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ({"status": "draft"}, True),
        ({"date": "2026-02-01 07:00", "slug": "b"}, True),
        ({"date": "2021-02-01 07:00"}, False),
        ({"date": "2021-02-01 07:00", "status": "withdrawn", "withdrawn_reason": "Sai số liệu"}, False),
    ],
)
def test_a_link_to_what_is_not_public_yet_is_asked_about(
    content: Path, link: str, fields: dict[str, str], is_found: bool
) -> None:
    """A draft and a schedule, their old addresses and tags lead nowhere for now, which an article just as far may."""
    link = link.replace("2021", fields.get("date", "2021")[:4])
    article(content, "thong-bao/2021/a.md", f"Xem [ở đây]({link}).")
    article(content, "thong-bao/2021/b.md", "[Mình](b.md)", aliases="/tin/1.html", tags="Họp", **fields)
    told = [one for one in run(content).report if one.code in ("link-dead", "link-unknown")]
    assert [(one.position.path.name, one.position.column, one.severity) for one in told] == (
        [("a.md", 13, Severity.WARNING)] if is_found else []
    )


def test_a_link_to_no_file_is_an_error(content: Path) -> None:
    """What a build warns of, a link to an article's file that is not there, is an error of an article being written."""
    article(content, "thong-bao/2021/a.md", "Xem [bài trước](khong-co.md).")
    assert [one.severity for one in found(content, "link-unknown")] == [Severity.ERROR]


def test_a_text_published_twice_is_found(content: Path) -> None:
    """The later of two articles with one text is named, whatever their titles; short texts may be alike."""
    article(content, "thong-bao/2021/a.md", LONG)
    article(content, "thong-bao/2021/b-sau.md", LONG.replace(". ", ".\n\n"), title="Tên khác")
    article(content, "thong-bao/2021/c.md", "Nghỉ lễ.")
    article(content, "thong-bao/2021/d.md", "Nghỉ lễ.")
    (one,) = found(content, "text-twice")
    assert one.position.path.name == "b-sau.md"
    assert "thong-bao/2021/a.md" in one.text


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ({"date": "2026-02-01"}, True),
        ({"date": "2027-02-01 07:00"}, True),
        ({"date": "2026-02-01 07:00"}, False),
        ({"date": "2026-02-01", "status": "draft"}, False),
        ({"date": "2026-01-05"}, False),
    ],
)
def test_a_day_ahead_is_found_unless_it_is_a_schedule(content: Path, fields: dict[str, str], is_found: bool) -> None:
    """A future day without a time, or one far ahead, is asked about; a schedule and a draft are not."""
    article(content, "thong-bao/2021/a.md", **fields)
    assert bool(found(content, "date-ahead")) == is_found


def test_what_is_turned_off_is_not_said(content: Path) -> None:
    """The checks of all files together can be turned off as rules can."""
    article(content, "thong-bao/2021/a.md", LONG)
    article(content, "thong-bao/2021/b.md", LONG, date="2027-02-01")
    (content / "lint.toml").write_text('off = ["text-twice", "date-ahead"]', encoding="utf-8")
    assert found(content, "text-twice") == found(content, "date-ahead") == []


def test_a_draft_that_was_just_made_can_be_committed(content: Path) -> None:
    """The picture its template names is not there yet, and another draft may say the same: neither is an error."""
    for name in "ab":
        body = '![Đại biểu](/images/2021/hoi-nghi.jpg "Ảnh: …")\n\n' + "Ngày …, tại …, … tổ chức hội nghị. " * 10
        article(content, f"thong-bao/2021/{name}.md", body, status="draft")
    report = run(content).report
    assert not report.has_errors
    assert [one.severity for one in report if one.code == "picture-missing"] == [Severity.WARNING] * 2
    assert {one.code for one in report} & {"text-twice", "placeholder"} == set()
