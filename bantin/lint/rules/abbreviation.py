"""An abbreviation that the article never writes in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import judge
from bantin.report import Severity
from bantin.text.abbreviations import expansions
from bantin.text.unicode import CAPITALS

_SHORT = re.compile(rf"[{CAPITALS}]{{3,10}}")
_SMALL = re.compile(r"[ ,-]+")


@judge
def _long_forms(word: str) -> tuple[str, ...]:
    """Return the long forms of a listed abbreviation, in the spelling they are looked for in."""
    return tuple(_plain(one.long) for one in expansions(word)) if _SHORT.fullmatch(word) else ()


def _plain(text: str) -> str:
    return _SMALL.sub(" ", text.lower())


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first place of each listed abbreviation without its long form."""
    known = sheet.desk.settings.known_abbreviations
    said = ""
    for short, forms in sorted(_long_forms(sheet)):
        if short in known or f"({short})" in sheet.prose or f"*[{short}]" in sheet.text:
            continue
        at = next((span.start for span in sheet.find(short)), None)
        said = said or _plain(" ".join(sheet.words))
        if at is not None and not any(form in said for form in forms):
            yield Finding(at, {"short": short, "long": expansions(short)[0].long})


RULE = Rule(
    code="abbreviation-unexplained",
    severity=Severity.HINT,
    check=check,
    bad=("Triển khai GPMB tại phường.",),
    good=(
        "Giải phóng mặt bằng (GPMB) tại phường.",
        "UBND phường họp.",
        "Triển khai GPMB.\n\n*[GPMB]: giải phóng mặt bằng",
    ),
)
