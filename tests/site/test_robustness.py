"""What people put into a content folder by mistake, and what a build makes of it."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from page_checks import file_of, links, pages_of, words
from pictures import photograph
from site_in_a_string import Build, Site, article, identifier

HEAD = "---\nid: {id}\ntitle: {title}\ndate: 2021-01-06\ncategory: dang-doan-the\n---\n\n"
ODD_NAMES = (
    "bài số 1 – (bản cuối).md",
    unicodedata.normalize("NFD", "chữ rời đầy đủ.md"),
    "#50% ? & 'x'.md",
    "---.md",
    "😀.md",
    f"{'rất-dài-' * 25}.md"[-80:],
    "nhiều.dấu.chấm.md",
    "CHỮ HOA.MD",
    "a\nb.md",
    f"{'/'.join(f'tầng {level}' for level in range(30))}/sâu.md",
    "thư mục.md/bài trong.md",
)
FILES = ("kế hoạch #1 (50%)?.pdf", unicodedata.normalize("NFD", "mẫu đơn.docx"), "a+b&c;d='e'.pdf")


def head(number: int, title: str) -> bytes:
    return HEAD.format(id=identifier(number), title=title).encode()


@pytest.fixture(scope="module")
def odd(build_once: Build) -> Site:
    """Build articles that are all right, in files called as people call them."""
    files = {name: head(at, f"Tên {at}") + b"N\xe1\xbb\x99i dung." for at, name in enumerate(ODD_NAMES)}
    offered = "attachments:\n" + "".join(f'- "/files/{name}"\n' for name in FILES)
    body = "![Đồi](</images/ảnh 1.jpg>)\n\n![Đồi](/images/%E1%BA%A3nh%201.jpg)\n\n"
    body += "[tải](</files/kế hoạch %231 (50%25)%3f.pdf>)"
    text = article("tep.md", id="cccccccc", more=offered, body=body)
    text += article("nul.md", id="dddddddd", title="Ký tự\x00lạ", body="Một\x00hai\x08ba\x0cbốn\u2028năm\ufffe.")
    pictures = {"images/ảnh 1.jpg": photograph()}
    return build_once(text, files={**files, **pictures, **{f"files/{name}": name.encode() for name in FILES}})


@pytest.fixture(scope="module")
def pages(odd: Site) -> dict[str, ET.Element]:
    return pages_of(odd.output)


def test_no_name_of_a_file_keeps_an_article_from_being_published(odd: Site) -> None:
    """Blanks, marks, both Unicode spellings, signs, capital letters, deep folders: all go out."""
    assert odd.status == 0, odd.said
    assert f"đã đăng {len(ODD_NAMES) + 2}," in odd.said
    for at, name in enumerate(ODD_NAMES):
        assert [path for path in odd.files() if path.endswith(f"{identifier(at)}.html")], name


def test_addresses_hold_plain_letters_alone(odd: Site) -> None:
    """Whatever a file is called, its page's address can be read out on the telephone."""
    articles = [path for path in odd.files() if path.startswith("dang-doan-the/2021/")]
    assert len(articles) == len(ODD_NAMES) + 3
    assert not [path for path in articles if not re.fullmatch(r"[a-z0-9/-]+\.html", path)]
    assert f"dang-doan-the/2021/{identifier(3)}.html" in articles


def test_links_to_oddly_named_files_resolve(odd: Site, pages: dict[str, ET.Element]) -> None:
    """An attachment with blanks, ``#``, ``?`` and ``%`` in its name can be fetched from its page."""
    page = pages[odd.find("/tep-cccccccc.html")]
    offered = {file_of(one) for one in links(page) if "/files/" in one}
    assert {f"files/{name}" for name in FILES} <= offered <= odd.files()


def test_every_link_of_the_odd_site_resolves(odd: Site, pages: dict[str, ET.Element]) -> None:
    """No page leads to a file that is not there."""
    for path, page in pages.items():
        assert {file_of(one, path) for one in links(page)} - {None} <= odd.files(), path


def test_control_characters_do_not_reach_a_page_or_a_feed(odd: Site) -> None:
    """NUL and its like are dropped; pages and feeds stay well formed and keep the words."""
    page = odd.find("/nul-dddddddd.html")
    for path in (page, "feed/atom.xml", "feed/rss.xml", "feed/feed.json"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ufffe]", odd.read(path)), path
        assert "bốn" in odd.read(path)
    odd.xml("feed/atom.xml")
    odd.xml("feed/rss.xml")


def test_files_that_are_no_articles_are_named_and_the_others_go_out(build: Build) -> None:
    """Too long, another encoding, empty, no head, an open head, cut-off bytes: each is held back with its place."""
    bad = {
        "dai.md": (head(1, "Bài hỏng") + b"x " * 2_500_000, "1:1", "file-too-large"),
        "latin.md": (head(2, "Bài hỏng") + "Một.\nKỷ yếu café".encode("cp1252", "ignore"), "9:9", "encoding-bad"),
        "utf16.md": ("---\ntitle: Bài hỏng\n---\n".encode("utf-16"), "1:1", "encoding-bad"),
        "rong.md": (b"", "1:1", "front-matter-missing"),
        "khong-dau.md": ("Chỉ có chữ.".encode(), "1:1", "front-matter-missing"),
        "mo.md": ("---\ntitle: Bài hỏng\n\nThân bài.".encode(), "1:1", "front-matter-open"),
        "dong.md": ("---\ntitle: Bài hỏng\nkhông phải mục\n---\n".encode(), "3:1", "front-matter-line"),
    }
    site = build(article("tot.md", title="Bài tốt"), files={name: data for name, (data, _, _) in bad.items()})
    assert site.status == 1
    for name, (_, place, code) in bad.items():
        assert f"content/{name}:{place}: lỗi [{code}]" in site.said, site.said
    assert f"{len(bad) + 1} bài, đã đăng 1, hẹn giờ 0, bản nháp 0, giữ lại vì lỗi {len(bad)}." in site.said
    assert "Traceback" not in site.said
    assert site.naming("Bài hỏng") == []
    assert "Bài tốt" in site.read("index.html")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system knows no named pipes and lets nobody make symlinks")
def test_files_that_cannot_be_read_hold_nothing_up(build: Build, tmp_path: Path) -> None:
    """A link to nothing, a link in a circle, a pipe, a name that is no text: the others go out, nothing waits."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "mat.md").symlink_to("khong-co.md")
    (content / "vong").symlink_to(content)
    os.mkfifo(content / "ong.md")
    (Path(os.fsdecode(os.fsencode(content) + b"/l\xe1.md"))).write_bytes(head(5, "Tên hỏng"))
    site = build(SITE_FILES + article("tot.md", title="Bài tốt"))
    assert "content/mat.md:1:1: lỗi [file-unreadable]" in site.said
    assert "content/ong.md:1:1: lỗi [file-unreadable]" in site.said
    assert "Traceback" not in site.said
    assert "Bài tốt" in site.read("index.html")
    assert words(pages_of(site.output)["index.html"]).count("Tên hỏng") >= 1
    assert "4 bài, đã đăng 2," in site.said


def test_names_longer_than_any_file_may_have_hold_nothing_up(build: Build) -> None:
    """A link, a picture, an attachment and an entry of the menu that no system would look for: all else stands."""
    name = "k" * 300
    linking = f"[Kế hoạch](/files/{name}.pdf), [bài]({name}.md)\n\n![Ảnh](images/{name}.jpg)"
    site = build(
        SITE_FILES.replace("\n\n-- cat", f'\n[[menu]]\nlabel = "Mẫu"\nhref = "/files/{name}.pdf"\n\n-- cat')
        + article("tot.md", title="Bài tốt")
        + article("dan.md", id=identifier(2), title="Bài dẫn", body=linking)
        + article("kem.md", id=identifier(3), title="Bài kèm", more=f"attachments: [/files/{name}.pdf]\n")
    )
    assert site.status == 1
    assert "Traceback" not in site.said
    assert "Không dựng được" not in site.said
    assert "Bài tốt" in site.read("index.html")


SITE_FILES = """
-- site.toml --
name = "Cổng"
short_name = "Cổng"
responsible_body = "Ủy ban"

-- categories.toml --
[[category]]
name = "Đảng - đoàn thể"
slug = "dang-doan-the"
order = 1
"""


@pytest.mark.parametrize("slug", ["index", "404"])
def test_standing_page_that_would_cover_another_is_held_back(build: Build, slug: str) -> None:
    """A standing page called as one of the site's own is named; all others stand."""
    site = build(article("a.md") + f"\n-- pages/{slug}.md --\n---\ntitle: Trang đè\n---\nChữ.\n")
    assert site.status == 1
    assert f"content/pages/{slug}.md:" in site.said
    assert "Traceback" not in site.said
    assert site.naming("Trang đè") == []
    assert "Một bài" in site.read("index.html")


def test_article_nested_without_end_does_not_stop_the_build(build: Build) -> None:
    """Thousands of quotation marks, brackets and stars are text or an error of that article alone."""
    bodies = [
        "> " * 3000 + "x",
        "[" * 5000,
        "*" * 5000 + "a",
        "- " * 2000 + "x",
        "<div>" * 3000,
        "`" * 9999,
        "![" * 3000,
    ]
    text = "".join(
        article(f"s{at}.md", id=identifier(at), title=f"Sâu {at}", body=body) for at, body in enumerate(bodies)
    )
    site = build(text + article("tot.md", id="cccccccc", title="Bài tốt"))
    assert "Traceback" not in site.said
    assert re.search(r"\d+ bài, đã đăng \d", site.said), site.said
    assert "Bài tốt" in site.read("index.html")
    pages_of(site.output)


def test_files_of_old_windows_editors_are_read(build: Build) -> None:
    """A byte order mark and line ends of Windows, in articles as in the site's own files, are no error."""
    content = build(article("a.md")).content
    for name in ("a.md", "site.toml", "categories.toml"):
        text = (content / name).read_text(encoding="utf-8").replace("\n", "\r\n")
        (content / name).write_bytes(f"\ufeff{text}".encode())
    site = build()
    assert site.status == 0, site.said
    assert "đã đăng 1," in site.said


def test_old_address_never_covers_a_file_to_take_home(build: Build) -> None:
    """An alias that is the address of an attachment, or lies below it, is refused; the attachment stays."""
    more = "attachments: [/files/a.pdf]\naliases: [/files/a.pdf, /files/a.pdf/x.html, /cu]\n"
    site = build(article("a.md", more=more), files={"files/a.pdf": b"%PDF"})
    assert "Traceback" not in site.said
    assert site.said.count("[alias-taken]") == 2
    assert (site.output / "files/a.pdf").read_bytes() == b"%PDF"
    assert "cu/index.html" in site.files()
