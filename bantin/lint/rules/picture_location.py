"""A picture whose file says where it was taken. Pages do not show it, but the folder and its copies keep it."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.images import Look
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each picture with the coordinates of a place in it."""
    for one in sheet.pictures:
        if isinstance(one.look, Look) and one.look.has_location:
            yield Finding(one.position, {"name": one.path})


RULE = Rule(
    code="picture-location",
    severity=Severity.HINT,
    check=check,
    bad=("![Đại biểu dự họp](/images/dien-thoai.jpg)",),
    good=("![Đại biểu dự họp](/images/hop.jpg)",),
)
