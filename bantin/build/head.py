"""The head of a page: what search engines, feed readers and other sites are told about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bantin.html import Markup


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One feed that a page announces."""

    title: str
    href: str
    type: str


@dataclass(slots=True)
class PageHead:
    """What stands in a page's ``<head>``; plugins complete it before the page is rendered.

    ``path`` is the page's file below the output folder, ``canonical`` its absolute address, ``image`` an absolute
    address or "", ``open_graph`` pairs of property and content, ``structured_data`` a whole script element or "".
    """

    kind: str
    path: str
    title: str
    canonical: str
    description: str = ""
    image: str = ""
    feeds: list[FeedLink] = field(default_factory=list)
    open_graph: list[tuple[str, str]] = field(default_factory=list)
    structured_data: Markup = Markup("")
    noindex: bool = False
