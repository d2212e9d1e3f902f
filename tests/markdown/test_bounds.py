from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.markdown.body import Body
from bantin.markdown.bounds import BUDGET, MOST_BLOCKS, work
from bantin.report import Severity
from tests.growth import assert_linear

Render = Callable[..., Body]
Draw = Callable[[str], str]

LARGE = 40_000


@pytest.mark.parametrize(
    "fragment",
    [
        "* a:\n- b\n",
        "* a\nb:\n- c\n",
        "# a\n",
        "a\n===\n",
        "---\n",
        "\n- ",
        "a\n: b\n",
        "* a\n: ",
        "<a ",
        "<a b='",
        "<img src=a ",
        "<b><!-- a -->",
        "<video>",
        "<iframe src=a>",
        "[",
        "![](",
        "\\|",
        "*a* ",
        "[^1]: a\n\n[^1] ",
    ],
)
def test_the_time_grows_as_the_text_does(render: Render, fragment: str) -> None:
    """No fragment, however often it stands one after the other, takes a time in the square of the text."""
    assert_linear(lambda size: render((fragment * (size // len(fragment) + 1))[:size]), LARGE)


@pytest.mark.parametrize(
    "source",
    [
        "* Đối với các phường:\n- Họp.\n" * 300,
        "# Mục\n" * 300,
        "Hỏi?\n: Đáp.\n\n" * 300,
        "- [Tờ khai](/to-khai.pdf) số *mười*\n" * 3_000,
        "| Phường | Số hộ |\n|---|---|\n" + "| An Bình | **12** |\n" * 2_000,
        "Xem [bài](/a), [bài](/b) và <b>bài</b> `c` của *phường*. " * 100,
        "<p>Đoạn cũ<br>\n" * 1_000,
        "Một đoạn [văn](/a) *thường*.\n\n" * 2_000,
    ],
)
def test_long_honest_texts_stay_within_the_bounds(render: Render, source: str) -> None:
    """Hundreds of headings, thousands of items, rows or paragraphs are read as any other and not spoken of."""
    body = render(source)
    assert body.diagnostics == ()
    assert not set("*[]|#") & set(body.text)


def test_heads_of_a_long_outline_all_become_headings(draw: Draw) -> None:
    """However long the outline, each head has its own list."""
    html = draw("* Đối với các phường:\n- Họp.\n" * 300)
    assert (html.count("<h2>"), html.count('<ul class="outline">'), html.count("<li>")) == (300, 300, 300)


@pytest.mark.parametrize(
    "source",
    ["[" * 20_000, "*a* " * 20_000, "> - " + "* - " * 20_000, "a\n\n" * (MOST_BLOCKS + 1), "<a " * 200, "<b> " * 300],
)
def test_what_is_beyond_the_bounds_is_shown_as_typed_and_said(render: Render, source: str) -> None:
    """Nothing of the text is lost, and the editor gets one warning at the place."""
    body = render("Mở đầu\n\n" + source)
    (finding,) = body.diagnostics
    assert (finding.code, finding.severity) == ("shown-as-typed", Severity.WARNING)
    assert finding.position.line in {1, 3}
    assert source.rsplit(maxsplit=1)[-1] in body.text


def test_an_article_after_one_that_was_too_deep_is_read_as_ever(render: Render, draw: Draw) -> None:
    """Where reading stopped halfway, nothing of it is left for the next."""
    render("* - " * 20_000)
    assert draw("Một\n\n- Hai") == "<p>Một</p>\n<ul>\n<li>Hai</li>\n</ul>"


def test_the_budget_is_that_of_the_whole_article(render: Render) -> None:
    """Many dear paragraphs cost as much as one; the cheap ones after them are read all the same."""
    dear = "*a* " * 1_000
    paragraphs = BUDGET // work(dear) + 2
    body = render(f"{dear}\n\n" * paragraphs + "*b*")
    assert [one.code for one in body.diagnostics] == ["shown-as-typed"]
    assert body.html(lambda *_: "").rstrip().endswith("<p><em>b</em></p>")
