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
from bantin.text.tokens import Kind, tokenise
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
_YEAR = re.compile("(?:19|20)[0-9]{2}")
# A filter is told days; a time of day would leave in doubt what "until" includes.
_DAY = re.compile("[0-9/.-]+")
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
    """One word of a question: its exact and folded form; a code is a document number, a date or their like.

    ``is_part`` is said of the words that a code is made of.
    """

    exact: str
    folded: str
    kind: Kind
    is_part: bool = False

    @property
    def has_marks(self) -> bool:
        """Tell whether the word was typed with any mark."""
        return self.exact != self.folded


Run = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What results are narrowed to besides the words: the section of a category, and days.

    ``since`` is included, ``until`` is not; an article without a date is of no day.
    """

    category: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is narrowed."""
        return not (self.category or self.since or self.until)


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
    def words(self) -> list[Word]:
        """Return the words to look for, in order, codes aside: the parts of these are among them."""
        return [word for run in self.runs for word in run if word.kind is not Kind.CODE]

    @property
    def is_marked(self) -> bool:
        """Tell whether so many words carry marks that those without may be taken to have none."""
        words = [word for run in self.runs for word in run if word.kind is Kind.WORD]
        return bool(words) and sum(word.has_marks for word in words) >= MARKED_SHARE * len(words)

    @property
    def filters(self) -> Filters:
        """Return the filters that were typed."""
        return Filters(self.category, self.since, self.until)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked at all."""
        return not (self.runs or self.excluded) and self.filters.is_empty


def parse(question: str) -> Query:
    """Return the question taken apart; whatever is no filter or phrase is words, and nothing is ever an error."""
    typed = normalise(UNPRINTABLE.sub(" ", question[:MOST_CHARACTERS])).strip()
    recovery = recover_text(typed)
    query = Query(recovery.text, tuple((change.typed, change.recovered) for change in recovery.changed))
    begin = 0
    for piece in _PIECE.finditer(query.text):
        is_phrase = piece["phrase"] is not None
        value = piece["phrase"] if is_phrase else piece["words"]
        is_filter = bool(piece["name"]) and not piece["minus"] and _set_filter(query, piece["name"], value)
        if not (is_filter or is_phrase or piece["minus"]):
            continue
        _look_for(query, query.text[begin : piece.start()])
        begin = piece.end()
        if piece["minus"]:
            _keep_away(query, value if is_phrase else piece[0][1:])
        elif not is_filter and _look_for(query, value):
            query.phrases.append(_literal(value))
    _look_for(query, query.text[begin:])
    return query


def _room(query: Query) -> int:
    return MOST_WORDS - sum(map(len, [*query.runs, *query.excluded]))


def _look_for(query: Query, value: str) -> bool:
    """Put the words of a text among those to look for; return whether there are any."""
    run = words_of(value)[: _room(query)]
    if run:
        query.runs.append(run)
    return bool(run)


def _keep_away(query: Query, value: str) -> None:
    """Put the words of a text among those that no result may hold."""
    run = _literal(value)[: _room(query)]
    if run:
        query.excluded.append(run)


def words_of(value: str) -> Run:
    """Return the words of a text, a code before its parts."""
    words, code_end = [], 0
    for token in tokenise(value):
        words.append(Word(token.exact, token.folded, token.kind, token.start < code_end))
        if token.kind is Kind.CODE:
            code_end = token.end
    return tuple(words)


def _literal(value: str) -> Run:
    """Return the words of a text that have to follow each other: a code as a whole where it is all there is."""
    tokens = tokenise(value)
    whole = [token for token in tokens if (token.start, token.end) == (tokens[0].start, tokens[-1].end)]
    chosen = whole[:1] or [token for token in tokens if token.kind is not Kind.CODE]
    return tuple(Word(token.exact, token.folded, token.kind) for token in chosen[:MOST_WORDS])


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
    if what in {"since", "until"} and _DAY.fullmatch(value.strip()):
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
