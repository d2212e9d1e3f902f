"""What one field may hold: each reader takes a field or one item of it and returns its value, or raises FieldError."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import SplitResult, urlsplit

from bantin.article import identifiers
from bantin.article.front_matter import Field, Item
from bantin.article.model import Attachment, Status
from bantin.article.redirects import LONGEST_ALIAS, as_sent
from bantin.article.slugs import slugify
from bantin.dates import DateError, ParsedDate, parse
from bantin.files import is_hidden
from bantin.html import UNPRINTABLE
from bantin.settings import nearest

# A plain number, or one whose thousands are set apart as Vietnamese print does.
_COUNT = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:[. ][0-9]{3}){1,3}")
_TRUTHS = {"true": True, "false": False, "yes": True, "no": False, "có": True, "không": False}

# With the id and ".html" it must stay below the 255 bytes that file systems take for a name.
_LONGEST_SLUG = 200
# Of a value that is too long so much is enough to find it by.
_SHOWN = 60


class FieldError(ValueError):
    """A field that cannot be used: the code of its message and the values the message shows."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def clean(words: str) -> str:
    """Return ``words`` in NFC, without control characters and with single spaces."""
    spaced = " ".join(unicodedata.normalize("NFC", words).split())
    return " ".join(UNPRINTABLE.sub("", spaced).split())


def text(field: Field) -> str:
    """Return the field's words, cleaned."""
    # A list where one text belongs is still what the editor typed.
    return clean(", ".join(field.values) if field.items else field.text)


def _date(field: Field) -> ParsedDate:
    try:
        return parse(field.text)
    except DateError as error:
        raise FieldError(error.code, value=field.text, field=field.name) from None


def _views(field: Field) -> int:
    if not _COUNT.fullmatch(field.text):
        raise FieldError("views-wrong", value=field.text)
    return int(field.text.replace(".", "").replace(" ", ""))


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
    # The two dots of the folder above are such a name as well.
    if is_hidden(path) or not path.parts:
        raise FieldError("file-outside", value=written)
    return path


# What an office gives out. Not HTML or SVG, which run in the reader's browser, nor the site's own sources.
DOWNLOADS = frozenset(
    f".{kind}"
    for kind in (
        *("pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp"),
        *("zip", "rar", "7z", "jpg", "jpeg", "png", "webp", "mp3", "mp4", "dwg", "kml", "epub"),
    )
)


def is_download(path: PurePosixPath) -> bool:
    """Tell whether a file of this kind is given out."""
    return path.suffix.lower() in DOWNLOADS


def _download(written: str) -> PurePosixPath:
    path = local_path(written)
    if not is_download(path):
        raise FieldError("file-type", value=written.strip(), kinds=", ".join(sorted(DOWNLOADS)))
    return path


def _attachment(written: str) -> Attachment:
    file, _, title = written.partition("|")
    path = _download(file)
    return Attachment(path, clean(title) or path.name)


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:  # a host that is none, such as an unclosed bracket
        return None


def _video(field: Field) -> str:
    parts = _split(field.text)
    known = parts is not None and parts.scheme in ("http", "https") and parts.hostname
    if not known or re.search(r"[\s\"'<>]", field.text) or UNPRINTABLE.search(field.text):
        raise FieldError("video-wrong", value=field.text)
    return field.text


def _slug(field: Field) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", field.text) or len(field.text) > _LONGEST_SLUG:
        raise FieldError("slug-wrong", value=field.text, better=slugify(field.text))
    return field.text


def _id(field: Field) -> str:
    if not identifiers.is_valid(field.text):
        raise FieldError("id-wrong", value=field.text, better=identifiers.derive(field.position.path.as_posix()))
    return field.text


def _tags(field: Field) -> tuple[str, ...]:
    tags: dict[str, str] = {}
    for tag in field.values:
        if slug := slugify(tag):
            tags.setdefault(slug, clean(tag))
    return tuple(tags.values())


def _alias(written: str) -> str:
    # An old address may be pasted whole; what counts is what follows the host.
    parts = _split(written)
    leads = parts is not None and parts.path.startswith("/") and ".." not in parts.path.split("/")
    if parts is None or not leads or UNPRINTABLE.search(written):
        raise FieldError("alias-wrong", value=written)
    alias = "/" + parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
    if len(as_sent(alias)) > LONGEST_ALIAS:
        raise FieldError("alias-too-long", value=alias[:_SHOWN], limit=LONGEST_ALIAS)
    return alias


def entries(field: Field) -> list[Item]:
    """Return the items of a field that holds several; all of its own line is one item, unless in brackets."""
    # One attachment on the field's own line may hold a comma in its title.
    if field.items or not field.words or field.typed.startswith("["):
        return field.entries
    return [Item(field.text, field.position)]


# Fields without a reader here are plain text.
READERS: dict[str, Callable[[Field], Any]] = {
    "id": _id,
    "title": text,
    "date": _date,
    "modified": _date,
    "expires": _date,
    "document_date": _date,
    "views": _views,
    "tags": _tags,
    "image": lambda field: local_path(field.text),
    "document_file": lambda field: _download(field.text),
    "video": _video,
    "pinned": _truth,
    "status": _status,
    "slug": _slug,
}

# Fields whose items are read each for itself, so that each can be wrong at its own place.
ITEM_READERS: dict[str, Callable[[str], Any]] = {"attachments": _attachment, "aliases": _alias}
