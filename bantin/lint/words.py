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
_JUDGES_AS_TYPED: dict[int, Callable[[str], Any]] = {}
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


def judge_as_typed(function: Callable[[str], T | None]) -> Judge[T]:
    """Return the judge of such a function that is given a word with the marks beside it."""
    _JUDGES_AS_TYPED[-len(_JUDGES_AS_TYPED) - 1] = function
    return Judge(-len(_JUDGES_AS_TYPED))


@lru_cache(maxsize=1 << 16)
def _judged(word: str) -> tuple[tuple[int, Any], ...]:
    return tuple([(number, found) for number, one in enumerate(_JUDGES) if (found := one(word))])


# What is said of words as they stand in texts, for those of which anything is: by which judge, of what, and what.
_SAID: dict[str, list[tuple[int, str, Any]]] = {}
_MARKS = ".,;:!?”"
_MOST_KNOWN = 1 << 18


class _Known(dict[str, str]):
    """The words that have been judged, as they stand in texts, each in small letters without the marks behind it."""

    def __missing__(self, typed: str) -> str:
        word = typed.strip(BESIDE)
        said = [(number, word, found) for number, found in _judged(word)]
        said += [(number, typed, found) for number, one in _JUDGES_AS_TYPED.items() if (found := one(typed))]
        if said:
            _SAID[typed] = said
        # Most words are so already: one string is kept for both.
        bare = typed.rstrip(_MARKS).lower()
        self[typed] = typed if bare == typed else bare
        return bare


_KNOWN = _Known()


def judge_all(words: list[str]) -> tuple[list[str], Judgements]:
    """Return the words in small letters without the marks behind them, and what each judge says of them."""
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
        _SAID.clear()
    bare = list(map(_KNOWN.__getitem__, words))
    found: dict[int, dict[str, Any]] = {}
    for typed in _SAID.keys() & words:
        for number, word, said in _SAID[typed]:
            found.setdefault(number, {})[word] = said
    return bare, {number: list(said.items()) for number, said in found.items()}
