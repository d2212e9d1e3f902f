"""A link to another site whose address cannot be one: "www.…" without "https://", no host, a mailbox by itself.

One with a scheme that no page may have, such as "htpp://…", is told of by what renders the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.markdown.links import is_well_formed
from bantin.markdown.sanitise import allowed_address
from bantin.report import Severity

# An escaped bracket ends no link; two signs are found a hundred times as fast as what must not stand before them.
_TARGET = re.compile(r"\]\((?<!\\\]\()[ ]{0,9}<?(?P<address>[^\s<>()\"]{1,2000})")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each link that no browser can follow."""
    if "](" not in sheet.markdown:
        return
    for match in _TARGET.finditer(sheet.markdown, sheet.body_start):
        if not is_well_formed(match["address"]) and allowed_address("a", match["address"]) is not None:
            yield Finding(match.start("address"), {"address": match["address"][:80]})


RULE = Rule(
    code="link-malformed",
    severity=Severity.ERROR,
    check=check,
    bad=(
        "[Sở](https//so.example.vn)",
        "[Sở](www.example.vn)",
        "[Sở](https:/example.vn/a)",
        "[Sở](https://example)",
        "[Thư](vanphong@example.vn)",
    ),
    good=(
        "[Sở](https://so.example.vn/a?b=1#c)",
        "[bài](/a.html)",
        "[Thư](mailto:vanphong@example.vn)",
        "Gõ `[code](www.x.vn)` hoặc:\n\n```\n[code](www.x.vn)\n```\n\n    [code](www.x.vn)",
        r"Sở\](www.example.vn)",
    ),
)
