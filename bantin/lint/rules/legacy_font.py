"""Text typed for an old font (TCVN3, VNI): "Céng hoµ x· héi", "Coäng hoøa xaõ hoäi", which no font of today shows.

Only told of, by signs that no other text has: marks of money and measure within words, vowels followed by the letters
VNI takes for tones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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


@judge
def _old(word: str) -> str:
    """Return the old font a word may be typed for."""
    if word.isascii() or is_syllable(word):
        return ""
    if _TCVN3.search(word.strip("«»")):
        return "TCVN3"
    return "VNI" if _VNI.search(word) else ""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first word of a text that holds several such words."""
    found = _old(sheet)
    for font, fewest in _FEWEST.items():
        strange = [word for word, name in found if name == font]
        if len(strange) >= fewest:
            at = min(sheet.prose.index(one) for one in strange)
            yield Finding(at, {"font": font, "words": sheet.shown(at, at + 40)})
            return


RULE = Rule(
    code="legacy-font",
    severity=Severity.ERROR,
    check=check,
    bad=(
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc, ®ång bµo",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam ñoäc laäp",
    ),
    good=(
        "Cộng hòa xã hội chủ nghĩa Việt Nam.",
        "Nhãn hiệu Coca-Cola® và Pepsi® © 2021 «Noël»",
        "Café, naïf, Müller, Zoë, Noël, Citroën",
    ),
)
