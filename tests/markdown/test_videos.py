from __future__ import annotations

from collections.abc import Callable

import pytest

Draw = Callable[[str], str]

YOUTUBE = "https://www.youtube.com/watch?v=a-b_1"


@pytest.mark.parametrize(
    "source",
    [
        '<iframe width="560" src="https://www.youtube.com/embed/a-b_1?rel=0" allowfullscreen></iframe>',
        "<iframe src='//www.youtube-nocookie.com/embed/a-b_1'></iframe>",
        "<IFRAME SRC=https://youtube.com/embed/a-b_1></IFRAME>",
        YOUTUBE,
        f"<{YOUTUBE}>",
    ],
)
def test_a_player_becomes_a_link_to_its_page(draw: Draw, source: str) -> None:
    """What would load from another server is a link in a figure, however it was written."""
    html = draw(f"Trước\n\n{source}\n\nSau")
    link = f'<a href="{YOUTUBE}" rel="noopener">Xem video tại youtube.com</a>'
    assert f'<figure class="video">{link}</figure>' in html
    assert "<p>Trước</p>" in html
    assert "<p>Sau</p>" in html


@pytest.mark.parametrize(
    "source",
    [
        '<video controls><source src="/files/2021/le-hoi.mp4" type="video/mp4">Không xem được</video>',
        '<video src="/files/2021/le-hoi.mp4"></video>',
    ],
)
def test_a_film_of_our_own_is_a_link(draw: Draw, source: str) -> None:
    """A film in the content folder is offered as a file."""
    assert '<a href="/files/2021/le-hoi.mp4">Xem video</a>' in draw(source)


def test_other_embedded_pages_say_where_they_are(draw: Draw) -> None:
    """A map or a form on another site is not called a video."""
    html = draw('<iframe src="https://maps.example.vn/?a=1&amp;b=2"></iframe>')
    assert '<a href="https://maps.example.vn/?a=1&amp;b=2" rel="noopener">Xem nội dung tại maps.example.vn</a>' in html


@pytest.mark.parametrize("source", ["<iframe></iframe>", "<video></video>", "<iframe src='javascript:1'></iframe>"])
def test_a_player_without_address_leaves_nothing(draw: Draw, source: str) -> None:
    """Where there is nowhere to go there is no link."""
    assert "<a" not in draw(f"a\n\n{source}")


def test_a_player_that_is_not_closed_takes_nothing_of_the_next(draw: Draw) -> None:
    """Each of several unclosed players is a link of its own, and the text between them stays."""
    html = draw('<iframe src="/a.html">\n\nMột\n\n<iframe src="/b.html"></iframe>')
    assert [part in html for part in ('href="/a.html"', "Một", 'href="/b.html"')] == [True] * 3


def test_an_address_within_a_sentence_stays_text(draw: Draw) -> None:
    """Only an address alone in its paragraph stands for the video."""
    assert "<figure" not in draw(f"Xem {YOUTUBE} để biết thêm.")


def test_a_player_shown_as_code_stays_code(draw: Draw) -> None:
    """Instructions may show how a player is embedded."""
    assert "&lt;iframe" in draw("`<iframe src=https://a.vn/></iframe>`")
