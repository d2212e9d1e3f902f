from __future__ import annotations

from pathlib import Path

import pytest

from bantin.importers.account import Account, Outcome
from bantin.importers.run import run_import
from tests.importers.office import GIF, Office
from tests.importers.portal_pages import HOST, article, page, path_of

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Phường Chợ Mây</title><link>https://cu.example.vn/</link>
<item><title>Ra quân &amp;amp; dọn vệ sinh</title><link>https://cu.example.vn/tin/1.html</link>
<guid>https://cu.example.vn/?p=1</guid>
<pubDate>Wed, 06 Jan 2021 10:07:00 +0000</pubDate><dc:creator>Thu Hà</dc:creator>
<category>Môi trường</category><category>ra quân</category>
<description>&lt;p&gt;Sáng 6/1, &lt;b&gt;200&lt;/b&gt; người dân ra quân.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Đoạn một.</p><p>Đoạn hai.</p>]]></content:encoded></item>
<item><title>Chỉ có tóm tắt</title><guid isPermaLink="false">x-2</guid>
<pubDate>Thu, 07 Jan 2021 00:00:00 +0700</pubDate>
<description>Một đoạn.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kênh</title><id>urn:k</id>
<entry><title type="html">Tin &amp;lt;mới&amp;gt;</title><id>urn:1</id>
<link rel="self" href="https://cu.example.vn/1.xml"/>
<link href="https://cu.example.vn/tin/1.html"/>
<published>2021-01-06T17:07:00+07:00</published>
<updated>2022-01-01T00:00:00Z</updated><author><name>Thu Hà</name></author>
<category term="moi-truong" label="Môi trường"/><summary>Phần dẫn.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Đoạn <b>một</b>.</p></div>
</content></entry><entry><title>Hai</title><id>urn:2</id><updated>2021-02-03T08:00:00+07:00</updated>
<content type="text">a &lt; b</content></entry></feed>"""


def take(office: Office, content: str, name: str = "kenh.xml") -> Account:
    (office.beside / name).write_text(content, encoding="utf-8")
    return run_import(office.beside / name, office.content)


def test_an_rss_channel_gives_its_articles(office: Office) -> None:
    """Title, address, date in its zone, author, category, tags, lead and text; and nothing twice."""
    assert take(office, RSS).outcomes == {Outcome.WRITTEN: 2}
    first, second = sorted(office.archive.articles, key=lambda one: one.date)
    assert (first.title, first.author, first.category.name) == ("Ra quân & dọn vệ sinh", "Thu Hà", "Môi trường")
    assert f"{first.date:%Y-%m-%d %H:%M}" == "2021-01-06 17:07"
    assert first.aliases == ("/tin/1.html",)
    assert first.tags == ("ra quân",)
    assert first.summary == "Sáng 6/1, 200 người dân ra quân."
    assert first.body.strip() == "Đoạn một.\n\nĐoạn hai."
    assert (second.title, second.body.strip()) == ("Chỉ có tóm tắt", "Một đoạn.")
    assert take(office, RSS).outcomes == {Outcome.UNCHANGED: 2}


def test_an_atom_channel_gives_its_articles(office: Office) -> None:
    """All three types of text are read as what they are; the day of publishing goes before that of a change."""
    assert take(office, ATOM).outcomes == {Outcome.WRITTEN: 2}
    first, second = sorted(office.archive.articles, key=lambda one: one.date)
    assert (first.title, first.author, first.summary) == ("Tin <mới>", "Thu Hà", "Phần dẫn.")
    assert (first.body.strip(), first.category.name) == ("Đoạn **một**.", "Môi trường")
    assert f"{first.date:%Y-%m-%d %H:%M}" == "2021-01-06 17:07"
    assert (second.title, second.body.strip()) == ("Hai", "a < b")


def test_empty_lines_of_plain_text_part_paragraphs(office: Office) -> None:
    """In RSS and Atom; a line end alone is where the file was broken, and HTML says itself what a paragraph is."""
    text, html = "Một &amp;lt;\n  tiếp.\n\n\tHai.", "&lt;b&gt;Một&lt;/b&gt;\n\nHai."
    items = "".join(
        f"<item><title>{at}</title><description>{one}</description></item>" for at, one in enumerate((text, html))
    )
    take(office, f"<rss><channel>{items}</channel></rss>")
    take(
        office,
        f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>2</title><content>{text}</content></entry></feed>",
    )
    bodies = [one.body.strip() for one in sorted(office.archive.articles, key=lambda one: one.title)]
    assert bodies == ["Một < tiếp.\n\nHai.", "**Một** Hai.", "Một &amp;lt; tiếp.\n\nHai."]


def test_old_rss_is_read(office: Office) -> None:
    """RSS 1.0, with its own namespace and dates of Dublin Core."""
    old = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="a"><title>Tin cũ</title><link>https://cu.example.vn/a</link>
    <description>Nội dung.</description><dc:date>2005-03-01T08:00:00+07:00</dc:date></item></rdf:RDF>"""
    take(office, old)
    (found,) = office.archive.articles
    assert (found.title, found.body.strip(), found.date.year) == ("Tin cũ", "Nội dung.", 2005)


def test_the_portals_own_channel_is_one_more_list(office: Office) -> None:
    """Of an article that is there as a page, the channel makes no second."""
    link = f"https://{HOST}{path_of(1)}"
    item = f"<title>Tin</title><link>{link}</link><description>Tóm tắt.</description>"
    channel = f"<rss><channel><item>{item}</item></channel></rss>"
    (office.beside / "kenh.xml").write_text(channel, encoding="utf-8")
    saved = page(article("<p>Cả bài.</p>", line="06/01/2021 | 05:07 PM", title="Tin"), path_of(1))
    (office.beside / "a.html").write_text(saved, encoding="utf-8")
    account = run_import(office.beside, office.content)
    assert account.outcomes == {Outcome.WRITTEN: 1, Outcome.REPEATED: 1}
    assert "Cả bài." in office.text()
    assert "summary: Tóm tắt." in office.text()


def test_pictures_and_files_beside_the_text_come_along(office: Office) -> None:
    """Media and enclosures: pictures with their captions, documents as attachments, each once."""
    for name in ("hoi-nghi.gif", "quang-canh.gif", "bia-bai.gif"):
        (office.beside / name).write_bytes(GIF + name.encode())
    (office.beside / "ke-hoach.pdf").write_bytes(b"%PDF-1.4")
    at = "https://cu.example.vn"
    text = f"&lt;p&gt;Một.&lt;/p&gt;&lt;img src='{at}/hoi-nghi.gif'&gt;"
    more = f"""<media:content url="{at}/hoi-nghi.gif?w=9" medium="image"/>
    <media:group><media:content url="{at}/quang-canh.gif" type="image/gif">
    <media:description>Quang cảnh</media:description>
    </media:content><media:content url="{at}/quang-canh-nho.gif" type="image/gif"/></media:group>
    <media:thumbnail url="{at}/hoi-nghi-150x150.gif"/>
    <enclosure url="{at}/ke-hoach.pdf" type="application/pdf" length="8"/>"""
    channel = f"""<rss xmlns:media="http://search.yahoo.com/mrss/"><channel>
    <item><title>A</title><link>{at}/a</link><description>{text}</description>{more}</item>
    <item><title>B</title><link>{at}/b</link><description>Hai.</description>
    <media:thumbnail url="{at}/bia-bai.gif"/></item></channel></rss>"""
    account = take(office, channel)
    first, second = sorted(office.archive.articles, key=lambda one: one.title)
    assert first.body.count("![") == 2
    assert '"Quang cảnh")' in first.body
    assert "[ke-hoach.pdf](/files/" in first.body
    assert "](/images/khong-ngay/bia-bai-" in second.body
    assert (account.pictures, account.attachments) == ({"found": 3, "copied": 3}, {"found": 1, "copied": 1})
    assert take(office, channel).outcomes == {Outcome.UNCHANGED: 2}


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_what_a_lead_holds_besides_words_comes_along(office: Office, form: str) -> None:
    """A picture and a file that the text lacks go into it; of a link elsewhere the address is named."""
    (office.beside / "tieu-de.gif").write_bytes(GIF)
    (office.beside / "ke-hoach.pdf").write_bytes(b"%PDF-1.4")
    at = "https://cu.example.vn"
    lead = f"""&lt;a href="{at}/tin/1.html">&lt;img src="{at}/tieu-de.gif" alt="Hội nghị"/>&lt;/a> Sáng 6/1, xem
    &lt;a href="{at}/ke-hoach.pdf">kế hoạch&lt;/a>, &lt;a href="{at}/tin/2.html">tin cũ&lt;/a>
    &lt;a href="{at}/tin/3.html">tin ba&lt;/a> &lt;img src="{at}/dem.gif" width="1" height="1">
    &lt;a href="{at}/tin/1.html#more">Đọc tiếp&lt;/a> &lt;a href="{at}/">Trang chủ&lt;/a>"""
    text = f'&lt;p>Đoạn một, &lt;a href="{at}/tin/3.html">tin ba&lt;/a>.&lt;/p>'
    link, named = (
        (f"<link>{at}/tin/1.html</link>", "") if form == "rss" else (f'<link href="{at}/tin/1.html"/>', "html")
    )
    told, whole = ("description", "content:encoded") if form == "rss" else ("summary", "content")
    inner = f'<title>A</title>{link}<{told} type="{named}">{lead}</{told}><{whole} type="{named}">{text}</{whole}>'
    channels = {
        "rss": f'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>{inner}</item></channel></rss>',
        "atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{inner}</entry></feed>',
    }
    account = take(office, channels[form])
    (found,) = office.archive.articles
    assert found.summary.startswith("Sáng 6/1, xem kế hoạch, tin cũ tin ba")
    assert "![Hội nghị](/images/khong-ngay/tieu-de-" in found.body
    assert "[ke-hoach.pdf](/files/" in found.body
    assert (account.pictures, account.attachments) == ({"found": 1, "copied": 1}, {"found": 1, "copied": 1})
    assert account.losses == {"opening-link": 1}
    assert any("tin/2.html" in one.text for one in account.report)


def test_an_enclosure_of_atom_comes_along(office: Office) -> None:
    """A link that encloses a file is an attachment of the entry."""
    (office.beside / "ke-hoach.pdf").write_bytes(b"%PDF-1.4")
    link = '<link rel="enclosure" type="application/pdf" href="https://cu.example.vn/ke-hoach.pdf"/>'
    account = take(office, ATOM.replace("<published>", f"{link}<published>", 1))
    assert account.attachments == {"found": 1, "copied": 1}


@pytest.mark.parametrize("cut", [len(RSS) // 2, len(RSS) - 3])
def test_a_channel_that_is_cut_off_gives_what_is_whole(office: Office, cut: int) -> None:
    """The rest is named with its place."""
    account = take(office, RSS[:cut])
    assert account.outcomes[Outcome.SKIPPED] == 1
    assert account.outcomes[Outcome.WRITTEN] == RSS[:cut].count("</item>")
    (found,) = [one for one in account.report if one.code == "xml-broken"]
    assert found.position.line == RSS[:cut].count("\n") + 1


def test_what_declares_entities_is_refused_and_said(office: Office, tmp_path: Path) -> None:
    """A bomb costs nothing, and what to do is said."""
    account = take(office, '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>')
    assert [one.code for one in account.report] == ["xml-entities"]
    assert not account.is_complete
    assert not list(tmp_path.rglob("*.md"))
