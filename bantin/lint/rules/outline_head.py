"""A head of an outline (``* Đối với …``) without the colon that would make it one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# What the outline of bantin.markdown.outline asks for, but for the colon at the end of the line.
_HEAD = re.compile(r"\n[ ]{0,3}\*[ \t]+(?P<words>\S[^\n]*?)[ \t\r]*(?=\n(?:[ \t\r]*\n)*[ ]{0,3}-[ \t]+\S)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each starred line above duties that does not end with a colon."""
    if "\n*" not in sheet.markdown and "\n *" not in sheet.markdown:
        return
    for match in _HEAD.finditer(sheet.markdown, sheet.body_start - 1):
        if not match["words"].endswith(":"):
            yield Finding(match.start("words"), {"words": sheet.shown(*match.span("words"))[:60]})


RULE = Rule(
    code="outline-head",
    severity=Severity.HINT,
    check=check,
    bad=("* Đối với công tác dân vận\n\n- Giao các phường rà soát.\n\n- Báo cáo trước ngày 15.",),
    good=("* Đối với công tác dân vận:\n\n- Giao các phường rà soát.", "* Một\n* Hai\n* Ba"),
)
