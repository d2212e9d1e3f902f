from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.markdown.body import Body
from bantin.report import Severity

Render = Callable[..., Body]


def html_of(body: Body) -> str:
    """Return the HTML of a body without figures."""
    return body.html(lambda figure, number: f"[{figure.source} {number}]")


@pytest.mark.parametrize("link", ["../2020/b.md", "{filename}/tin/2020/b.md", "b.md", "b.md#muc"])
def test_a_link_to_an_article_s_file_gets_its_address(render: Render, link: str) -> None:
    """The address comes from whoever knows the articles; the file's name is asked for as written."""
    body = render(f"[b]({link})", links={link: "/tin/2020/b-1.html"}.get)
    assert '<a href="/tin/2020/b-1.html">b</a>' in html_of(body)


def test_a_link_to_no_article_is_said_and_not_made(render: Render) -> None:
    """The words stay, without a link that would lead nowhere; the warning names line and column."""
    body = render("Một\n\nXem [bài này](mat.md).", first_line=10, links=lambda _: None)
    assert "<a>bài này</a>" in html_of(body)
    (finding,) = body.diagnostics
    assert (finding.code, finding.severity) == ("link-unknown", Severity.WARNING)
    assert str(finding.position) == "tin/2021/a.md:12:5"


@pytest.mark.parametrize("link", ["/tin/", "https://a.vn/x.md", "mailto:a@b.vn", "/files/2021/a.pdf"])
def test_other_links_stand(render: Render, link: str) -> None:
    """Only links to Markdown files are looked up."""
    body = render(f"[a]({link})", links=lambda _: None)
    assert f'href="{link}"' in html_of(body)
    assert body.diagnostics == ()


def test_links_that_leave_the_site_give_no_hold_of_it(render: Render) -> None:
    """Links to other sites carry rel=noopener, those within the site do not."""
    html = html_of(render("[a](https://a.vn/) [b](/b)"))
    assert html.count("noopener") == 1


def test_pelican_s_marks_for_files_are_understood(render: Render) -> None:
    """{static} and {attach} before a path mean the content folder."""
    assert 'href="/files/a.pdf"' in html_of(render("[a]({static}/files/a.pdf)"))


def test_a_link_to_a_heading_leads_there(render: Render) -> None:
    """Id and link get the same prefix."""
    html = html_of(render("## Lịch {#lich}\n\n[xem lịch](#lich)"))
    assert '<h2 id="body-lich">' in html
    assert '<a href="#body-lich">' in html


def test_a_link_to_no_place_in_the_article_is_said(render: Render) -> None:
    """An anchor that is not there would scroll nowhere."""
    body = render("[xem](#khong-co)")
    assert [one.code for one in body.diagnostics] == ["anchor-unknown"]
    assert "href" not in html_of(body)


def test_footnotes_lead_there_and_back(render: Render) -> None:
    """Each note and each reference has an id of its own, and the way back says so in Vietnamese."""
    body = render("Một[^1] và hai[^1].\n\n[^1]: Chú thích")
    html = html_of(body)
    assert body.diagnostics == ()
    assert 'title="Về chỗ có chú thích 1"' in html
    assert '<li id="body-fn-1">' in html


@pytest.mark.parametrize(
    "link",
    [
        "[mẫu](file:///C:/mau.doc)",
        "[mẫu](zalo://x)",
        "[mẫu](javascript:x)",
        "[mẫu]()",
        "<a href='htpp://x.vn'>mẫu</a>",
        "[mẫu][1]\n\n[1]: htpp://x.vn",
    ],
)
def test_a_link_that_no_page_may_have_is_said(render: Render, link: str) -> None:
    """Its words stay, and an editor is told that it leads nowhere."""
    body = render(f"Một.\n\nXem {link}")
    (finding,) = body.diagnostics
    assert (finding.code, finding.position.line >= 1) == ("link-refused", True)
    assert html_of(body).endswith("<p>Xem <a>mẫu</a></p>")
