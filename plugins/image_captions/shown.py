"""A picture as the templates are given it."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.article.addresses import PICTURES
from bantin.html import Markup
from bantin.images import Picture, Variant

# How wide a figure stands in the theme: the text column on a desktop, the screen on a phone.
SIZES = "(min-width: 48em) 45rem, 100vw"


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that knows where its files will lie."""

    picture: Picture
    prefix: str

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
        return self.picture.html(alt=alt, sizes=sizes, prefix=self.prefix, lazy=lazy, first=first)
