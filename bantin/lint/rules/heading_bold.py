"""A bold line in the place of a heading: it looks like one and is none to those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# Alone in its paragraph, with text below it, and no sentence.
_BOLD = re.compile(r"\n[ \t\r]*\n(?P<bold>(\*\*|__)(?P<words>[^*_\n]{2,120})\2)[ \t\r]*\n[ \t\r]*\n(?=[^\n]*[^\W_])")
# Who signs, at the end of a document: "KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC", and the name below.
_FOR = re.compile(r"(?:K/?T|T/?M|T/?L|TUQ|Q)\.|(?:KT|TM|TL|TUQ) ")
_LONGEST_OFFICE = 40
_OFFICES = (
    *("CHỦ TỊCH", "BÍ THƯ", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "HIỆU TRƯỞNG", "TRƯỞNG ", "CHÁNH ", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    *("CỤC TRƯỞNG", "VỤ TRƯỞNG", "VIỆN TRƯỞNG", "CHỈ HUY TRƯỞNG", "CHÍNH ỦY", "TỔ TRƯỞNG", "CHỦ NHIỆM", "ỦY VIÊN"),
)
_SENTENCE = ".,;…!?"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each bold line that heads a part of the body."""
    if "\n**" not in sheet.markdown and "\n__" not in sheet.markdown:
        return
    for match in _BOLD.finditer(sheet.markdown, sheet.body_start - 2):
        words = match["words"].strip()
        if words.isupper() and _FOR.match(words):
            # What follows is a name and the list of those who get a copy.
            return
        if _is_office(words):
            continue
        if words[-1:] not in _SENTENCE and match.start("bold") > sheet.body_start:
            yield Finding(match.start("bold"), {"words": words[:60]})


def _is_office(words: str) -> bool:
    """Tell whether a line is no more than the office of somebody who signs."""
    is_short = words.isupper() and len(words) <= _LONGEST_OFFICE
    return is_short and words.removeprefix("PHÓ ").startswith(_OFFICES)


RULE = Rule(
    code="heading-bold",
    severity=Severity.HINT,
    check=check,
    bad=("Mở đầu.\n\n**Kết quả đạt được**\n\nCác phường đã làm xong.",),
    good=(
        "Mở đầu.\n\n## Kết quả đạt được\n\nCác phường đã làm xong.",
        "Mở đầu.\n\n**Xin cảm ơn.**\n\nHết.",
        "Hết.\n\n**TM. ỦY BAN NHÂN DÂN**\n\n**KT. CHỦ TỊCH**\n\n**PHÓ CHỦ TỊCH**\n\n**Nguyễn Văn A**\n\nNơi nhận: …",
        "Mở đầu.\n\n**GIÁM ĐỐC**\n\nNguyễn Văn A",
    ),
)
