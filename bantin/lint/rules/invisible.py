"""Characters that are not seen (zero-width spaces, soft hyphens): words with them are neither found nor copied well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity
from bantin.text.syllables import is_syllable
from bantin.text.unicode import INVISIBLE

# These two hold the pieces of emoji together; the byte order mark belongs at the head of a file.
_KEPT = {"\u200d", "\ufe0f"}
_SOFT_HYPHEN = "\xad"
# Signs of Latin-1 are letters to that font as well.
_WORD = r"[\w\xa1-\xac\xae-\xbf]+"
_ENDING, _BEGINNING = re.compile(rf"{_WORD}\Z"), re.compile(_WORD)
_UNSEEN = re.compile(f"[{''.join(sorted(INVISIBLE - _KEPT))}]+")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first such character of a file, with the edits that take all of them out."""
    # Told by whether all can be printed, which is known a hundred times sooner.
    if sheet.text.replace("\n", " ").isprintable():
        return
    places = [match.span() for match in _UNSEEN.finditer(sheet.text, 1)]
    if places:
        edits = tuple(Edit(start, end, "") for start, end in places if _is_noise(sheet.text, start, end))
        count = sum(end - start for start, end in places)
        yield Finding(places[0][0], {"count": count, "code": f"U+{ord(sheet.text[places[0][0]]):04X}"}, edits)


def _is_noise(text: str, start: int, end: int) -> bool:
    """Tell whether nothing is lost without it: the soft hyphen is a letter (ư) to the old font TCVN3."""
    if _SOFT_HYPHEN not in text[start:end]:
        return True
    before, after = _ENDING.search(text[max(0, start - 20) : start]), _BEGINNING.match(text, end, end + 20)
    word = f"{before[0] if before else ''}{after[0] if after else ''}".strip("«»")
    return word.isascii() or is_syllable(word)


RULE = Rule(
    code="invisible-characters",
    severity=Severity.WARNING,
    check=check,
    bad=("Hội\u200b nghị giao\u00ad ban.",),
    good=("Hội nghị giao ban 👨\u200d👩\u200d👧.",),
    mended=("Hội nghị giao ban.",),
)
