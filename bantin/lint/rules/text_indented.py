"""A paragraph set in with spaces or a tab, as in Word: Markdown takes it for the code of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.prose import FILLER
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import BESIDE
from bantin.report import Severity
from bantin.text.syllables import is_syllable

_LINE = re.compile(r"\n(?P<space>(?:[ ]{4}|[ ]{0,3}\t)[ \t]*)(?P<words>\S[^\n]*)")
_FEWEST_WORDS = 3
_MARKED = ("```", "~~~", "<pre", "<PRE")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each such line of words below an empty one; where code is marked as such, nothing is said."""
    if ("\n    " not in sheet.text and "\t" not in sheet.text) or any(sign in sheet.text for sign in _MARKED):
        return
    for match in _LINE.finditer(sheet.text, sheet.body_start - 1):
        above = sheet.text[sheet.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        begins = match.start() < sheet.body_start or not above.strip()
        # In lists such a line is text, and no filler.
        if begins and sheet.markdown[match.start("words")] == FILLER and _is_prose(match["words"]):
            yield Finding(
                match.start("words"), {"words": match["words"].strip()[:60]}, (Edit(*match.span("space"), ""),)
            )


def _is_prose(line: str) -> bool:
    words = [word for one in line.split() if (word := one.strip(BESIDE))]
    return len(words) >= _FEWEST_WORDS and not line.isascii() and 2 * sum(map(is_syllable, words)) > len(words)


RULE = Rule(
    code="text-indented",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "    Sáng 6/1, phường tổ chức hội nghị giao ban.",
        "Mở đầu.\n\n\tĐồng chí Bí thư kết luận.\n\nHết.",
        "Mở đầu.\n\n      Đồng chí Bí thư kết luận.\n      Hội nghị kết thúc.",
    ),
    good=(
        "Mở đầu.\n\n    print('chào')",
        "- Một\n\n    Đồng chí Bí thư kết luận.",
        "Mở đầu.\n\n```\n\n    Đồng chí Bí thư kết luận.\n```",
        "<pre>\n\n    Đồng chí Bí thư kết luận.\n</pre>",
        "Mở đầu\n    và nói tiếp cho hết câu.",
    ),
    mended=(
        "Sáng 6/1, phường tổ chức hội nghị giao ban.",
        "Mở đầu.\n\nĐồng chí Bí thư kết luận.\n\nHết.",
        "Mở đầu.\n\nĐồng chí Bí thư kết luận.\n      Hội nghị kết thúc.",
    ),
    reshapes=True,
)
