"""A space between the two brackets of a link or picture: "[kế hoạch] (/files/kh.pdf)" comes out as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# What stands in the round brackets is an address: of the web, from the top of the site, or a file.
_ADDRESS = (
    r"(?:https?://|mailto:|/|\.\./|\{(?:static|filename)\})[^\s()]+|[^\s()]+\.(?:pdf|docx?|xlsx?|md|jpe?g|png|webp|gif)"
)
_GAP = re.compile(rf"\](?<!\\\])[ ]+(?=\((?:{_ADDRESS})[\s)])", re.IGNORECASE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each space that makes two brackets of a link."""
    if "] (" not in sheet.text and "]  " not in sheet.text:
        return
    for match in _GAP.finditer(sheet.markdown, sheet.body_start):
        yield Finding(match.start() + 1, {}, (Edit(match.start() + 1, match.end(), ""),))


RULE = Rule(
    code="link-gap",
    severity=Severity.WARNING,
    check=check,
    bad=("Xem [kế hoạch] (/files/2023/14-kl-ttr.pdf).", "![Đại biểu dự họp] (/images/hop.jpg)"),
    good=("Xem [kế hoạch](/files/2023/14-kl-ttr.pdf).", "Điều [1] (khoản 2) và [2] (xem trên).", "`[a] (/b)`"),
    mended=("Xem [kế hoạch](/files/2023/14-kl-ttr.pdf).", "![Đại biểu dự họp](/images/hop.jpg)"),
    reshapes=True,
)
