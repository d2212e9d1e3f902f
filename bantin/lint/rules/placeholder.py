"""What the template of `new` left to be filled in, still there in an article that goes out: "tại …, … tổ chức"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.article.model import Article, Status
from bantin.lint.prose import FILLER
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.messages import text
from bantin.report import Severity

# An ellipsis that stands for a word: right after a word, or within quotation marks or brackets, it says something.
_GAP = re.compile(rf"…(?<=[\s{FILLER}]…)(?=[\s.,;:{FILLER}]|\Z)")
_WORD_BEGINS = re.compile(rf"(?<=[\s{FILLER}])")
# One alone may be a writer's pause.
_FEWEST = 2


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first gap of an article that is no draft."""
    if "…" not in sheet.prose and text("cli.new.body") not in sheet.prose:
        return
    if not isinstance(sheet.work, Article) or sheet.work.status is Status.DRAFT:
        return
    gaps = [match.start() for match in _GAP.finditer(sheet.prose, sheet.body_start)]
    at = sheet.prose.find(text("cli.new.body"), sheet.body_start)
    if len(gaps) >= _FEWEST or at >= 0:
        first = min(one for one in (*gaps[:1], at) if one >= 0)
        begins = _WORD_BEGINS.search(sheet.prose, max(sheet.body_start, first - 20), first)
        yield Finding(first, {"words": sheet.shown(begins.start() if begins else first, first + 30)})


RULE = Rule(
    code="placeholder",
    severity=Severity.WARNING,
    check=check,
    bad=("Ngày 6/1, tại …, … tổ chức hội nghị.", "Viết nội dung bài ở đây.", "Dự hội nghị có:\n\n- …\n\n- …"),
    good=(
        "Ông nói nhiều điều… rồi ra về.",
        "“… Chúng tôi đã làm” và “… sẽ làm”.",
        "Một chỗ … lặng.",
        "Từ (…) đến […].",
    ),
)
