"""No space after a mark that parts two words: "hội nghị,các đại biểu", "hội nghị.Các đại biểu", "Ảnh:Thu Hà"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import judge
from bantin.report import Severity
from bantin.text.syllables import is_syllable

# Words on both sides: figures ("1,5", "17:07") and lone letters (":D", "A,B") have marks of their own.
_GLUED = re.compile(r"[,;:.!?](?=[^\W\d_]{2})(?<=[^\W\d_]{2}.)")
# Most articles have no such word, which is known sooner than the text is searched.
_MAY_BE_GLUED = judge(_GLUED.search)
_BEFORE = re.compile(r"[^\W\d_]+\Z")
_AFTER = re.compile(r"[^\W\d_]+")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each mark with a word glued to it."""
    if not _MAY_BE_GLUED(sheet):
        return
    for match in _GLUED.finditer(sheet.prose):
        at, mark = match.start(), match[0]
        before, after = _BEFORE.search(sheet.prose, max(0, at - 12), at), _AFTER.match(sheet.prose, at + 1)
        if before is None or after is None or not _are_words(before[0], mark, after[0]):
            continue
        if mark == ";" and sheet.prose[before.start() - 1] == "&":
            # A code of HTML, which is another rule's.
            continue
        values = {"found": f"{before[0]}{mark}{after[0]}", "better": f"{before[0]}{mark} {after[0]}"}
        yield Finding(at, values, (Edit(at + 1, at + 1, " "),))


def _are_words(before: str, mark: str, after: str) -> bool:
    """Tell whether the mark parts two words and is no part of a name ("VnExpress.Net"), a title or an address."""
    if mark in ",;:":
        return is_syllable(before) or is_syllable(after)
    begins = after[0].isupper() and after[1:].islower()
    return begins and before.islower() and is_syllable(before) and is_syllable(after)


RULE = Rule(
    code="space-missing",
    severity=Severity.WARNING,
    check=check,
    bad=("Dự hội nghị,các đại biểu phát biểu.", "Kết thúc hội nghị.Các đại biểu ra về.", "Ảnh:Thu Hà"),
    good=(
        "Giá là 1,5 triệu đồng lúc 17:07.",
        "TS.Nguyễn Văn Bình dự.",
        "Trang VnExpress.net đưa tin.",
        "Tại TP.Hà Nội",
    ),
    mended=("Dự hội nghị, các đại biểu phát biểu.", "Kết thúc hội nghị. Các đại biểu ra về.", "Ảnh: Thu Hà"),
)
