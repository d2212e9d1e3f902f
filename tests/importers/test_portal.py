"""Saved pages of the old portal become articles."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from bantin.article.model import Article
from bantin.importers.account import Account, Outcome
from bantin.importers.run import run_import
from bantin.markdown.body import Figure
from bantin.markdown.render import render
from tests.importers.office import GIF, Office
from tests.importers.portal_pages import HOST, article, entry, page, path_of, publisher

LINE = "Ngày đăng\n\t\t06/01/2021 | 05:07 PM\n&nbsp;|&nbsp;Lượt xem: 470"


class Mirror:
    """Pages saved below one folder, and what became of them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.root = office.beside

    def save(self, name: str, content: str | bytes) -> Path:
        """Save a page or another file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def take(self) -> Account:
        """Import the whole folder."""
        return run_import(self.root, self.office.content)

    @property
    def only(self) -> Article:
        """The only article that came of it."""
        (found,) = self.office.archive.articles
        return found


@pytest.fixture
def mirror(office: Office) -> Mirror:
    """Return a mirror of a portal."""
    return Mirror(office)


def adds_up(account: Account) -> bool:
    """Tell whether all that was read, of files, records, pictures and attachments, is accounted for."""
    files, told = account.files, sum(account.outcomes.values())
    known = sum(files[name] for name in ("read", "belonging", "unused", "switched", "unknown", "unreadable", "hidden"))
    carried = [
        counts["found"] == sum(counts[name] for name in ("copied", "fetched", "unpacked", "kept", "lost"))
        for counts in (account.pictures, account.attachments)
    ]
    return account.read == told and files["found"] == known and all(carried)


def test_an_article_page_gives_all_it_says(mirror: Mirror) -> None:
    """Title, date, views, lead, author, category and old address come out of their places, and nothing of the frame."""
    body = "<p>H&#7897;i ngh&#7883; di&#7877;n ra t&#7841;i nh&agrave; v&#259;n h&oacute;a.</p>"
    main = article(
        body, line=LINE, title="Giao ban th&aacute;ng 1", lead="S&aacute;ng 6/1, qu&#7853;n giao ban.", author="Thu Hà"
    )
    mirror.save("a.html", page(main, path_of(12), crumb="Đảng - đoàn thể"))
    account = mirror.take()
    found = mirror.only
    assert (found.title, found.views, found.author) == ("Giao ban tháng 1", 470, "Thu Hà")
    assert f"{found.date:%Y-%m-%d %H:%M}" == "2021-01-06 17:07"
    assert found.summary == "Sáng 6/1, quận giao ban."
    assert found.body.strip() == "Hội nghị diễn ra tại nhà văn hóa."
    assert (found.category.slug, found.category.name) == ("dang-doan-the", "Đảng - đoàn thể")
    assert found.aliases == ("/dang-doan-the/-/view_content/12-bai.html",)
    assert account.outcomes == {Outcome.WRITTEN: 1}
    assert adds_up(account)


@pytest.mark.parametrize(
    ("line", "date", "views"),
    [
        ("Ngày đăng 06/01/2021 | 17:07  | Lượt xem: 470", "2021-01-06 17:07", 470),
        ("Ngày đăng 06/01/2016 | 10:13 AM &nbsp;|&nbsp;View count: 1.426", "2016-01-06 10:13", 1426),
        ("Publish date 23/03/2016 | 03:48 PM", "2016-03-23 15:48", None),
        ("21/12/2012 | 12:00 AM", "2012-12-21", None),
        ("Ngày đăng 26/12/2019 | 12:07 AM", "2019-12-26 00:07", None),
    ],
)
def test_every_form_of_the_line_below_the_title_is_read(
    mirror: Mirror, line: str, date: str, views: int | None
) -> None:
    """Both clocks and both languages; 12:00 AM, which stands where the time was lost, leaves the day alone."""
    mirror.save("a.html", page(article("<p>Nội dung.</p>", line=line, title="Tin"), path_of(1)))
    mirror.take()
    text = mirror.office.text()
    assert f"\ndate: {date}\n" in text.replace('"', "")
    assert mirror.only.views == (views or mirror.only.views)
    assert ("views:" in text) == (views is not None)


def test_what_the_article_shows_comes_along(mirror: Mirror) -> None:
    """Relative pictures and files are found in the mirror; Word's spans go, tables, captions and links stay."""
    body = """<p class="MsoNormal"><span style="font-size:14pt"><span lang="VI">Toàn cảnh
<b>hội nghị</b></span></span><o:p></o:p></p>
<p><img src="../../../anh/hoi-nghi.jpg?t=1"></p><p><em>Đại biểu dự hội nghị tại nhà văn hóa</em></p>
<table border="1"><tr><th>Phường</th><th>Số hộ</th></tr><tr><td>Chợ Mây</td><td>120</td></tr></table>
<p>Xem <a href="../../../documents/10/K%E1%BA%BF ho%E1%BA%A1ch.pdf/kehoach1.pdf?t=5">kế hoạch</a>,
<a href="../../../documents/10/mat.doc">tệp đã mất</a>, <a href="2-tin.html">tin khác</a>.</p>"""
    mirror.save("dang-doan-the/-/view_content/1-bai.html", page(article(body, line=LINE, title="Tin"), path_of(1)))
    mirror.save("anh/hoi-nghi.jpg", GIF)
    mirror.save("documents/10/Kế hoạch.pdf/kehoach1.pdf", b"%PDF-1.4 ...")
    account = mirror.take()
    found = mirror.only
    assert (account.pictures["copied"], account.attachments["copied"], account.attachments["lost"]) == (1, 1, 1)
    lost = [one.text for one in account.report if one.code == "attachment-lost"]
    assert len(lost) == 1
    assert "mat.doc" in lost[0]
    assert adds_up(account)
    lines = [line for line in found.body.split("\n") if line]
    assert lines[0] == "Toàn cảnh **hội nghị**"
    assert lines[1].startswith("![](/images/2021/hoi-nghi-")
    assert "| Chợ Mây | 120 |" in lines
    assert "](/files/2021/kehoach1-" in found.body
    assert f"https://{HOST}/dang-doan-the/-/view_content/2-tin.html" in found.body
    shown = render(found.body, path=PurePosixPath("a/2021/a.md"))
    assert [one.caption for one in shown.parts if isinstance(one, Figure)] == ["Đại biểu dự hội nghị tại nhà văn hóa"]


def test_a_list_completes_the_articles_that_have_pages(mirror: Mirror) -> None:
    """What the article's page does not say, its views and other address, comes from the list; nothing comes twice."""
    listed = publisher(
        entry(
            f"/en{path_of(1)}", "Tin một", line="Ngày đăng 06/01/2021 | 05:07 PM | Lượt xem: 88", summary="Tóm tắt..."
        ),
    )
    mirror.save("dang.html", page(listed, "/dang-doan-the", crumb="Đảng - đoàn thể"))
    mirror.save("dang2.html", page(listed, "/dang-doan-the?cur=2", crumb="Đảng - đoàn thể"))
    mirror.save("z/a.html", page(article("<p>Cả bài.</p>", line="06/01/2021 | 05:07 PM", title="Tin một"), path_of(1)))
    account = mirror.take()
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.REPEATED: 2}
    assert mirror.only.views == 88
    assert mirror.only.body.strip() == "Cả bài."
    assert mirror.only.aliases == (path_of(1), f"/en{path_of(1)}")
    assert adds_up(account)
    assert mirror.take().outcomes == {Outcome.UNCHANGED: 1, Outcome.REPEATED: 2}


def test_an_article_known_from_a_list_alone_waits_as_a_draft(mirror: Mirror) -> None:
    """Its summary is kept and the gap is said; one known by its title alone is named."""
    listed = publisher(
        entry(
            path_of(1), "Có tóm tắt", line="06/01/2021 | 12:00 AM", summary="Tr&amp;ecirc;n &#273;&#7883;a b&agrave;n"
        ),
        entry(path_of(2), "Chỉ có tên"),
    )
    mirror.save("dang.html", page(listed, "/dang-doan-the", crumb="Đảng - đoàn thể"))
    account = mirror.take()
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.SKIPPED: 1}
    assert [one.code for one in account.report if one.severity.value != "hint"] == ["body-missing", "title-only"]
    text = mirror.office.text()
    assert "summary: Trên địa bàn" in text
    assert "status: draft" in text
    assert 'date: "2021-01-06"' in text
    # Once its page is saved, the draft becomes the article.
    mirror.save("a.html", page(article("<p>Cả bài.</p>", line="06/01/2021 | 12:00 AM", title="Có tóm tắt"), path_of(1)))
    assert mirror.take().outcomes[Outcome.UPDATED] == 1
    assert "status: draft" not in mirror.office.text()


def test_an_entry_without_title_or_address_spoils_no_list(mirror: Mirror) -> None:
    """What a summary alone tells of waits as a draft, an empty entry is none, and the others come in."""
    listed = publisher(entry("", ""), entry("", "", summary="Chỉ còn tóm tắt."), entry(path_of(1), "A", summary="B"))
    mirror.save("dang.html", page(listed.replace("<a href", "<i title").replace("</a>", "</i>", 2), "/dang-doan-the"))
    account = mirror.take()
    assert account.outcomes == {Outcome.WRITTEN: 2}
    assert adds_up(account)


def test_links_on_a_start_page_are_a_list_too(mirror: Mirror) -> None:
    """Where no list stands, whatever leads to an article counts, with the day and summary beside it."""
    main = f"""<ul><li><a href="{path_of(4, category="tin-tuc")}">Tin bốn
<span class="date_content_asset">(10/08/2022)</span></a>
<div class="x" data-summary="Tóm tắt bốn"></div></li></ul>"""
    menu = '<li><a href="/tin-tuc.html"> Tin tức, sự kiện</a></li>'
    mirror.save("index.html", page(main, "/", menu=menu))
    mirror.take()
    text = mirror.office.text()
    assert "title: Tin bốn\n" in text
    assert 'date: "2022-08-10"' in text
    assert "summary: Tóm tắt bốn" in text
    assert 'name = "Tin tức, sự kiện"' in (mirror.office.content / "categories.toml").read_text(encoding="utf-8")


def test_the_language_switcher_traps_nobody(mirror: Mirror) -> None:
    """However often the languages hang on an address, an article is one, and the copies are counted, not read."""
    inner = article("<p>Cả bài.</p>", line=LINE, title="Tin")
    mirror.save("tin/a.html", page(inner, path_of(1)))
    mirror.save("tin/a.html.d/vi.html", page(inner, f"{path_of(1)}/vi"))
    mirror.save("tin/en-ban.html", page(inner, f"/en{path_of(1)}/vi/en/vi/en"))
    for depth in range(2, 30):
        name = "/".join(["vi" if number % 2 else "en" for number in range(depth)])
        mirror.save(f"tin/a.d/{name}.html", page(inner, f"{path_of(1)}/{name}"))
    account = mirror.take()
    assert account.files["switched"] == 28
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.REPEATED: 2}
    assert not account.report.has_errors
    assert adds_up(account)


def test_only_copies_of_what_is_read_are_passed_over(mirror: Mirror) -> None:
    """The only copy of a page is read whatever its name, and so is what is no page of the portal."""
    inner = article("<p>Cả bài.</p>", line=LINE, title="Tin")
    mirror.save("en/vi/a.html", page(inner, f"/en/vi{path_of(1)}"))
    mirror.save("vi/en/vi/a.html", page(inner, f"/vi/en/vi{path_of(1)}"))
    for name, path in (("vi/en/b.html", "/gioi-thieu/vi/en"), ("vi/en/vi/b.html", "/gioi-thieu/vi/en/vi")):
        mirror.save(name, page('<div class="journal-content-article"><p>Nhiệm vụ.</p></div>', path, crumb="Nhiệm vụ"))
    text = "<html><body><article><h1>{}</h1><p>06/01/2021</p><p>Nội dung.</p></article></body></html>"
    for name in ("en/vi/bai.html", "vi/en/bai.html"):
        mirror.save(name, text.format(f"Tít {name[0]}"))
    mirror.save("en/vi/a.txt", "Tít\n\nNgày đăng 06/01/2021\n\nMột.\n\nHai.")
    account = mirror.take()
    assert (account.files["read"], account.files["switched"]) == (5, 2)
    assert account.outcomes == {Outcome.WRITTEN: 5}
    assert adds_up(account)


def test_a_page_that_stands_for_long_is_kept_as_a_draft(mirror: Mirror) -> None:
    """The duties of an office are no news and have no date: title by the breadcrumb, text, old address."""
    main = '<div class="journal-content-article"><p><strong>Điều 1.</strong> Chức năng.</p></div>'
    mirror.save("phong.html", page(main, "/phong-van-hoa", crumb="Phòng Văn hóa"))
    mirror.take()
    text = mirror.office.text()
    assert "title: Phòng Văn hóa\n" in text
    assert "status: draft" in text
    assert "**Điều 1.** Chức năng." in text


def test_pages_without_an_article_are_named_and_harm_nothing(mirror: Mirror) -> None:
    """Error pages, polls and empty pages are no records; the import is complete."""
    mirror.save("404.html", page('<h3 class="alert alert-error">Không tìm thấy</h3>', "/mat"))
    mirror.save("trong.html", page("", "/trong", crumb="Đường dây nóng"))
    mirror.save("style.css", "p{}")
    mirror.save("ghi-chu.xyz", "?")
    mirror.save(".an/a.html", page(article("<p>A</p>", title="A"), path_of(1)))
    account = mirror.take()
    assert sorted(one.code for one in account.report) == ["page-error", "page-no-article", "unknown-kind"]
    assert account.is_complete
    assert (account.files["empty"], account.files["belonging"], account.files["unknown"]) == (2, 1, 1)
    assert adds_up(account)
    assert mirror.office.files == []


def test_without_an_address_the_number_in_the_page_tells_the_article(mirror: Mirror) -> None:
    """A page shown under another address than its own is still that article; its address serves the server alone."""
    main = article("<p>Cả bài.</p>", line=LINE, title="Tin", number=12)
    mirror.save("a.html", page(main, "/chien-luoc?p_p_id=59&cur=2", crumb="Chiến lược"))
    other = article("<p>Bản khác.</p>", line=LINE, title="Tin")
    mirror.save("b.html", page(other, path_of(12), crumb="Chiến lược"))
    account = mirror.take()
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.SKIPPED: 1}
    assert [one.code for one in account.report if one.severity.value == "error"] == ["duplicate"]
    assert mirror.only.aliases == ("/chien-luoc?p_p_id=59&cur=2",)


def test_a_page_saved_by_a_browser_has_its_address_from_the_portal(mirror: Mirror) -> None:
    """Without a mirror's comment the portal's own script says where the page came from."""
    mirror.save("a.html", page(article("<p>A.</p>", title="A"), path_of(1), mirrored=False))
    mirror.take()
    assert path_of(1) in mirror.office.text()


def test_an_article_that_is_not_closed_is_one_with_what_follows(office: Office) -> None:
    """What lies in it is neither an article of its own nor shown twice."""
    first, second = (
        article(f"<p>Đoạn {number}.</p>", title="A").partition("</div></div></div>")[0] for number in (1, 2)
    )
    (office.beside / "a.html").write_text(page(first + second, path_of(1)), encoding="utf-8")
    assert run_import(office.beside, office.content).outcomes == {Outcome.WRITTEN: 1}
    assert [office.text().count(f"Đoạn {number}.") for number in (1, 2)] == [1, 1]
    opened = '<div class="journal-content-article"><p>Nhiệm vụ {}.</p>'
    standing = page(opened.format(1) + opened.format(2), "/gioi-thieu", crumb="Giới thiệu")
    (office.beside / "a.html").write_text(standing, encoding="utf-8")
    run_import(office.beside, office.content)
    (made,) = (text for text in map(office.text, office.files) if "Nhiệm vụ" in text)
    assert [made.count(f"Nhiệm vụ {number}.") for number in (1, 2)] == [1, 1]


@pytest.mark.parametrize(("aliases", "kept"), [(5, []), ("/x,/y", ["/x", "/y"]), (None, []), (["/x"], ["/x"])])
def test_a_line_of_a_file_may_tell_of_an_article_that_a_list_has(
    office: Office, aliases: object, kept: list[str]
) -> None:
    """Its other addresses join those of the list, whatever they were written as; what is none is named."""
    listed = page(publisher(entry(path_of(5), "Tin")), "/tin")
    (office.beside / "a.html").write_text(listed, encoding="utf-8")
    record = office.record(key=f"portal:{HOST}:5", url="", aliases=aliases)
    office.write([record])
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.REPEATED: 1}
    assert [one.code for one in account.report] == (["wrong-type"] if aliases == 5 else [])
    (found,) = office.archive.articles
    assert list(found.aliases) == [*kept, *([] if aliases == 5 else [path_of(5)])]


def test_a_page_that_speaks_of_the_portal_is_none_of_it(mirror: Mirror) -> None:
    """The name of the portal's software makes no page one of its own."""
    text = (
        "<html><body><article><h1>Cổng mới dùng Liferay</h1><p>06/01/2021</p><p>Nội dung.</p></article></body></html>"
    )
    mirror.save("a.html", text)
    assert mirror.take().outcomes == {Outcome.WRITTEN: 1}
    assert mirror.only.title == "Cổng mới dùng Liferay"


def test_a_page_of_the_portal_in_another_layout_is_read_as_any_page(mirror: Mirror) -> None:
    """Where none of its own places has words, the article that HTML names is taken, and a long text is named."""
    mirror.save("a.html", page("<article><h1>Tin</h1><p>06/01/2021</p><p>Nội dung.</p></article>", "/tin"))
    mirror.save("b.html", page(f"<div>{'Một câu có sáu chữ. ' * 40}</div>", "/dai"))
    account = mirror.take()
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.SKIPPED: 1}
    assert mirror.only.body.strip() == "Nội dung."
    assert [one.code for one in account.report if one.position.path.name == "b.html"] == ["page-unsure"]


def test_pages_whose_addresses_end_alike_are_two(mirror: Mirror) -> None:
    """Each office has its duties; the one that came in before under the last word alone is still the same."""
    main = '<div class="journal-content-article"><p>Chức năng của phòng {}.</p></div>'
    host, html = f"https://{HOST}", "<p>Chức năng của phòng nội vụ.</p>"
    address = f"{host}/phong-noi-vu/chuc-nang"
    old = {"key": f"portal:{HOST}/chuc-nang", "url": address, "title": "Chức năng", "content_html": html}
    mirror.office.take(old)
    (file,) = mirror.office.files
    mirror.office.source.unlink()
    for name, words in (("phong-noi-vu", "nội vụ"), ("phong-tai-chinh", "tài chính")):
        mirror.save(f"{name}.html", page(main.format(words), f"/{name}/chuc-nang", crumb="Chức năng"))
    assert mirror.take().outcomes == {Outcome.UNCHANGED: 1, Outcome.WRITTEN: 1}
    assert file in mirror.office.files
    assert len(mirror.office.files) == 2
    assert mirror.take().outcomes == {Outcome.UNCHANGED: 2}


def test_an_article_in_several_pieces_is_one_with_its_files(mirror: Mirror) -> None:
    """All blocks of text come in, the files beside them too; a word that stands elsewhere is named."""
    more = """<div class="journal-content-article"><p>Khối hai.</p></div><span>Ghi chú riêng</span>
<div class="file-dinh-kem"><a href="/documents/1/2/kh.pdf">Kế hoạch.pdf</a></div>
<div class="asset-ratings">5 sao</div>"""
    whole = article("<p>Khối một.</p>", line=LINE, title="Tin", lead="Dẫn.", author="Thu Hà")
    at = whole.rindex('</div></div>\n<div class="asset-control-detail')
    mirror.save("a.html", page(whole[:at] + more + whole[at:], path_of(1)))
    mirror.save("documents/1/2/kh.pdf", b"%PDF-1.4")
    account = mirror.take()
    found = mirror.only
    assert found.body.strip().startswith("Khối một.\n\nKhối hai.\n\n[Kế hoạch.pdf](/files/2021/kh-")
    assert (found.summary, found.author) == ("Dẫn.", "Thu Hà")
    assert ["Ghi chú riêng" in one.text for one in account.report if one.code == "markup-lost"] == [True]
    assert "5 sao" not in account.as_text()
    assert adds_up(account)


def test_a_long_text_beside_the_main_column_is_named(mirror: Mirror) -> None:
    """Nobody knows whether it is an article: whoever imports decides."""
    side = page("", "/gioi-thieu").replace('<div id="column-2">', f'<div id="column-2"><p>{"Một câu chữ. " * 100}</p>')
    mirror.save("a.html", side)
    assert [(one.code, one.severity.value) for one in mirror.take().report] == [("page-unsure", "warning")]
