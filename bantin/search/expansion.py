"""Abbreviations both ways: who asks for GPMB finds giải phóng mặt bằng, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bantin.search.query import Query, Run, words_of
from bantin.text.abbreviations import expansions, find_phrases
from bantin.text.tokens import Kind

# More are not looked for: each adds words to the question.
MOST_EXPANSIONS = 8
# What the words of a long form weigh together with their pairs is then a little less than the short word typed.
_LONG = 0.6
# And the short form of several words weighs as half of them do: it says as much as all, and is in fewer documents.
_SHORT = 0.5


@dataclass(frozen=True, slots=True)
class Expansion:
    """What is looked for besides what was typed.

    ``replaced`` are the words typed, ``words`` those it may be written in as well. ``scale`` is what one of these
    weighs: those of a long form share what the one short word would have.
    """

    typed: str
    meant: str
    replaced: Run
    words: Run
    scale: float


def expand(query: Query) -> tuple[Expansion, ...]:
    """Return what the abbreviations in a question stand for, and the abbreviations of what is written out in it.

    Of an abbreviation with several readings none is taken: which of them was meant is for the reader to say.
    """
    found = (expansion for run in query.runs for expansion in _expansions(run))
    unique = {expansion.meant: expansion for expansion in found}
    return tuple(islice(unique.values(), MOST_EXPANSIONS))


def _expansions(run: Run) -> Iterator[Expansion]:
    for word in run:
        for reading in expansions(word.exact) if not word.is_part else ():
            if not reading.ambiguous:
                words = words_of(reading.long)
                yield Expansion(reading.short, reading.long, (word,), words, _LONG / len(words))
    parts = [word for word in run if word.kind is not Kind.CODE]
    for phrase in find_phrases([word.exact for word in parts]):
        replaced = tuple(parts[phrase.start : phrase.end])
        typed = " ".join(word.exact for word in replaced)
        yield Expansion(typed, phrase.short, replaced, words_of(phrase.short), max(1.0, _SHORT * len(replaced)))
