"""A link to another site whose address cannot be one: "www.…" without "https://", no host, a mailbox by itself.

One with a scheme that no page may have, such as "htpp://…", is told of by what renders the body.
"""

from __future__ import annotations

from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.markdown.links import is_well_formed
from bantin.markdown.places import written
from bantin.markdown.sanitise import allowed_address
from bantin.report import Severity

# What a link cannot be written without: "[a](b)", "[a]: b", '<a href="b">'.
_SIGNS = ("](", "]:", "href", "HREF")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each link that no browser can follow."""
    if not any(sign in sheet.markdown for sign in _SIGNS):
        return
    for one in written(sheet.markdown[sheet.body_start :]):
        address = one.address.partition(" ")[0]
        if not is_well_formed(address) and allowed_address("a", address) is not None:
            yield Finding(sheet.body_start + one.at, {"address": address[:80]})


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
        "[Sở][1] họp\n\n[1]: www.so.example.vn",
        '<a href="www.so.example.vn">Sở</a>',
    ),
    good=(
        "[Sở](https://so.example.vn/a?b=1#c)",
        "[bài](/a.html)",
        "[Thư](mailto:vanphong@example.vn)",
        "Gõ `[code](www.x.vn)` hoặc:\n\n```\n[code](www.x.vn)\n```\n\n    [code](www.x.vn)",
        "[Sở][1]\n\n[1]: https://so.example.vn/a\n[^2]: www.b.vn\n\n[Gọi]: www.so.example.vn và\n\n*[A]: www.b.vn",
        r"Sở\](www.example.vn)",
    ),
)
