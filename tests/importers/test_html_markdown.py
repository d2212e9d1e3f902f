from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bantin.importers.blocks import write_blocks
from bantin.importers.html_markdown import read_html
from bantin.importers.losses import Losses
from bantin.importers.runs import Picture
from tests.importers.office import PAGE, Conversion


def markdown(html: str) -> str:
    return Conversion(html).markdown


def test_headings_begin_at_the_second_level() -> None:
    """The title is the page's only h1, so h1 and h2 become ``##``; bold in a heading is no news."""
    html = "<h1>Một</h1><h2><strong>Hai</strong></h2><h4>Bốn #</h4><h3></h3>"
    assert markdown(html) == "## Một\n\n## Hai\n\n#### Bốn \\#"


def test_emphasis_and_links_stay() -> None:
    """Bold, italic and links keep their words; addresses are those seen from the old page."""
    html = '<p>Theo <b>UBND</b> <i>phường</i>, <a href="/van-ban/1.html">văn bản</a>.</p>'
    assert markdown(html) == "Theo **UBND** _phường_, [văn bản](https://cu.example.vn/van-ban/1.html)."


@pytest.mark.parametrize("place", ["<p>{}</p>", "<table><tr><td>{}</td><td>B</td></tr></table>", "<ul><li>{}</ul>"])
def test_a_link_right_after_an_exclamation_mark_is_no_picture(place: str) -> None:
    """The words of the link stay words."""
    page = Conversion(place.format("<b>Tin</b> nóng!<a href='https://x.vn/a'>Xem chi tiết</a> ngay!")).body
    shown = page.html(lambda _figure, _number: "FIGURE")
    assert 'nóng!<a href="https://x.vn/a" rel="noopener">Xem chi tiết</a> ngay!' in shown


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", "data:text/html,x", "//evil.example/x", "vbscript:x", "http://["),
        *("mailto:", "https://cu.example.vn:x/a", "https:///a"),
    ],
)
def test_a_link_that_leads_nowhere_good_loses_its_address(href: str) -> None:
    """Scripts and the like are no addresses; the words stay and the loss is named."""
    made = Conversion(f'<p>Xem <a href="{href}">tại đây</a></p>', base="")
    assert made.markdown == "Xem tại đây"
    assert made.lost == {"link": 1}


@pytest.mark.parametrize("quote", ['"', ""])
def test_parameters_of_an_address_are_no_letters(quote: str) -> None:
    """A parameter that begins like the name of a letter stays; letters written without ";" are read as before."""
    html = f"<a href={quote}/ds.aspx?cat=1&sectionid=4&region=2&copy=3&amp;para=5{quote}>A</a> &copy B &lt=C"
    shown = Conversion(html).body.html(lambda _figure, _number: "")
    assert '/ds.aspx?cat=1&amp;sectionid=4&amp;region=2&amp;copy=3&amp;para=5"' in shown
    assert "© B &lt;=C" in shown


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><a href='/x'><p>A</p></a></p>B", "[A](https://cu.example.vn/x)\n\nB"),
        ("<P><B>Đề mục<P>Nội dung</B> thường", "**Đề mục**\n\n**Nội dung** thường"),
        ("<ul><li><i><b>A<li>B</b> C</i> D</ul>", "- **_A_**\n- **_B_** _C_ D"),
        ("<p><b>A<p><script>x</script>B</b>", "**A**\n\n**B**"),
        ("<p><b>A<p></b>B", "**A**\n\nB"),
        ("<p><a href='/x'>A<p><a href='/y'>B</a>", "[A](https://cu.example.vn/x)\n\n[B](https://cu.example.vn/y)"),
        ("<p><b>A<table><tr><td>B<td>C</table>D", "**A**\n\n|  |  |\n| --- | --- |\n| B | C |\n\nD"),
    ],
)
def test_links_and_emphasis_go_on_where_a_block_begins_in_them(html: str, expected: str) -> None:
    """As in a browser, the end of a paragraph that is not written ends no link and no emphasis."""
    assert markdown(html) == expected


def test_text_that_no_element_holds_becomes_paragraphs() -> None:
    """Loose text, breaks in pairs and blocks in inline elements all come to paragraphs."""
    html = "Một<br><br>Hai<div>Ba</div><span><p>Bốn</p></span>Năm<br>Sáu"
    assert markdown(html) == "Một\n\nHai\n\nBa\n\nBốn\n\nNăm  \nSáu"


def test_a_figure_keeps_its_caption_as_the_title() -> None:
    """The caption is the Markdown title, so that nobody has to guess it."""
    html = '<figure><img src="a.jpg" alt="Hội nghị"><figcaption><p>Toàn cảnh "hội nghị"</p></figcaption></figure>'
    assert markdown(html) == "![Hội nghị](/images/2021/a.jpg 'Toàn cảnh \"hội nghị\"')"


def test_a_caption_that_comes_first_finds_its_picture() -> None:
    """A figcaption above the picture is still its caption."""
    html = '<figure><figcaption>Toàn cảnh</figcaption><img src="a.jpg"></figure>'
    assert markdown(html) == '![](/images/2021/a.jpg "Toàn cảnh")'


@pytest.mark.parametrize(
    "html",
    [
        '<div><img src="a.jpg"></div><p class="Image_Caption">Toàn cảnh</p>',
        '<table><tr><td><img src="a.jpg"></td></tr><tr><td class="caption"><p>Toàn cảnh</p></td></tr></table>',
        '<table><tbody><tr><td><img src="a.jpg"></td></tr><tr><td>Toàn cảnh</td></tr></tbody></table>',
        '<p><img src="a.jpg"><span class="image_desc">Toàn cảnh</span></p>',
    ],
)
def test_captions_are_known_by_what_content_systems_call_them(html: str) -> None:
    """Below a picture, a class with "caption" or the like, or the next cell of a frame, holds its caption."""
    assert markdown(html) == '![](/images/2021/a.jpg "Toàn cảnh")'


def test_what_sets_words_of_a_caption_apart_is_named() -> None:
    """A caption is plain words: a raised figure is a loss, a caption all in italics is none."""
    figure = '<figure><img src="a.jpg"><figcaption>{}</figcaption></figure>'
    made = Conversion(figure.format("<i>Nhà rộng 500 m<sup>2</sup></i>"))
    assert made.markdown == '![](/images/2021/a.jpg "Nhà rộng 500 m2")'
    assert made.lost == {"caption-style": 1}
    assert Conversion(figure.format("<i>Nhà rộng</i> <em>500</em>")).lost == {}


def test_a_photo_story_told_in_captions_loses_nothing() -> None:
    """The first paragraph of a caption is the caption; the others follow as text."""
    html = "".join(
        f'<figure><img src="{n}.jpg"><figcaption><p>Chú thích {n}.</p><p>Chuyện <b>{n}</b>.</p></figcaption></figure>'
        for n in (1, 2)
    )
    told = [f'![](/images/2021/{n}.jpg "Chú thích {n}.")\n\nChuyện **{n}**.' for n in (1, 2)]
    assert markdown(html) == "\n\n".join(told)


def test_a_caption_class_without_a_picture_is_text() -> None:
    """What is called a caption but stands below no picture is an ordinary paragraph."""
    assert markdown('<p>A</p><p class="caption">B</p>') == "A\n\nB"


def test_a_picture_inside_a_sentence_comes_after_it() -> None:
    """Pictures stand alone: before the words that follow them, after those they stand among."""
    html = '<p><img src="1.jpg">Trước <img src="2.jpg"> sau</p>'
    assert markdown(html) == "![](/images/2021/1.jpg)\n\nTrước sau\n\n![](/images/2021/2.jpg)"


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ('src="data:image/svg+xml;x" data-src="a.jpg"', "a.jpg"),
        ('src="thumb.jpg" data-original="a.jpg"', "a.jpg"),
        ('src="data:image/gif;base64,R0lGODlh" srcset="s.jpg 480w, a.jpg 1280w, m.jpg 800w"', "a.jpg"),
        ('srcset="s.jpg 1.x, a.jpg 1.5x, m.jpg .5x, .jpg 1.2.3x"', "a.jpg"),
        ('src="" data-lazy-src="a.jpg"', "a.jpg"),
    ],
)
def test_a_placeholder_gives_way_to_the_picture_it_stands_for(attributes: str, name: str) -> None:
    """Pictures loaded by script are found at the attributes that name them, the original before the thumbnail."""
    assert markdown(f"<img {attributes}>") == f"![](/images/2021/{name})"


def test_a_picture_without_any_address_leaves_its_caption() -> None:
    """A placeholder that names no picture is a loss; its caption stays as text."""
    made = Conversion('<figure><img src="data:image/svg+xml;x"><figcaption>Toàn cảnh</figcaption></figure>')
    assert made.markdown == "Toàn cảnh"
    assert made.lost == {"picture-address": 1}


def test_a_noscript_twin_of_a_picture_is_not_shown_twice() -> None:
    """Noscript repeats what a script would load: kept only where the picture is nowhere else."""
    twin = '<img data-src="a.jpg"><noscript><img src="a.jpg"></noscript>'
    assert markdown(twin) == "![](/images/2021/a.jpg)"
    assert markdown('<img src="data:image/svg+xml;x"><noscript><img src="a.jpg"></noscript>').endswith("a.jpg)")


def test_lists_nest() -> None:
    """Lists in lists are indented; numbers go on from where they began."""
    html = "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul><ol start='3'><li>D</li><li><p>E</p></li></ol>"
    assert markdown(html) == "- A\n    - B\n- C\n\n3. D\n4. E"
    page = Conversion(html).body.html(lambda _figure, _number: "")
    assert (
        "".join(page.split())
        == '<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul><olstart="3"><li>D</li><li>E</li></ol>'
    )


@pytest.mark.parametrize("start", ["1" * 5000, "-1", "x", "²"])
def test_a_start_that_is_no_number_of_an_item_is_none(start: str) -> None:
    """Python reads no number of five thousand digits; the list begins with 1."""
    assert markdown(f"<ol start='{start}'><li>A</li></ol>") == "1. A"


def test_items_whose_end_tags_were_left_out_are_one_list() -> None:
    """Old portals leave out ``</li>``; the items still stand side by side."""
    assert markdown("<ul><li>A<li>B<li>C</ul>") == "- A\n- B\n- C"


def test_an_item_of_several_paragraphs_keeps_them() -> None:
    """What belongs to an item is indented below it."""
    assert markdown("<ul><li><p>A</p><p>B</p></li><li>C</li></ul>") == "- A\n\n    B\n\n- C"


def test_two_lists_in_a_row_stay_two() -> None:
    """A list right after a list does not run on with it."""
    page = Conversion("<ul><li>A</li></ul><ul><li>B</li></ul>").body.html(lambda _figure, _number: "")
    assert page.count("<ul>") == 2


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>A</li></ul><pre><code>B C</code></pre>",
        "<ul><li><pre><code>B C</code></pre></li></ul>",
        "<ul><li><blockquote><p>A</p><p>B</p></blockquote></li></ul>",
        "<ul><li><ul><li>A<ol><li>B</li><li>C</li></ol></li></ul></li></ul>",
        "<ul><li><hr><p>A</p></li></ul>",
        "<blockquote><p>A</p></blockquote><blockquote><p>B</p></blockquote>",
        '<ol><li>A</li></ol><olstart="5"><li>B</li></ol>',
    ],
)
def test_blocks_that_markdown_would_run_together_stay_apart(html: str) -> None:
    """Quotations, code lines and lists stay what they are, beside one another and as all that an item holds."""
    page = Conversion(html.replace("olstart", "ol start")).body.html(lambda _figure, _number: "")
    assert "".join(page.split()) == html.replace(" ", "")


def test_an_item_with_a_number_of_its_own_begins_another_list() -> None:
    """Markdown counts on within a list, so the list is parted there; counting backwards is a loss."""
    assert markdown("<ol><li>A<li value='5'>B<li>C</ol>") == "1. A\n\n<!-- -->\n\n5. B\n6. C"
    assert Conversion("<ol reversed><li>A<li>B</ol>").lost == {"numbering-reversed": 1}


def test_quotations_stay() -> None:
    """A blockquote, and what old systems call a quote, is quoted in Markdown."""
    assert markdown("<blockquote><p>A</p><p>B</p></blockquote>") == "> A\n>\n> B"
    assert markdown('<div class="box quote-blue"><p>A</p></div>') == "> A"


def test_the_outline_of_a_party_document_is_recognised() -> None:
    """Heads ``* …:`` with ``- `` paragraphs below become the outline an editor would have typed."""
    html = "<p>Mở đầu:</p><p><b>* Đối với các phường:</b></p><p>- Rà soát;</p><p>- Báo cáo./.</p><p>- Kết</p><p>Hết</p>"
    assert markdown(html).split("\n\n")[1:4] == ["* Đối với các phường:", "- Rà soát;", "- Báo cáo./."]
    page = Conversion(html).body.html(lambda _figure, _number: "")
    assert page.count("<li>") == 3
    assert "<h2" in page


def test_players_become_links() -> None:
    """A frame or player becomes a link to what it showed; without an address its poster and caption stay."""
    made = Conversion('<p><iframe src="https://www.youtube.com/embed/abc?rel=0"></iframe></p>')
    assert made.markdown.endswith("(https://www.youtube.com/watch?v=abc)")
    assert made.lost == {"embed": 1}
    made = Conversion(
        '<figure><video poster="a.jpg" data-src="2021/a.mp4"></video><figcaption>Video: A</figcaption></figure>'
    )
    assert made.markdown == '![](/images/2021/a.jpg "Video: A")'
    assert made.lost == {"embed-lost": 1}


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="tep/kh.pdf"></iframe>',
        '<object data="tep/kh.pdf"><p>Tải về <a href="tep/kh.pdf">kế hoạch</a></p></object>',
        '<embed src="/tin/tep/kh.pdf">',
    ],
)
def test_an_embedded_document_becomes_a_link_to_its_file(html: str) -> None:
    """The file is offered to be carried over, as that of any link is; the link says its name."""
    asked: list[tuple[str, str]] = []

    def attach(written: str, address: str) -> str:
        asked.append((written, address))
        return "/files/2021/kh.pdf"

    written = write_blocks(read_html(html, PAGE, Conversion.place, Losses(), attach), Conversion.place)
    assert written == "[Xem tệp kh.pdf](/files/2021/kh.pdf)"
    assert [address for _written, address in asked] == ["https://cu.example.vn/tin/tep/kh.pdf"]


def test_what_stands_in_a_player_stays_where_nothing_else_is_known_of_it() -> None:
    """Words and links that a browser shows instead of the player are kept."""
    made = Conversion('<object data="x.swf"><p>Tải về <a href="/a.html">tại đây</a></p></object>')
    assert made.markdown == "Tải về [tại đây](https://cu.example.vn/a.html)"
    assert made.lost == {"embed-lost": 1}


def test_the_poster_of_a_player_is_looked_for_wherever_a_picture_is() -> None:
    """As seen from the page, and as written: that may be the name of a file beside the page."""
    asked: list[tuple[str, ...]] = []

    def place(picture: Picture) -> str:
        asked.append(picture.addresses)
        return "/images/2021/a.jpg"

    html = '<p><img src="a.jpg"><video poster="a.jpg"></video></p>'
    write_blocks(read_html(html, PAGE, place, Losses()), place)
    assert asked == [("https://cu.example.vn/tin/a.jpg", "a.jpg")] * 2


def test_scripts_styles_controls_and_comments_go() -> None:
    """Nothing but scripts, styles, controls and comments disappears, and all but comments are named."""
    html = "<style>p{}</style><p>A<!-- x --><script>x()</script></p><input value='y'><svg><text>z</text></svg>"
    made = Conversion(html)
    assert made.markdown == "A"
    assert made.lost == {"script": 2, "control": 1, "drawing": 1}


def test_an_unknown_element_keeps_its_words() -> None:
    """What we do not know is named, and what it holds is kept."""
    made = Conversion("<p><blink>A</blink> <o:p>B</o:p></p>")
    assert made.markdown == "A B"
    assert made.lost == {"unknown-tag": 1}


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:red">A</p><span style="x">B</span>',
        "<p align=center>A</p><center>B</center>",
        "<u>A</u> <font color=red>B</font>",
        "<mark>A</mark> <ins>B</ins>",
    ],
)
def test_styling_is_counted(html: str) -> None:
    """Colours, sizes, lines below words and places are given up and counted, however they are written."""
    assert Conversion(html).lost == {"styling": 2}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>A <span style="Font-Weight: 700 !important">B</span></p>', "A **B**"),
        ('<p style="font-style:italic">A</p>', "_A_"),
        ('<p>m<span style="vertical-align:super">2</span></p>', "m<sup>2</sup>"),
        ('<p><span style="text-decoration:line-through">A</span></p>', "<del>A</del>"),
        ('<b style="font-weight:normal"><p>A <b>B</b></p></b>', "A **B**"),
        ('<ul><li style="font-weight:bold">A</li></ul>', "- **A**"),
    ],
)
def test_emphasis_that_a_style_says_stays(html: str, expected: str) -> None:
    """Text pasted from other programs has its emphasis in styles; that is kept and no loss."""
    made = Conversion(html)
    assert (made.markdown, made.lost) == (expected, {})


def test_words_that_were_hidden_stay_out_and_are_named() -> None:
    """What no reader of the old page saw is not published; hidden pictures are, and what is most of the page."""
    rest = "<p>Hội nghị triển khai công tác năm 2021</p>"
    made = Conversion(
        f'{rest}<div style="display: none"><p hidden>Đánh</p> bạc</div><ul><li hidden>X</li><li>Y</li></ul>'
    )
    assert made.markdown == "Hội nghị triển khai công tác năm 2021\n\n- Y"
    assert [loss.detail for loss, _count in made.losses] == ["Đánh bạc", "X"]
    assert markdown(f'{rest}<p hidden><img src="a.jpg">A</p>').endswith("![](/images/2021/a.jpg)\n\nA")
    assert markdown('<div style="visibility:hidden"><p>Hội nghị</p><p hidden>B</p></div>') == "Hội nghị"


def test_words_that_show_only_when_pointed_at_are_named() -> None:
    """What an abbreviation is short for and what a picture says besides its text are losses."""
    html = '<p><abbr title="Ủy ban">UB</abbr></p><img src="a.jpg" alt="A" title="B"><img src="a.jpg" alt="A" title="A">'
    assert Conversion(html).lost == {"title": 2}


def test_quoted_words_keep_their_quotation_marks() -> None:
    """A browser puts them around ``q`` itself."""
    assert markdown("<p>Ông nói: <q>Được</q>.</p>") == "Ông nói: “Được”."


@pytest.mark.parametrize("html", ["<ruby>漢<rt>Hán</rt></ruby>", "<ruby>漢<rp>(</rp><rt>Hán</rt><rp>)</rp></ruby>"])
def test_words_above_others_stand_after_them(html: str) -> None:
    """How a character is read stays, between brackets."""
    made = Conversion(f"<p>{html} tự</p>")
    assert (made.markdown, made.lost) == ("漢(Hán) tự", {})


def test_html_nested_too_deep_comes_as_its_words() -> None:
    """A thousand elements in one another do not end the import."""
    made = Conversion("<div>" * 5000 + "A * b" + "</div>" * 5000)
    assert made.markdown == "A \\* b"
    assert made.lost == {"nesting": 1}


def test_html_the_parser_refuses_comes_as_its_words() -> None:
    """Declarations no parser takes do not end the import."""
    made = Conversion("<p>A</p><![foo<p>B</p>")
    assert "A" in made.markdown
    assert made.lost == {"broken": 1}


_INLINE = st.sampled_from(["b", "i", "span", "a href='/x'", "u", "sup", "font", "code"])
_BLOCK = st.sampled_from(
    ["p", "div", "h2", "blockquote", "ul", "ol", "li", "figure", "figcaption", "table", "tr", "td", "center", "section"]
)


def _wrap(name: str, content: str) -> str:
    return f"<{name}>{content}</{name.split(maxsplit=1)[0]}>"


def _within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(_wrap, st.one_of(_INLINE, _BLOCK), st.lists(inner, max_size=4).map("".join))


HTML = st.recursive(
    st.sampled_from(["WORD", "WORD WORD ", "<br>", "<img src='a.jpg'>", "<p>WORD", "<li>WORD", "<td>WORD", " "]),
    _within,
    max_leaves=20,
)


@settings(deadline=None)
@given(HTML)
@example("<table><tr><td>WORD<td><img src='a.jpg'></table>")
@example("<table><td>WORD<b><td>WORD</b></table>")
@example("<ul>WORD<li>WORD</ul>")
@example("<table>WORD<tr>WORD<td>WORD</td></tr></table>")
@example("<figure><figcaption>WORD</figcaption></figure><p>WORD</p>")
@example("<blockquote><ul><li><blockquote>WORD</blockquote></li></ul></blockquote>")
def test_no_word_of_any_html_is_lost(html: str) -> None:
    """However elements stand in one another, each word of the page is on the new one, and only once."""
    numbers = itertools.count(1)
    numbered = re.sub("WORD", lambda _match: f"từ{next(numbers)}x", html)
    body = Conversion(numbered).body
    shown = body.html(lambda figure, _number: f"<p>{figure.caption} {figure.credit}</p>")
    found = Counter(re.findall(r"từ\d+x", shown))
    assert found == Counter(f"từ{number}x" for number in range(1, next(numbers)))


def test_thousands_of_elements_whose_end_tags_were_left_out_stand_side_by_side() -> None:
    """Paragraphs, items and cells end where a browser ends them, however many there are."""
    made = Conversion("<p>A" * 3000 + "<ul>" + "<li>B" * 3000 + "</ul><table>" + "<tr><td>C<td>D" * 3000)
    assert made.lost == {}
    lines = made.markdown.split("\n")
    assert (lines.count("A"), lines.count("- B"), lines.count("| C | D |")) == (3000, 3000, 3000)
