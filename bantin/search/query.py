"""What a person asks: words, phrases, exclusions and filters out of one line of text.

giải phóng mặt bằng "chợ Mơ" -tạm category:kinh-te năm:2021 từ:01/03/2021 đến:31/05/2021
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bantin.dates import ZONE, DateError
from bantin.dates import parse as parse_date
from bantin.html import UNPRINTABLE
from bantin.text.fold import folded
from bantin.text.keystrokes import recover_text
from bantin.text.tokens import Kind, Token, tokenise
from bantin.text.unicode import normalise

# What lies beyond is not read: nobody types so much, and all that follows costs time by the word.
MOST_CHARACTERS = 400
MOST_WORDS = 32
# From this share of words with marks on, the marks are taken for meant (docs/decisions/0010-search-engine.md).
MARKED_SHARE = 0.4

_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"""(?P<minus>(?<!\S)-(?=\S))?
        (?:(?P<name>[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)?):(?=\S))?
        (?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<words>[^\s{_QUOTES}]+))""",
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# The filters a person may type, without marks, and what they set.
_FILTERS = {
    "category": "category",
    "chuyen-muc": "category",
    "muc": "category",
    "nam": "year",
    "tu": "since",
    "den": "until",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: its exact and folded form; a code is a document number, a date or their like."""

    exact: str
    folded: str
    kind: Kind

    @property
    def has_marks(self) -> bool:
        """Tell whether the word was typed with any mark."""
        return self.exact != self.folded


Run = tuple[Word, ...]


@dataclass(slots=True)
class Query:
    """A question taken apart.

    ``runs`` are the words to look for, neighbours together, those of phrases among them; ``recovered`` says which words
    had keys of an input method left in them, as (typed, meant). ``since`` is included, ``until`` is not.
    """

    text: str
    recovered: tuple[tuple[str, str], ...] = ()
    runs: list[Run] = field(default_factory=list)
    phrases: list[Run] = field(default_factory=list)
    excluded: list[Run] = field(default_factory=list)
    category: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_marked(self) -> bool:
        """Tell whether so many words carry marks that those without may be taken to have none."""
        words = [word for run in self.runs for word in run if word.kind is Kind.WORD]
        return bool(words) and sum(word.has_marks for word in words) >= MARKED_SHARE * len(words)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked at all."""
        return not (self.runs or self.excluded or self.category or self.since or self.until)


def parse(question: str) -> Query:
    """Return the question taken apart; whatever is no filter or phrase is words, and nothing is ever an error."""
    typed = normalise(UNPRINTABLE.sub(" ", question[:MOST_CHARACTERS])).strip()
    recovery = recover_text(typed)
    query = Query(recovery.text, tuple((change[2], change[3]) for change in recovery.changed))
    left, beside = MOST_WORDS, False
    for piece in _PIECE.finditer(recovery.text):
        value = piece["phrase"] if piece["phrase"] is not None else piece["words"]
        if piece["name"] and not piece["minus"] and _set_filter(query, piece["name"], value):
            beside = False
            continue
        run = words_of(value if piece["phrase"] is not None else piece[0].removeprefix("-"))[:left]
        left -= len(run)
        beside = _add(query, run, piece, beside=beside) if run else beside
    return query


def _add(query: Query, run: Run, piece: re.Match[str], *, beside: bool) -> bool:
    """Put the words of a piece where they belong; return whether the next words stand beside them."""
    if piece["minus"]:
        query.excluded.append(run)
        return False
    if piece["phrase"] is not None:
        query.runs.append(run)
        query.phrases.append(tuple(word for word in run if word.kind is not Kind.CODE) or run)
        return False
    if beside:
        query.runs[-1] += run
    else:
        query.runs.append(run)
    return True


def words_of(value: str) -> Run:
    """Return the words of a text, a code before its parts."""
    return tuple(_word(token) for token in tokenise(value))


def _word(token: Token) -> Word:
    return Word(token.exact, token.folded, token.kind)


def plain_name(value: str) -> str:
    """Return a name as filters compare it: ``dang-doan-the`` for "Đảng - đoàn thể" and for itself."""
    return re.sub(r"[\W_]+", "-", folded(normalise(value))).strip("-")


def _set_filter(query: Query, name: str, value: str) -> bool:
    """Set the filter of this name; return False where there is none or its value means nothing."""
    what = _FILTERS.get(plain_name(name))
    if what == "category":
        query.category = plain_name(value)
        return bool(query.category)
    if what == "year" and _YEAR.fullmatch(value):
        query.since = datetime(int(value), 1, 1, tzinfo=ZONE)
        query.until = datetime(int(value) + 1, 1, 1, tzinfo=ZONE)
        return True
    if what in {"since", "until"}:
        try:
            day = parse_date(value).moment
            if what == "since":
                query.since = day
            else:
                query.until = day + timedelta(days=1)
        except (DateError, OverflowError):
            return False
        return True
    return False
