"""A caption, or the title of a link, in the curly quotation marks of Word, which Markdown does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# What has neither a stroke nor a point is no address: "[Điều 1](theo “Luật Đất đai”)".
_TITLE = re.compile(
    r"\]\((?<!\\\]\()[ ]{0,9}"
    r"(?P<address><[^<>\n]{1,500}>|[^\s<>()\"“”„]{1,500}(?:\([^\s<>()]{0,500}\)[^\s<>()\"“”„]{0,500})?)[ ]{1,9}"
    r"(?P<open>[“”„\"])(?P<words>[^\"\n]{1,2000}?)(?P<close>[“”\"])[ ]{0,9}\)"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each such caption, for which the whole is taken for an address that leads nowhere."""
    if "](" not in sheet.text:
        return
    for match in _TITLE.finditer(sheet.markdown, sheet.body_start):
        is_address = "/" in match["address"] or "." in match["address"]
        if not is_address or match["open"] == match["close"] == '"':
            continue
        words = match["words"]
        # A bracket behind a quotation within may look like the end.
        is_sure = words.count("“") == words.count("”") and not words.endswith("\\")
        better = f'"{words}"'
        edits = (Edit(match.start("open"), match.end("close"), better),) if is_sure else ()
        shown = f"{match['open']}{words}{match['close']}"
        yield Finding(match.start("open"), {"words": shown[:60], "better": better[:60]}, edits)


RULE = Rule(
    code="caption-quotes",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "![Ảnh](/images/hop.jpg “Chú thích. Ảnh: Thu Hà”)",
        'Xem [lịch](https://example.vn/lich “Lịch “tuần” này").',
        "Xem [lịch](https://example.vn/lich “Lịch (“tuần”) này”).",
    ),
    good=(
        '![Ảnh](/images/hop.jpg "Lễ phát động “Năm Dân vận khéo”. Ảnh: Thu Hà")',
        "Xem [bài](/a) “Năm Dân vận”) và [bài](/b).",
        "Xem [Điều 1](theo “Luật Đất đai”) và `[a](/b “c”)`.",
    ),
    mended=(
        '![Ảnh](/images/hop.jpg "Chú thích. Ảnh: Thu Hà")',
        'Xem [lịch](https://example.vn/lich "Lịch “tuần” này").',
    ),
    reshapes=True,
)
