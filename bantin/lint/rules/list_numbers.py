"""A numbered list whose numbers do not follow each other: pages count on from the first ("1. 3. 7." become 1, 2, 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_ITEM = re.compile(r"\n(\d{1,6})\.[ \t]+\S")
# What ends a list: a line that is neither an item, nor indented, nor right below one.
_BETWEEN = re.compile(r"\n[ \t\r]*\n(?=[^\s\d])")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each item that will have another number than was typed; lists of one number alone count by themselves."""
    shown = typed = last = 0
    for match in _ITEM.finditer(sheet.markdown, sheet.body_start - 1):
        number = int(match[1])
        goes_on = last and not _BETWEEN.search(sheet.text, last, match.start(1))
        shown = shown + 1 if goes_on else number
        if goes_on and number not in (shown, typed):
            yield Finding(match.start(1), {"typed": number, "shown": shown})
            shown = number
        typed, last = number, match.end()


RULE = Rule(
    code="list-numbers",
    severity=Severity.WARNING,
    check=check,
    bad=("1. Một\n2. Hai\n4. Bốn", "1. Một\n\n3. Ba\n\n7. Bảy"),
    good=(
        "1. Một\n2. Hai\n3. Ba",
        "1. Một\n1. Hai\n1. Ba",
        "3. Ba\n4. Bốn",
        "1. Một\n\nĐoạn văn.\n\n3. Ba",
        "1. Một\r\n\r\nĐoạn văn.\r\n\r\n3. Ba",
        "1. Một\n    1. Con\n2. Hai",
    ),
)
