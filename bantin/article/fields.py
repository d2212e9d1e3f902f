"""From the fields of a front matter to an article, or to everything that is wrong with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from datetime import datetime, time
from pathlib import PurePosixPath
from typing import Any

from bantin import messages
from bantin.article import identifiers
from bantin.article.categories import Categories
from bantin.article.front_matter import Field, FrontMatter
from bantin.article.labels import guess_field
from bantin.article.model import Article, Category, Document, Page, Status
from bantin.article.slugs import slugify
from bantin.article.values import ITEM_READERS, READERS, FieldError, entries, text
from bantin.dates import ZONE, ParsedDate
from bantin.report import Diagnostic, Position, Severity, diagnose

_DOCUMENT = ("document_number", "document_date", "document_issuer", "document_summary", "document_file")
NAMES = (
    *("id", "title", "date", "category", "views", "summary", "author", "source", "tags"),
    *("image", "image_caption", "image_credit", "video", "attachments"),
    *_DOCUMENT,
    *("pinned", "status", "withdrawn_reason", "modified", "expires", "slug", "aliases"),
)
PAGE_NAMES = ("title", "slug", "summary")

# Names that Pelican's own articles use for the same thing.
_SYNONYMS = {"authors": "author", "keywords": "tags"}

# A draft need not know its day yet; this one never comes.
_UNDATED = datetime(9999, 12, 31, tzinfo=ZONE)


class _Reading:
    """The values of one file, and what was found wrong on the way."""

    def __init__(self, front: FrontMatter, path: PurePosixPath, names: tuple[str, ...]) -> None:
        self.path = path
        self.values: dict[str, Any] = {}
        self.lines: dict[str, Position] = {}
        self.items: dict[tuple[str, Hashable], Position] = {}
        self.diagnostics: list[Diagnostic] = []
        for field in front.fields:
            self._take(field, names)

    def wrong(self, code: str, position: Position, severity: Severity = Severity.ERROR, /, **values: object) -> None:
        self.diagnostics.append(diagnose(f"article.{code}", position, severity, **values))

    def _take(self, field: Field, names: tuple[str, ...]) -> None:
        name = _SYNONYMS.get(field.name, field.name)
        if name not in names:
            guess = guess_field(name, names)
            meant = {"guess": guess} if guess else {"names": ", ".join(names)}
            hint = messages.text("article.field-guess" if guess else "article.fields", **meant)
            self.wrong("field-unknown", field.position, Severity.WARNING, name=field.name, hint=hint)
        elif name in self.lines:
            self.wrong("field-twice", field.position, name=name, line=self.lines[name].line)
        else:
            self.lines[name] = field.position
            if name in ITEM_READERS:
                self._read_items(name, field)
            elif field.words or field.items:
                self._read(name, field)

    def _read(self, name: str, field: Field) -> None:
        try:
            self.values[name] = READERS.get(name, text)(field)
        except FieldError as error:
            self.diagnostics.append(diagnose(f"article.{error.code}", field.position, **error.values))

    def _read_items(self, name: str, field: Field) -> None:
        found: dict[Hashable, Position] = {}
        for words, position in entries(field):
            try:
                found.setdefault(ITEM_READERS[name](words), position)
            except FieldError as error:
                self.wrong(error.code, position, **error.values)
        self.values[name] = tuple(found)
        self.items.update(((name, value), position) for value, position in found.items())

    def require(self, name: str) -> None:
        """Note the field as missing, unless it was written and already found wrong."""
        if self.values.get(name) in (None, "") and not self.was_wrong(name):
            self.wrong("field-missing", self.lines.get(name, Position(self.path)), name=name)

    def was_wrong(self, name: str) -> bool:
        """Tell whether an error was found in the field."""
        place = self.lines.get(name)
        return any(one.position == place and one.severity is Severity.ERROR for one in self.diagnostics)


def _find_category(reading: _Reading, categories: Categories) -> Category | None:
    written = reading.values.get("category", "")
    found = categories.find(written) if written else None
    if written and found is None:
        guess = categories.nearest(written) or next((one.name for one in categories), "")
        reading.wrong("category-unknown", reading.lines["category"], value=written, guess=guess)
    return found


def _document(values: dict[str, Any]) -> Document | None:
    found = {name.removeprefix("document_"): values.pop(name) for name in _DOCUMENT if name in values}
    if isinstance(found.get("date"), ParsedDate):
        found["date"] = found["date"].moment
    return Document(**found) if found else None


def _expiry(date: ParsedDate | None) -> datetime | None:
    if date is None:
        return None
    # A notice that expires on a day still holds on that day. Not the midnight after: 9999-12-31 has none.
    return date.moment if date.has_time else datetime.combine(date.moment, time.max, ZONE)


def _read_id(reading: _Reading) -> None:
    """Put an identifier in the place of one that was not written."""
    if "id" not in reading.values and not reading.was_wrong("id"):
        derived = identifiers.derive(reading.path.as_posix())
        reading.values["id"] = derived
        reading.wrong("id-missing", reading.lines.get("id", Position(reading.path)), Severity.HINT, id=derived)


def _compare(reading: _Reading) -> None:
    """Note fields that are right alone and wrong together."""
    values = reading.values
    if values.get("status") is Status.WITHDRAWN and not values.get("withdrawn_reason"):
        reading.wrong("reason-missing", reading.lines["status"])
    expires, date = _expiry(values.get("expires")), values.get("date")
    if expires and date and expires <= date.moment:
        reading.wrong("expires-early", reading.lines["expires"], Severity.WARNING)


def read_article(
    front: FrontMatter, path: PurePosixPath, categories: Categories
) -> tuple[Article | None, list[Diagnostic]]:
    """Return the article, or None where a field is wrong, and everything found on the way."""
    reading = _Reading(front, path, NAMES)
    if reading.values.get("status") is Status.DRAFT and "date" not in reading.lines:
        reading.values["date"] = ParsedDate(_UNDATED, has_time=False)
    for name in ("title", "date", "category"):
        reading.require(name)
    category = _find_category(reading, categories)
    _read_id(reading)
    _compare(reading)
    values = reading.values
    if category is None or any(one.severity is Severity.ERROR for one in reading.diagnostics):
        return None, reading.diagnostics
    document = _document(values)
    date: ParsedDate = values.pop("date")
    modified: ParsedDate | None = values.pop("modified", None)
    expires = _expiry(values.pop("expires", None))
    article = Article(
        **values | {"category": category, "date": date.moment, "has_time": date.has_time},
        path=path,
        body=unicodedata.normalize("NFC", front.body),
        body_line=front.body_line,
        lines=reading.lines,
        items=reading.items,
        document=document,
        modified=modified.moment if modified else None,
        expires=expires,
    )
    return article, reading.diagnostics


def read_page(front: FrontMatter, path: PurePosixPath) -> tuple[Page | None, list[Diagnostic]]:
    """Return the standing page, or None where a field is wrong, and everything found on the way."""
    reading = _Reading(front, path, PAGE_NAMES)
    reading.require("title")
    slug = reading.values.get("slug") or slugify(path.stem)
    if not slug and not reading.was_wrong("slug"):
        better = slugify(reading.values.get("title", ""))
        reading.wrong("slug-wrong", reading.lines.get("slug", Position(path)), value=path.stem, better=better)
    if any(one.severity is Severity.ERROR for one in reading.diagnostics):
        return None, reading.diagnostics
    body = unicodedata.normalize("NFC", front.body)
    summary = reading.values.get("summary", "")
    page = Page(path, reading.values["title"], slug, body, summary, front.body_line)
    return page, reading.diagnostics
