"""An article as another system hands it over: every field may be missing, and none need be what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from bantin.dates import DateError, parse
from bantin.importers.cleaning import UNFIT, clean, clean_html
from bantin.importers.losses import is_kind
from bantin.importers.old_encodings import CAPITALS, CONVERTED, repair_fields
from bantin.importers.publish_line import without_lost_time
from bantin.importers.runs import Picture
from bantin.report import Diagnostic, Position, Severity, diagnose

# No number of views has more digits; the site reads none that has.
_MOST = 10**12
# What was always told of a record itself.
_TOLD_BEFORE = frozenset({CONVERTED, CAPITALS})
# So much of a wrong value tells which one it is.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class RecordPicture:
    """A picture beside the text; ``after`` is the number of paragraphs before it, None where nobody says."""

    picture: Picture
    caption: str = ""
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One article as given, its texts in NFC and without control characters; what was missing is empty.

    ``key`` tells the article from all others better than its address, of which it may have several: the others are
    ``aliases``. A ``partial`` one is known only from a list of articles; a ``draft`` was one already.

    Three fields no line of JSON Lines has: ``losses``, the kinds and details of what was given up, or is to be told,
    before the record was made; ``attached``, the pictures that came with it, by the addresses in the text; and
    ``former``, what told it from others before our readers knew better, by field.
    """

    id: str = ""
    url: str = ""
    title: str = ""
    date: str = ""
    category: str = ""
    category_name: str = ""
    lead: str = ""
    body: str = ""
    content_html: str = ""
    author: str = ""
    source: str = ""
    views: int = 0
    tags: tuple[str, ...] = ()
    images: tuple[RecordPicture, ...] = ()
    document_number: str = ""
    document_date: str = ""
    document_issuer: str = ""
    document_summary: str = ""
    key: str = ""
    aliases: tuple[str, ...] = ()
    partial: bool = False
    draft: bool = False
    losses: tuple[tuple[str, str], ...] = ()
    attached: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    former: Mapping[str, str] = field(default_factory=dict, compare=False)
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @property
    def origin(self) -> str:
        """What tells this article from all others where it comes from; empty where nothing does."""
        return self.key or self.url or self.id

    @property
    def before(self) -> Record:
        """The record as our readers made it before they knew better what tells it from others."""
        known = {name: self.former.get(name, getattr(self, name)) for name in ("id", "key", "url")}
        told = tuple(one for one in self.losses if one[0] in _TOLD_BEFORE)
        return replace(self, id=known["id"], key=known["key"], url=known["url"], losses=told, former={})


class WrongTypeError(ValueError):
    """A value that is not what its field holds."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise WrongTypeError
    return clean(value).strip()


def _html(value: Any) -> str:
    if not isinstance(value, str):
        raise WrongTypeError
    return clean_html(value).strip()


def _line(value: Any) -> str:
    return " ".join(_text(value).split())


def _day(value: Any) -> str:
    """Return the words of a date that the site can read: with another the article would be held back."""
    words = _line(value)
    try:
        if words:
            parse(words)
    except DateError:
        raise WrongTypeError from None
    return words


def _moment(value: Any) -> str:
    return without_lost_time(_line(value))


def _identifier(value: Any) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _line(value)


def _number(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}(?:[., ]?[0-9]{3}){0,3}|[0-9]{1,12}", value.strip()):
        return int(re.sub(r"\D", "", value))
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise WrongTypeError
    if not 0 <= value < _MOST:
        raise WrongTypeError
    return int(value)


def _picture(value: Any) -> RecordPicture:
    if isinstance(value, str):
        value = {"src": value}
    if not isinstance(value, Mapping):
        raise WrongTypeError
    address = _line(value.get("src") or value.get("url") or "")
    after = value.get("position")
    alt, caption = _line(value.get("alt") or ""), _line(value.get("caption") or "")
    return RecordPicture(Picture((address,) if address else (), alt), caption, _number(after) if after else None)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongTypeError
    return value


def _losses(value: Any) -> tuple[tuple[str, str], ...]:
    pairs = [one for one in value if isinstance(one, list | tuple) and len(one) == 2] if isinstance(value, list) else []
    if not isinstance(value, list) or len(pairs) < len(value) or not all(is_kind(str(kind)) for kind, _ in pairs):
        raise WrongTypeError
    return tuple((str(kind), clean(str(detail))) for kind, detail in pairs)


def _attached(value: Any) -> Mapping[str, bytes]:
    if not isinstance(value, Mapping) or not all(isinstance(one, bytes) for one in value.values()):
        raise WrongTypeError
    return value


def _former(value: Any) -> Mapping[str, str]:
    # JSON has no tuples: this is said by our own readers alone.
    if not isinstance(value, tuple):
        raise WrongTypeError
    return dict(value)


_READERS: dict[str, Callable[[Any], Any]] = {
    "id": _identifier,
    "views": _number,
    "date": _moment,
    "body": _text,
    "content_html": _html,
    "document_date": _day,
    "partial": _flag,
    "draft": _flag,
    "losses": _losses,
    "attached": _attached,
    "former": _former,
}
# Fields that hold several values, each read by itself: one that is wrong takes no other with it.
_ENTRIES: dict[str, Callable[[Any], Any]] = {"tags": _line, "aliases": _line, "images": _picture}
_NAMES = tuple(one.name for one in fields(Record) if one.name != "ignored")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _entries(name: str, value: Any) -> tuple[tuple[Any, ...], list[Any]]:
    """Return the values of a field that holds several, each once, and those that are wrong."""
    written = value.split(",") if isinstance(value, str) and name != "images" else value
    if not isinstance(written, list):
        raise WrongTypeError
    good, wrong = [], []
    for one in written:
        try:
            good.append(_ENTRIES[name](one))
        except (WrongTypeError, OverflowError):
            wrong.append(one)
    return tuple(good if name == "images" else dict.fromkeys(filter(None, good))), wrong


def _shown(value: Any) -> str:
    """Return a value as the file has it, its beginning where it is long."""
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _wrong(code: str, name: str, value: Any, position: Position) -> Diagnostic:
    return diagnose(f"importers.{code}", position, Severity.WARNING, name=name, value=_shown(value))


def read_record(values: Mapping[str, Any], position: Position) -> tuple[Record, list[Diagnostic]]:
    """Return the record and what is wrong with it; a field of the wrong type counts as missing and is named."""
    values, told = repair_fields(values)
    found: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    for name in _NAMES:
        value = values.get(name)
        if value is None:
            continue
        try:
            if name in _ENTRIES:
                found[name], wrong = _entries(name, value)
                diagnostics.extend(_wrong("wrong-entry", name, one, position) for one in wrong)
            else:
                read: Callable[[Any], Any] = _READERS.get(name, _line)
                found[name] = read(value)
        except (WrongTypeError, OverflowError):
            diagnostics.append(_wrong("wrong-type", name, value, position))
    unfit = sum(len(UNFIT.findall(words)) for name in _NAMES for words in _strings(values.get(name)))
    if unfit:
        diagnostics.append(diagnose("importers.control-characters", position, Severity.WARNING, count=unfit))
    ignored = tuple(name for name in values if name not in _NAMES and values[name] not in (None, "", [], {}))
    found["losses"] = (*found.get("losses", ()), *((kind, "") for kind in told))
    return Record(**found, ignored=ignored), diagnostics
