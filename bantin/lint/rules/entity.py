"""Codes of HTML that an old portal left in the text: "&nbsp;", "&ldquo;", "&amp;agrave;"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.html import unescape
from bantin.lint.prose import FILLER
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.messages import text
from bantin.report import Severity

_ENTITY = re.compile(r"&(?:amp;)*(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")
# What Markdown or the head of a file would read as a sign of their own is left to the editor.
_SIGNS = frozenset("\\`*_{}[]<>()#+-.!|&:=~\"'\n")

# What begins an item of a list where a space follows.
_MARK = re.compile(r"\s*(?:[-+*]|[0-9]+\.)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each code that stands for a letter or a mark."""
    if "&" not in sheet.prose:
        return
    for match in _ENTITY.finditer(sheet.prose):
        meant = _meant(match[0])
        if meant is None:
            continue
        is_safe = meant not in _SIGNS if meant.strip() else _is_among_words(sheet, *match.span())
        edits = (Edit(*match.span(), meant),) if is_safe else ()
        yield Finding(
            match.start(), {"found": match[0], "meant": f"“{meant}”" if meant.strip() else text("lint.space")}, edits
        )


def _is_among_words(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a space may stand there: at the end of a line or beside a sign of Markdown it has a sense there."""
    prose = sheet.prose
    before = prose[prose.rfind("\n", 0, start) + 1 : start]
    if not before.strip() or before.endswith(FILLER) or _MARK.fullmatch(before):
        return False
    return prose[end : end + 1] not in {"", "\r", "\n", FILLER}


def _meant(entity: str) -> str | None:
    """Return the character that a code stands for, a plain space for each kind of space; None where it has to stand."""
    name = entity.rpartition("&" if "&amp;" not in entity else "amp;")[2]
    meant = unescape(f"&{name}")
    # "&lt;" is how "<" itself is written.
    if len(meant) != 1 or (meant in "<>&" and not entity.startswith("&amp;")):
        return None
    return " " if meant.isspace() else meant


RULE = Rule(
    code="entity-left",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Hội&nbsp;nghị giao ban.",
        "title: Giao ban &ldquo;tháng 1&rdquo;",
        "Qu&amp;acirc;n &#224; d&acirc;n",
        "**Kính gửi:&nbsp;** các phường.",
        "&nbsp;&nbsp;&nbsp;&nbsp;Kính gửi",
        "1.&nbsp;Việc",
    ),
    good=("Nghiên cứu & phát triển.", "Khi a &lt; b thì dừng.", "Công ty A&B; công ty C."),
    mended=("Hội nghị giao ban.", "title: Giao ban “tháng 1”", "Quân à dân"),
)
