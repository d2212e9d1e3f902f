"""Characters that are not seen (zero-width spaces, soft hyphens): words with them are neither found nor copied well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.legacy.encodings import Encoding
from bantin.legacy.repair import convert, is_unicode
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.messages import text
from bantin.report import Severity
from bantin.text.syllables import is_syllable
from bantin.text.unicode import INVISIBLE

# These two hold the pieces of emoji together; the byte order mark belongs at the head of a file.
_KEPT = {"\u200d", "\ufe0f"}
_SOFT_HYPHEN = "\xad"
# Signs of Latin-1 are letters to that font as well.
_WORD = re.compile(r"[\w\xa1-\xbf]+")
_ENDING, _BEGINNING = re.compile(r"[\w\xa1-\xbf]+\Z"), _WORD
# What may stand before the first word of a line.
_LINE_BEGINS = re.compile(r"\n(?P<indent>[ \t]*)(?P<sign>[-+*>#]+[ \t]*|[0-9]{1,9}[.)]?[ \t]*)?\Z")
_WORD_BEGINS = re.compile(r"[^\W\d_]|[“‘(\"']")
_PLAIN = re.compile(rf" {{0,3}}(?:{_WORD_BEGINS.pattern}|[ \t\r]*(?:\n|\Z))")
_UNSEEN = INVISIBLE - _KEPT
_LONGEST = 20


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first such character of a file, with the edits that take all of them out."""
    # Told by whether all can be printed, which is known a hundred times sooner.
    if sheet.text.replace("\n", " ").isprintable():
        return
    places = list(_unseen(sheet.markdown))
    if not places:
        return
    noise = [one for one in places if _is_noise(sheet.markdown, *one)]
    plain = [one for one in noise if not _is_at_sign(sheet.markdown, *one)]
    told = plain or noise or places
    first = told[0][0]
    count = sum(end - start for start, end in told)
    advice = text("lint.unseen-noise" if plain else "lint.unseen-sign" if noise else "lint.unseen-letter")
    edits = tuple(Edit(start, end, "") for start, end in plain)
    yield Finding(first, {"count": count, "code": f"U+{ord(sheet.text[first]):04X}", "advice": advice}, edits)


def _unseen(written: str) -> Iterator[tuple[int, int]]:
    """Yield where such characters begin and end, but for one at the head of the file."""
    # The one or two that there are, are found many times as fast as any of all.
    there = "".join(sorted(_UNSEEN.intersection(written)))
    if there:
        yield from (match.span() for match in re.compile(f"[{there}]+").finditer(written, 1))


def _is_noise(written: str, start: int, end: int) -> bool:
    """Tell whether nothing is lost without it: the soft hyphen is a letter (ư) to the old font TCVN3."""
    if _SOFT_HYPHEN not in written[start:end]:
        return True
    before = _ENDING.search(written, max(0, start - _LONGEST), start)
    after = _BEGINNING.match(written, end, end + _LONGEST)
    left, right = before[0] if before else "", after[0] if after else ""
    if is_unicode(left + right):
        return True
    word = f"{left}{right}".strip("«»")
    is_plain = word.isascii() or is_syllable(word)
    return is_plain and not _is_old(f"{left}{_SOFT_HYPHEN}{right}") and not _is_beside_old(written, start)


def _is_at_sign(written: str, start: int, end: int) -> bool:
    """Tell whether without it the line would begin with a sign of Markdown: become an item, a heading, code."""
    line = _LINE_BEGINS.search(written, max(0, start - _LONGEST), start)
    if line is None:
        return False
    if line["sign"]:
        return not _WORD_BEGINS.match(written, end)
    return not _PLAIN.match(line["indent"] + written[end : end + _LONGEST])


def _is_beside_old(written: str, at: int) -> bool:
    """Tell whether the line holds any word of the old font, of which a letter would be lost."""
    line = written[max(written.rfind("\n", 0, at) + 1, at - 2000) : at + 2000].partition("\n")
    return any(_is_old(one) for one in _WORD.findall(line[0]))


def _is_old(word: str) -> bool:
    """Tell whether a word is a syllable in the old font and none as it stands."""
    if word.isascii() or is_unicode(word) or is_syllable(word) or len(word) > _LONGEST:
        return False
    return is_syllable(convert(word, Encoding.TCVN3))


RULE = Rule(
    code="invisible-characters",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Hội\u200b nghị giao\u00ad ban.",
        "\u200b Một, - \u200bhai.\n\n\u200b\n\n- \u200bBa.",
        "Bốn.\u200b\n\n\u200b- Năm\n\n\u200b    Sáu\n\n1.\u200b Bảy",
        "\u200b# Tám",
    ),
    good=("Hội nghị giao ban 👨\u200d👩\u200d👧.", "Viết `giao\u200bban` trong mã."),
    mended=(
        "Hội nghị giao ban.",
        " Một, - hai.\n\n\n\n- Ba.",
        "Bốn.\n\n\u200b- Năm\n\n\u200b    Sáu\n\n1.\u200b Bảy",
    ),
)
