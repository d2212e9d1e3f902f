from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.lint.rules.tone_style import restyled
from bantin.lint.spelling import is_well_written, nearest_syllable
from bantin.text.fold import exact, without_marks
from bantin.text.syllables import every_syllable, split


@pytest.mark.parametrize(
    ("word", "near", "meant"),
    [
        *(("nghành", "", "ngành"), ("ngiên", "", "nghiên"), ("kông", "", "công"), ("nămkhông", "", "năm không")),
        *(
            ("trươc", "", "trước"),
            ("đat", "đạt được đất", "đạt"),
            ("vệc", "việc đóng cửa", "việc"),
            ("haằng", "hằng tháng", "hằng"),
        ),
        ("thưc", "thực sự", "thực"),
        *((one, "", "được") for one in ("đươc", "đuợc", "đựơc", "đượcj", "đuơc")),
        *(("hoăc", "", "hoặc"), ("hiệnj", "", "hiện"), ("hiêp", "", "hiệp"), ("kêt", "", "kết"), ("tôt", "", "tốt")),
        *(("môt", "", "một"), ("quôc", "", "quốc"), ("viêc", "", "việc"), ("cuả", "", "của"), ("nghiã", "", "nghĩa")),
        *(("qủa", "", "quả"), ("qúy", "", "quý"), ("gìơ", "", "giờ"), ("hòan", "", "hoàn"), ("nhât", "nhật", "nhật")),
        *(
            ("hưóng", "hướng", "hướng"),
            ("đảnng", "", "đảng"),
            ("ngiã", "", "nghĩa"),
            ("mắch", "", "mắc"),
            ("đạị", "đại", "đại"),
            ("zữa", "", ""),
            ("haằng", "hàng", "hằng"),
        ),
    ],
)
def test_the_likeliest_spelling_is_offered(word: str, near: str, meant: str) -> None:
    """A sound in its other spelling, a missing space, a missing mark: first as the same article has it."""
    assert nearest_syllable(word, frozenset(near.split())) == meant


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấềờợứ", min_size=1, max_size=10))
def test_what_is_offered_is_vietnamese(word: str) -> None:
    """Whatever is offered for a word is one syllable or two, or nothing is."""
    assert all(map(is_well_written, nearest_syllable(word).split()))


def test_where_a_tone_stands() -> None:
    """Every syllable is well written in both styles, and in no other place of the tone; giũ is gi and u."""
    assert {without_marks(one) for one in every_syllable() if not is_well_written(one)} == {"giu"}
    assert all(
        map(is_well_written, ("hòa", "khỏe", "thúy", "ủy", "quý", "gịa", "giạ", "giặt", "giũ", "xoong", "khuỷu"))
    )
    assert not any(map(is_well_written, ("hòan", "qúy", "qùa", "gìa", "cuả", "tòan", "đựơc", "thủơ", "núơc", "haị")))


@given(st.sampled_from(sorted(one for one in every_syllable() if one[-2:-1] in ("o", "u"))))
def test_the_other_style_is_the_same_word(word: str) -> None:
    """Moving the tone keeps the syllable, and moving it back gives the word again."""
    syllable = split(word)
    if syllable and syllable.tone and without_marks(word)[-2:] in ("oa", "oe", "uy") and not word.startswith("q"):
        assert exact(restyled(word)) == exact(word)
        assert restyled(restyled(word)) == word
