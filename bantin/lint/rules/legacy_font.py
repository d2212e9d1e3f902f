"""Text typed for an old font (TCVN3, VNI): "Céng hoµ x· héi", "Coäng hoøa xaõ hoäi", which no font of today shows.

Only told of, by signs that no other text has: marks of money and measure within words, vowels followed by the letters
VNI takes for tones. A paragraph with fewer of them, or in a rarer encoding, is weighed as a whole by ``bantin.legacy``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bantin.legacy.repair import detect, is_suspect
from bantin.lint.prose import FILLER
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import judge
from bantin.report import Severity
from bantin.text.syllables import is_syllable

_LETTER = "A-Za-zÀ-ÿ"
# Where a word of ours has a letter with its marks, such text has one of these, which are no letters.
_TCVN3 = re.compile(f"[{_LETTER}][µ¸¶·¹¨¾»¼½©ª«¬®\xad](?:[{_LETTER}]|$)|^[µ¸¶·¹¨¾©ª«¬®\xad][{_LETTER}]")
_VNI = re.compile(r"[aeiouy][øûïäåëö]|[aeouy][âêôùàáãõ]|^ñ[aeiouy]|[âêô][ùàáãõ]", re.IGNORECASE)
# One may be a misprint or a name ("Noël", "Citroën"); a text in an old font is full of them.
_FEWEST = {"TCVN3": 3, "VNI": 5}
_OTHER = "?"


@judge
def _old(word: str) -> str:
    """Return the old font a word may be typed for, ``_OTHER`` where it is strange and that is all."""
    if word.isascii() or is_syllable(word):
        return ""
    if _TCVN3.search(word.strip("«»")):
        return "TCVN3"
    if _VNI.search(word):
        return "VNI"
    return _OTHER if is_suspect(word) else ""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first word of a text that holds several such words."""
    found = _old(sheet)
    for font, fewest in _FEWEST.items():
        strange = [word for word, name in found if name == font]
        if len(strange) >= fewest:
            at = min(sheet.prose.index(one) for one in strange)
            yield Finding(at, {"font": font, "words": sheet.shown(at, at + 40)})
            return
    yield from islice(_paragraphs(sheet, [word for word, _ in found]), 1)


def _paragraphs(sheet: Sheet, strange: list[str]) -> Iterator[Finding]:
    """Yield each paragraph with any of the words that as a whole is in an old encoding."""
    for start, end in sheet.paragraphs if strange else ():
        text = sheet.prose[start:end]
        if any(word in text for word in strange) and (encoding := detect(text.replace(FILLER, " "))):
            at = start + min(text.index(word) for word in strange if word in text)
            yield Finding(at, {"font": encoding.value, "words": sheet.shown(at, at + 40)})


RULE = Rule(
    code="legacy-font",
    severity=Severity.ERROR,
    check=check,
    bad=(
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc, ®ång bµo",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam ñoäc laäp",
        "Quận họp.\n\nThôy §iÓn, Ên §é",
    ),
    good=(
        "Cộng hòa xã hội chủ nghĩa Việt Nam.",
        "Nhãn hiệu Coca-Cola® và Pepsi® © 2021 «Noël»",
        "Café, naïf, Müller, Zoë, Noël, Citroën",
        "La fête est très réussie à côté de l'hôtel où étaient déjà allés nos élèves.",
        "São Paulo: a nação está à espera, não só de pão; el niño comió piñón aquí, mañana también.",
        "Für die Änderung müssen größere Flächen über das Gebäude verfügbar sein.",
    ),
)
