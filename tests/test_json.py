from __future__ import annotations

from bantin.json import filled


def test_empty_values_are_left_out_at_every_depth() -> None:
    """What holds nothing is not written; zero and false hold something."""
    assert filled({"a": "", "b": [None, "", {"c": []}], "d": 0, "e": False, "f": {"g": ("h",)}}) == {
        "d": 0,
        "e": False,
        "f": {"g": ["h"]},
    }


def test_texts_are_made_clean_at_every_depth() -> None:
    """No control character or lone surrogate is left, and what consisted of nothing else is left out."""
    assert filled({"a": ["b\x00\ud800", "\x08"], "c": "\x1b"}) == {"a": ["b"]}
