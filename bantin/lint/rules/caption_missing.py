"""A picture without a caption. One that the archive has lost has no need of it."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.article.model import Article
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each picture that stands alone and has no words below it."""
    own = sheet.work.image if isinstance(sheet.work, Article) and sheet.work.image_caption else None
    for figure in sheet.body.figures:
        # What looks like a part of the address is a caption in the wrong marks, which is another rule's.
        is_quoted = "“" in figure.source or "”" in figure.source
        if figure.path and not figure.inline and not figure.caption and figure.path != own and not is_quoted:
            yield Finding(figure.position, {"source": figure.source})


RULE = Rule(
    code="caption-missing",
    severity=Severity.HINT,
    check=check,
    bad=("Mở đầu.\n\n![Đại biểu dự họp](/images/hop.jpg)\n\n## Kết quả",),
    good=(
        '![Đại biểu dự họp](/images/hop.jpg "Quang cảnh hội nghị. Ảnh: Thu Hà")',
        "Không có ảnh.",
        "![Họp](/images/hop.jpg “Chú thích”)",
    ),
)
