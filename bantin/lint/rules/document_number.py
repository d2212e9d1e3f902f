"""The number of an official document with spaces, long dashes or unmarked letters in it.

The form is that of Nghị định 30/2020/NĐ-CP, Phụ lục I: ``316/KL-STNMT``, ``30/2020/NĐ-CP``; the Party's is that of
Hướng dẫn 36-HD/VPTW: ``12-KL/QU``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bantin.lint.prose import FILLER
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity
from bantin.text.unicode import CAPITALS

_KINDS = "NĐ|QĐ|NQ|TTLT|TTr|TT|CT|CTr|KL|KH|TB|CV|HD|BC|ĐA|PA|CĐ|QyĐ|UBND|HĐND"
_UNMARKED = {"ND": "NĐ", "QD": "QĐ", "DA": "ĐA", "CD": "CĐ"}
_YEAR = r"(?: ?/ ?(?:19|20)[0-9]{2})?"
# "12/KH_UBND": the underscore is a sign of Markdown, and filler in the prose.
_JOINT = rf" ?[-–—/{FILLER}] ?"
_OFFICE = f"[{CAPITALS}][{CAPITALS}0-9a-z&]*"
_STROKES = "/-–—"
_DIGITS = re.compile(rf"(?<![\w/-])[0-9]{{1,5}}{_YEAR} ?\Z")
_LONGEST_DIGITS = 20
# Behind the stroke, which is found sooner than a digit.
_NAMED = re.compile(rf" ?(?P<kind>{_KINDS}|{'|'.join(_UNMARKED)})(?:(?:{_JOINT}){_OFFICE})+(?![\w])")
# Only behind "số" is it sure that a number is one of a document where a stroke is missing: "12 QĐ-UBND", "12KH-UBND",
# "12/QĐUBND". Shorter names of offices may be of anything.
_ISSUED = "NĐ|QĐ|QD|NQ|TTLT|TTr|TT|CTr|CT|KL|KH|TB|CV|HD|BC"
_STATE, _PARTY = "UBND|HĐND|HDND|TTg|CP", "TW|TƯ|TU|QU|HU|ĐU"
_LOOSE = re.compile(
    rf"ố (?<=[Ss]ố )(?P<whole>[0-9]{{1,5}}{_YEAR}(?:"
    rf" ?(?P<kind>{_ISSUED})(?P<joint> ?[-–—{FILLER}] ?)(?:{_STATE}|[{CAPITALS}]{{3}}[{CAPITALS}0-9a-z&]*)"
    rf"| ?(?P<party>{_ISSUED}) ?/ ?(?:{_PARTY})"
    rf"| ?(?P<state>{_ISSUED}) ?/ ?(?:{_STATE})"
    rf"| ?[/–—-] ?(?P<glued>{_ISSUED})(?:{_STATE}|{_PARTY}))(?:(?:{_JOINT}){_OFFICE})*)(?![\w])"
)
# "… năm 2020 - CT-XH": a year, and what is no office.
_NO_NUMBER = re.compile(r"(?:19|20)[0-9]{2}(?: [-–—] | ?[–—-] ?(?:CT|KT|VH) ?[-–—])|.*[-–—] ?XH\Z", re.DOTALL)
_GAPS = re.compile(r" ?([/_–—-]) ?")
_COUNCIL = re.compile("(?<=[-/])HDND(?![A-Z])")


class Number(NamedTuple):
    """A number that is not in its form: where it stands, how it is written, and how it should be."""

    start: int
    end: int
    found: str
    better: str


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each number that is not in its form."""
    for one in numbers(sheet):
        yield Finding(one.start, {"found": one.found, "better": one.better}, (Edit(one.start, one.end, one.better),))


def numbers(sheet: Sheet) -> Iterator[Number]:
    """Yield each number of a document that is not in its form."""
    for at in (one for stroke in _STROKES for one in sheet.places(stroke)):
        named = _NAMED.match(sheet.prose, at + 1)
        digits = _DIGITS.search(sheet.prose, max(0, at - _LONGEST_DIGITS), at) if named else None
        if named and digits:
            written = sheet.prose[digits.start() : named.end()]
            yield from _number(sheet, digits.start(), written, named["kind"], written)
    for match in _LOOSE.finditer(sheet.prose):
        kind = next(name for name in ("kind", "party", "state", "glued") if match[name])
        yield from _number(sheet, match.start("whole"), match["whole"], match[kind], _with_strokes(match, kind))


def _with_strokes(match: re.Match[str], kind: str) -> str:
    """Return a number with the stroke that it lacks: behind the number, a dash in those of the Party, or the kind."""
    written = match["whole"]
    start, end = (at - match.start("whole") for at in match.span(kind))
    if kind == "glued":
        return f"{written[:end]}-{written[end:]}"
    if kind == "state":
        return f"{written[:start].rstrip()}/{match[kind]}-{written[end:].lstrip(' /')}"
    return f"{written[:start].rstrip()}{'-' if kind == 'party' else '/'}{written[start:]}"


def _number(sheet: Sheet, start: int, written: str, kind: str, spaced: str) -> Iterator[Number]:
    """Yield what is written there unless it is right; ``spaced`` has all its strokes, maybe with spaces at them."""
    end = start + len(written)
    typed = sheet.text[start:end]
    if any(sign == FILLER and typed[at] != "_" for at, sign in enumerate(written)):
        return
    better = _GAPS.sub(lambda gap: "/" if gap[1] == "/" else "-", spaced.replace(FILLER, "_"))
    if kind in _UNMARKED:
        better = better.replace(kind, _UNMARKED[kind], 1)
    better = _COUNCIL.sub("HĐND", better)
    found = written.replace(FILLER, "_")
    if better != found and not _NO_NUMBER.match(found):
        yield Number(start, end, found, better)


RULE = Rule(
    code="document-number",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Kết luận số 316/KL - STNMT.",
        "Nghị định 30/2020/ND-CP.",
        "Kết luận số 12 – KL/QU.",
        "Quyết định số 12 QĐ-UBND.",
        "Quyết định số 12/QĐUBND.",
        "Nghị quyết số 05 NQ/TW.",
        "Số 12KH-UBND.",
        "Nghị quyết 5/NQ-HDND.",
        "Kế hoạch 12/KH_UBND.",
        "Quyết định số 12/ QĐ- UBND.",
        "Quyết định số 125 QĐ/UBND.",
        "document_number: 12/ QĐ- UBND",
    ),
    good=(
        "Kết luận số 316/KL-STNMT-TTr.",
        "Nghị định 30/2020/NĐ-CP.",
        "Nhiệm vụ năm 2020 - CT-XH.",
        "Số 12-KL/QU.",
        "Nhóm số 5 TT-HN, khoản số 4 NQ/QH.",
        "Nhà số 5 HD, tổ số 12 CT; đội số 3 TT.",
        "document_number: 316/KL-STNMT",
        "Số 12/QĐ-UBND, số 05-NQ/TW, số 12/2020/QĐ-TTg.",
        "Có 12 QĐ-UBND, 05 NQ/TW và 12/KH**UBND**.",
    ),
    mended=(
        "Kết luận số 316/KL-STNMT.",
        "Nghị định 30/2020/NĐ-CP.",
        "Kết luận số 12-KL/QU.",
        "Quyết định số 12/QĐ-UBND.",
        "Quyết định số 12/QĐ-UBND.",
        "Nghị quyết số 05-NQ/TW.",
        "Số 12/KH-UBND.",
        "Nghị quyết 5/NQ-HĐND.",
        "Kế hoạch 12/KH-UBND.",
        "Quyết định số 12/QĐ-UBND.",
        "Quyết định số 125/QĐ-UBND.",
        "document_number: 12/QĐ-UBND",
    ),
)
