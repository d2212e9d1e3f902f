"""The ways in which one question is typed: with marks, without, with half of them, with a slip of the finger."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from bantin.text.fold import without_marks
from bantin.text.keystrokes import to_telex

_WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# An open syllable with one of these rimes bears its tone on the first letter of the rime by the old habit, on the
# second by the new (hòa, hoà); after q the u belongs to the onset and nothing moves.
_OLD = re.compile(rf"(?<![qQ])(?<=[^\W\d_])([oOuU])([{_TONES}])([aAeEyY])(?![{_TONES}\u0302\u0306\u031b])(?!\w)")
_NEW = re.compile(rf"(?<![qQ])(?<=[^\W\d_])([oOuU])([aAeEyY])([{_TONES}])(?!\w)")
_RIMES = {"oa", "oe", "uy"}


def partly(question: str, chance: random.Random) -> str:
    """Return the question with half of its marked words, rounded up, stripped of their marks."""
    marked = [match for match in _WORD.finditer(question) if without_marks(match[0]) != match[0]]
    stripped = {match.start() for match in chance.sample(marked, (len(marked) + 1) // 2)}
    return _WORD.sub(lambda match: without_marks(match[0]) if match.start() in stripped else match[0], question)


def old_tone(question: str) -> str:
    """Return the question with tones where the old habit has them: hòa, khỏe, thủy."""
    return _move(_NEW, r"\1\3\2", question)


def new_tone(question: str) -> str:
    """Return the question with tones where the new habit has them: hoà, khoẻ, thuỷ."""
    return _move(_OLD, r"\1\3\2", question)


def _move(pattern: re.Pattern[str], order: str, question: str) -> str:
    def moved(match: re.Match[str]) -> str:
        letters = "".join(one for one in match[0] if one.isalpha()).lower()
        return match.expand(order) if letters in _RIMES else match[0]

    return unicodedata.normalize("NFC", pattern.sub(moved, unicodedata.normalize("NFD", question)))


def one_typo(question: str, chance: random.Random) -> str:
    """Return the question with one slip in one word: a letter left out, doubled, or exchanged with the next."""
    words = [match for match in _WORD.finditer(question) if len(match[0]) > 2]
    if not words:
        return question
    word = chance.choice(words)
    at = chance.randrange(word.start(), word.end() - 1)
    slip = chance.choice(("", question[at] * 2, question[at + 1] + question[at]))
    return question[:at] + slip + question[at + (2 if len(slip) == 2 and slip[0] != slip[1] else 1) :]


def _decomposed(question: str) -> str:
    return unicodedata.normalize("NFD", question)


CONDITIONS: dict[str, Callable[[str, random.Random], str]] = {
    "typed": lambda question, _: question,
    "toneless": lambda question, _: without_marks(question),
    "partly": partly,
    "nfd": lambda question, _: _decomposed(question),
    "old_tone": lambda question, _: old_tone(question),
    "new_tone": lambda question, _: new_tone(question),
    "telex": lambda question, _: to_telex(question),
    "one_typo": one_typo,
}


def typed(condition: str, number: str, question: str) -> str:
    """Return the question as it is typed under a condition; the same for the same ``number`` every time."""
    # Repeatable chance is wanted, not secrets.
    return CONDITIONS[condition](question, random.Random(f"{condition}/{number}"))  # noqa: S311
