"""A picture with fewer pixels than a phone shows: it comes out blurred."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.images import Look
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each picture narrower than the settings ask, those within a line of text apart."""
    inline = {figure.path for figure in sheet.body.figures if figure.inline}
    least = sheet.desk.settings.picture_width
    for one in sheet.pictures:
        if isinstance(one.look, Look) and one.look.width < least and one.path not in inline:
            values = {"name": one.path, "width": one.look.width, "height": one.look.height, "least": least}
            yield Finding(one.position, values)


RULE = Rule(
    code="picture-small",
    severity=Severity.WARNING,
    check=check,
    bad=("![Đại biểu dự họp](/images/nho.jpg)", "image: /images/nho.jpg"),
    good=("![Đại biểu dự họp](/images/hop.jpg)", "Nhãn ![mới](/images/nho.jpg) nằm trong dòng chữ."),
)
