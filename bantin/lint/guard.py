"""What mending must leave as it is, whatever a rule has foreseen: the letters typed, and how the page looks.

The page of a mended text has the letters, the figures and the blocks it had, and shows no sign of Markdown that it did
not show before.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html import unescape

from bantin.lint.reading import read_sheet
from bantin.lint.sheet import Sheet
from bantin.markdown.body import Body
from bantin.report import Diagnostic, Severity
from bantin.text.fold import without_marks
from bantin.text.unicode import INVISIBLE

_BLOCK = re.compile(r"</?(?:p|li|ul|ol|dl|dt|dd|h[1-6]|pre|blockquote|table|tr|td|th|br|hr|div|figure|sup)\b")
# Nobody sees a paragraph of nothing.
_EMPTY = re.compile(f"<p>[\\s{re.escape(''.join(INVISIBLE))}]*</p>")
_SIGNS = "*_`[]<>|#\\"
# A sign within an address is a part of it.
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class _Look:
    """How the page of a text looks, as far as no mending may change it."""

    letters: str
    blocks: tuple[str, ...]
    signs: Counter[str]


def _look(body: Body) -> _Look:
    html = _EMPTY.sub("", body.html(lambda _figure, _number: "<figure>"))
    text = body.text
    return _Look(
        letters(text), tuple(_BLOCK.findall(html)), Counter(one for one in _ADDRESS.sub("", text) if one in _SIGNS)
    )


def letters(text: str) -> str:
    """Return the letters and figures of a text without their marks, codes of HTML as what they stand for."""
    plain = "".join(one for one in unescape(unescape(text)) if one not in INVISIBLE)
    return "".join(filter(str.isalnum, without_marks(unicodedata.normalize("NFC", plain))))


class Guard:
    """Tells of mended texts whether anything was lost or moved that stands in the text of a sheet."""

    def __init__(self, sheet: Sheet, told: list[Diagnostic]) -> None:
        self._sheet = sheet
        self._letters = letters(sheet.text)
        self._look = _look(sheet.body)
        self._errors = _errors(told)

    def allows(self, mended: str, *, reshaped: bool) -> bool:
        """Tell whether a mended text may stand; one that was ``reshaped`` is meant to look otherwise."""
        if letters(mended) != self._letters:
            return False
        sheet, told = read_sheet(mended, self._sheet.path, self._sheet.desk)
        if sheet is None or _errors(told) - self._errors:
            return False
        return reshaped or self._is_alike(_look(sheet.body))

    def _is_alike(self, look: _Look) -> bool:
        before = self._look
        return (look.letters, look.blocks) == (before.letters, before.blocks) and look.signs <= before.signs


def _errors(diagnostics: list[Diagnostic]) -> Counter[str]:
    return Counter(one.code for one in diagnostics if one.severity is Severity.ERROR)
