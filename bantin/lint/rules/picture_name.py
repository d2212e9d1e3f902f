"""A picture whose file name holds spaces or marked letters: it breaks in addresses, on other systems and in mails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.article.slugs import slugify
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_PLAIN = re.compile(r"[\w.~()+,@=-]*", re.ASCII)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each picture whose name is more than plain letters."""
    for one in sheet.pictures:
        # A caption in the wrong marks, taken for a part of the name, is another rule's.
        if not _PLAIN.fullmatch(one.path.name) and "“" not in one.path.name:
            ending = slugify(one.path.suffix)
            better = f"{slugify(one.path.stem) or 'anh'}{ending and f'.{ending}'}"
            yield Finding(one.position, {"name": one.path.name, "better": better})


RULE = Rule(
    code="picture-name",
    severity=Severity.WARNING,
    check=check,
    bad=("![Đại biểu dự họp](/images/hội%20nghị.jpg)",),
    good=("![Đại biểu dự họp](/images/hop.jpg)", "![Họp](/images/hop.jpg “Chú thích”)"),
)
