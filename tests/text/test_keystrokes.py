from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.text.fold import exact, without_marks
from bantin.text.keystrokes import Recovery, recover, recover_text, to_telex, to_vni, undo
from bantin.text.syllables import Syllable, Tone, is_syllable, spell
from tests.growth import assert_linear

ONSETS = ["c", "k", "qu", "g", "gh", "gi", "ng", "ngh", "kh", "nh", "ph", "th", "tr", "ch", *"bdđhlmnrstvx"]
NUCLEI = [
    "oo",
    "ia",
    "iê",
    "yê",
    "ua",
    "uô",
    "ưa",
    "ươ",
    "oa",
    "oă",
    "oe",
    "uâ",
    "uê",
    "uơ",
    "uy",
    "uyê",
    *"aăâeêioôơuưy",
]
CODAS = ["ch", "ng", "nh", *"cimnoptuy"]


def typed_again(recovery: Recovery, text: str) -> str:
    """Return the text with the changes put in by their offsets."""
    for change in reversed(recovery.changed):
        assert text[change.start : change.end] == change.typed
        text = text[: change.start] + change.recovered + text[change.end :]
    return text


@cache
def syllables() -> tuple[str, ...]:
    """Return every syllable that can be built of these parts, in all tones."""
    rimes = [nucleus + coda for nucleus in NUCLEI for coda in ["", *CODAS]]
    built = {spell(Syllable(onset, rime, tone)) for onset in ["", *ONSETS] for rime in rimes for tone in Tone}
    return tuple(sorted(one for one in built if is_syllable(one)))


def marked() -> st.SearchStrategy[str]:
    return st.sampled_from([one for one in syllables() if not one.isascii()])


CODES = [
    "316/KL-STNMT",
    "1989/QĐ-BGDĐT",
    "06/01/2021",
    "CT-XH",
    "0243.827.1234",
    "1.234,5",
    "a@bantin.vn",
    "12/5A",
    "B52",
]


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("ddaats", "đất"),
        ("ddaast", "đất"),
        ("ddatas", "đất"),
        ("datsda", "đất"),
        ("dduowngf", "đường"),
        ("dduwowngf", "đường"),
        ("dduwongf", "đường"),
        ("duongwfd", "đường"),
        ("Vieejt", "Việt"),
        ("tieengs", "tiếng"),
        ("DDAAST", "ĐẤT"),
        ("DDuowngf", "Đường"),
        ("thuowr", "thuở"),
        ("nguoiwf", "người"),
        ("quaanj", "quận"),
        ("quyeets", "quyết"),
        ("giuwax", "giữa"),
        ("gieengs", "giếng"),
        ("huwux", "hữu"),
        ("nhw", "như"),
        ("hoaf", "hòa"),
        ("uyr", "ủy"),
        ("khoong", "không"),
        ("xooong", "xoong"),
        ("hddnd", "hđnd"),
        ("HDDND", "HĐND"),
        ("d9at61", "đất"),
        ("d9a61t", "đất"),
        ("d9u7o7ng2", "đường"),
        ("duong72", "dường"),
        ("na8m", "năm"),
        ("cua3", "của"),
        ("HD9ND", "HĐND"),
    ],
)
def test_keys_left_in_a_word_are_undone(keys: str, meant: str) -> None:
    """Telex and VNI are read in whatever order people press the keys, and capitals stay."""
    assert recover(keys) == meant


@pytest.mark.parametrize(
    "words",
    [
        "test list bus taxi this are these room been VAR TW tw SOS USA XIX MoMo HoSE cars users bass aaaa quiz jazz",
        "lop1 quan3 to16 U23 CO2 B52 nam2021 covid19 khoeo giai phong mat bang dat qsdd GDDT ubnd đất đâts 316 a s",
    ],
)
def test_other_words_are_left(words: str) -> None:
    """Foreign words, abbreviations, numbers, toneless and marked words are no keys."""
    assert [one for one in words.split() if recover(one)] == []


def test_words_decide_together() -> None:
    """What may be English is read as keys only beside words that cannot be anything else."""
    assert recover_text("car test").changed == ()
    assert recover_text("taats car").text == "tất cả"
    assert recover_text("been trong tifnh hifnh").text == "bên trong tình hình"
    assert recover_text("test covid owr ddaau").text == "test covid ở đâu"
    assert recover_text("lop1 tru7o7ng2").text == "lóp trường"
    assert recover_text("UBND laf gif").text == "UBND là gì"


def test_in_marked_text_only_what_is_sure_is_undone() -> None:
    """Where the input method was on, one key is no reason to change a word; two are."""
    assert recover_text("giải phóng cos").changed == ()
    assert recover_text("be\u0301ddaats").changed == ()
    assert recover_text("giải phóng mawtj bawngf").text == "giải phóng mặt bằng"


def test_changes_are_told_with_their_places() -> None:
    """Each change names the keys, what they meant, and where they stood in the text as typed."""
    recovery = recover_text("Tìm: ddaats, 316/KL-ddaats.")
    assert recovery.text == "Tìm: đất, 316/KL-ddaats."
    assert recovery.changed == ((5, 11, "ddaats", "đất"),)


@pytest.mark.parametrize("tone_at_vowel", [False, True])
def test_every_syllable_comes_back_from_its_keys(tone_at_vowel: bool) -> None:
    """Typed by either method, with the tone last or at its vowel, each syllable is read again."""
    wrong = []
    # The keys of gịa are those of giạ, which is the commoner.
    for syllable in set(syllables()) - {"gịa", "gía", "gìa", "gỉa", "gĩa"}:
        for keys in (to_telex(syllable, tone_at_vowel=tone_at_vowel), to_vni(syllable, tone_at_vowel=tone_at_vowel)):
            if keys != syllable and exact(undo(keys) or "") != exact(syllable):
                wrong.append((syllable, keys, undo(keys)))
    assert len(syllables()) > 10_000
    assert wrong == []


def test_few_syllables_are_taken_for_foreign_words() -> None:
    """Alone, at most 5 in 100 of all syllables' keys are held back; among sure keys, at most 1 in 100."""
    typed = [(one, to_telex(one)) for one in syllables() if not one.isascii()]
    alone = [keys for _, keys in typed if recover(keys) is None]
    among = [keys for one, keys in typed if exact(recover_text(f"dduowngf {keys}").text.split()[1]) != exact(one)]
    assert len(alone) <= 0.05 * len(typed)
    assert len(among) <= 0.01 * len(typed), among


@given(st.lists(st.one_of(marked(), st.sampled_from(CODES)), max_size=8))
def test_marked_words_and_codes_are_never_changed(words: list[str]) -> None:
    """Text of marked syllables, numbers of documents, dates and addresses comes back as it is, composed or not."""
    for text in (" ".join(words), unicodedata.normalize("NFD", " ".join(words))):
        assert recover_text(text) == Recovery(text, ())


@given(st.lists(marked(), max_size=8))
def test_toneless_words_are_never_changed(words: list[str]) -> None:
    """Vietnamese typed without marks is not taken for keys, loans with oo apart."""
    text = without_marks(" ".join(one for one in words if "oo" not in without_marks(one)))
    assert recover_text(text).changed == ()


@given(st.one_of(st.text(), st.text("aeouwdsfrxj nmt/-.1269AD", max_size=60)))
@example("cooong")
@example("xooong boong")
@example("la2 gi2")
def test_recovery_is_idempotent_and_tells_what_it_did(text: str) -> None:
    """A second reading changes nothing more, and the changes account for the whole difference."""
    recovery = recover_text(text)
    assert typed_again(recovery, text) == recovery.text
    assert recover_text(recovery.text).text == recovery.text


@pytest.mark.parametrize("unit", ["a", "1", "/", "1/", "dd", "aas ", "đ", "a1", "."])
def test_the_time_grows_as_the_text_does(unit: str) -> None:
    """Nobody holds up the search with a megabyte of one letter."""

    def read(size: int) -> None:
        text = unit * (size // len(unit))
        recover_text(text)
        recover(text)

    assert_linear(read, 150_000)


@pytest.mark.parametrize(
    ("text", "telex", "vni"),
    [
        ("Đường đất", "Dduowngf ddaats", "D9uo7ng2 d9a6t1"),
        ("ỦY BAN", "UYR BAN", "UY3 BAN"),
        ("xoong, lưu!", "xooong, luwu!", "xoong, lu7u!"),
        ("book 316/KL", "book 316/KL", "book 316/KL"),
    ],
)
def test_text_is_typed_as_people_type(text: str, telex: str, vni: str) -> None:
    """One key marks both letters of ươ, tones come last, and what has no marks is typed as it is."""
    assert (to_telex(text), to_vni(text)) == (telex, vni)
    assert (to_telex(unicodedata.normalize("NFD", text)), to_vni(unicodedata.normalize("NFD", text))) == (telex, vni)


def test_tones_may_be_typed_at_their_vowel() -> None:
    """The other habit: the tone key right after the vowel it stands on."""
    assert to_telex("quận đường", tone_at_vowel=True) == "quaajn dduowfng"
    assert to_vni("quận đường", tone_at_vowel=True) == "qua65n d9uo72ng"


def lines(path: Path, *fields: str) -> list[str]:
    """Return the fields' paragraphs of a file of JSON lines."""
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [one[field] or "" for one in articles for field in fields]
    return [line for text in texts for line in text.splitlines() if line]


@pytest.mark.real_data
def test_ordinary_news_is_hardly_ever_changed(real_data: Path) -> None:
    """Of the words of real news fewer than 1 in 10,000 are changed, as written and with all marks left out."""
    news = lines(real_data / "news" / "articles.jsonl", "title", "lead", "body")
    bare = [without_marks(line) for line in news]
    words = sum(len(re.findall(r"\w+", line)) for line in bare)
    assert words > 400_000
    assert sum(len(recover_text(line).changed) for line in news) < words / 10_000
    assert sum(len(recover_text(line).changed) for line in bare) < words / 10_000


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["xquad_vi", "uit_seminar_wiki"])
@pytest.mark.parametrize("type_text", [to_telex, to_vni])
def test_real_questions_come_back_from_their_keys(real_data: Path, name: str, type_text: Callable[[str], str]) -> None:
    """Of the words of real questions typed with the input method off 99 in 100 come back."""
    questions = lines(real_data / "retrieval" / name / "queries.jsonl", "text")
    wrong = total = 0
    for question in questions:
        meant = [exact(word) for word in re.findall(r"\w+", unicodedata.normalize("NFC", question))]
        read = [exact(word) for word in re.findall(r"\w+", recover_text(type_text(question)).text)]
        total += len(meant)
        wrong += sum(one != other for one, other in zip(meant, read, strict=True))
    assert total > 4_000
    assert wrong < total / 100
