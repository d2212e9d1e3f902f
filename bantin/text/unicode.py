"""One spelling in Unicode for one piece of text: what every key and every comparison starts from.

What is done, and after whom:

* canonical composition, NFC (Unicode Standard Annex #15);
* marks typed in another order, a tone before a circumflex or breve, are put in the order NFC can compose;
* eth and d with a stroke typed over it become đ, the letter they are taken for (``ð`` is what the Windows-1258 and
  Latin-1 code pages show for one another at the place of đ);
* characters that are not seen are taken out (UAX #9 bidi controls, UAX #14 zero width, variation selectors);
* spaces and hyphens of all widths become the plain ones; full-width (UAX #11) and mathematical letters and the
  ligatures of PDF files become letters;
* Cyrillic and Greek letters in a word otherwise Latin become their Latin doubles (UTS #39, confusables);
* a tone that sits before the marked vowel of its syllable (``vịêt``) moves onto it (Quyết định 1989/QĐ-BGDĐT, Điều 8).

Spelling is left alone beyond that: ``hòa`` and ``hoà`` both stay as written; only their keys are equal.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

# Everything the rules below leave as it is, whatever stands beside it; text made of nothing else is done at once.
_ODD = re.compile(
    "[^\x00-\x9f\xa1-\xac\xae-\xcf\xd1-\xef\xf1-\u0188\u018a-\u024f\u1e00-\u1eff"
    "\u2013-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
_CHUNK = re.compile(r"\S+")

# One character for one character: lengths and places stay.
_ONE_FOR_ONE = {
    **dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **dict.fromkeys((0x2028, 0x2029), "\n"),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212, 0xFE58, 0xFE63), "-"),
    **dict.fromkeys((0xF0, 0x256), "đ"),
    **dict.fromkeys((0xD0, 0x189), "Đ"),
    **{0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)},
}

INVISIBLE = frozenset(
    "\xad\u034f\u061c\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
) | {chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}

_DOUBLES = str.maketrans(
    "аеорсухіјѕһԁАВЕКМНОРСТХУІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # Cyrillic, then Greek from the small omicron on
    "aeopcyxijshdABEKMHOPCTXYIJSoABEZHIKMNOPTYX",
)
_SHAPES = frozenset("\u0302\u0306")  # circumflex and breve: they belong to the letter
_STROKES = frozenset("\u0335\u0336\u0337\u0338")
# The Stream-Safe Text Format of UAX #15 allows so many marks on one letter; more are decoration, and slow to order.
_MOST_MARKS = 30
# Where any may be: no letters, digits, spaces, nor signs of ASCII.
_MARKED = re.compile(rf"[^\w\s!-~]{{{_MOST_MARKS + 1},}}")

#: The capital letters of Vietnamese, as the inside of a character class.
CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_CODE_DASH = re.compile(f"[–—](?<=[0-9{CAPITALS}].)(?=[0-9{CAPITALS}])")


def _misplaced() -> dict[str, str]:
    """Return the pairs of vowels whose tone stands on the first but belongs on the second, with the right pair."""
    pairs = {}
    for first, seconds in (("i", "ê"), ("y", "ê"), ("u", "âêôơ"), ("ư", "ơ"), ("o", "ă")):
        for second in seconds:
            for one, other in ((first, second), (first.upper(), second), (first.upper(), second.upper())):
                for tone in "\u0300\u0301\u0303\u0309\u0323":
                    wrong = unicodedata.normalize("NFC", one + tone)
                    pairs[wrong + other] = one + unicodedata.normalize("NFC", other + tone)
    return pairs


_MISPLACED = _misplaced()
_MISPLACED_PAIR = re.compile(f"[{''.join({pair[0] for pair in _MISPLACED})}][âêôơăÂÊÔƠĂ]")

# A stretch of the source and what stands in its place.
_Edit = tuple[int, int, str]


def _continues(character: str) -> bool:
    """Tell whether a character belongs to the one before it: a mark, a vowel of Hangul, something unseen."""
    return character in INVISIBLE or unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _clusters(chunk: str) -> Iterator[tuple[int, int]]:
    start = 0
    for place, character in enumerate(chunk):
        if place and character > "\x7f" and _continues(character):
            continue
        if place:
            yield start, place
        start = place
    yield start, len(chunk)


def _apart(cluster: str) -> str:
    """Return the letter of a cluster and its marks, decomposed, in an order that composes; unseen characters out."""
    seen = "".join(one for one in cluster[: 4 * _MOST_MARKS] if one not in INVISIBLE)[: _MOST_MARKS + 1]
    if seen and ("\U0001d400" <= seen[0] <= "\U0001d7ff" or "\ufb00" <= seen[0] <= "\ufb06"):
        seen = unicodedata.normalize("NFKC", seen[0]) + seen[1:]
    parts = unicodedata.normalize("NFD", seen)
    if len(parts) < 2:
        return parts
    if parts[0] in "dD" and not _STROKES.isdisjoint(parts):
        parts = ("đ" if parts[0] == "d" else "Đ") + "".join(one for one in parts[1:] if one not in _STROKES)
    return parts[0] + "".join(sorted(parts[1:], key=lambda mark: mark not in _SHAPES))


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def _latinised(run: list[str]) -> list[str]:
    """Return the clusters of one word, foreign letters replaced if each of them has a Latin double."""
    letters = {one[0] for one in run if one[0].isalpha()}
    foreign = {one for one in letters if not _is_latin(one)}
    if foreign and foreign != letters and all(ord(one) in _DOUBLES for one in foreign):
        return [one.translate(_DOUBLES) for one in run]
    return run


def _chunk_edits(chunk: str) -> tuple[_Edit, ...]:
    """Return what changes in a stretch without spaces, places counted from its beginning."""
    places = list(_clusters(chunk))
    parts: list[str] = []
    for is_word, group in groupby((_apart(chunk[a:b]) for a, b in places), key=lambda one: one[:1].isalnum()):
        run = list(group)
        parts += _latinised(run) if is_word else run
    composed = (unicodedata.normalize("NFC", part) for part in parts)
    changes = zip(places, composed, strict=True)
    return tuple((start, end, whole) for (start, end), whole in changes if whole != chunk[start:end])


# Decomposed text says the same syllables again and again; longer stretches are not remembered.
_LONGEST_REMEMBERED = 32
_remembered = lru_cache(maxsize=1 << 14)(_chunk_edits)


def _edits(text: str) -> list[_Edit]:
    edits: list[_Edit] = []
    for match in _CHUNK.finditer(text):
        chunk, offset = match[0], match.start()
        if _ODD.search(chunk):
            changes = _remembered(chunk) if len(chunk) <= _LONGEST_REMEMBERED else _chunk_edits(chunk)
            edits += [(offset + start, offset + end, whole) for start, end, whole in changes]
    return edits


def _applied(text: str, edits: list[_Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, whole in edits:
        pieces += (text[done:start], whole)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _replaced(text: str) -> str:
    """Return ``text`` with what depends on the neighbour mended: dashes in codes, misplaced tones. Lengths stay."""
    text = _CODE_DASH.sub("-", text)
    return _MISPLACED_PAIR.sub(lambda pair: _MISPLACED.get(pair[0], pair[0]), text)


def surplus_marks(text: str) -> Iterator[int]:
    """Yield the places of all marks that a letter bears beyond the 30 of the Stream-Safe Text Format (UAX #15).

    To put more of them in the order of NFC takes a time that grows with the square of their number.
    """
    for run in _MARKED.finditer(text):
        marks = 0
        for at, one in enumerate(run[0], run.start()):
            marks = marks + 1 if unicodedata.combining(one) else 0
            if marks > _MOST_MARKS:
                yield at


def is_normal(text: str) -> bool:
    """Tell, fast, whether ``normalise`` leaves ``text`` as it is; of the rarer letters it says no without looking."""
    return text.isascii() or not (_ODD.search(text) or _CODE_DASH.search(text) or _MISPLACED_PAIR.search(text))


def normalise(text: str) -> str:
    """Return ``text`` in the one spelling described at the head of this module; doing so twice changes nothing more."""
    if text.isascii():
        return text
    if _ODD.search(text):
        text = text.translate(_ONE_FOR_ONE)
        text = _applied(text, _edits(text))
    return _replaced(text)


class Normalised:
    """A text as ``normalise`` returns it, with the way back to the places of the original."""

    __slots__ = ("_ends", "_source_ends", "_source_starts", "_starts", "text")

    def __init__(self, source: str) -> None:
        """Normalise ``source`` and remember each stretch that changed its length or letters."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        plain = source.translate(_ONE_FOR_ONE)
        edits = _edits(plain)
        grown = 0
        for start, end, whole in edits:
            self._starts.append(start + grown)
            self._ends.append(start + grown + len(whole))
            self._source_starts.append(start)
            self._source_ends.append(end)
            grown += len(whole) - (end - start)
        #: The normalised text.
        self.text = _replaced(_applied(plain, edits))

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the original, as start and end (exclusive), in characters.

        A character that came of several takes them all in, its marks and unseen followers included.
        """
        first, _ = self._original(start)
        return (first, self._original(end - 1)[1]) if end > start else (first, first)

    def _original(self, place: int) -> tuple[int, int]:
        edit = bisect_right(self._starts, place) - 1
        if edit < 0:
            return place, place + 1
        if place < self._ends[edit]:
            return self._source_starts[edit], self._source_ends[edit]
        moved = self._source_ends[edit] + place - self._ends[edit]
        return moved, moved + 1
