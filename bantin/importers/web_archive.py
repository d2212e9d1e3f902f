"""A page that was saved as a single file (MHTML, RFC 2557): its HTML, and the pictures that came with it."""

from __future__ import annotations

import email
import hashlib
import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bantin.importers.carrier import PACKED
from bantin.importers.embeds import read_picture
from bantin.importers.markup import HtmlError, parse_html

_HEADER = re.compile(rb"\s*(?:From|MIME-Version|Content-Type|Date|Subject|Snapshot-Content-Location):", re.IGNORECASE)
_HEAD = 4096
# No browser puts parts into parts of parts.
_MOST_PARTS_OF_PARTS = 50


@dataclass(frozen=True, slots=True)
class WebArchive:
    """The HTML of a page as bytes, its encoding and address where these are told, and its pictures by address."""

    html: bytes
    charset: str
    address: str
    pictures: Mapping[str, bytes]


def is_web_archive(opening: bytes) -> bool:
    """Tell whether a file is a page in one piece, by its first bytes."""
    return _HEADER.match(opening) is not None and b"multipart/related" in opening[:_HEAD].lower()


def unfolded(opening: bytes) -> bytes:
    """Return the first bytes of a file as those of a page, without what an archive writes in place of its signs."""
    return quopri.decodestring(opening) if is_web_archive(opening) else opening


def read_web_archive(data: bytes) -> WebArchive | None:
    """Return the page in an archive, None where there is none."""
    if data.lower().count(b"multipart/") > _MOST_PARTS_OF_PARTS:
        return None
    message = email.message_from_bytes(data)
    page: Message | None = None
    pictures: dict[str, bytes] = {}
    for part in message.walk():
        if page is None and part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part
        elif part.get_content_maintype() == "image":
            for address in _names(part):
                pictures.setdefault(address, _bytes(part))
    if page is None:
        return None
    address = _header(page, "Content-Location") or _header(message, "Snapshot-Content-Location")
    return WebArchive(_bytes(page), page.get_content_charset("") or "", address, pictures)


def _names(part: Message) -> list[str]:
    location, number = _header(part, "Content-Location"), _header(part, "Content-ID").strip("<>")
    return [*([location] if location else []), *([f"cid:{number}"] if number else [])]


def _header(part: Message, name: str) -> str:
    """Return the address in a header, which may be written on several lines."""
    return "".join(str(part.get(name) or "").split())


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def attach_pictures(html: str, base: str, pictures: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Return the HTML of an article with the pictures that came with it shown from there, and these by address."""
    attached: dict[str, bytes] = {}
    try:
        soup = parse_html(html)
    except HtmlError:
        # Whoever reads the article says so.
        return html, attached
    for tag in soup.find_all("img"):
        found = next((one for one in read_picture(tag, base).addresses if one in pictures), "")
        if found:
            address = _packed(found, pictures[found])
            attached[address] = pictures[found]
            tag.attrs = {name: value for name, value in tag.attrs.items() if name in {"alt", "title", "class"}}
            tag["src"] = address
    return str(soup), attached


def _packed(address: str, data: bytes) -> str:
    """Return an address for a picture: its name, told apart from others by what it holds."""
    name = PurePosixPath(urlsplit(address).path)
    return f"{PACKED}{name.stem}-{hashlib.sha256(data).hexdigest()[:10]}{name.suffix}"
