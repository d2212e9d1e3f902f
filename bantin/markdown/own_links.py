"""Links of a body to pages and files of the site itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from bantin.article.addresses import article_path, page_path
from bantin.article.model import Article, Page
from bantin.html import unescape
from bantin.markdown.body import Body
from bantin.markdown.links import STATIC
from bantin.markdown.places import Places, written
from bantin.report import Position

_LINK = re.compile(r'<a (?:[a-z]+="[^"]*" )*href="([^"]*)"')


def own_file(address: str, page: str) -> str:
    """Return the file below the output folder that ``address`` on ``page`` means; "" for one that is elsewhere.

    A folder means its ``index.html``; a fragment alone means the page itself, and so nothing to look for.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # a host that is none: an address elsewhere, and a wrong one
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = unquote(urljoin(f"/{page}", parts.path)).lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def links_of(work: Article | Page, body: Body) -> Iterator[tuple[str, str]]:
    """Yield each link of a body as written in its HTML, and the file it means ("" for one elsewhere)."""
    page = article_path(work) if isinstance(work, Article) else page_path(work)
    for found in _LINK.findall(body.html(lambda figure, _number: figure.caption)):
        address = unescape(found)
        yield address, own_file(address, page)


def placed_links(work: Article | Page, body: Body) -> dict[tuple[str, str, Position], None]:
    """Return each link of a body to a file of the site: as written in its HTML, the file, and where it is written."""
    targets = _Targets(work.body, work.path, work.body_line)
    return dict.fromkeys((address, file, targets.take(address)) for address, file in links_of(work, body) if file)


class _Targets(Places):
    """Where the addresses of links begin, by what the HTML shows of them."""

    def _places(self) -> Iterator[tuple[str, int]]:
        for one in written(self._source):
            if not one.is_picture:
                yield STATIC.sub("", one.address), one.at
