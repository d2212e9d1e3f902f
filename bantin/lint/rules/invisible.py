"""Characters that are not seen (zero-width spaces, soft hyphens): words with them are neither found nor copied well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity
from bantin.text.unicode import INVISIBLE

# These two hold the pieces of emoji together; the byte order mark belongs at the head of a file.
_KEPT = {"\u200d", "\ufe0f"}
_UNSEEN = re.compile(f"[{''.join(sorted(INVISIBLE - _KEPT))}]+")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first such character of a file, with the edits that take all of them out."""
    # Told by whether all can be printed, which is known a hundred times sooner.
    if sheet.text.replace("\n", " ").isprintable():
        return
    places = [match.span() for match in _UNSEEN.finditer(sheet.text, 1)]
    if places:
        edits = tuple(Edit(start, end, "") for start, end in places)
        count = sum(end - start for start, end in places)
        yield Finding(places[0][0], {"count": count, "code": f"U+{ord(sheet.text[places[0][0]]):04X}"}, edits)


RULE = Rule(
    code="invisible-characters",
    severity=Severity.WARNING,
    check=check,
    bad=("Hội\u200b nghị giao\u00ad ban.",),
    good=("Hội nghị giao ban 👨\u200d👩\u200d👧.",),
    mended=("Hội nghị giao ban.",),
)
