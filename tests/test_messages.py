from __future__ import annotations

import pytest

from bantin.messages import UnknownMessageError, diagnostic_texts, text


def test_a_sentence_is_found_and_filled() -> None:
    """A key leads to its sentence, with the given values in it."""
    assert text("report.error") == "lỗi"
    assert text("settings.did-you-mean", guess="title") == "Ý bạn là “title”?"


def test_a_diagnostic_has_two_sentences() -> None:
    """What is wrong and what to do about it lie under one key and are filled alike."""
    wrong, fix = diagnostic_texts("article.category-unknown", value="A", guess="B")
    assert "“A”" in wrong
    assert "“B”" in fix


def test_braces_in_a_value_are_only_braces() -> None:
    """What an editor typed is never taken for a place to fill."""
    assert "{guess} {0.__class__}" in text("settings.did-you-mean", guess="{guess} {0.__class__}")


@pytest.mark.parametrize(
    "key", ["", "report", "khong-co.a", "report.khong-co", "report.error.x", "article.date-impossible", "../x.a"]
)
def test_an_unknown_key_is_our_fault_and_says_so(key: str) -> None:
    """A key that leads to no sentence is an error of its own kind."""
    with pytest.raises(UnknownMessageError):
        text(key)


def test_a_forgotten_value_is_an_error() -> None:
    """A sentence with a place that nothing fills is never shown."""
    with pytest.raises(KeyError):
        text("settings.unknown", name="x")
