"""An address in the text that is no link: it cannot be followed, and is read aloud letter by letter."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from operator import attrgetter

from bantin.lint.prose import FILLER, mask_marks
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet, Span
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
# Where the address of a link is written below the text, or what an abbreviation stands for.
_DEFINES = re.compile(r"[ ]{0,3}(?:\[[^\]\n]{1,200}\]:[ ]*<?\Z|\*\[[^\]\n]{1,200}\]:)")
# Within these Markdown is not read.
_NAMES = "blockquote|center|d[dlt]|details|div|fig(?:ure|caption)|h[1-6]|li|ol|p|pre|section|t(?:able|[dhr])|ul"
_BLOCK = re.compile(rf"<({_NAMES})\b", re.IGNORECASE)
# So far before and behind an address it is looked for what it is a part of.
_NEAR = 2000


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each bare address within a paragraph; one alone in its paragraph may be a video's, which pages link."""
    if not _BARE.search(sheet.text, sheet.body_start):
        return
    written = _REFERENCE.sub(_mask, sheet.markdown[sheet.body_start :])
    # No link can stand in the title of another, or in a caption.
    body = mask_marks(_LABEL.sub(_mask, written), titles=False)
    blocks = list(_blocks(written)) if "<" in written else []
    done = 0
    for begins in _BEGINS.finditer(body):
        start = begins.start()
        match = _ADDRESS.match(written, start) if start >= done else None
        if match is None:
            continue
        address = _within_brackets(_AFTER.sub("", match[0]))
        end = done = start + len(address)
        if not _is_bare(written, body, start, end):
            continue
        at = sheet.body_start + start
        block = bisect(blocks, start, key=attrgetter("start")) - 1
        is_html = block >= 0 and start < blocks[block].end
        edit = Edit(at, at + len(address), f"<{address}>")
        yield Finding(at, {"address": address[:80]}, () if is_html else (edit,))


def _is_bare(written: str, body: str, start: int, end: int) -> bool:
    """Tell whether an address stands within a paragraph, in no link and in none of its own definitions."""
    before = written[max(0, start - _NEAR) : start]
    line = before.rpartition("\n")[2]
    rest = body[end : end + _NEAR].partition("\n")[0]
    if _DEFINES.match(line) or not (line.strip() or rest.strip()):
        return False
    return line.count("[") <= line.count("]") and before.lower().rfind("<a ") <= before.lower().rfind("</a")


def _blocks(text: str) -> Iterator[Span]:
    """Yield the outermost blocks that are written as HTML."""
    end = 0
    for opening in _BLOCK.finditer(text):
        if opening.start() >= end:
            end = _end(text, opening[1], opening.start())
            yield Span(opening.start(), end)


def _end(text: str, name: str, start: int) -> int:
    """Return where the element of that name ends that begins there: the end of the text where nothing closes it."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b", re.IGNORECASE).finditer(text, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(text)


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
        "<table><tr><td>Mở https://example.vn/tra-cuu rồi đăng nhập</td></tr></table>",
    ),
    good=(
        "Xem [lịch họp](https://example.vn/lich-hop).",
        "Xem tại <https://example.vn/lich-hop>.",
        "Xem [https://example.vn](https://example.vn/).",
        'Xem [lịch họp](https://example.vn/lich "https://example.vn/lich-hop").',
        "Xem [lịch][1].\n\n[1]: https://example.vn/lich",
        "Gõ `git clone https://example.vn/a` rồi chạy.",
        'Trang <a href="https://example.vn/a">https://example.vn/a</a> mở cả ngày.',
        "[Trang https://example.vn/a][1]\n\n[1]: /gioi-thieu.html",
        "Họp QĐ.\n\n*[QĐ]: Xem https://example.vn/a nhé",
    ),
    mended=(
        "Xem tại <https://example.vn/lich-hop>.",
        "Xem <https://x.vn/a_b_c> và <https://vi.wikipedia.org/wiki/H_(x)>.",
        "Lịch họp (xem <https://x.vn/_lich_#muc>).",
    ),
)
