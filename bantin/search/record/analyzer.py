"""The analysis as Whoosh stages: one cuts text into words and codes, the others keep, fold and pair what it gives.

Fields are told apart in one text by FIELD_END. The terms are those of the arrays (``bantin.search.reading``), so what
Whoosh's own writer and query parser make of a text fits the postings that are written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.analysis import Filter, Token, Tokenizer

from bantin.text.fold import without_marks
from bantin.text.tokens import Kind, tokenise

# No text of a document holds it: it is among the characters that bantin.search.documents.fields takes out.
FIELD_END = "\x1f"


class Cutter(Tokenizer):
    """Yields the words, numbers and codes of a text in their exact form; ``kind`` says which of them each is.

    Positions count words and leave one out where a field ends, so that no two fields have neighbours in each other.
    """

    def __call__(
        self, value: str, *, start_pos: int = 0, start_char: int = 0, tokenize: bool = True, **options: Any
    ) -> Iterator[Token]:
        """Yield the same token again and again, as Whoosh's stages do; with ``tokenize`` off, the text whole."""
        token = Token(**options)
        token.boost = 1.0
        if not tokenize:
            token.text, token.kind, token.pos = value, Kind.WORD, start_pos
            token.startchar, token.endchar = start_char, start_char + len(value)
            yield token
            return
        position, place = start_pos, start_char
        for piece in value.split(FIELD_END):
            words = 0
            for one in tokenise(piece):
                token.text, token.kind, token.stopped = one.exact, one.kind, False
                token.pos = position + one.position
                token.startchar, token.endchar = place + one.start, place + one.end
                words = one.position + 1
                yield token
            position += words + 1
            place += len(piece) + 1


class Keep(Filter):
    """Lets only the codes through, or only what is no code."""

    def __init__(self, *, codes: bool) -> None:
        self.codes = codes

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Yield those of the tokens that are wanted."""
        return (token for token in tokens if (token.kind is Kind.CODE) == self.codes)


class Fold(Filter):
    """Takes all marks off, đ becoming d."""

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens with their folded form."""
        for token in tokens:
            token.text = without_marks(token.text)
            yield token


class Pair(Filter):
    """Makes one token of every two neighbours: both forms with a space between, at the place of the first."""

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Yield the pairs; two words are neighbours where their positions follow each other."""
        before: tuple[str, int, int] | None = None
        for token in tokens:
            own = token.text, token.pos, token.startchar
            if before and before[1] + 1 == token.pos:
                token.text, token.pos, token.startchar = f"{before[0]} {own[0]}", before[1], before[2]
                yield token
            before = own


EXACT = Cutter()
WORDS = Cutter() | Keep(codes=False)
CODES = Cutter() | Keep(codes=True)
FOLDED = Cutter() | Fold()
PAIRS = Cutter() | Keep(codes=False) | Fold() | Pair()
