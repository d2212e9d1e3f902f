"""From the fields of a front matter to an article, or to everything that is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from bantin.article import identifiers
from bantin.article.categories import Categories
from bantin.article.front_matter import Field, FrontMatter
from bantin.article.model import Article, Attachment, Category, Document, Page, Status
from bantin.article.slugs import slugify
from bantin.dates import DateError, ParsedDate, parse
from bantin.report import Diagnostic, Position, Severity, diagnose
from bantin.settings import nearest

_PLAIN = ("summary", "author", "source", "image_caption", "image_credit", "withdrawn_reason")
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
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_TRUTHS = {"true": True, "false": False, "yes": True, "no": False, "có": True, "không": False}


class FieldError(ValueError):
    """A field that cannot be used: the code of its message and the values the message shows."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def clean(words: str) -> str:
    """Return ``words`` in NFC, without control characters and with single spaces."""
    return " ".join(_CONTROLS.sub("", unicodedata.normalize("NFC", words)).split())


def _text(field: Field) -> str:
    # A list where one text belongs is still what the editor typed.
    return clean(", ".join(field.values) if field.items else field.text)


def _date(field: Field) -> ParsedDate:
    try:
        return parse(field.text)
    except DateError as error:
        raise FieldError(error.code, value=field.text, field=field.name) from None


def _views(field: Field) -> int:
    digits = field.text.replace(".", "").replace(" ", "")
    if not re.fullmatch(r"[0-9]{1,12}", digits):
        raise FieldError("views-wrong", value=field.text)
    return int(digits)


def _truth(field: Field) -> bool:
    truth = _TRUTHS.get(clean(field.text).casefold())
    if truth is None:
        raise FieldError("truth-wrong", value=field.text, field=field.name)
    return truth


def _status(field: Field) -> Status:
    try:
        return Status(field.text.casefold())
    except ValueError:
        guess = nearest(field.text, [one.value for one in Status]) or Status.DRAFT.value
        raise FieldError("status-unknown", value=field.text, guess=guess) from None


def local_path(written: str) -> PurePosixPath:
    """Return the path below the content folder that a field names, ``/images/a.jpg`` or ``images/a.jpg``.

    Raises FieldError for an address elsewhere and for a path that leads out of the folder.
    """
    words = written.strip().removeprefix("{static}").removeprefix("{filename}").replace("\\", "/")
    if re.match(r"[a-zA-Z][\w+.-]*:|//", words):
        raise FieldError("file-remote", value=written)
    path = PurePosixPath(words.lstrip("/"))
    if ".." in path.parts or not path.parts:
        raise FieldError("file-outside", value=written)
    return path


def _attachments(field: Field) -> tuple[Attachment, ...]:
    # One attachment on the field's own line may hold a comma in its title.
    written = field.values if field.items or field.typed.startswith("[") else [field.text]
    attachments = []
    for item in written:
        file, _, title = item.partition("|")
        path = local_path(file)
        attachments.append(Attachment(path, clean(title) or path.name))
    return tuple(attachments)


def _video(field: Field) -> str:
    parts = urlsplit(field.text)
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s\"'<>]", field.text):
        raise FieldError("video-wrong", value=field.text)
    return field.text


def _slug(field: Field) -> str:
    if not field.text or field.text != slugify(field.text):
        raise FieldError("slug-wrong", value=field.text, better=slugify(field.text))
    return field.text


def _id(field: Field) -> str:
    if not identifiers.is_valid(field.text):
        raise FieldError("id-wrong", value=field.text, better=identifiers.derive(field.text))
    return field.text


def _tags(field: Field) -> tuple[str, ...]:
    tags = {slugify(tag): clean(tag) for tag in reversed(field.values) if slugify(tag)}
    return tuple(reversed(tags.values()))


def _aliases(field: Field) -> tuple[str, ...]:
    written = field.values if field.items or field.typed.startswith("[") else [field.text]
    aliases = []
    for alias in written:
        # An old address may be pasted whole; what counts is what follows the host.
        parts = urlsplit(alias)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if not path.startswith("/") or _CONTROLS.search(path) or ".." in parts.path.split("/"):
            raise FieldError("alias-wrong", value=alias)
        aliases.append(path)
    return tuple(dict.fromkeys(aliases))


_READERS: dict[str, Callable[[Field], Any]] = {
    "id": _id,
    "title": _text,
    "date": _date,
    "modified": _date,
    "expires": _date,
    "document_date": _date,
    "views": _views,
    "tags": _tags,
    "image": lambda field: local_path(field.text),
    "document_file": lambda field: local_path(field.text),
    "video": _video,
    "attachments": _attachments,
    "pinned": _truth,
    "status": _status,
    "slug": _slug,
    "aliases": _aliases,
}


class _Reading:
    """The values of one file, and what was found wrong on the way."""

    def __init__(self, front: FrontMatter, path: PurePosixPath, names: tuple[str, ...]) -> None:
        self.path = path
        self.values: dict[str, Any] = {}
        self.lines: dict[str, Position] = {}
        self.diagnostics: list[Diagnostic] = []
        for field in front.fields:
            self._take(field, names)

    def wrong(self, code: str, position: Position, severity: Severity = Severity.ERROR, **values: object) -> None:
        self.diagnostics.append(diagnose(f"article.{code}", position, severity, **values))

    def _take(self, field: Field, names: tuple[str, ...]) -> None:
        name = _SYNONYMS.get(field.name, field.name)
        if name not in names:
            guess = nearest(name, list(names)) or names[0]
            self.wrong("field-unknown", field.position, Severity.WARNING, name=field.name, guess=guess)
        elif name in self.lines:
            self.wrong("field-twice", field.position, name=name, line=self.lines[name].line)
        else:
            self.lines[name] = field.position
            if field.typed or field.items:
                self._read(name, field)

    def _read(self, name: str, field: Field) -> None:
        try:
            self.values[name] = _READERS.get(name, _text)(field)
        except FieldError as error:
            self.wrong(error.code, field.position, **error.values)

    def require(self, name: str) -> None:
        """Note the field as missing, unless it was written and already found wrong."""
        if self.values.get(name) in (None, "") and not self._was_wrong(name):
            self.wrong("field-missing", self.lines.get(name, Position(self.path)), name=name)

    def _was_wrong(self, name: str) -> bool:
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
    # A notice that expires on a day still holds on that day.
    return date.moment if date.has_time else date.moment + timedelta(days=1)


def read_article(
    front: FrontMatter, path: PurePosixPath, categories: Categories
) -> tuple[Article | None, list[Diagnostic]]:
    """Return the article, or None where a field is wrong, and everything found on the way."""
    reading = _Reading(front, path, NAMES)
    for name in ("title", "date", "category"):
        reading.require(name)
    category = _find_category(reading, categories)
    values = reading.values
    if "id" not in values and "id" not in reading.lines:
        values["id"] = identifiers.derive(path.as_posix())
        reading.wrong("id-missing", Position(path), Severity.HINT, id=values["id"])
    if values.get("status") is Status.WITHDRAWN and not values.get("withdrawn_reason"):
        reading.wrong("reason-missing", reading.lines["status"])
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
        document=document,
        modified=modified.moment if modified else None,
        expires=expires,
    )
    return article, reading.diagnostics


def read_page(front: FrontMatter, path: PurePosixPath) -> tuple[Page | None, list[Diagnostic]]:
    """Return the standing page, or None where a field is wrong, and everything found on the way."""
    reading = _Reading(front, path, PAGE_NAMES)
    reading.require("title")
    if any(one.severity is Severity.ERROR for one in reading.diagnostics):
        return None, reading.diagnostics
    body = unicodedata.normalize("NFC", front.body)
    page = Page(path, reading.values["title"], slugify(path.stem), body, body_line=front.body_line)
    return replace(page, **{k: v for k, v in reading.values.items() if k in ("slug", "summary")}), reading.diagnostics
