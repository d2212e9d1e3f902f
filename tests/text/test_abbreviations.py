from __future__ import annotations

import re
import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.abbreviations import FILE, Expansion, Kind, abbreviations, expansions, find_phrases, listed
from bantin.text.fold import folded, without_marks

# Short forms that are not the initials of what they stand for.
NOT_INITIALS = {
    *["CTr", "TTr", "TTg", "ThS", "SNgV", "QyĐ", "TCVN", "QCVN", "KCB", "ĐTM"],
    *["TW", "UVTW", "QUTW", "VPTW", "NSTW", "BCHTW", "BTCTW", "BTGTW", "BTGDVTW", "BNCTW", "UBKTTW"],
    *["OCOP", "VNeID", "GDP", "GRDP", "FDI", "ODA", "PCI"],
}
REGISTER = """
TUV BCH HĐND UBND MTTQ CT-XH KL STNMT TTr GPMB QĐ NQ CT BC KH TB CV HD SXD UBMTTQ BTV QUTW KT-XH AN-QP ANTT ATGT PCCC
CNCH CCHC TTHC DVC VNeID CCCD BHXH BHYT GDĐT THCS THPT TDP KDC NTM OCOP ATTP HTX DN NSNN ĐTPT KHCN CNTT CĐS TNMT QSDĐ
GCN LĐTBXH HCCB CCB LHPN ĐTN HND LĐLĐ ĐVHC PGS TS đ/c TP TX TT
"""
# These are not counted in some short forms: KHCN is khoa học và công nghệ.
SMALL_WORDS = {"và", "của"}
SYLLABLE = r"[^\W\d_]+"


def words(text: str) -> list[str]:
    return re.findall(SYLLABLE, text)


def everything() -> st.SearchStrategy[Expansion]:
    return st.sampled_from(listed())


def test_the_administrative_register_is_covered() -> None:
    """There are more than 500 short forms, of every kind, the seed page's and the common ones of offices among them."""
    shorts = {one.short for one in listed()}
    assert len(shorts) > 500
    assert {one.kind for one in listed()} == set(Kind)
    assert set(REGISTER.split()) <= shorts


def test_each_entry_is_well_formed() -> None:
    """Each long form is composed, evenly spaced Vietnamese with its marks; each short form stands once in one table."""
    for one in listed():
        assert one.long == unicodedata.normalize("NFC", " ".join(one.long.split()))
        assert re.fullmatch(rf"{SYLLABLE}((,| -)? {SYLLABLE})*", one.long), one
        assert one.short == unicodedata.normalize("NFC", one.short.strip())
    assert {one.long for one in listed() if one.long.isascii()} == {"thanh tra"}
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    shorts = [short.lower() for table in tables.values() for short in table]
    assert len(shorts) == len(set(shorts))
    pairs = [(one.short.lower(), one.long.lower()) for one in listed()]
    assert len(pairs) == len(set(pairs))


def test_short_forms_are_initials() -> None:
    """Each short form is made of its long form's initials, with or without small words; exceptions are listed above."""
    strange = set()
    for one in listed():
        short = "".join(words(one.short)).lower()
        every = "".join(word[0] for word in words(one.long)).lower()
        large = "".join(word[0] for word in words(one.long) if word.lower() not in SMALL_WORDS).lower()
        if without_marks(short) not in (without_marks(every), without_marks(large)):
            strange.add(one.short)
        elif one.short not in NOT_INITIALS:
            # Đ is never written D in a short form, nor D as Đ.
            assert ("đ" in short) == ("đ" in every), one
    assert strange == NOT_INITIALS


@given(everything())
def test_each_pair_is_found_from_both_ends(one: Expansion) -> None:
    """A short form gives its long form and the long form gives the short one."""
    assert (one.long, one.kind) in [(found.long, found.kind) for found in expansions(one.short)]
    assert one.short in abbreviations(one.long)


@given(everything())
def test_no_marks_are_needed(one: Expansion) -> None:
    """Both forms are found typed without marks, in either case."""
    for typed in (without_marks(one.short), without_marks(one.short).lower()):
        assert one.long in {found.long for found in expansions(typed)}
    for typed in (without_marks(one.long), without_marks(one.long).upper()):
        assert one.short in abbreviations(typed)


@pytest.mark.parametrize("typed", ["gpmb", "GPMB", "Gpmb", "G.P.M.B."])
def test_an_abbreviation_is_expanded(typed: str) -> None:
    """However it is written, GPMB is giải phóng mặt bằng and nothing else."""
    assert expansions(typed) == (Expansion("GPMB", "giải phóng mặt bằng", Kind.OTHER, ambiguous=False),)


@pytest.mark.parametrize("typed", ["CT-XH", "CT - XH", "CT–XH", "ctxh", "ct xh"])
def test_what_joins_the_letters_does_not_count(typed: str) -> None:
    """A hyphen, with or without spaces, or none: one abbreviation."""
    assert [one.long for one in expansions(typed)] == ["chính trị - xã hội"]


@pytest.mark.parametrize("typed", ["đ/c", "Đ/c", "Đ/C", "d/c", "đc"])
def test_a_slash_does_not_count(typed: str) -> None:
    """A comrade is one in every spelling."""
    assert expansions(typed)[0].long == "đồng chí"


def test_the_likeliest_reading_comes_first() -> None:
    """CT before a number of a document is chỉ thị; all its readings are there, each with its kind, all flagged."""
    found = expansions("CT")
    assert [(one.long, one.kind) for one in found[:2]] == [("chỉ thị", Kind.DOCUMENT), ("chủ tịch", Kind.TITLE)]
    assert len(found) == 5
    assert all(one.ambiguous for one in found)


def test_ambiguous_ones_are_flagged() -> None:
    """Several meanings, or a spelling that is a word or letter, make a short form ambiguous; two wordings do not."""
    ambiguous, clear = ["TUV", "TT", "CA", "TƯ", "Q."], ["GPMB", "UBND", "TNMT", "SXKD"]
    flagged = {short: expansions(short)[0].ambiguous for short in [*ambiguous, *clear]}
    assert flagged == {**dict.fromkeys(ambiguous, True), **dict.fromkeys(clear, False)}


def test_typed_marks_are_kept_to() -> None:
    """TƯ is not TU; without the mark both are found, the one spelt so first; with another mark neither is."""
    assert [one.long for one in expansions("TƯ")] == ["trung ương"]
    assert [one.short for one in expansions("tu")] == ["TU", "TU", "TƯ"]
    assert expansions("từ") == ()
    assert abbreviations("giãi phong mat bang") == ()


@pytest.mark.parametrize("typed", ["", "-", "không có", "xyzt", "316", "\0", "ubndubnd"])
def test_what_is_not_listed_gives_nothing(typed: str) -> None:
    """Other text has no expansion and no abbreviation."""
    assert expansions(typed) == ()
    assert abbreviations(typed) == ()


def test_all_short_forms_of_a_phrase_are_given() -> None:
    """Trung ương is written TW and TƯ."""
    assert abbreviations("trung uong") == ("TW", "TƯ")


def test_the_longest_phrase_is_found() -> None:
    """UBMTTQ is found whole, not the MTTQ in it; single syllables such as quận are left."""
    line = "Cong tac giai phong mat bang cua Ủy ban Mặt trận Tổ quốc và uỷ ban nhân dân quận"
    assert find_phrases(line.split()) == [(2, 6, "GPMB"), (7, 13, "UBMTTQ"), (14, 18, "UBND")]


@given(
    st.lists(
        st.one_of(everything().map(lambda one: one.long), st.sampled_from(["và", "quận", "316", "của"])), max_size=5
    )
)
def test_phrases_lie_apart_and_are_what_they_say(phrases: list[str]) -> None:
    """Each find is a long form of its short form; none overlaps the one before."""
    tokens = words(" ".join(phrases))
    end = 0
    for found in find_phrases(tokens):
        assert found.start >= end
        end = found.end
        assert end - found.start > 1
        assert found.short in abbreviations(" ".join(tokens[found.start : end]))
    longest = [one for one in phrases if len(words(one)) > 1]
    assert bool(find_phrases(tokens)) >= bool(longest)


def test_keys_are_folded_as_everywhere() -> None:
    """Old and new placement of a tone find the same phrase."""
    assert folded("ủy") == folded("uỷ")
    assert abbreviations("văn hoá - xã hội") == abbreviations("văn hóa xã hội") == ("VH-XH",)
