"""A bold line in the place of a heading: it looks like one and is none to those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# Alone in its paragraph, with text below it, and no sentence.
_BOLD = re.compile(r"\n[ \t\r]*\n(?P<bold>(\*\*|__)(?P<words>[^*_\n]{2,120})\2)[ \t\r]*\n[ \t\r]*\n(?=[^\n]*[^\W_])")
_SENTENCE = ".,;…!?"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each bold line that heads a part of the body."""
    if "\n**" not in sheet.markdown and "\n__" not in sheet.markdown:
        return
    for match in _BOLD.finditer(sheet.markdown, max(0, sheet.body_start - 2)):
        words = match["words"].strip()
        if words[-1:] not in _SENTENCE and match.start("bold") > sheet.body_start:
            yield Finding(match.start("bold"), {"words": words[:60]})


RULE = Rule(
    code="heading-bold",
    severity=Severity.HINT,
    check=check,
    bad=("Mở đầu.\n\n**Kết quả đạt được**\n\nCác phường đã làm xong.",),
    good=("Mở đầu.\n\n## Kết quả đạt được\n\nCác phường đã làm xong.", "Mở đầu.\n\n**Xin cảm ơn.**\n\nHết."),
)
