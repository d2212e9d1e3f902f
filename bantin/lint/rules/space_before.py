"""A space before a mark that belongs to the word before it.

Vietnamese sets no space before . , ; : ! ? and a closing bracket, unlike French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from bantin.lint.prose import FILLER
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import judge_as_typed
from bantin.report import Severity
from bantin.text.syllables import is_syllable

# Not before an ellipsis or a decimal, which may begin a word of its own, nor in ratios and clock times.
_SPACED = re.compile(r"(?<=[\w)”\"’%\0])[ ]+([,;!?](?![)(/\w])|(?<![0-9] ):(?![)(/\w])|\.(?![.\w/…])|\)(?!\)))")
# The space stands on the wrong side of the mark: "hai ,ba". Figures ("7 :30") and lone letters (":D") are no words.
_MOVED = re.compile(r"(?<=[\w)”\"’%\0])[ ]+(?P<mark>[,;:.!?])(?P<after>[^\W\d_]+)(?![\d_:@]|\.\w)")
_OPENING = '"“'
_BEFORE = re.compile(r"[^\W\d_]+\Z")
# What begins right behind the mark, emphasis or a quotation: "hai ,**ba**".
_BEGINS = re.compile(r"[,;](?:[*_]+|“)\w|:[“\"]\w")
_MARKS = ",;!?:.)"
_LONGEST_SIGN = 40
# One of these is found a hundred times sooner than the pattern.
_SIGNS = tuple(f" {mark}" for mark in _MARKS)


@judge_as_typed
def _begins_with_mark(word: str) -> bool:
    return word[0] in _MARKS


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each space that stands before a mark."""
    if not _begins_with_mark(sheet) or not any(sign in sheet.prose for sign in _SIGNS):
        return
    for match in filter(partial(_has_word_before, sheet), _SPACED.finditer(sheet.prose)):
        # As typed: it may be an address.
        word = sheet.text[max(0, match.start() - 20) : match.start()].split()[-1].lstrip(_OPENING)
        moved = " " if _BEGINS.match(sheet.text, match.start(1)) else ""
        edit = Edit(*match.span(), f"{match[1]}{moved}") if moved else Edit(match.start(), match.start(1), "")
        yield Finding(match.start(), {"mark": match[1], "word": f"{word}{match[1]}"}, (edit,))
    for match in filter(partial(_has_word_before, sheet), _MOVED.finditer(sheet.prose)):
        before = _BEFORE.search(sheet.prose, max(0, match.start() - 12), match.start())
        mark, after = match["mark"], match["after"]
        if _parts_words(before[0] if before else "", mark, after):
            right = f"{mark} {after}"
            edits = (Edit(match.start(), match.start("after"), f"{mark} "),) if mark in ",;" else ()
            yield Finding(match.start(), {"mark": mark, "word": f"{before[0] if before else ''}{right}"}, edits)


def _has_word_before(sheet: Sheet, match: re.Match[str]) -> bool:
    """Tell whether more than the sign of an item, a quotation, a heading or a cell stands before the space."""
    at = match.start()
    if sheet.prose[at - 1] != FILLER:
        return True
    before = sheet.text[max(0, at - _LONGEST_SIGN) : at].rpartition("\n")[2].rpartition("|")[2]
    return bool(before.strip("*>#+- \t"))


def _parts_words(before: str, mark: str, after: str) -> bool:
    """Tell whether the mark ends a word and is none of the next: ".Net", ".vn", ":D"."""
    if mark in ",;":
        return is_syllable(after) or (len(after) > 1 and is_syllable(before))
    if len(after) < 2 or not is_syllable(after) or not is_syllable(before):
        return False
    return mark == ":" or (after.istitle() and (mark != "." or not before.isupper()))


RULE = Rule(
    code="space-before",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Hội nghị kết thúc , các đại biểu ra về.",
        "Ai đã dự họp ?",
        "Đã **xong** , rồi.",
        "| **Xong** , rồi | ai ? |\n| :-- | --: |\n| `mã` , b | 5 |",
        "- Một , hai ,ba",
        "Bốn ; năm ;sáu ,**bảy**.",
        "Hội nghị năm 2021 ,mọi người về.",
        "Ông nói :“Tốt lắm” ,rồi về.",
        "Mọi người ra về .Hôm sau họp tiếp.",
        "Xem tại đây :ngày mai.",
    ),
    good=(
        "Hội nghị kết thúc, các đại biểu ra về.",
        "Giá tăng 5 ... 10%.",
        "Tỷ số là 2 : 1.",
        "Mở lúc 7 :30 :D, vui ;D, buồn :o, giá 5 ,5.",
        "Dùng .Net, tên miền .vn và .com, tệp .docx.",
        "Gõ:\n\n    a , b\n\n```\na , b\n```",
        "| Phường | Số hộ |\n| :--- | :---: |\n| A | ,5 |\n| B | ? |",
        "* ! Chú ý\n* ,ba\n\n> ? Hỏi\n\n## ! Lưu ý\n\n  > * : nghĩa",
    ),
    mended=(
        "Hội nghị kết thúc, các đại biểu ra về.",
        "Ai đã dự họp?",
        "Đã **xong**, rồi.",
        "| **Xong**, rồi | ai? |\n| :-- | --: |\n| `mã`, b | 5 |",
        "- Một, hai, ba",
        "Bốn; năm; sáu, **bảy**.",
        "Hội nghị năm 2021, mọi người về.",
        "Ông nói: “Tốt lắm”, rồi về.",
    ),
)
