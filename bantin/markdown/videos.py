"""Embedded players become a link: a page of the site asks nothing of any other server."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bantin.html import tag, unescape
from bantin.messages import text

_ADDRESS = r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
# Neither the tag nor what it holds goes on past the next such tag, so that many unclosed ones are read once each.
_PLAYER = re.compile(
    r"<(iframe|video)\b((?:[^<>]|<(?!iframe\b|video\b))*)>(?:((?:[^<]|<(?!/?(?:iframe|video)\b))*)</\1\s*>)?",
    re.IGNORECASE,
)
_SOURCE = re.compile(_ADDRESS, re.IGNORECASE)
_HOSTS = r"(?:(?:www\.|m\.)?(?:youtube\.com|youtube-nocookie\.com|vimeo\.com|dailymotion\.com|tiktok\.com)|youtu\.be)"
_ALONE = re.compile(rf"<p>\s*(?:<a href=\"[^\"]*\">)?(https?://{_HOSTS}/[^\s<>\"]+)(?:</a>)?\s*</p>")
_HOST = re.compile(_HOSTS)
_EMBEDDED = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+).*")


def _link(address: str, *, video: bool) -> str:
    """Return the figure that leads to an address; where the address is no place on the web, nothing."""
    address = "https:" + address if address.startswith("//") else address
    address = _EMBEDDED.sub(r"https://www.youtube.com/watch?v=\1", address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https", ""} or not (parts.hostname or parts.path):
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    if not host:
        words = text("markdown.video")
    else:
        words = text("markdown.video-at" if video or _HOST.fullmatch(host) else "markdown.embedded-at", host=host)
    return tag("figure", {"class": "video"}, tag("a", {"href": address}, words))


def _player(match: re.Match[str]) -> str:
    found = _SOURCE.search(match[2]) or _SOURCE.search(match[3] or "")
    if found is None:
        return ""
    return _link(unescape(found[1] or found[2] or found[3] or "").strip(), video=match[1].lower() == "video")


def link_videos(html: str) -> str:
    """Return HTML (not yet sanitised) with iframes, videos and addresses of videos alone in a paragraph as links."""
    if "<" not in html:
        return html
    html = _PLAYER.sub(_player, html)
    return _ALONE.sub(lambda match: _link(unescape(match[1]), video=True), html)
