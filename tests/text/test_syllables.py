from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.syllables import Syllable, Tone, every_syllable, is_syllable, spell, split
from bantin.text.unicode import normalise

SYLLABLES = sorted(every_syllable())

FOLDER = Path(__file__).parent
REAL = (FOLDER / "syllables.txt").read_text(encoding="utf-8").split()
MADE_UP = (FOLDER / "no_syllables.txt").read_text(encoding="utf-8").split()


def test_real_syllables_are_accepted() -> None:
    """Rare rimes, both spellings of the tone, i and y, and the common loans are syllables."""
    assert len(REAL) > 250
    assert [one for one in REAL if not is_syllable(one)] == []


def test_made_up_syllables_are_refused() -> None:
    """Wrong tones before stops, wrong c/k/q, g/gh, ng/ngh, foreign letters, and run-together words are none."""
    assert len(MADE_UP) >= 100
    assert [one for one in MADE_UP if is_syllable(one)] == []


@given(st.sampled_from(SYLLABLES))
def test_parts_make_the_whole(syllable: str) -> None:
    """Taking apart and spelling again gives the same syllable."""
    parts = split(syllable)
    assert parts is not None
    assert spell(parts) == syllable


@given(st.text())
def test_whatever_is_asked_gets_an_answer(text: str) -> None:
    """No text raises, and what is accepted spells as a syllable of the table."""
    parts = split(text)
    assert parts is None or spell(parts) in every_syllable()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nghiêng", ("ngh", "iêng", Tone.NGANG)),
        ("giếng", ("gi", "iêng", Tone.SAC)),
        ("gì", ("gi", "i", Tone.HUYEN)),
        ("gịa", ("gi", "ia", Tone.NANG)),
        ("giạ", ("gi", "a", Tone.NANG)),
        ("QUỐC", ("qu", "ôc", Tone.SAC)),
        ("yêu", ("", "yêu", Tone.NGANG)),
        ("thủy", ("th", "uy", Tone.HOI)),
    ],
)
def test_a_syllable_is_taken_apart(word: str, parts: tuple[str, str, Tone]) -> None:
    """Onset, rime and tone are told as written; gi keeps the i it swallowed."""
    assert split(word) == Syllable(*parts)


@pytest.mark.real_data
def test_the_words_of_real_news_are_syllables(real_data: Path) -> None:
    """Of the running small-letter words with a mark at least 99.5 in 100 are accepted."""
    counts: Counter[bool] = Counter()
    with (real_data / "news" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = normalise(" ".join(article.get(name) or "" for name in ("title", "lead", "body")))
            words = (word for word in re.findall(r"[^\W\d_]+", text) if word.islower() and not word.isascii())
            counts.update(map(is_syllable, words))
    assert counts.total() > 300_000
    assert counts[True] / counts.total() >= 0.995
