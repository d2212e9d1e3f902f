"""A text cut into tokens: words, numbers, codes that stay whole; each with its keys and its place in the original."""

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


# What joins two pieces without a space: always, between digits, after a capital, in the names of hosts. The look ahead
# saves four comparisons after nearly every word.
_JOIN = (
    rf"(?=[-/@&_.,:])(?:[-/@&_]|(?<=[0-9])[.,:](?=[0-9])"
    rf"|(?<=[{CAPITALS}])\.(?=[{CAPITALS}0-9])|(?<=[A-Za-z0-9])\.(?=[a-z0-9]))"
)
_PATTERN = (
    rf"(?=[0-9{CAPITALS}n(+])(?:{WRITTEN_DATE}|{PHONE}|{YEARS}|{SPACED})"
    rf"|{WORD}(?:{_JOIN}{WORD}){{0,11}}(?:(?<=[0-9]) ?%)?"
)
_RUN, _BESIDE_RUN = re.compile(_PATTERN), re.compile(f"({_PATTERN})")


class _Run(NamedTuple):
    """What is known of a run: the keys of its first token; all its tokens, unless that one is the whole run."""

    exact: str
    folded: str
    kind: Kind
    tokens: tuple[Token, ...]


# Longer runs than people write would fill the memory of what was seen.
_LONGEST_REMEMBERED = 48


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


def split(text: str) -> list[str]:
    """Return normalised text taken apart, by turns: what is no part of any token, maybe nothing, and a run of tokens.

    ``tokens_of`` each run, moved to where it stands, are the tokens of the text. A run lies within one line.
    """
    return _BESIDE_RUN.split(text)


def _cut(text: str) -> list[Token]:
    tokens: list[Token] = []
    add, new = tokens.append, tuple.__new__  # a Token made the usual way costs twice as much
    position = 0
    for match in _RUN.finditer(text):
        run = match[0]
        start, end = match.span()
        key, bare, kind, several = _remembered(run) if end - start <= _LONGEST_REMEMBERED else _analysed(run)
        if not several:
            add(new(Token, (start, end, key, bare, kind, position)))
            position += 1
            continue
        for first, last, key, bare, kind, step in several:
            add(new(Token, (start + first, start + last, key, bare, kind, position + step)))
        position += several[-1].position + 1
    return tokens


def _analysed(run: str) -> _Run:
    tokens = _tokens(run)
    first = tokens[0]
    return _Run(first.exact, first.folded, first.kind, () if first.end == len(run) and len(tokens) == 1 else tokens)


_remembered = lru_cache(maxsize=1 << 16)(_analysed)


def tokens_of(run: str) -> tuple[Token, ...]:
    """Return the tokens of one run, placed and numbered from its beginning."""
    return _known_tokens(run) if len(run) <= _LONGEST_REMEMBERED else _tokens(run)


def _tokens(run: str) -> tuple[Token, ...]:
    pieces = [_piece(match[0], match.start(), position) for position, match in enumerate(WORDS.finditer(run))]
    found = code(run) if len(pieces) > 1 or run[0].isdecimal() or run[0] in "(+" else None
    if not found:
        return tuple(pieces)
    key, length = found
    return (Token(0, length, key, without_marks(key), Kind.CODE, 0), *_unglued(pieces, run))


_known_tokens = lru_cache(maxsize=1 << 16)(_tokens)


def _piece(word: str, start: int, position: int) -> Token:
    is_number = word.isascii() and word.isdecimal()
    key = number(word) if is_number else exact(word)
    return Token(start, start + len(word), key, without_marks(key), Kind.NUMBER if is_number else Kind.WORD, position)


_GLUED = re.compile(r"[0-9]+|[^\W\d_]+(?:[0-9²³](?![0-9]))?")


def _unglued(pieces: list[Token], run: str) -> list[Token]:
    """Return the pieces of a code; a lone one, a number glued to its unit (``5kg``), taken apart too."""
    if len(pieces) > 1 or pieces[0].kind is Kind.NUMBER:
        return pieces
    return [_piece(match[0], match.start(), place) for place, match in enumerate(_GLUED.finditer(run))]
