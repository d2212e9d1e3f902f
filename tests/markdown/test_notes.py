from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup

Draw = Callable[[str], str]


def test_each_reference_to_a_note_has_its_own_id_and_way_back(draw: Draw) -> None:
    """Three references to one note have three ids, and the note links back to each of them."""
    html = BeautifulSoup(draw("a[^1] b[^1] c[^1] d[^n]\n\n[^1]: Một\n\n[^n]: Hai"), "html.parser")
    ids = [str(sup["id"]) for sup in html.select("sup")]
    assert ids == ["body-fnref-1", "body-fnref2-1", "body-fnref3-1", "body-fnref-n"]
    assert [str(a["href"])[1:] for a in html.select("a.footnote-backref")] == ids
