"""An address in the text that is no link: it cannot be followed, and is read aloud letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.prose import FILLER, mask_marks
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_ADDRESS = re.compile(r"https?://[^\s<>\"“”\[\]()\\\0]+")
# What stands before the address of a link or a tag; most articles hold no other, which is soon known.
_BARE = re.compile(r"://(?<![(<\"':]http://)(?<![(<\"':]https://)")
_AFTER = re.compile(r"(?:&amp;|[.,;:!?…'*_])+\Z")
# Any other character written so is none of an address: a space, a bracket, a quotation mark.
_REFERENCE = re.compile(r"&(?!amp;)(?:#[xX]?)?[A-Za-z0-9]{1,32};")
# The words of a link may be an address themselves.
_LABEL = re.compile(r"(?<=\[)[^\[\]\n]{1,500}(?=\]\()")
# Where the address of a link is written below the text.
_DEFINES = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]*<?\Z")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each bare address within a paragraph; one alone in its paragraph may be a video's, which pages link."""
    if not _BARE.search(sheet.text, sheet.body_start):
        return
    written = sheet.text[sheet.body_start :]
    # No link can stand in the title of another, or in a caption.
    body = mask_marks(_REFERENCE.sub(_mask, _LABEL.sub(_mask, written)), titles=False)
    for match in _ADDRESS.finditer(body):
        address = _AFTER.sub("", match[0])
        start, end = match.start(), match.start() + len(address)
        before = written[written.rfind("\n", 0, start) + 1 : start]
        if _DEFINES.match(before) or not (before.strip() or body[end:].partition("\n")[0].strip()):
            continue
        at = sheet.body_start + start
        yield Finding(at, {"address": address[:80]}, (Edit(at, at + len(address), f"<{address}>"),))


def _mask(match: re.Match[str]) -> str:
    return FILLER * len(match[0])


RULE = Rule(
    code="link-bare",
    severity=Severity.HINT,
    check=check,
    bad=("Xem tại https://example.vn/lich-hop.",),
    good=(
        "Xem [lịch họp](https://example.vn/lich-hop).",
        "Xem tại <https://example.vn/lich-hop>.",
        "Xem [https://example.vn](https://example.vn/).",
        'Xem [lịch họp](https://example.vn/lich "https://example.vn/lich-hop").',
        "Xem [lịch][1].\n\n[1]: https://example.vn/lich",
    ),
    mended=("Xem tại <https://example.vn/lich-hop>.",),
)
