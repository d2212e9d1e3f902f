from __future__ import annotations

import re
from html import escape as escape_html
from pathlib import PurePosixPath

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.html import plain_text
from bantin.importers.blocks import write_blocks
from bantin.importers.embeds import is_web
from bantin.importers.escaping import escape_address, quote_title
from bantin.importers.html_markdown import read_html
from bantin.importers.losses import Losses
from bantin.importers.runs import Picture
from bantin.markdown.render import render

PATH = PurePosixPath("thong-bao/2021/a.md")
MARKS = st.text(st.sampled_from("*_#-+.>`~!|[](){}<&:=;^\\\"'1a ầ/0"), max_size=30)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co"), codec="utf-8"), max_size=60)
TYPED = st.one_of(MARKS, WORDS, st.lists(st.one_of(MARKS, WORDS), max_size=3).map(" ".join))


def place(picture: Picture) -> str:
    return picture.addresses[0]


def markdown(html: str) -> str:
    return write_blocks(read_html(html, "", place, Losses()), place)


def shown(source: str) -> str:
    html = render(source, path=PATH).html(lambda _figure, _number: "")
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


@given(TYPED)
@example("* Đối với các phường:")
@example("- Tăng cường quản lý")
@example("1. Mở đầu")
@example("# 5 điểm < 6 & &amp; [x](y) {: .z} ![a](b) <b>")
@example("_a_ *b* **c** `d` \\e a_b_c __f__")
@example("***")
@example("a\\")
def test_typed_signs_come_out_as_they_were_typed(typed: str) -> None:
    """Whatever a paragraph holds, the page made from its Markdown shows the same text."""
    assert shown(markdown(f"<p>{escape_html(typed)}</p>")) == " ".join(typed.split())


@given(TYPED, TYPED)
@example("a", "---")
@example("a|b", "-|-")
@example("0|", "\\|")
@example("a", "===")
@example("a:", "- b")
@example("a", ": b")
def test_a_line_after_a_break_begins_nothing(first: str, second: str) -> None:
    """The line after a break is no list, table, underline of a heading or definition."""
    source = markdown(f"<p>{escape_html(first)}<br>{escape_html(second)}</p>")
    assert shown(source) == " ".join(f"{first} {second}".split())


@given(st.lists(st.tuples(st.sampled_from(["", "b", "i", "sup"]), TYPED), max_size=5))
@example([("", "H"), ("b", "à"), ("i", " N"), ("", "ội")])
@example([("b", "a"), ("i", "b"), ("b", "c")])
@example([("b", "* a"), ("", "*b")])
def test_emphasis_shows_the_same_words(pieces: list[tuple[str, str]]) -> None:
    """Bold, italic and raised pieces, however they touch, neither lose nor show a sign."""
    html = "".join(f"<{tag}>{escape_html(words)}</{tag}>" if tag else escape_html(words) for tag, words in pieces)
    assert shown(markdown(f"<p>{html}</p>")) == " ".join("".join(words for _, words in pieces).split())


@given(TYPED)
@example('Cặp đôi (Ảnh từ chương trình "Bạn muốn?").')
@example("\"a' ) b")
@example("&#0 R&D &copy 2021")
@example("Phim 'Đất rừng')")
@example("[1](2)")
def test_a_caption_comes_out_as_it_was_typed(typed: str) -> None:
    """Quotation marks and brackets in a caption do not end it."""
    caption = " ".join(typed.split())
    body = render(f"![](lost:https://a.vn/x.jpg {quote_title(caption)})", path=PATH)
    (figure,) = body.figures
    words = re.sub(r"[\W_]|ảnh|nguồn", "", caption.casefold())
    shown_words = f"{plain_text(figure.caption)} {figure.credit}".casefold()
    assert re.sub(r"[\W_]|ảnh|nguồn", "", shown_words) == words
    assert figure.lost == "https://a.vn/x.jpg"


@pytest.mark.parametrize("sign", list(" ()<>\"'\\`[]{}|*"))
def test_odd_signs_of_an_address_are_percent_encoded(sign: str) -> None:
    """An address stays whole between the brackets of a link, whatever sign it holds."""
    address = escape_address(f"https://a.vn/b{sign}c_d.jpg")
    assert sign not in address
    assert is_web(address)
    assert f'href="{address}"' in render(f"[x]({address})", path=PATH).html(lambda _figure, _number: "")
