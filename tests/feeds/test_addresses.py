from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bantin.feeds.addresses import absolute_addresses, by_parser

BASE = "https://songthanh.example/thong-bao/2021/cap-nuoc.html"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('<a href="/a.html">', '<a href="https://songthanh.example/a.html">'),
        ('<a href="b.html">', '<a href="https://songthanh.example/thong-bao/2021/b.html">'),
        ('<a href="#fn:1">', f'<a href="{BASE}#fn:1">'),
        ('<a href="?trang=2&amp;so=1">', f'<a href="{BASE}?trang=2&amp;so=1">'),
        ('<a href="//khac.example/x">', '<a href="https://khac.example/x">'),
        ('<img src="../anh.jpg" alt="a &quot;b&quot;">', None),
        ('<video poster="/p.jpg">', '<video poster="https://songthanh.example/p.jpg">'),
        ('<blockquote cite="/c">', '<blockquote cite="https://songthanh.example/c">'),
    ],
)
def test_relative_addresses_become_absolute(written: str, wanted: str | None) -> None:
    """Each attribute that leads somewhere leads there from anywhere; the other attributes keep their text."""
    wanted = wanted or '<img src="https://songthanh.example/thong-bao/anh.jpg" alt="a &quot;b&quot;">'
    assert absolute_addresses(written, BASE) == wanted


def test_every_candidate_of_a_srcset_becomes_absolute() -> None:
    """All sizes of a picture are found, with and without descriptors."""
    written = '<source srcset="/a-480.avif 480w,\n /a-800.avif 800w, b.avif"><img srcset="/a.jpg, /b.jpg 2x">'
    root = "https://songthanh.example"
    assert absolute_addresses(written, BASE) == (
        f'<source srcset="{root}/a-480.avif 480w, {root}/a-800.avif 800w, {root}/thong-bao/2021/b.avif">'
        f'<img srcset="{root}/a.jpg, {root}/b.jpg 2x">'
    )


@pytest.mark.parametrize(
    "written",
    [
        '<a href="https://khac.example/?a=1&amp;b=2">x</a>',
        '<a href="mailto:vp@songthanh.example">',
        '<a href="tel:0240000000">',
        '<a href="http://[">',
        '<a href="">',
        '<img src="data:image/gif;base64,R0lGOD==">',
        '<p>Trong chữ: href="/a" src=\'/b\' &lt;a href="/c"&gt; &amp;copy &nbsp;\r\n</p>',
        "<!-- <a href='/x'> -->",
    ],
)
def test_everything_else_keeps_every_character(written: str) -> None:
    """Absolute and unusable addresses, text that looks like markup, comments and entities are not touched."""
    assert absolute_addresses(written, BASE) == written


def test_tags_are_found_on_later_lines() -> None:
    """Line breaks of every kind before a tag do not shift what is replaced."""
    assert absolute_addresses('Đ\r\n\n\r🎉\x85\u2028<p>\n<a\nhref="/x"\n>y</a></p>\n', BASE) == (
        'Đ\r\n\n\r🎉\x85\u2028<p>\n<a href="https://songthanh.example/x">y</a></p>\n'
    )


@given(st.text(alphabet="<>/a=\"' hrefscimgp\n&;,:#!-"))
def test_made_absolute_twice_is_made_absolute_once(source: str) -> None:
    """Whatever the HTML, the second time finds nothing left to do."""
    once = absolute_addresses(source, BASE)
    assert absolute_addresses(once, BASE) == once


VALUES = [
    "/a.jpg",
    "b.html",
    "#m",
    "?a=1",
    "https://khac.example/",
    "https://khac.example/?",
    "http://[",
    "",
    " /a ",
    "//x/y",
]
VALUES += [
    "/a-1.avif 1w, /b.avif 2w",
    "/a b",
    "mailto:a@b",
    "/a?b=1&amp;c=2",
    "&#x27;/a&#39;",
    "/a&copy=1",
    "a'b",
    "../Ả",
    "\n/a",
]
NAMES = ["href", "src", "srcset", "poster", "cite", "alt", "class", "aria-label", "HREF", "data-src"]
TEXTS = [
    "chữ",
    "\n",
    "&amp;",
    "&#39;",
    "&#",
    "&#x",
    "&copy",
    "&",
    ";",
    "Đ/c",
    "\r\n",
    " > ",
    "<",
    "</",
    "<!--",
    "-->",
    '"',
    "href=",
]
ELEMENTS = ["a", "img", "p", "source", "h2", "script", "title", "textarea", "video", "A", "scriptx"]

pair = st.builds(' {}="{}"'.format, st.sampled_from(NAMES), st.sampled_from(VALUES))
odd_pair = st.sampled_from(
    [" hidden", " href=/a", " href='/a'", ' href = "/a"', "/", ' src="/a>b"', ' src="/a<b"', '\thref="/x"']
)
pairs = st.lists(st.one_of(pair, pair, pair, pair, odd_pair), max_size=3).map("".join)
start = st.builds("<{}{}>".format, st.sampled_from(ELEMENTS), pairs)
end = st.sampled_from(ELEMENTS).map("</{}>".format)
plain_start = st.builds("<{}{}>".format, st.sampled_from(ELEMENTS[:5]), st.lists(pair, max_size=3).map("".join))
markup = st.one_of(
    st.lists(st.one_of(plain_start, plain_start, end, st.sampled_from(TEXTS[:4])), max_size=8),
    st.lists(st.one_of(start, end, st.sampled_from(TEXTS)), max_size=8),
).map("".join)


@given(markup)
@settings(max_examples=400)
@example('&#&#;<a href="/x">')
@example('<script><a href="/x"></script>')
@example('<a href="/x"><b')
def test_tags_are_read_as_a_parser_reads_them(source: str) -> None:
    """Whatever the HTML, the result is the one of a whole parser."""
    assert absolute_addresses(source, BASE) == by_parser(source, BASE)
