"""A word with Vietnamese marks that can be no syllable: "nghành", "ngiên", "họcsinh".

Words that begin with a capital are left: names of people and places come from many languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet, Span
from bantin.lint.spelling import (
    is_slip_of,
    is_well_written,
    nearest_syllable,
    office_words,
    swapped_sound,
    without_tone,
)
from bantin.lint.words import BESIDE, judge
from bantin.messages import text
from bantin.report import Severity
from bantin.text.syllables import is_syllable

_WORDS = re.compile(r"[^\W\d_]+")
# Letters that French has too, but not in words that are syllables of ours but for the tone.
_HATS = re.compile("[âêôăđơư]")
# Letters that only Vietnamese writes; with those of French and others alone a word may be anything, and is only doubted
# where a slip of the keyboard makes it of another that is there.
_OURS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
# "uỡn ẹo", "bòoong": longer runs of letters are no slip of the keyboard.
_LONGEST = 14
# "dès", "pô": so short a word of French is soon like one of ours.
_SHORTEST_FOREIGN = 4
_MOST = 50
# Loans that everybody writes and no table of syllables holds, and the sign of our money.
_LOANS = frozenset({"gioăng", "zoăng", "ôtô", "đôla", "đ"})


@judge
def _impossible(word: str) -> tuple[str, ...]:
    """Return the parts of a word that can be no syllables, or bear their tone in the wrong place."""
    return () if word.isascii() else tuple(part for part in _WORDS.findall(word) if _is_slip(part))


def _is_slip(word: str) -> bool:
    if word.isascii() or len(word) > _LONGEST:
        return False
    small = word.lower()
    if is_syllable(small):
        return (word.islower() or word.istitle()) and not is_well_written(small)
    if not word.islower():
        # A name, or the first word of a sentence.
        return word.istitle() and _lacks_tone(small)
    return _is_ours(word) or _lacks_tone(word) or len(word) >= _SHORTEST_FOREIGN


def _is_ours(word: str) -> bool:
    return _OURS.search(word) is not None or swapped_sound(word) != ""


def _lacks_tone(word: str) -> bool:
    """Tell whether a word of letters that Vietnamese has is a syllable but for its tone: "kêt", "quôc"."""
    return _HATS.search(word) is not None and without_tone(word) != ""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each place of a word that is none."""
    known = {*sheet.desk.settings.words, *_LOANS}
    # A text with more is in another language or an old font, which is another rule's.
    words = {part for _, parts in _impossible(sheet) for part in parts if part.lower() not in known}
    if not words:
        return
    near = frozenset(one for part in set(sheet.words) if is_well_written(one := part.strip(BESIDE).lower()))
    for word in sorted(one for one in words if _is_wrong(one, near))[:_MOST]:
        hint = _hint(word, near)
        for span in sheet.find(word):
            if not _OURS.search(word) and _is_among_foreign(sheet, span):
                continue
            yield Finding(span.start, {"word": word, "hint": hint})


def _is_wrong(word: str, near: frozenset[str]) -> bool:
    """Tell whether a word is a slip and no foreign one, where others of the text have to say."""
    small = word.lower()
    if is_syllable(small):
        return True
    if not word.islower():
        return nearest_syllable(small, near) in (near | office_words())
    return _is_ours(word) or _lacks_tone(word) or is_slip_of(word, near)


def _is_among_foreign(sheet: Sheet, span: Span) -> bool:
    """Tell whether half of the words beside one are none of ours: "tôt ou tard"."""
    beside = f"{sheet.prose[max(0, span.start - 30) : span.start]} {sheet.prose[span.end : span.end + 30]}"
    # Those at both ends may be cut.
    words = [one for one in _WORDS.findall(beside)[1:-1] if one.islower()]
    return len(words) > 1 and 2 * sum(not is_syllable(one) for one in words) >= len(words)


def _hint(word: str, near: frozenset[str]) -> str:
    guess = nearest_syllable(word.lower(), near)
    if not guess:
        return text("lint.look-again")
    return text("lint.did-you-mean", guess=guess if word.islower() else guess.capitalize())


RULE = Rule(
    code="syllable-impossible",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Các nghành, các cấp.",
        "Tổ chức ngiên cứu đất đai, cấp ủy đảnng.",
        "Nghiên cứu rồi nghiêgn cứu thêm.",
        "Kêt quả của môt cuộc họp.",
        "Viêt Nam, nước Việt",
        "Chất lượng cuả nước.",
    ),
    good=(
        "Các ngành, các cấp.",
        "Hòa và hoà, khỏe và khoẻ, quý, giờ, nghĩa, xoong.",
        "Anh ấy giũ áo, đến hôtel, dự fête, diễn một rôle, y tá nói bientôt, août, dépôt.",
        "Giá 5 nghìn đ, tức 1 đôla; Ðiệu nhảy.",
        "Il viendra bientôt, tôt ou tard, avec sa tante; le mât était prêt.",
        "Đi Đắk Lắk, qua Krông Nô và Plei Kần.",
        "Ông Müller uống café, ở hôtel, đi ôtô, dự fête.",
    ),
)
