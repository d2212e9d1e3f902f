"""What is written of several pieces and yet is one thing: document numbers, dates, telephone numbers, amounts.

Each has one key, however it was typed. Document numbers are written as Nghị định 30/2020/NĐ-CP, Phụ lục I, lays down
(``316/KL-STNMT``, a number below ten with a nought before it); numbers with the point for thousands and the comma for
decimals (Luật Kế toán 2015, Điều 10, allows both ways round when told; the Vietnamese one is taken here).
"""

from __future__ import annotations

import re
from datetime import date

from bantin.text.fold import exact
from bantin.text.syllables import is_syllable
from bantin.text.unicode import CAPITALS

# A word: letters and digits, with marks that no letter composes with; always taken whole.
WORD = r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+"
WORDS = re.compile(WORD)

WRITTEN_DATE = r"(?:[Nn]g[àa]y {1,3})?[0-9]{1,2} {1,3}th[áa]ng {1,3}[0-9]{1,2},? {1,3}n[ăa]m {1,3}[0-9]{4}(?![^\W_])"
# Fixed lines have eleven digits, the first 02; mobiles ten, the first 03, 05, 07, 08 or 09; +84 stands for the nought.
PHONE = (
    r"(?:0[35789][0-9](?:[ .-]?[0-9]){7}|02[0-9](?:[ .-]?[0-9]){8}|\(02[0-9]{1,2}\)(?:[ .-]?[0-9]){7,8}"
    r"|\+84[ .-]?(?:[35789](?:[ .-]?[0-9]){8}|2(?:[ .-]?[0-9]){9}))(?![0-9])"
)
YEARS = r"(?:1[89]|20)[0-9]{2} ?[-–—] ?(?:1[89]|20)[0-9]{2}(?![^\W_]|[-/][^\W_])"
_SHORT = rf"[{CAPITALS}]{{2,8}}[a-z]?(?![^\W_])"
_LINK = "(?:[/&]| ?[-–—] ?)"
_NUMBERED = "(?:[0-9]{1,5}(?: ?/[0-9]{4})?(?:-| ?/))?"
SPACED = rf"{_NUMBERED}{_SHORT}(?:{_LINK}{_SHORT}){{1,9}}(?:/[0-9]{{4}})?(?![-/&]?[^\W_])"

_NUMERIC_DATE = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN_DATE = re.compile(WRITTEN_DATE)
_PHONE = re.compile(PHONE)
_AMOUNT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?( ?%)?")
_ENGLISH_AMOUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]+)(?:\.([0-9]{1,2}))?( ?%)?")
_TIME = re.compile(r"([01]?[0-9]|2[0-4])(?:[hHgG]([0-5][0-9])?|:([0-5][0-9]))")
_MEASURE = re.compile(r"([0-9.,]*[0-9])([^\W\d_]+[0-9²³]?)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_HOST = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:vn|com|net|org|edu|gov|info|biz|asia|int|eu|io|me|tv|app|dev|uk|us|fr|de|jp|cn|kr|sg|au)(?=/|$)",
    re.IGNORECASE,
)
_CAPITAL_PART = re.compile(rf"[{CAPITALS}]{{2,}}[a-z]?")
_DASHES = re.compile(r" ?[-–—] ?")


def code(run: str) -> tuple[str, int] | None:
    """Return the key of the code ``run`` begins with and how many characters it takes, or None if there is none.

    ``run`` is normalised text without space at its ends. All codes take the whole run, save the host of a web address.
    """
    whole = _date(run) or _phone(run) or _amount(run) or _time(run) or _measure(run) or _email(run)
    if whole:
        return whole, len(run)
    if host := _HOST.match(run):
        return host[0].lower(), host.end()
    compound = _compound(run)
    return (compound, len(run)) if compound else None


def number(digits: str) -> str:
    """Return the key of plain digits: one nought before another digit (``06``) is a way of writing, not a value."""
    return digits[1:] if len(digits) == 2 and digits[0] == "0" else digits


def _date(run: str) -> str | None:
    if found := _NUMERIC_DATE.fullmatch(run):
        day, month, year = found[1], found[3], found[4]
    elif found := _ISO_DATE.fullmatch(run):
        year, month, day = found.groups()
    elif _WRITTEN_DATE.fullmatch(run):
        day, month, year = re.findall("[0-9]+", run)
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _phone(run: str) -> str | None:
    if not _PHONE.fullmatch(run):
        return None
    digits = "".join(re.findall("[0-9]", run))
    digits = f"0{digits[2:]}" if run.startswith("+84") else digits
    return digits if len(digits) in (10, 11) and not run.isdecimal() else None


def _amount(run: str) -> str | None:
    found = _AMOUNT.fullmatch(run) or _ENGLISH_AMOUNT.fullmatch(run)
    if not found or run.isdecimal():
        return None
    whole, decimals, percent = found.groups()
    key = re.sub("[.,]", "", whole)
    return key + (f",{decimals}" if decimals else "") + ("%" if percent else "")


def _time(run: str) -> str | None:
    if not (found := _TIME.fullmatch(run)):
        return None
    return f"{int(found[1])}h{found[2] or found[3] or '00'}"


def _measure(run: str) -> str | None:
    """Return the key of a number glued to its unit or letter: ``5kg``, ``2.000m2``, ``12A``."""
    if not (found := _MEASURE.fullmatch(run)):
        return None
    amount, unit = found.groups()
    return (_amount(amount) or amount) + exact(unit)


def _email(run: str) -> str | None:
    return run.lower() if "@" in run and _EMAIL.fullmatch(run) else None


def _compound(run: str) -> str | None:
    """Pieces joined by strokes, hyphens, points: kept together if digits, capitals or single letters say so."""
    joined = _DASHES.sub("-", run).replace(" %", "%").replace(" /", "/")
    pieces = WORDS.findall(joined)
    if len(pieces) < 2 or not (_has_digit(joined) or _abbreviates(joined, pieces)):
        return None
    return WORDS.sub(lambda piece: _piece(piece[0]), joined)


def _piece(piece: str) -> str:
    return (piece.lstrip("0") or "0") if piece.isdecimal() else exact(piece)


def _has_digit(joined: str) -> bool:
    return any(one in joined for one in "0123456789")


def _abbreviates(joined: str, pieces: list[str]) -> bool:
    short = [piece for piece in pieces if _CAPITAL_PART.fullmatch(piece) or (len(piece) == 1 and piece.isupper())]
    if "." in joined or "&" in joined:
        return len(short) == len(pieces)
    if "/" in joined and any(len(piece) == 1 for piece in pieces):
        return True
    return bool(short) and not all(is_syllable(piece) for piece in pieces)
