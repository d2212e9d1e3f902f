"""What the ``style`` of an element says that is more than looks: emphasis, raised words, and whether it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from bs4.element import Tag

from bantin.importers.embeds import attribute

_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_UNBOLD = frozenset({"normal", "lighter", "100", "200", "300", "400", "500"})
_ITALIC = frozenset({"italic", "oblique"})
_RAISED = {"super": "sup", "sub": "sub"}
# Elements and attributes from before there were style sheets.
_ELEMENTS = frozenset({"center", "u", "ins", "mark", "big", "small"})
_ATTRIBUTES = frozenset({"align", "bgcolor", "color"})
# ``face`` is none: a font from before Unicode is told of by its letters, any other gives way to that of the site.
_FONT = _ATTRIBUTES | {"size"}


@dataclass(frozen=True, slots=True)
class Styling:
    """What a style says: None and empty where it does not; ``looks`` tells whether it says anything else."""

    bold: bool | None = None
    italic: bool | None = None
    tag: str = ""
    hidden: bool = False
    looks: bool = False


_NONE = Styling()


def read_styling(tag: Tag) -> Styling:
    """Return what the style of the element says."""
    return _read(attribute(tag, "style")) if "style" in tag.attrs else _NONE


@lru_cache(4096)
def _read(css: str) -> Styling:
    made = _NONE
    for declaration in filter(str.strip, css.lower().split(";")):
        name, _, value = declaration.partition(":")
        made = _with(made, name.strip(), value.partition("!")[0].strip())
    return made


def _with(made: Styling, name: str, value: str) -> Styling:
    if name == "font-weight" and value in _BOLD | _UNBOLD:
        return replace(made, bold=value in _BOLD)
    if name == "font-style" and value in _ITALIC | {"normal"}:
        return replace(made, italic=value in _ITALIC)
    if name in {"text-decoration", "text-decoration-line"} and "line-through" in value:
        return replace(made, tag="del")
    if name == "vertical-align" and value in _RAISED:
        return replace(made, tag=_RAISED[value])
    if (name, value) in {("display", "none"), ("visibility", "hidden")}:
        return replace(made, hidden=True)
    return replace(made, looks=True)


def has_looks(tag: Tag) -> bool:
    """Tell whether the element gives its words a colour, size or place that goes lost."""
    if tag.name in _ELEMENTS:
        return True
    lost = _FONT if tag.name == "font" else _ATTRIBUTES
    return bool(tag.attrs) and (not lost.isdisjoint(tag.attrs) or read_styling(tag).looks)


def is_hidden(tag: Tag) -> bool:
    """Tell whether no reader sees the element."""
    return bool(tag.attrs) and ("hidden" in tag.attrs or read_styling(tag).hidden)
