"""A picture that is ready to be published, and one that cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

AVIF: Final = "image/avif"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a picture: its published name, its width and height in pixels, its media type, its size in bytes."""

    name: str
    width: int
    height: int
    type: str
    size: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in all its variants, upright, in sRGB, without metadata.

    ``width`` and ``height`` are those of the largest variant, in pixels.
    """

    width: int
    height: int
    variants: tuple[Variant, ...]

    @property
    def fallbacks(self) -> tuple[Variant, ...]:
        """The variants every browser shows (JPEG or PNG), narrowest first."""
        return tuple(one for one in self.variants if one.type != AVIF)

    @property
    def largest(self) -> Variant:
        """The widest variant every browser, feed reader and social network shows."""
        return self.fallbacks[-1]

    def html(self, *, alt: str, sizes: str, prefix: str, lazy: bool = True, first: bool = False) -> Markup:
        """Return the ``<picture>`` element.

        ``sizes`` is the HTML attribute of that name, ``prefix`` the address of the folder the variants were copied to.
        ``first`` marks the picture a reader sees at once: it is fetched early and never put off.
        """
        folder = prefix.rstrip("/") + "/"
        modern = tuple(one for one in self.variants if one.type == AVIF)
        source = _SOURCE.format(type=AVIF, srcset=_srcset(modern, folder), sizes=sizes) if modern else Markup()
        image = _IMAGE.format(
            src=folder + self.largest.name,
            srcset=_srcset(self.fallbacks, folder),
            sizes=sizes,
            width=self.width,
            height=self.height,
            loading=_FIRST if first else _LAZY if lazy else Markup(),
            alt=alt,
        )
        return Markup("<picture>{}{}</picture>").format(source, image)


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Why a picture cannot be published: words under ``images.<code>`` in the message files, and the values in them."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


class UnusablePictureError(Exception):
    """A picture that cannot be published, met while it was being read; ``fault`` says why."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.fault = PictureFault(code, values)


#: What may be met while a picture is read that keeps this picture alone from being published.
READING_ERRORS = (UnusablePictureError, MemoryError, OSError)


def fault_of(error: Exception) -> PictureFault:
    """Return why a picture cannot be published, from what was met while it was read."""
    if isinstance(error, UnusablePictureError):
        return error.fault
    return PictureFault("picture-memory" if isinstance(error, MemoryError) else "picture-unreadable")


_SOURCE = Markup('<source type="{type}" srcset="{srcset}" sizes="{sizes}">')
_IMAGE = Markup(
    '<img src="{src}" srcset="{srcset}" sizes="{sizes}" width="{width}" height="{height}"'
    '{loading} decoding="async" alt="{alt}">'
)
_FIRST = Markup(' loading="eager" fetchpriority="high"')
_LAZY = Markup(' loading="lazy"')


def _srcset(variants: Sequence[Variant], folder: str) -> str:
    return ", ".join(f"{folder}{one.name} {one.width}w" for one in variants)
