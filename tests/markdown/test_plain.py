from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bantin.article.archive import read_archive
from bantin.article.categories import read_categories
from bantin.importers.run import run_import
from bantin.markdown.marks import NotPlainError, write
from bantin.markdown.plain import read
from bantin.markdown.render import convert

WORDS = "Ủy ban phường họp ngày 12/5 lần 2, số 15/QĐ-UBND; tăng 3,5% (so với 2020) “rất tốt” a_b LĐ-TB&XH 5 > 3 ý. Ồ! x"
ADDRESSES = ["/a.jpg", "b/c.png", "../2021/x.md", "https://vi.example/a-b_c/d.html?x=1&y=2", "{static}/images/a.jpg"]
ADDRESSES += ["{filename}/tin/x.md", "https://vi.example", "/ả.jpg", "http://a-b.vn/", "x_y.pdf", "https://a.vn/x#b_c"]
ODD_ADDRESSES = [
    "//e.example/x", "#moc", "mailto:a@b.example", "http://1.2.3.4/x", "http://xn--a.example", "a b.jpg", "a(1).jpg",
    "<a.jpg>", "", "https://youtu.be/x", "javascript:alert(1)", "lost:x", "lost:https://i.example/a.jpg", "a:b", "/a:b",
    "HTTP://A.example/", "https://a..example/x", "a&copy;b", "a&copy=b", "/a'b.jpg", "/a*b.jpg", "https://a.vn#x",
    "/a#b", "https://a.vn/x##y", "https://a.vn/x#y&copy=1",
]  # fmt: skip
TITLES = [
    "",
    ' "Lễ (Ảnh: A)"',
    " 'Lễ \"lớn\" *a*'",
    ' "M\'Đắk"',
    ' "a & b"',
    " '(\"a\") b'",
    " '\"Lễ\" lớn'",
    " \"'a' b\"",
]
ODD_TITLES = [
    ' " a "',
    ' "a ""',
    " \"'a'\"",
    " \"('a')\"",
    " '(\"a\")'",
    ' \'"a" "b"\'',
    " '\"a'",
    " '\"'",
    ' ""',
    '"a"',
    ' "a" ',
    " (a)",
    ' "a" b',
    " \"a'",
]
MARKS = [
    *"*_`#[]()!<>&{}|:-+=~\\\"'^. \n\t1aĐ/\u200b\xa0",
    "**",
    "***",
    "__",
    "\n\n",
    "    ",
    "  \n",
    "- ",
    "* ",
    "1. ",
    "> ",
]
MARKS += [
    "![](",
    "](",
    "[^1]",
    "[^1]: ",
    "*[UBND]: ",
    "[a]: /x",
    "<b>",
    "</b>",
    "<br>",
    "&nbsp;",
    "&#8217;",
    "&copy ",
    "{: .x}",
]
MARKS += [
    "\\-",
    "\\*",
    "---",
    "===",
    ": ",
    ":\n",
    "\n- ",
    "\n2. ",
    "\n# ",
    "| a | b |\n|---|---|",
    "https://youtu.be/x",
    "\r\n",
]
STRESS = [("**", "**"), ("*", "*"), ("_", "_"), ("**_", "_**")]
ODD_STRESS = [("***", "***"), ("__", "__"), ("*", "**"), ("_**", "**_"), ("**", "*"), ("(**", "**)"), ("** ", " **")]


def mostly(usual: list[str], odd: list[str]) -> st.SearchStrategy[str]:
    """Draw one of the odd things once in many times, so that half of the sources have none."""
    return st.sampled_from([*usual * (1 + 20 * len(odd) // len(usual)), *odd])


word = st.sampled_from(WORDS.split())
words = st.lists(word, min_size=1, max_size=6).map(" ".join)
picture = st.builds(
    "![{}]({}{})".format,
    st.one_of(st.just(""), words),
    mostly(["lost:https://i.example/a_1.jpg", *ADDRESSES], ODD_ADDRESSES),
    mostly(TITLES, ODD_TITLES),
)
label = mostly([""], ["https://vi.example/x_y", "https://www.youtube.com/x", "http://a*b"])
link = st.builds("[{}{}]({}{})".format, words, label, mostly(ADDRESSES, ODD_ADDRESSES), mostly([""], TITLES))
escaped = st.builds("{}{} {}".format, mostly(["\\*", "\\-"], ["\\_", "\\a", "\\"]), word, words)
stressed = st.builds(
    lambda marks, text, after: f"{marks[0]}{text}{marks[1]}{after}",
    st.sampled_from([*STRESS * 12, *ODD_STRESS]),
    st.one_of(words, words, words, escaped, st.builds("“{}.”".format, words)),
    mostly(["", "", ",", "”."], ["(", "a", "_", "*", "“"]),
)
bracketed = st.one_of(words, word).map("[{}]".format)
typed = mostly(["\\-", "\\.", "1\\.", "\\+", "\\("], ["\\*", "\\_", "\\#", "\\[", "\\\\", "\\a", "\\>", "\\`"])
span = st.one_of(words, words, words, picture, link, stressed, bracketed, typed, mostly(["và"], MARKS))
spans = st.lists(span, min_size=1, max_size=3).map(" ".join)
line = st.builds(
    "{}{}{}".format,
    mostly(["", "", "## ", "#### "], ["#", ">", "-", " ", "    ", ": ", "1.", "(", "* ", "## #"]),
    spans,
    mostly(["", ".", ":"], [" ", "  ", " #", ",", "\\"]),
)
bullets = st.lists(spans.map("- {}".format), min_size=1, max_size=3).map("\n".join)
numbers = st.builds(
    lambda start, items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, start)),
    st.integers(0, 12),
    st.lists(spans, min_size=1, max_size=3),
)
outline = st.lists(
    st.builds(
        "* {}{}{}{}".format,
        words,
        mostly([":"], ["", ": ", " :", ":  a:"]),
        mostly(["\n", "\n\n"], ["\n\n\n", "\n+ "]),
        st.lists(
            st.builds("{}{}".format, mostly(["- "], ["-", "+ ", "  - ", "1. ", ""]), spans), min_size=1, max_size=3
        ).map("\n".join),
    ),
    min_size=1,
    max_size=3,
).map("\n".join)
block = st.one_of(
    *[line] * 3,
    outline,
    outline,
    picture,
    bullets,
    numbers,
    spans.map("> {}".format),
    st.builds("{}:\n{}".format, words, st.one_of(bullets, numbers)),
    st.builds(
        lambda between, lines: between.join(lines),
        mostly(["\n", "  \n"], [" \n", "   \n"]),
        st.lists(st.one_of(words, line), min_size=2, max_size=3),
    ),
)
sources = st.builds(
    lambda between, blocks: between.join(blocks),
    mostly(["\n\n"], ["\n\n\n", "\n"]),
    st.lists(block, min_size=1, max_size=5),
)
# A sign put in, or taken out, anywhere.
changes = st.lists(st.tuples(st.integers(0, 2_000), st.sampled_from(["", *MARKS])), max_size=3)


def changed(source: str, places: list[tuple[int, str]]) -> str:
    for place, mark in places:
        at = place % (len(source) + 1)
        source = source[:at] + mark + source[at + (not mark) :]
    return source


def assert_same(source: str) -> bool:
    """Fail where the plain reader writes anything else than python-markdown; tell whether it reads the source."""
    html = read(source)
    if html is not None:
        assert convert(source) == (html, [], [], [])
    return html is not None


@given(st.builds(changed, sources, changes))
@settings(max_examples=400)
@example("**a**\n- b")
@example("A:\n- b\n\n- c\n\n1. d\n\n2. e")
@example("> a\n\n> b")
@example("[a] [b](/c)")
@example("[a][b](/c)")
@example("![a](/b 'c (\"d\")')")
@example("- - -")
@example("https://youtu.be/x")
@example("a\n===")
@example("(_a_) **b**c**d**")
@example("a &copy; b")
@example("&lt;b> & c")
@example("* A:\n- b\n\n-c")
@example("* A:\n- b\n\n+ c")
@example("* A:\n- b\n\n\n- c")
@example("* A:\n* B:\n- c")
@example('![a](/b \'"c" "d"\')')
def test_plain_sources_look_as_python_markdown_writes_them(source: str) -> None:
    """Whatever the plain reader reads, it writes to the letter what python-markdown and the sanitiser make of it."""
    assert_same(source)


@given(st.lists(st.one_of(words, st.sampled_from(MARKS)), max_size=12).map("".join))
@settings(max_examples=300)
def test_signs_in_any_order_are_never_misread(source: str) -> None:
    """Signs and words thrown together are read alike by both, or by python-markdown alone."""
    assert_same(source)


@pytest.mark.parametrize(
    "source",
    [
        "Một đoạn.\n\nĐoạn khác,\nhai dòng.\n",
        "## Đầu mục\n\nĐoạn.\n\n#### Mục nhỏ\nĐoạn ngay dưới.",
        "Gồm:\n- một\n- hai\n\nvà:\n\n1. ba\n\n2. bốn",
        '![Lễ hội](/images/le-hoi.jpg "Ảnh: Văn A")\n\nĐoạn **đậm**, *nghiêng*, _nghiêng_, [tin](/van-ban/).',
        "![](lost:https://anh.example/a_b.jpg?w=1&h=2 'Lễ \"lớn\"')",
        "* Đối với phường A:\n\n- Một;\n- hai.\n\n- ba.\n* Đối với phường B:\n- bốn./.",
        "Một dòng  \nhai dòng\n\n**\\* Tài khoản:**\n\n_“Xanh, sạch.”_, ông nói.\n\n### [tin](https://a.vn/x#y)",
        "![](/a.jpg '\"Lễ\" lớn')\n\nXem [https://a.vn/x](https://a.vn/x).",
        "*Lễ hội. Ảnh: Văn A*\n\n> Một câu trích.\n\n\\- Sở LĐ-TB&XH [1], tệp a_b, 5 > 3; [xem](https://vi.example/a?b=1&c=2).",
    ],
)
def test_what_articles_are_made_of_is_plain(source: str) -> None:
    """Paragraphs, headings, lists, pictures, links, emphasis and quotations do not need python-markdown."""
    assert assert_same(source)


@pytest.mark.parametrize(
    "source",
    [
        "", "\n", "<b>a</b>", "a \nb", "- a\n    - b", "* a", "a\n---", "| a |\n|---|", "A\n: b", "a{: .x}",
        "a[^1]\n\n[^1]: b", "HĐ\n\n*[HĐ]: Hội đồng", "[a]: /b", "`a`", "&nbsp;", "a\xa0b", "---", "https://youtu.be/x",
        "[https://youtu.be/x](https://youtu.be/x)", "[a](javascript:x)", "![a](//b/c.jpg)", "***a***", "* A:\n- b\n+ c",
        "* A:\n* B:\n- c", "* A:\n-b", "* A:\nb",
    ],
)  # fmt: skip
def test_all_else_is_left_to_python_markdown(source: str) -> None:
    """Forms with rules of their own are not guessed at."""
    assert read(source) is None


def test_a_text_without_marks_is_its_own_html() -> None:
    """The commonest text costs nothing; a mark in doubt is not read."""
    assert write("Ủy ban phường họp.") == "Ủy ban phường họp."
    with pytest.raises(NotPlainError):
        write("2 * 3")


@pytest.mark.real_data
def test_real_articles_are_plain_and_look_the_same(real_data: Path, tmp_path: Path) -> None:
    """Of 1,094 real articles, imported as they are, nine in ten plain and eight in ten HTML ones are read, alike."""
    shares = {}
    for name in ("articles.jsonl", "articles_html.jsonl.gz"):
        content = tmp_path / name
        run_import(real_data / "news" / name, content)
        archive = read_archive(content, read_categories(content / "categories.toml"), lambda _done, _all: None)
        shares[name] = sum(assert_same(article.body) for article in archive.articles) / len(archive.articles)
    assert shares["articles.jsonl"] > 0.9
    assert shares["articles_html.jsonl.gz"] > 0.8
