"""A text cut into tokens: words, numbers, and codes that stay whole, each with its keys and its place in the original."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from bantin.text.codes import PHONE, SPACED, WORD, WORDS, WRITTEN_DATE, YEARS, code, number
from bantin.text.fold import exact, without_marks
from bantin.text.unicode import CAPITALS, Normalised, is_normal


class Kind(Enum):
    """What a token is: a word, plain digits, or something of several pieces that means one thing."""

    WORD = "word"
    NUMBER = "number"
    CODE = "code"


class Token(NamedTuple):
    """One token; ``start`` and ``end`` (exclusive) count the characters of the text as it was given.

    ``position`` counts words and numbers from 0; a code stands at the position of its first piece, before it.
    """

    start: int
    end: int
    exact: str
    folded: str
    kind: Kind
    position: int


# What joins two pieces without a space: always, between digits, after a capital, in the names of hosts.
_JOIN = rf"(?:[-/@&_]|(?<=[0-9])[.,:](?=[0-9])|(?<=[{CAPITALS}])\.(?=[{CAPITALS}0-9])|(?<=[A-Za-z0-9])\.(?=[a-z0-9]))"
_RUN = re.compile(
    rf"(?=[0-9{CAPITALS}n(+])(?:{WRITTEN_DATE}|{PHONE}|{YEARS}|{SPACED})"
    rf"|{WORD}(?:{_JOIN}{WORD}){{0,11}}(?:(?<=[0-9]) ?%)?"
)
# Longer runs than people write would fill the memory of what was seen.
_LONGEST_REMEMBERED = 48
_new = tuple.__new__


def tokenise(text: str) -> list[Token]:
    """Return the tokens of ``text`` in the order they stand in it; a code comes before its pieces."""
    if is_normal(text):
        return _cut(text)
    plain = Normalised(text)
    tokens = []
    for token in _cut(plain.text):
        start, end = plain.original_span(token.start, token.end)
        tokens.append(token._replace(start=start, end=end))
    return tokens


def _cut(text: str) -> list[Token]:
    tokens: list[Token] = []
    add = tokens.append
    position = 0
    for match in _RUN.finditer(text):
        run = match[0]
        start = match.start()
        pieces = _remembered(run) if len(run) <= _LONGEST_REMEMBERED else _pieces(run)
        for first, last, exact_key, folded_key, kind, step in pieces:
            add(_new(Token, (start + first, start + last, exact_key, folded_key, kind, position + step)))
        position += pieces[-1].position + 1
    return tokens


def _pieces(run: str) -> tuple[Token, ...]:
    """Return the tokens of one run, placed and numbered from its beginning."""
    pieces = [_piece(match[0], match.start(), position) for position, match in enumerate(WORDS.finditer(run))]
    found = code(run) if len(pieces) > 1 or run[0].isdecimal() or run[0] in "(+" else None
    if not found:
        return tuple(pieces)
    key, length = found
    whole = Token(0, length, key, without_marks(key), Kind.CODE, 0)
    return (whole, *_unglued(pieces, run))


def _piece(word: str, start: int, position: int) -> Token:
    if word.isascii() and word.isdecimal():
        key = number(word)
        return Token(start, start + len(word), key, key, Kind.NUMBER, position)
    key = exact(word)
    return Token(start, start + len(word), key, without_marks(key), Kind.WORD, position)


_GLUED = re.compile(r"[0-9]+|[^\W\d_]+(?:[0-9²³](?![0-9]))?")


def _unglued(pieces: list[Token], run: str) -> list[Token]:
    """Return the pieces of a code; a lone one, a number glued to its unit (``5kg``), taken apart too."""
    if len(pieces) > 1 or pieces[0].kind is Kind.NUMBER:
        return pieces
    return [_piece(match[0], match.start(), place) for place, match in enumerate(_GLUED.finditer(run))]


_remembered = lru_cache(maxsize=1 << 17)(_pieces)
