"""Whether a run of text is in an old encoding, in which, and what it says in Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from bantin.legacy.encodings import LETTERS, Encoding, encoding_of_font, has_capital_letters_alone
from bantin.text.syllables import is_syllable

# What Windows-1252 shows for the codes 0x80 to 0x9F, back to the code itself.
_CODES = {ord(shown): chr(code) for code in range(0x80, 0xA0) if (shown := bytes([code]).decode("cp1252", "ignore"))}
# Signs that an old encoding may have used, and letters that only Unicode has: where these are, the text is Unicode.
_HIGH = re.compile("[\x80-\x9f\xa1-\xff" + "".join(map(chr, _CODES)) + "]")
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_MINUS = re.compile(r"\u2212(?=[^\W\d_])|(?<=[^\W\d_])\u2212")
# Marks that are set apart, as in decomposed Unicode.
_COMBINING = re.compile("[\u0300-\u0303\u0306\u0309\u031b\u0323]")
_LETTER = re.compile(r"[^\W\d_]")
# Signs of Latin-1 that stand in words of old encodings alone.
_SIGN = re.compile("[¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹»¼½¾×÷](?=[^\\W\\d_])|(?<=[^\\W\\d_])[¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾×÷]")
_WORD = re.compile(r"[^\W\d_]+")
# So many of the syllables with marks must be Vietnamese; and so much better than as they stand.
_GOOD = 0.75
_BETTER = 0.25
# Less than this may be chance: "µm" is no Vietnamese word, but would be one in TCVN3.
_LEAST_WORDS = 2
_LEAST_LETTERS = 8
# So much of a text tells all that its rest could.
_SAMPLE = 20_000
# No syllable is longer, however its marks are written.
_LONGEST = 20
# A run with no more letters is a piece of a word, or a sign alone.
_SHORT = 3
# A line with so many letters, all of them capitals, is a heading.
_HEADING = 4


@dataclass(frozen=True, slots=True)
class Repaired:
    """A run of text in Unicode and the encoding it came in, None where it was left as it is.

    ``capitals`` tells whether its capitals are sure: those of TCVN3 lie in the font, and without it are lost.
    """

    text: str
    encoding: Encoding | None = None
    capitals: bool = True


def is_suspect(text: str) -> bool:
    """Tell whether a text may be in an old encoding; cheap, for it is asked of everything."""
    return bool(_HIGH.search(text)) and not _UNICODE.search(text) and not _COMBINING.search(text)


def is_unicode(text: str) -> bool:
    """Tell whether a text has letters that no old encoding shows as such."""
    return bool(_UNICODE.search(text))


@cache
def _patterns(encoding: Encoding) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the letters of an encoding, and what finds its words."""
    written = sorted(LETTERS[encoding], key=len, reverse=True)
    signs = "".join(sorted({sign for one in written for sign in one if not ("a" <= sign.lower() <= "z")}))
    letters = "|".join(map(re.escape, written))
    return re.compile(letters), re.compile(f"[A-Za-z{re.escape(signs)}]+")


def _as_codes(text: str, encoding: Encoding) -> str:
    """Return a text with every letter of the encoding under its own code, whatever it went through."""
    if encoding in (Encoding.VISCII, Encoding.VPS):
        return text.translate(_CODES)
    # The code of ư is that of the soft hyphen, for which PDF files have a minus.
    return _MINUS.sub("\xad", text) if encoding is Encoding.TCVN3 else text


def convert(text: str, encoding: Encoding) -> str:
    """Return a text of that encoding in Unicode, NFC; what is no letter of it stays.

    A word of TCVN3 whose plain letters are all capitals is one in capitals: its letters with marks had none to type.
    """
    table, (letters, _) = LETTERS[encoding], _patterns(encoding)
    codes = _as_codes(text, encoding)
    plain = letters.sub(lambda found: table[found[0]], codes)
    if encoding is Encoding.TCVN3:
        plain = _with_capitals(plain)
    return unicodedata.normalize("NFC", plain)


def _with_capitals(text: str) -> str:
    return "\n".join(_line_with_capitals(line) for line in text.split("\n"))


def _line_with_capitals(line: str) -> str:
    typed = [one for one in line if _is_typed(one)]
    if all(one.isupper() for one in typed) and sum(map(_is_typed, "".join(_spoken(line)))) >= _HEADING:
        return line.upper()
    return _WORD.sub(lambda word: word[0].upper() if _is_great(word[0]) else word[0], line)


def _spoken(line: str) -> Iterator[str]:
    """Yield the words that are no abbreviations: one such as "USD" is in capitals wherever it stands."""
    for word in _WORD.findall(line):
        if not word.isascii() or is_syllable(word.lower()):
            yield word


def _is_typed(letter: str) -> bool:
    """Tell whether the letter could be typed as a capital."""
    return letter.isalpha() and (letter.isascii() or letter.lower() in "ăâêôơưđ")


def _is_great(word: str) -> bool:
    """Tell whether all letters that could be typed as capitals are: two at least, or one behind another letter."""
    typed = [one for one in word if _is_typed(one)]
    if not typed or len(typed) == len(word) or not all(one.isupper() for one in typed):
        return False
    return len(typed) > 1 or not word[0].isupper()


def _is_well_cased(word: str) -> bool:
    return word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())


@dataclass(slots=True)
class _Evidence:
    """What a text is in one encoding: words that change in it, those of them that are Vietnamese then, or already."""

    words: int = 0
    good: int = 0
    before: int = 0
    proofs: set[str] = field(default_factory=set)
    """The good words of more than a letter: one that comes again proves nothing more."""

    @property
    def rate(self) -> float:
        return self.good / self.words if self.words else 0.0

    @property
    def is_enough(self) -> bool:
        return len(self.proofs) >= _LEAST_WORDS and sum(map(len, self.proofs)) >= _LEAST_LETTERS

    @property
    def is_better(self) -> bool:
        return self.rate >= _GOOD and self.good >= self.before + _BETTER * self.words


def _weigh(text: str, encoding: Encoding) -> _Evidence:
    """Return what speaks for an encoding in a text, of which a sample tells enough."""
    codes = _as_codes(text[:_SAMPLE], encoding)
    found = _Evidence()
    covered = 0
    for match in _patterns(encoding)[1].finditer(codes):
        word = match[0]
        marks = len(_HIGH.findall(word))
        covered += marks
        if len(word) > _LONGEST:
            found.words += 1
            continue
        plain = convert(word, encoding) if marks else word
        if not marks or (plain == word and is_syllable(word)):
            continue
        found.words += 1
        found.before += is_syllable(word)
        if plain != word and is_syllable(plain) and _is_well_cased(plain):
            found.good += 1
            found.proofs.update([plain] if len(plain) > 1 else [])
    # What means nothing in this encoding speaks against it, as far as it is no quotation mark or the like.
    found.words += max(sum(one.isalpha() for one in _HIGH.findall(codes)) - covered, 0)
    return found


def detect(text: str) -> Encoding | None:
    """Return the old encoding of a text, None where it is in none or too short to say."""
    if not is_suspect(text):
        return None
    evidence = {encoding: _weigh(text, encoding) for encoding in Encoding}
    best = max(Encoding, key=lambda one: (evidence[one].rate, evidence[one].good))
    found = evidence[best]
    if not found.is_enough or not found.is_better:
        return None
    return best


def repair(text: str, font: str = "", expected: Encoding | None = None) -> Repaired:
    """Return a run of text in Unicode, as it is where it is in no old encoding.

    ``font`` is the name of its font where that is known, ``expected`` the encoding of what stands around it: both
    decide where the run alone is too short to say.
    """
    named = encoding_of_font(font)
    if not is_suspect(text):
        told = named or expected
        mixed = told is not None and _HIGH.search(text) and _UNICODE.search(text)
        return _word_by_word(text, told) if told is not None and mixed else _by_font_alone(text, font)
    encoding = _choose(text, named, expected)
    if encoding is None:
        return Repaired(text)
    plain = convert(text, encoding)
    great = encoding is Encoding.TCVN3 and has_capital_letters_alone(font)
    return Repaired(plain.upper() if great else plain, encoding, encoding is not Encoding.TCVN3 or named is not None)


def _choose(text: str, named: Encoding | None, expected: Encoding | None) -> Encoding | None:
    """Return the encoding of a run: that of its font, else of what is around it, unless the run speaks against it."""
    told = named or expected
    if told is None:
        return detect(text)
    found = _weigh(text, told)
    # Many a word is Vietnamese both ways ("chó" is "chú" in TCVN3); what stands around it then decides.
    if found.good < found.before:
        return detect(text)
    # Neither way Vietnamese: a name. That a sign stands among its letters tells for the old encoding.
    foreign = found.good == 0 and not named and not _SIGN.search(text) and len(_LETTER.findall(text)) > _SHORT
    return None if foreign else told


def _word_by_word(text: str, told: Encoding) -> Repaired:
    """Return a run that is Unicode in part: words without its letters may be old, and signs within any."""

    def one(found: re.Match[str]) -> str:
        word = found[0]
        if not _UNICODE.search(word):
            evidence = _weigh(word, told)
            return convert(word, told) if evidence.good > evidence.before else word
        return _SIGN.sub(lambda sign: convert(sign[0], told), word)

    plain = _patterns_with_unicode(told).sub(one, text)
    return Repaired(plain, told, told is not Encoding.TCVN3) if plain != text else Repaired(text)


@cache
def _patterns_with_unicode(encoding: Encoding) -> re.Pattern[str]:
    return re.compile(f"(?:{_patterns(encoding)[1].pattern[:-1]}|{_UNICODE.pattern})+")


def _by_font_alone(text: str, font: str) -> Repaired:
    """Return a run without marks: in a font of capitals it is one in capitals all the same."""
    if has_capital_letters_alone(font) and not _UNICODE.search(text) and text.upper() != text:
        return Repaired(text.upper(), Encoding.TCVN3)
    return Repaired(text)


def mixed_words(text: str) -> tuple[list[str], Encoding | None]:
    """Return the words of a text that look old although the text as a whole is in no old encoding, and which it is.

    None stands for an encoding nobody can be sure of: too few words tell for it.
    """
    words = [one for one in text.split() if is_suspect(one) and _SIGN.search(one)] if _SIGN.search(text) else []
    if not words:
        return [], None
    by_encoding = {one: [word for word in words if _is_old(word, one)] for one in Encoding}
    best = max(Encoding, key=lambda one: len(by_encoding[one]))
    found = by_encoding[best]
    return found, best if found and detect(" ".join(found)) is best else None


def _is_old(word: str, encoding: Encoding) -> bool:
    """Tell whether a word with a sign among its letters is Vietnamese so; measures and names are not."""
    evidence = _weigh(word, encoding)
    known = [one for one in evidence.proofs if one.islower() and len(one) >= _SHORT]
    return evidence.good > evidence.before and bool(known)


def expect(runs: Iterable[str]) -> Encoding | None:
    """Return the old encoding that those of the runs are in that may be in one."""
    return detect("\n".join(one for one in runs if is_suspect(one)))


def repair_lines(text: str, expected: Encoding | None = None) -> Repaired:
    """Return a text whose font nobody knows, each line for itself; the encoding is that of the first that was old.

    ``expected`` is the encoding of what belongs to the text; without it the lines themselves tell.
    """
    if not _HIGH.search(text):
        return Repaired(text)
    lines = text.split("\n")
    expected = expected or expect(lines)
    repaired = [repair(one, expected=expected) for one in lines]
    found = next((one.encoding for one in repaired if one.encoding is not None), None)
    if found is None:
        return Repaired(text)
    return Repaired("\n".join(one.text for one in repaired), found, all(one.capitals for one in repaired))
