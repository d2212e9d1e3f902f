"""Mending what has one way to be mended: edits of the rules, applied to a file until there are none.

A file is written in one step, and only where it is still as it was read. Nothing but what a finding names is changed,
and of that nothing which ``guard`` does not allow.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.article.source import read_source
from bantin.files import write_text
from bantin.lint.guard import Guard
from bantin.lint.prose import FILLER
from bantin.lint.reading import NOT_COMPOSED, findings, read_sheet
from bantin.lint.rule import Edit, Rule
from bantin.lint.sheet import Desk, Sheet
from bantin.report import Diagnostic, Position

# One edit may bring another to light; a rule that mends its own work for ever is stopped.
_MOST_ROUNDS = 10
# So many times a text is read to find the edits that do harm.
_MOST_TRIES = 100
_CONTEXT = 30
# Signs of Markdown may stand between a word and what is mended behind it.
_BEFORE = re.compile(rf"(?:[^\s{FILLER}]+[{FILLER} ]*|[{FILLER} ]+)\Z")
_AFTER = re.compile(rf" ?[^\s{FILLER}]+")


Chosen = tuple[Rule, tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was mended: where it stood, the code it was found under, the words around it before and after."""

    position: Position
    code: str
    before: str
    after: str


def fix_file(name: str, desk: Desk) -> list[Repair]:
    """Mend the file ``name`` below the content folder and return what was done, in the order of the file.

    A file that cannot be read, or was changed by somebody else meanwhile, is left alone. Raises OSError where it cannot
    be written; it is then as it was.
    """
    path = PurePosixPath(name)
    source = read_source(desk.content, path)
    if isinstance(source, Diagnostic):
        return []
    mended, repairs = fix_text(source, path, desk)
    if not repairs or read_source(desk.content, path) != source:
        return []
    # Behind a link the file itself is written, not put in the link's place.
    write_text(Path(desk.content / path).resolve(), mended)
    return repairs


def fix_text(source: str, path: PurePosixPath, desk: Desk) -> tuple[str, list[Repair]]:
    """Return the text of a file with all that can be mended mended, and what was done."""
    repairs: list[Repair] = []
    for _ in range(_MOST_ROUNDS):
        mended, done = _round(source, path, desk)
        if not done:
            break
        source = mended
        repairs += done
    return source, repairs


def _round(source: str, path: PurePosixPath, desk: Desk) -> tuple[str, list[Repair]]:
    composed = unicodedata.normalize("NFC", source)
    if composed != source:
        # Edits count the characters of the composed text, so this comes first or nothing does.
        if NOT_COMPOSED in desk.settings.off:
            return source, []
        return composed, [Repair(Position(path), NOT_COMPOSED, "", "")]
    sheet, told = read_sheet(source, path, desk)
    if sheet is None:
        return source, []
    chosen = _Harmless(sheet, told).of(_chosen(sheet))
    mended = apply(source, _edits(chosen))
    return mended, [_repair(sheet, rule.code, edit) for rule, edits in chosen for edit in edits]


def _chosen(sheet: Sheet) -> list[Chosen]:
    """Return the edits of this round; of two that touch each other the second waits for the next."""
    chosen: list[Chosen] = []
    taken: list[Edit] = []
    found = ((rule, finding.edits) for rule, finding in findings(sheet) if finding.edits)
    for rule, edits in sorted(found, key=lambda one: one[1][0]):
        if not any(_touches(edit, taken) for edit in edits):
            chosen.append((rule, edits))
            for edit in edits:
                insort(taken, edit)
    return chosen


class _Harmless:
    """Finds the edits of a sheet that the guard allows."""

    def __init__(self, sheet: Sheet, told: list[Diagnostic]) -> None:
        self._text = sheet.text
        self._guard = Guard(sheet, told)
        self._tries = 0

    def of(self, chosen: list[Chosen]) -> list[Chosen]:
        """Return those that may be made: all, or what is left of each half."""
        if not chosen or self._allows(chosen):
            return chosen
        if len(chosen) == 1:
            return []
        middle = len(chosen) // 2
        left = [*self.of(chosen[:middle]), *self.of(chosen[middle:])]
        # Two that do no harm alone may do some together.
        return left if self._allows(left) else []

    def _allows(self, chosen: list[Chosen]) -> bool:
        self._tries += 1
        reshaped = any(rule.reshapes for rule, _ in chosen)
        return self._tries <= _MOST_TRIES and self._guard.allows(apply(self._text, _edits(chosen)), reshaped=reshaped)


def _edits(chosen: list[Chosen]) -> Iterator[Edit]:
    for _, edits in chosen:
        yield from edits


def _touches(edit: Edit, taken: list[Edit]) -> bool:
    """Tell whether the edit touches one of those taken, which are in order and lie apart."""
    at = bisect(taken, edit)
    return any(one.start <= edit.end and edit.start <= one.end for one in taken[max(0, at - 1) : at + 1])


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made, none of which touches another."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        pieces += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join([*pieces, text[done:]])


def _repair(sheet: Sheet, code: str, edit: Edit) -> Repair:
    """Return what an edit did, with the words it touches: those of its line, without signs of Markdown."""
    before = _BEFORE.search(sheet.prose, max(0, edit.start - _CONTEXT), edit.start)
    after = _AFTER.match(sheet.prose, edit.end, edit.end + _CONTEXT)
    start = before.start() if before else edit.start
    end = after.end() if after else edit.end
    typed = sheet.text[start:end]
    mended = f"{sheet.text[start : edit.start]}{edit.text}{sheet.text[edit.end : end]}"
    return Repair(sheet.position(edit.start), code, " ".join(typed.split()), " ".join(mended.split()))
