"""What an item of a channel has besides its text: enclosures and Media RSS (https://www.rssboard.org/media-rss)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from bantin.html import escape, plain_text, unescape
from bantin.importers.leads import Beside, read_beside

ATOM = "{http://www.w3.org/2005/Atom}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
# What systems hang on the name of a picture that they have made smaller.
_ENDING = re.compile(r"(?:-\d{2,4}x\d{2,4}|-scaled|_thumb|-thumb)?\.\w{2,5}$")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{1,2000}")


@dataclass(slots=True)
class Media:
    """The pictures of an item that its text does not show, the files that it offers besides, and what was given up."""

    pictures: list[dict[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    losses: list[tuple[str, str]] = field(default_factory=list)

    def links(self) -> str:
        """Return links to the files as HTML."""
        return "".join(f'<p><a href="{escape(one)}">{escape(_name(one) or one)}</a></p>' for one in self.files)


@dataclass(frozen=True, slots=True)
class _Found:
    address: str
    is_picture: bool
    caption: str = ""
    alt: str = ""


def read_media(item: Element, html: str, lead: str = "", url: str = "") -> Media:
    """Return what an item has besides its text ``html`` and the words of the ``lead``, both of the page at ``url``.

    What the text shows or links to already is left out.
    """
    media = Media()
    known = {""} | {_bare(one) for one in _ADDRESS.findall(unescape(html))}
    beside = read_beside(lead, url)
    media.losses = [("opening-link", one) for one in beside.links if one not in known]
    for one in (*_all(item), *_of_lead(beside)):
        if one.address in known or _bare(one.address) in known:
            continue
        known.update((one.address, _bare(one.address)))
        if one.is_picture:
            media.pictures.append({"src": one.address, "caption": one.caption, "alt": one.alt})
        else:
            media.files.append(one.address)
    return media


def _all(item: Element) -> Iterator[_Found]:
    """Yield enclosures and media, thumbnails last: most show smaller what is there already."""
    for one in item.findall("enclosure"):
        yield _found(one.get("url", ""), one.get("type", ""))
    for one in item.findall(f"{ATOM}link"):
        if one.get("rel") == "enclosure":
            yield _found(one.get("href", ""), one.get("type", ""))
    contents = [*item.findall(f"{_MEDIA}content"), *map(_best, item.findall(f"{_MEDIA}group"))]
    pictures = False
    for one in contents:
        found = _found(one.get("url", ""), one.get("type", "") or f"{one.get('medium', '')}/", _caption(one))
        pictures = pictures or found.is_picture
        yield found
    if not pictures:
        for one in [*item.findall(f"{_MEDIA}thumbnail"), *item.findall(f"{_MEDIA}content/{_MEDIA}thumbnail")][:1]:
            yield _Found(one.get("url", "").strip(), is_picture=True)


def _of_lead(beside: Beside) -> Iterator[_Found]:
    for picture in beside.pictures:
        yield _Found(picture.addresses[0], is_picture=True, alt=picture.alt)
    for one in beside.files:
        yield _Found(one, is_picture=False)


def _best(group: Element) -> Element:
    """Return the one of several forms of the same thing that a reader is to see."""
    forms = group.findall(f"{_MEDIA}content")
    named = [one for one in forms if one.get("isDefault") == "true"]
    return next(iter([*named, *forms]), group)


def _found(address: str, kind: str, caption: str = "") -> _Found:
    is_picture = kind.startswith("image/") or (kind in {"", "/"} and _PICTURE.search(_name(address)) is not None)
    return _Found(address.strip(), is_picture, caption)


def _caption(content: Element) -> str:
    return " ".join(plain_text(content.findtext(f"{_MEDIA}description") or "").split())


def _bare(address: str) -> str:
    """Return host and path of a picture without its ending and size: it may be there in another one."""
    path = _path(address)
    if not _PICTURE.search(path):
        return address
    return address.partition("://")[2].partition("/")[0] + _ENDING.sub("", path)


def _name(address: str) -> str:
    return PurePosixPath(_path(address)).name


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""
