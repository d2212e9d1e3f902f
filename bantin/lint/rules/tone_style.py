"""The tone of oa, oe, uy in two styles: "ủy" and "uỷ" in one article, or the one that the office does not write.

Names of people are spelled as they spell themselves, so of words with a capital only Ủy (ban) counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.settings import NEW, OLD
from bantin.lint.sheet import Sheet, Span
from bantin.lint.words import judge
from bantin.report import Severity

_OLD_STYLE = re.compile("(?:[òóỏõọ][ae]|[ùúủũụ]y)$", re.IGNORECASE)
_NEW_STYLE = re.compile("(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")


@judge
def _styled(word: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of a word that have a style, each with it."""
    found = []
    for part in () if word.isascii() else _WORDS.findall(word):
        if not part.islower() and part.lower() not in ("ủy", "uỷ"):
            continue
        if _OLD_STYLE.search(part):
            found.append((part, OLD))
        elif _NEW_STYLE.search(part):
            found.append((part, NEW))
    return tuple(found)


def restyled(word: str) -> str:
    """Return the word with the tone at its end on the other of the two vowels."""
    letters = unicodedata.normalize("NFD", word[-2:])
    tone = next(one for one in letters if unicodedata.combining(one))
    first, second = (one for one in letters if not unicodedata.combining(one))
    # Of the two composed letters the one with the tone is another than its bare letter.
    moved = first + tone + second if word[-2] == first else first + second + tone
    return word[:-2] + unicodedata.normalize("NFC", moved)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each word of the style that is not the office's; without a house style one word of the rarer style."""
    words = {pair for _, pairs in _styled(sheet) for pair in pairs}
    house = sheet.desk.settings.tone
    if not house and len({style for _, style in words}) < 2:
        return
    places = {word: list(sheet.find(word)) for word, style in words if style != house}
    if house:
        yield from (_finding(word, span) for word, spans in places.items() for span in spans)
        return
    counts = {kind: sum(len(places[word]) for word, style in words if style == kind) for kind in (OLD, NEW)}
    if not all(counts.values()):
        # Where figures are glued to a word it stands nowhere.
        return
    rarer = OLD if counts[OLD] < counts[NEW] else NEW
    first = min((span.start, word) for word, style in words if style == rarer for span in places[word])
    yield Finding(first[0], {"found": first[1], "better": restyled(first[1])})


def _finding(word: str, span: Span) -> Finding:
    better = restyled(word)
    return Finding(span.start, {"found": word, "better": better}, (Edit(*span, better),))


RULE = Rule(
    code="tone-style",
    severity=Severity.HINT,
    check=check,
    bad=("Quận ủy họp với Đảng uỷ, cấp ủy các phường.",),
    good=(
        "Quận ủy họp với cấp ủy, quý I, hòa bình.",
        "Quận uỷ, hoà bình, quý II.",
        "Bà Thúy họp với Đảng uỷ.",
        "Cấp ủy và uỷ2.",
    ),
)
