"""A dash between a name and an office that has a space on one side alone: "Nam- Bí thư"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.rules.document_number import numbers
from bantin.lint.sheet import Sheet
from bantin.lint.words import BESIDE
from bantin.messages import text
from bantin.report import Severity
from bantin.text.syllables import is_syllable

# Between words alone: "-5 độ", "2020 -2025" and the mark at the head of an item are something else.
_DASHES = "-–"
_ONE_SIDED = re.compile(r".(?:(?<=[^\W\d_].)(?= +[^\W\d_])|(?<=[^\W\d_][ ].)(?=[^\W\d_]))")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each dash that touches the word on one side and not the one on the other."""
    places = sorted(at for dash in _DASHES for at in sheet.places(dash) if _ONE_SIDED.match(sheet.prose, at))
    # "12/ QĐ- UBND": what is to be done with that dash the rule for such numbers tells.
    taken = [range(one.start, one.end) for one in numbers(sheet)] if places else []
    for at in places:
        if any(at in one for one in taken):
            continue
        dash = sheet.prose[at]
        before = sheet.shown(max(0, at - 20), at).rpartition(" ")[2]
        after = sheet.shown(at + 1, at + 20).partition(" ")[0]
        left, right = before.strip(BESIDE), after.strip(BESIDE)
        if left.islower() and not is_syllable(left):
            # A word of another language parted by mistake: "check -in".
            continue
        glued_before = sheet.prose[at - 1] != " "
        found = f"{before}{dash} {after}" if glued_before else f"{before} {dash}{after}"
        # Before a small letter it may be one word, "ca-nô", as well as two: "kinh tế - xã hội".
        key = "lint.dash-either" if right[:1].islower() else "lint.dash-apart"
        advice = text(key, apart=f"{before} {dash} {after}", glued=f"{before}{dash}{after}")
        is_sure = right[:1].isupper() and is_syllable(left) and is_syllable(right) and not left.isupper()
        edit = Edit(at, at + 1, f" {dash}" if glued_before else f"{dash} ")
        yield Finding(at, {"found": found, "advice": advice}, (edit,) if is_sure else ())


RULE = Rule(
    code="dash-spacing",
    severity=Severity.WARNING,
    check=check,
    bad=("Đồng chí Đường Hoài Nam- Bí thư Quận ủy chủ trì.", "Ông Nam -Bí thư.", "Kinh tế -xã hội và ca- nô."),
    good=(
        "Đồng chí Đường Hoài Nam - Bí thư Quận ủy.",
        "Nhiệm kỳ 2020- 2025.",
        "- Giao các phường rà soát.",
        "Khách check -in.",
        "Quyết định số 12/ QĐ- UBND.",
    ),
    mended=("Đồng chí Đường Hoài Nam - Bí thư Quận ủy chủ trì.", "Ông Nam - Bí thư."),
)
