"""A heading two levels below the one above it. Pages mend that by themselves; the file is easier to read without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_HEADING = re.compile(r"\n(#{1,6})[ \t]*[^#\s]")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each heading that skips a level."""
    if "\n#" not in sheet.markdown:
        return
    above = 0
    for match in _HEADING.finditer(sheet.markdown, sheet.body_start - 1):
        level = len(match[1])
        if above and level > above + 1:
            yield Finding(match.start(1), {"level": level, "above": above, "better": "#" * (above + 1)})
        above = level


RULE = Rule(
    code="heading-skipped",
    severity=Severity.HINT,
    check=check,
    bad=("# Một\n\nChữ.\n\n### Hai\n\nChữ.",),
    good=("# Một\n\nChữ.\n\n## Hai\n\nChữ.\n\n# Ba\n\nChữ.",),
)
