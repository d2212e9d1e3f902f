"""The head of a page: what search engines, feed readers and other sites are told about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bantin.html import Markup


class FeedLink(Protocol):
    """One feed that a page announces: its title, absolute address and media type."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def href(self) -> str:
        """Its absolute address."""

    @property
    def type(self) -> str:
        """Its media type."""


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
    feeds: Sequence[FeedLink] = ()
    open_graph: list[tuple[str, str]] = field(default_factory=list)
    structured_data: Markup = field(default_factory=Markup)
    noindex: bool = False
