"""The files that imported articles offer: carried over, or left where they lie and named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bantin.article.addresses import FILES
from bantin.article.values import is_download
from bantin.importers.carrier import Carrier, Goods, shown
from bantin.importers.fetching import FetchError

_MOST = 100_000_000
# What a server answers in place of a file that is gone, saved under the name of the file.
_PAGES = (b"<!doctype", b"<html", b"<head", b"<script", b"<?xml-stylesheet")


def _suffix(name: str, data: bytes) -> str:
    # Mirrors and portals hang a number behind the name: the ending stands somewhere before it.
    suffix = PurePosixPath(name).suffix.lower()
    if data[:300].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        raise FetchError("no-file")
    if not is_download(PurePosixPath(f"a{suffix}")):
        raise FetchError("no-file")
    return suffix


_ATTACHMENTS = Goods(FILES, _suffix, _MOST)


def is_attachment(address: str) -> bool:
    """Tell whether the address names a file that is offered, by its last part or, in a portal, one of the last two."""
    try:
        parts = PurePosixPath(unquote(urlsplit(address).path)).parts
    except ValueError:
        return False
    return any(is_download(PurePosixPath(part)) for part in parts[-2:])


@dataclass(slots=True)
class Attachments:
    """Places offered files; ``counts`` says how many were found, and of these copied, fetched, kept and lost."""

    carrier: Carrier
    counts: Counter[str] = field(default_factory=Counter)

    def place(self, written: str, address: str) -> str:
        """Return where a link leads from now on; ``address`` is what was ``written``, as seen from the root."""
        if not is_attachment(address):
            return address
        self.counts["found"] += 1
        try:
            addresses = tuple(dict.fromkeys((address, written)))
            return f"/{self.carrier.carry(_ATTACHMENTS, addresses, self.counts)}"
        except FetchError as error:
            self.counts["lost"] += 1
            self.carrier.losses.append(("attachment-lost", shown(address), error))
            return address
