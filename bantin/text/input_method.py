"""What an input method makes of the keys of one syllable, Telex or VNI.

Keys are taken from left to right and work wherever in the syllable they stand, as in UniKey and in the keyboards of
Windows and macOS: ``ddaats``, ``ddaast`` and ``datsda`` are all ``đất``. Tones are put where the old style puts them
(hòa, ủy), which is what input methods do unless told otherwise.
"""

from __future__ import annotations

import re
import unicodedata

CIRCUMFLEX, BREVE, HORN, STROKE = "\u0302", "\u0306", "\u031b", "\u0335"
# Sắc, huyền, hỏi, ngã, nặng: the order of the keys of both methods.
TONES = "\u0301\u0300\u0309\u0303\u0323"
TELEX_TONES = dict(zip("sfrxj", TONES, strict=True))
VNI_TONES = dict(zip("12345", TONES, strict=True))
VNI_SHAPES = {"6": CIRCUMFLEX, "7": HORN, "8": BREVE, "9": STROKE}

_VOWELS = set("aeiouy")
_ONSET = re.compile(r"qu|gi(?=[aeiouy])|[^aeiouy]*")
# "nghieengx" is as long as a syllable gets; two keys more where people mark both letters of ươ.
_LONGEST = 11


class Syllable:
    """One syllable while it is typed: its letters, the mark on each, its tone, and the marks in the order they came."""

    def __init__(self) -> None:
        self._letters: list[str] = []
        self._marks: list[str] = []
        self._tone = ""
        self.keys: list[str] = []

    @property
    def _plain(self) -> str:
        return "".join(self._letters).lower()

    def _rime(self) -> range:
        """Return the places of the rime's letters, the u of qu and the i of gi left out."""
        onset = _ONSET.match(self._plain)
        return range(onset.end() if onset else 0, len(self._letters))

    def _free(self, letters: str) -> list[int]:
        """Return where in the rime one of these letters stands without a mark."""
        return [at for at in self._rime() if self._plain[at] in letters and not self._marks[at]]

    def _mark(self, mark: str, *places: int) -> bool:
        for at in places:
            self._marks[at] = mark
        if places:
            self.keys.append(mark)
        return bool(places)

    def _put_tone(self, tone: str) -> bool:
        """Put a tone where there is a vowel without one; a second tone key is a letter, as in "cars"."""
        if self._tone or not any(self._plain[at] in _VOWELS for at in self._rime()):
            return False
        self._tone = tone
        self.keys.append(tone)
        return True

    def _put_stroke(self) -> bool:
        is_free = self._plain.startswith("d") and not self._marks[0]
        return self._mark(STROKE, *([0] if is_free else []))

    def _put_circumflex(self, letters: str) -> bool:
        return self._mark(CIRCUMFLEX, *self._free(letters)[-1:])

    def _put_horn(self, letters: str) -> bool:
        """Put horns on u and o, the breve on a, where ``letters`` allows: both of uo, the a of oa, else the first."""
        places = self._free(letters)
        vowels = "".join(self._plain[at] for at in places)
        if vowels.startswith("uo"):
            return self._mark(HORN, *places[:2])
        chosen = places[1:2] if vowels.startswith("oa") else places[:1]
        return self._mark(BREVE if chosen and self._plain[chosen[0]] == "a" else HORN, *chosen)

    def telex(self, key: str) -> None:
        """Take a key of Telex: https://vi.wikipedia.org/wiki/Telex_(kiểu_gõ) ."""
        lower = key.lower()
        worked = False
        if lower in TELEX_TONES:
            worked = self._put_tone(TELEX_TONES[lower])
        elif lower == "d":
            worked = self._put_stroke()
        elif lower == "w":
            worked = self._put_horn("aou") or self._add_horned_u(key)
        elif lower in "aeo":
            worked = self._put_double(lower)
        if not worked:
            self._add(key)

    def _put_double(self, letter: str) -> bool:
        if letter == "o":
            if self._plain.endswith("o") and self._marks[-1] == CIRCUMFLEX:
                # The third o takes the mark away again and is a letter: "xooong" is xoong.
                self._marks[-1] = ""
                return False
            if self._plain.endswith(("oa", "oe")):
                # The second o of khoeo and ngoao is a letter.
                return False
        return self._put_circumflex(letter)

    def _add_horned_u(self, key: str) -> bool:
        """Let w stand for ư where no vowel is typed yet: "nhw" is như."""
        if _VOWELS.intersection(self._plain):
            return False
        self._add("U" if key.isupper() else "u")
        return self._mark(HORN, len(self._letters) - 1)

    def vni(self, key: str) -> None:
        """Take a key of VNI: https://vi.wikipedia.org/wiki/VNI ."""
        worked = False
        match key:
            case "1" | "2" | "3" | "4" | "5":
                worked = self._put_tone(VNI_TONES[key])
            case "6":
                worked = self._put_circumflex("aeo")
            case "7":
                worked = self._put_horn("ou")
            case "8":
                worked = self._put_horn("a")
            case "9":
                worked = self._put_stroke()
        if not worked:
            self._add(key)

    def _add(self, letter: str) -> None:
        self._letters.append(letter)
        self._marks.append("")

    def _settle_horns(self) -> None:
        """Make uơ of ươ at the end (thuở) and ươ of ưo before a letter (được): the key cannot know what will follow."""
        last = len(self._letters) - 2
        for at in self._rime()[:-1]:
            if self._plain[at : at + 2] == "uo" and self._marks[at] == HORN:
                self._marks[at : at + 2] = ["", self._marks[at + 1]] if at == last else [HORN, HORN]

    def _tone_place(self) -> int:
        """Return where the tone stands: the marked vowel, that before a consonant, the second of three, the first."""
        rime = self._rime()
        vowels = [at for at in rime if self._plain[at] in _VOWELS]
        marked = [at for at in vowels if self._marks[at]]
        if marked:
            return marked[-1]
        return vowels[-1] if len(vowels) < len(rime) else vowels[len(vowels) > 2]

    def spelt(self) -> str:
        """Return what is typed so far, in NFC."""
        self._settle_horns()
        marks = list(self._marks)
        if self._tone:
            marks[self._tone_place()] += self._tone
        written = "".join(letter + mark for letter, mark in zip(self._letters, marks, strict=True))
        return unicodedata.normalize("NFC", written.replace("d" + STROKE, "đ").replace("D" + STROKE, "Đ"))


def type_keys(keys: str) -> Syllable | None:
    """Return the syllable these keys type: by VNI if there are digits among them, else by Telex.

    None if they cannot be the keys of one syllable: too long, or other than letters and digits of ASCII.
    """
    if not 1 < len(keys) <= _LONGEST or not keys.isascii() or not keys.isalnum() or not keys[0].isalpha():
        return None
    syllable = Syllable()
    take = syllable.telex if keys.isalpha() else syllable.vni
    for key in keys:
        take(key)
    return syllable
