"""A word written twice: "của của", "công tác công tác".

Vietnamese doubles words on purpose (song song, xanh xanh), and two words may meet that look the same ("hành vi vi
phạm", "chuyển đổi số số 12"). So a single word counts only where it is one that is never doubled, and of longer
stretches only those of listed words of two syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count
from operator import eq

from bantin.lint.prose import FILLER
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity
from bantin.text.syllables import is_syllable

# Words of grammar: none is doubled for its sense, and none both ends one phrase and begins the next, as those of "thiết
# bị bị hỏng", "tồn tại tại đây", "tiếp theo theo kế hoạch" do.
_NEVER_TWICE = frozenset(
    (
        *("của", "và", "các", "những", "được", "với", "cho", "đã", "sẽ", "bởi", "để", "mà", "thì"),
        *("nhưng", "hoặc", "rằng", "này", "cũng", "đang", "vẫn", "nên"),
    )
)
# These begin what is doubled to make it more: "từng bước từng bước", "rất nhiều rất nhiều".
_FOR_SENSE = frozenset({"từng", "rất", "thật", "mãi", "càng"})
# Signs of emphasis may stand at a word; one between two spaces parts the cells of a table, one at a line is its own.
_GAP = rf"(?:{FILLER}*[ ]+{FILLER}*|[ ]*\r?\n[ ]{{0,3}})"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each word that stands twice."""
    words = sheet.bare_words
    found = {words[at] for at in _again(words, 1) if words[at] in _NEVER_TWICE}
    for at in _again(words, 2):
        one, other = words[at], words[at + 1]
        is_twice = one != other and words[at + 3 : at + 4] == [other]
        if is_twice and one not in _FOR_SENSE and is_syllable(one) and is_syllable(other):
            found.add(f"{one} {other}")
    for one in sorted(found):
        yield from _twice(sheet, one)


def _again(words: list[str], distance: int) -> Iterator[int]:
    """Yield where a word stands that is there again at that distance after.

    Whether a mark parts the two is seen in the text, where such are found.
    """
    return compress(count(), map(eq, words, words[distance:]))


def _twice(sheet: Sheet, words: str) -> Iterator[Finding]:
    pattern = re.escape(words).replace("\\ ", _GAP)
    for match in re.finditer(rf"(?<!\w)({pattern}){_GAP}({pattern})(?!\w)", sheet.prose, re.IGNORECASE):
        # "công tác Công tác": a name begins.
        if match[2].islower() or match[1] == match[2]:
            yield Finding(match.start(), {"word": " ".join(match[1].replace(FILLER, " ").split())})


RULE = Rule(
    code="word-doubled",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Đây là ý kiến của của các đại biểu.",
        "Đẩy mạnh công tác công tác dân vận.",
        "Triển khai công tác dân vận dân vận. Họp xong.",
        "Gửi tới các các, rồi thôi.",
        "Việc đã được được.",
        "Thực hiện thực hiện, rồi tốt.",
        "Của của các đại biểu.",
        "Ý kiến của\ncủa các đại biểu.",
    ),
    good=(
        "Hai việc làm song song, từng bước từng bước.",
        "Xử lý hành vi vi phạm.",
        "Thiết bị bị hỏng, tồn tại tại đây, việc tiếp theo theo kế hoạch.",
        "Luật Chuyển đổi số số 12 có hiệu lực.",
        "Ban Dân vận, dân vận khéo; gửi các, các bạn.",
        "Đẩy mạnh công tác Công tác xã hội.",
        "| Ngày họp | Ngày họp |\n|--|--|\n| 1 | 2 |",
    ),
)
