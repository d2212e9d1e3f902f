"""A picture whose caption does not say who made it (Luật Sở hữu trí tuệ, Điều 19: the author is to be named)."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.article.model import Article
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each captioned picture without a credit."""
    own = sheet.work.image if isinstance(sheet.work, Article) and sheet.work.image_credit else None
    for figure in sheet.body.figures:
        if figure.path and not figure.inline and figure.caption and not figure.credit and figure.path != own:
            yield Finding(figure.position, {"source": figure.source})


RULE = Rule(
    code="credit-missing",
    severity=Severity.HINT,
    check=check,
    bad=('![Đại biểu dự họp](/images/hop.jpg "Quang cảnh hội nghị")',),
    good=('![Đại biểu dự họp](/images/hop.jpg "Quang cảnh hội nghị. Ảnh: Thu Hà")',),
)
