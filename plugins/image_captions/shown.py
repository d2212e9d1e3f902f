"""A picture as the templates are given it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from bantin.article.addresses import PICTURES
from bantin.html import Markup
from bantin.images import Picture, Variant

# How wide a figure stands in the theme: the text column on a desktop, the screen on a phone.
SIZES = "(min-width: 48em) 45rem, 100vw"


class ShownPicture:
    """A picture that knows where its files will lie; what it is made of is read when it is first drawn.

    ``mark`` changes with the picture.
    """

    def __init__(self, mark: bytes, read: Callable[[], Picture], prefix: str) -> None:
        self.mark = mark
        self._read = read
        self._prefix = prefix

    def __repr__(self) -> str:
        return f"<picture {self.mark.hex()}>"

    @cached_property
    def picture(self) -> Picture:
        """The variants it was made into."""
        return self._read()

    @property
    def largest(self) -> Variant:
        """The largest variant that every program can show."""
        return self.picture.largest

    def path(self, variant: Variant) -> str:
        """Return the variant's file below the output folder."""
        return f"{PICTURES}/{variant.name}"

    @property
    def width(self) -> int:
        """Width of the largest variant in pixels."""
        return self.picture.width

    @property
    def height(self) -> int:
        """Height of the largest variant in pixels."""
        return self.picture.height

    def html(self, *, alt: str = "", sizes: str = SIZES, lazy: bool = True, first: bool = False) -> Markup:
        """Return the ``<picture>`` element."""
        return self.picture.html(alt=alt, sizes=sizes, prefix=self._prefix, lazy=lazy, first=first)
