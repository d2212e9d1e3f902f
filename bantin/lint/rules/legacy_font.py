"""Text typed for an old font (TCVN3, VNI): "Céng hoµ x· héi", "Coäng hoøa xaõ hoäi", which no font of today shows.

Only told of, by signs that no other text has: marks of money and measure within words, vowels followed by the letters
VNI takes for tones. A paragraph with fewer of them, or in a rarer encoding, is weighed as a whole by ``bantin.legacy``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from bantin.legacy.encodings import Encoding
from bantin.legacy.repair import convert, detect, is_suspect, is_unicode
from bantin.lint.prose import FILLER
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import BESIDE, judge
from bantin.report import Severity
from bantin.text.syllables import is_syllable

_LETTER = "A-Za-zÀ-ÿ"
# Where a word of ours has a letter with its marks, such text has one of these, which are no letters.
_TCVN3 = re.compile(f"[{_LETTER}][µ¸¶·¹¨¾»¼½©ª«¬®\xad](?:[{_LETTER}]|$)|^[µ¸¶·¹¨¾©ª«¬®\xad][{_LETTER}]")
_VNI = re.compile(r"[aeiouy][øûïäåëö]|[aeouy][âêôùàáãõ]|^ñ[aeiouy]|[âêô][ùàáãõ]", re.IGNORECASE)
# Of measures µ is a millionth, and the dot between two of them multiplies: "µm", "µg", "N·m", "kW·h".
_MEASURE = r"(?:[kMGTmcdhnµ]?(?:g|m|s|l|L|A|V|W|Wh|h|N|J|K|C|F|H|T|Hz|Pa|Ω|mol|Sv|Gy|lm|lx|cd|bar)[²³23]?)"
_MEASURES = re.compile(rf"[0-9.,]*{_MEASURE}(?:[·/.-]{_MEASURE})*")
# One may be a misprint or a name ("Noël", "Citroën"); a text in an old font is full of them.
_FEWEST = {Encoding.TCVN3: 3, Encoding.VNI: 5}
# So many in a row, of a line that is in Unicode otherwise.
_FEWEST_IN_ROW = 3
# So many are sooner looked for than a paragraph is cut into its words.
_FEW = 8
_OTHER = "?"
_SHOWN = 40


@judge
def _old(word: str) -> str:
    """Return the old font a word may be typed for, ``_OTHER`` where it is strange and that is all."""
    if word.isascii() or is_syllable(word) or _MEASURES.fullmatch(word):
        return ""
    bare = word.strip("«»")
    if _TCVN3.search(bare) and is_syllable(convert(bare.replace("«", ""), Encoding.TCVN3)):
        return Encoding.TCVN3
    if _VNI.search(word):
        return Encoding.VNI
    return _OTHER if is_suspect(word) else ""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first word of a text that holds several such words."""
    strange = dict(_old(sheet))
    if not strange:
        return
    counts = Counter(strange.values())
    sure = {font for font, fewest in _FEWEST.items() if counts[font] >= fewest}
    for start, end in sheet.paragraphs:
        if len(strange) <= _FEW and not any(sheet.prose.find(one, start, end) >= 0 for one in strange):
            continue
        text = sheet.prose[start:end].replace(FILLER, " ")
        within = [word for word in (one.strip(BESIDE) for one in text.split()) if word in strange]
        if within and (font := _font(text, within, strange, sure)):
            first = next((one for one in within if is_syllable(convert(one, font))), within[0])
            at = start + text.index(first)
            yield Finding(at, {"font": font.value, "words": _shown(sheet, at, end)})
            return


def _font(text: str, within: list[str], strange: dict[str, str], sure: set[Encoding]) -> Encoding | None:
    """Return the old font of a paragraph: one the whole text is known for, else that of its words or of some of them.

    Those may stand in a row among others that are in Unicode.
    """
    if known := next((font for font in sure if any(strange[one] == font for one in within)), None):
        return known
    if (encoding := detect(text)) or not is_unicode(text):
        return encoding
    if len(set(within)) < _FEWEST_IN_ROW:
        return None
    return next((found for row in _rows(text, strange) if (found := detect(row))), None)


def _rows(text: str, strange: dict[str, str]) -> Iterator[str]:
    """Yield what stands between words that are in Unicode for sure, where enough of it is strange."""
    for is_row, words in groupby(text.split(), lambda one: not is_unicode(one)):
        row = list(words)
        if is_row and len({one.strip(BESIDE) for one in row}.intersection(strange)) >= _FEWEST_IN_ROW:
            yield " ".join(row)


def _shown(sheet: Sheet, start: int, end: int) -> str:
    """Return the first words of a stretch, none of them cut."""
    words = sheet.shown(start, end)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rpartition(' ')[0] or words[:_SHOWN]}…"


RULE = Rule(
    code="legacy-font",
    severity=Severity.ERROR,
    check=check,
    bad=(
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc, ®ång bµo",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam ñoäc laäp",
        "Quận họp.\n\nThôy §iÓn, Ên §é",
        "Hội nghị (Tæ chøc héi nghÞ) có sự tham dự của ®ång chÝ BÝ th\xad QuËn uû.",
    ),
    good=(
        "Cộng hòa xã hội chủ nghĩa Việt Nam.",
        "Trạm đo: bụi 10 µg, hạt 3 µm, mẫu 5 µl; dòng điện 5 µA, tụ 3µF, cỡ 2µm.",
        "Lực 5 N·m, 3 kW·h, 2 Pa·s, 7 kg·m/s.",
        "Nhãn hiệu Coca-Cola® và Pepsi® © 2021 «Noël»",
        "Café, naïf, Müller, Zoë, Noël, Citroën",
        "La fête est très réussie à côté de l'hôtel où étaient déjà allés nos élèves.",
        "São Paulo: a nação está à espera, não só de pão; el niño comió piñón aquí, mañana también.",
        "Für die Änderung müssen größere Flächen über das Gebäude verfügbar sein.",
    ),
)
