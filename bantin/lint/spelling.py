"""The likeliest right spelling of a word that is no Vietnamese syllable."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import cache, lru_cache

from bantin.text.abbreviations import listed
from bantin.text.fold import without_marks
from bantin.text.syllables import Syllable, Tone, is_syllable, spell, split

# How most slips come about: one spelling of a sound for another.
_SWAPS = (
    ("ngh", "ng"),
    ("ng", "ngh"),
    ("gh", "g"),
    ("g", "gh"),
    ("k", "c"),
    ("c", "k"),
    ("y", "i"),
    ("i", "y"),
    ("qu", "q"),
)
_LETTERS = "abcdeghiklmnopqrstuvxy"
_TONES = frozenset(Tone)
_STOPS = ("p", "t", "c", "ch")
_ALPHABET = frozenset("abcdeghiklmnopqrstuvxyăâđêôơư")
_ALIKE, _VERY_ALIKE = 0.65, 0.85
# Keys of Telex that an input method left behind a word it had finished.
_KEYS = frozenset("sfrxjw")
# The commonest words that end in a stop, which slips leave without their tone; of two alike the likelier comes first.
_COMMON_WORDS = (
    "một được việc các cuộc thực quốc nước trước học luật hợp nghiệp chức đặc hoặc tốt kết biết nhất đất mặt lập tập "
    "cấp viết việt tiếp hiệp lực phục chất mức sức đức bước thuộc thuốc dục bắt chắc mất thật vật nhật thuật xuất suất "
    "độc tộc gốc phát sắc khắc tắc cắt tất mật bất rất phật quyết tiết thiết chiếc diệt kiệt liệt triệt nghiệt biệt "
    "đặt gặp lắp sắp khắp thấp đạt ngược vượt lượt lược cước ước mốc cột hột hộp nộp gộp đột dốc tốc lốc bốc trực cực "
    "vực ngực tức lớp chớp khớp bớt tuyệt thuyết khuyết sốt buộc luộc suốt ruột xếp bếp nếp tết hết vết mệt chết lệch "
    "xúc huyết tích"
)
_COMMON = tuple(_COMMON_WORDS.split())


@lru_cache(maxsize=1 << 15)
def is_well_written(word: str) -> bool:
    """Tell whether a word in small letters is a syllable whose tone stands where the new or the old style puts it."""
    syllable = split(word)
    if syllable is None:
        return False
    if not _ALPHABET.issuperset(_toneless(word)):
        # Letters that look like ours ("ð") are another matter than where the tone stands.
        return True
    if word == _spelled(syllable) or syllable.rime.startswith("oo"):
        return True
    if syllable.rime not in ("oa", "oe", "uy"):
        return False
    # The old style: hòa, khỏe, thúy.
    old = syllable.rime[0] + syllable.tone + syllable.rime[1]
    return word == syllable.onset + unicodedata.normalize("NFC", old)


def _spelled(syllable: Syllable) -> str:
    """Return the syllable as it is written; what may be gi and iu is gi and u, as in giũ, which alone has a sense."""
    return spell(syllable._replace(rime="u") if syllable[:2] == ("gi", "iu") else syllable)


def without_tone(word: str) -> str:
    """Return the word without its tone where the tone alone keeps it from being a syllable, "" for any other.

    What ends in a stop bears sắc or nặng: "quôc" and "quồc" are none.
    """
    bare = _toneless(word)
    is_bare_syllable = bare.endswith(_STOPS) and is_syllable(_toned(bare, Tone.SAC))
    return bare if is_bare_syllable and not is_syllable(word) else ""


def _toned(bare: str, tone: Tone) -> str:
    """Return a syllable with that tone, as it is written."""
    # Any letter may bear it: where it belongs is found then.
    at = next((at for at, one in enumerate(bare) if without_marks(one) in "aeiouy"), 0)
    syllable = split(unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :]))
    return spell(syllable) if syllable else ""


def swapped_sound(word: str) -> str:
    """Return the syllable that a word is with one sound spelled in its other way, "" where it is none."""
    for one, other in _SWAPS:
        if one in word and is_syllable(swapped := word.replace(one, other, 1)):
            return swapped
    return ""


def is_slip_of(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is a known one, or of an office's language, with a letter too many, too few, or out of order.

    Every letter that is there keeps its marks.
    """
    known |= office_words()
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    longer = (one for one in known if len(one) == len(word) + 1)
    return not known.isdisjoint(_fewer(word) | turned) or any(word in _fewer(one) for one in longer)


def _fewer(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


@lru_cache(maxsize=1 << 10)
def nearest_syllable(word: str, near: frozenset[str] = frozenset()) -> str:
    """Return the likeliest right spelling of a word that is none, maybe two words, "" where none is likely.

    All letters are kept where that is possible: first the tone alone moves, then marks, then a letter. The words of
    ``near``, those of the same article, are likelier than others; then those of an office's language.
    """
    if syllable := split(word) or split(swapped_sound(word)):
        return _spelled(syllable)
    known = (near, office_words(), _COMMON)
    return _with_other_tone(word, known) or _with_other_letters(word, near, known)


def _with_other_tone(word: str, known: tuple[Collection[str], ...]) -> str:
    """Return the word with the tone it lacks, "" where it is no syllable with any or nothing tells with which."""
    bare = without_tone(word)
    toned = [_toned(bare, tone) for tone in (Tone.SAC, Tone.NANG)] if bare else []
    for words in known:
        if found := [one for one in words if one in toned]:
            return found[0] if words is _COMMON else min(found, key=toned.index)
    return ""


def _with_other_letters(word: str, near: frozenset[str], known: tuple[Collection[str], ...]) -> str:
    bare = without_marks(word)
    same = [(place, one) for place, words in enumerate(known) for one in words if without_marks(one) == bare]
    if same:
        return min(same, key=lambda one: (_unlike(word, one[1]), one[0], one[1]))[1]
    if word[-1] in _KEYS and is_well_written(word[:-1]):
        return word[:-1]
    return _closest(word, near, _VERY_ALIKE) or _parted(word) or _shortened(word) or _respelled(word, known)


def _unlike(word: str, other: str) -> tuple[int, bool]:
    """Return how many letters of another word of as many have other marks, and whether its tone is another."""
    letters = sum(one != two for one, two in zip(_toneless(word), _toneless(other), strict=True))
    return letters, _tones(word)[-1:] != _tones(other)


def _tones(word: str) -> list[str]:
    return [one for one in unicodedata.normalize("NFD", word) if one in _TONES]


def _shortened(word: str) -> str:
    """Return the one syllable that is left of a word without one of its later letters, "" where there are several."""
    found = {one for one in _fewer(word) if one[:1] == word[0] and _keeps_marks(word, one) and is_well_written(one)}
    return found.pop() if len(found) == 1 else ""


def _respelled(word: str, known: tuple[Collection[str], ...]) -> str:
    """Return the known word with one letter more, less or other, its marks kept."""
    slips = _slips(without_marks(word))
    for words in known:
        alike = [one for one in words if without_marks(one) in slips and _keeps_marks(word, one)]
        if found := _closest(word, alike, _ALIKE):
            return found
    return ""


def _keeps_marks(word: str, other: str) -> bool:
    marked = {one for one in _toneless(word) if not one.isascii()}
    return marked <= set(_toneless(other))


@cache
def office_words() -> frozenset[str]:
    """Return the words of which the listed long forms of abbreviations are made, in small letters."""
    words = (word.lower() for one in listed() for word in one.long.split())
    return frozenset(word for word in words if is_well_written(word))


def _slips(letters: str) -> set[str]:
    """Return what letters become by one slip: one too many, one too few, one for another, two in the wrong order."""
    parts = [(letters[:at], letters[at:]) for at in range(len(letters) + 1)]
    fewer = {a + b[1:] for a, b in parts if b}
    turned = {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    return fewer | turned | {a + one + b[skip:] for a, b in parts for one in _LETTERS for skip in (0, 1)}


def _parted(word: str) -> str:
    """Return the two syllables that a word is without the space between them, "" where it is none."""
    for at in range(2, len(word) - 1):
        if without_marks(word[at]) not in "aeiouy" and all(map(is_well_written, (word[:at], word[at:]))):
            return f"{word[:at]} {word[at:]}"
    return ""


def _closest(word: str, known: Iterable[str], alike: float) -> str:
    """Return the known word that is most like another; of several the one whose letters have the same marks."""
    found = get_close_matches(word, sorted(known), n=3, cutoff=alike)
    # Of those with the same letters the likeliest lacks a tone alone.
    twins = [one for one in found if without_marks(one) == without_marks(found[0])]
    return min(twins, key=lambda one: _toneless(one) != _toneless(word)) if found else ""


def _toneless(word: str) -> str:
    apart = "".join(one for one in unicodedata.normalize("NFD", word) if one not in _TONES)
    return unicodedata.normalize("NFC", apart)
