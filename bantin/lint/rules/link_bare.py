"""An address in the text that is no link: it cannot be followed, and is read aloud letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.prose import FILLER, mask_marks
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# As it is written: "_" and "#" are signs of Markdown elsewhere.
_ADDRESS = re.compile(r"https?://[^\s<>\"“”\[\]{}\\*|`\0]+")
# What stands before the address of a link or a tag; most articles hold no other, which is soon known.
_BARE = re.compile(r"://(?<![(<\"':]http://)(?<![(<\"':]https://)")
_BEGINS = re.compile(r"https?://")
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
    written = _REFERENCE.sub(_mask, sheet.markdown[sheet.body_start :])
    # No link can stand in the title of another, or in a caption.
    body = mask_marks(_LABEL.sub(_mask, written), titles=False)
    done = 0
    for begins in _BEGINS.finditer(body):
        start = begins.start()
        match = _ADDRESS.match(written, start) if start >= done else None
        if match is None:
            continue
        address = _within_brackets(_AFTER.sub("", match[0]))
        end = done = start + len(address)
        before = written[written.rfind("\n", 0, start) + 1 : start]
        if _DEFINES.match(before) or not (before.strip() or body[end:].partition("\n")[0].strip()):
            continue
        at = sheet.body_start + start
        yield Finding(at, {"address": address[:80]}, (Edit(at, at + len(address), f"<{address}>"),))


def _within_brackets(address: str) -> str:
    """Return the address up to the first bracket without another: "wiki/H_(x)" holds both, "(xem a.vn/b)" none."""
    opened: list[int] = []
    for at, sign in enumerate(address):
        if sign == "(":
            opened.append(at)
        elif sign == ")":
            if not opened:
                return _AFTER.sub("", address[:at])
            opened.pop()
    return _AFTER.sub("", address[: opened[0]]) if opened else address


def _mask(match: re.Match[str]) -> str:
    return FILLER * len(match[0])


RULE = Rule(
    code="link-bare",
    severity=Severity.HINT,
    check=check,
    bad=(
        "Xem tại https://example.vn/lich-hop.",
        "Xem https://x.vn/a_b_c và https://vi.wikipedia.org/wiki/H_(x).",
        "Lịch họp (xem https://x.vn/_lich_#muc).",
    ),
    good=(
        "Xem [lịch họp](https://example.vn/lich-hop).",
        "Xem tại <https://example.vn/lich-hop>.",
        "Xem [https://example.vn](https://example.vn/).",
        'Xem [lịch họp](https://example.vn/lich "https://example.vn/lich-hop").',
        "Xem [lịch][1].\n\n[1]: https://example.vn/lich",
        "Gõ `git clone https://example.vn/a` rồi chạy.",
    ),
    mended=(
        "Xem tại <https://example.vn/lich-hop>.",
        "Xem <https://x.vn/a_b_c> và <https://vi.wikipedia.org/wiki/H_(x)>.",
        "Lịch họp (xem <https://x.vn/_lich_#muc>).",
    ),
)
