"""Words judged one by one, each once in a process: articles say the same few thousand words again and again.

A rule that can tell a bad word by itself declares a judge; most words pass all of them, and cost one look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")

#: What may stand beside a word and is no part of it.
BESIDE = "“”\"'‘’().,;:!?…[]-–/"

_JUDGES: list[Callable[[str], Any]] = []
Judgements = dict[int, list[tuple[str, Any]]]


class Judged(Protocol):
    """A text whose words have been judged, and the words that are right whatever is said of them."""

    @property
    def judgements(self) -> Judgements:
        """What each judge says, by its number."""

    @property
    def right_words(self) -> Container[str]:
        """Words in small letters."""


@dataclass(frozen=True, slots=True)
class Judge(Generic[T]):
    """Finds the words of a text that a function has something to say of."""

    number: int

    def __call__(self, text: Judged) -> list[tuple[str, T]]:
        """Return the words, each once, with what the function returned of it; those known to be right apart."""
        right = text.right_words
        return [(word, found) for word, found in text.judgements.get(self.number, ()) if word.lower() not in right]


def judge(function: Callable[[str], T | None]) -> Judge[T]:
    """Return the judge of a function that returns None, or anything empty, of a word that is right.

    It is called at import, as a decorator; the function must be pure.
    """
    _JUDGES.append(function)
    return Judge(len(_JUDGES) - 1)


# Words as they stand in texts of which no judge has anything to say; so many, as a process has room for.
_RIGHT: set[str] = set()
_MOST_RIGHT = 1 << 18


@lru_cache(maxsize=1 << 16)
def _judged(word: str) -> tuple[tuple[int, Any], ...]:
    return tuple((number, found) for number, one in enumerate(_JUDGES) if (found := one(word)))


def judge_all(words: list[str]) -> Judgements:
    """Return what each judge says of the words, by its number."""
    found: dict[int, dict[str, Any]] = {}
    if len(_RIGHT) > _MOST_RIGHT:
        _RIGHT.clear()
    for typed in set(words) - _RIGHT:
        word = typed.strip(BESIDE)
        judged = _judged(word)
        if not judged:
            _RIGHT.add(typed)
        for number, said in judged:
            found.setdefault(number, {})[word] = said
    return {number: list(said.items()) for number, said in found.items()}
