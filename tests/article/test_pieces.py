from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

import pytest

from bantin.article.fields import NAMES
from bantin.article.pieces import PIECES, Piece, find_piece
from bantin.dates import ZONE
from bantin.markdown.render import render

NOW = datetime(2021, 1, 6, 17, 7, tzinfo=ZONE)


@pytest.mark.parametrize("piece", PIECES, ids=lambda one: one.name)
def test_a_draft_of_each_kind_renders_without_a_word(piece: Piece) -> None:
    """What an editor is given has nothing wrong with it, and no hint or placeholder of the program shows."""
    body = render(piece.body(NOW), path=PurePosixPath("tin-phuong/2021/a.md"))
    assert body.diagnostics == ()
    assert "<!--" not in body.html(lambda _figure, _number: "")
    assert "{" not in body.text
    assert set(piece.blank) <= set(NAMES)


def test_pictures_of_a_draft_lie_in_the_folder_of_its_year() -> None:
    """The path that is given is the one the picture is to be put at."""
    assert "/images/2021/hoi-nghi.jpg" in PIECES[0].body(NOW)


def test_kinds_are_found_by_name() -> None:
    """Each by its own name, and none by another."""
    assert [find_piece(one.name) for one in PIECES] == list(PIECES)
    assert find_piece("") is None
