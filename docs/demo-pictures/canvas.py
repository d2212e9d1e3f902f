"""The few SVG strokes every scene is drawn with, and the document that holds them.

A gradient needs no declaration: `fade`, `across` and `glow` return a paint whose name spells its colours,
and `document` writes a definition for each name it finds in the drawing.
"""

from __future__ import annotations

import re
from random import Random

from attributes import Value, spell

_PAINT = re.compile(r"url\(#([vhro])((?:-[0-9a-f]{6})+)\)")
_AXES = {"v": 'x1="0" y1="0" x2="0" y2="1"', "h": 'x1="0" y1="0" x2="1" y2="0"'}
_BLURS = (1, 2, 3, 5, 8, 14, 30)


def rng(seed: int) -> Random:
    """Return a generator that gives the same picture for the same seed."""
    return Random(seed)  # noqa: S311 - it places trees and people; nothing is secret


def tag(name: str, *inner: str, **values: Value) -> str:
    """Return one SVG element holding `inner`."""
    return f"<{name}{spell(values)}>{''.join(inner)}</{name}>"


def group(*inner: str, **values: Value) -> str:
    """Return the parts as one group."""
    return tag("g", *inner, **values)


def placed(x: float, y: float, scale: float, *inner: str, **values: Value) -> str:
    """Return the parts moved to (x, y) and scaled; a negative `flip` value is written by the caller."""
    return group(*inner, transform=f"translate({x:.1f} {y:.1f}) scale({scale:.4f})", **values)


def mirrored(*inner: str) -> str:
    """Return the parts turned left to right around x = 0."""
    return group(*inner, transform="scale(-1 1)")


def soft(radius: int, *inner: str) -> str:
    """Return the parts out of focus by one of the known radii."""
    return group(*inner, filter=f"url(#blur{radius})")


def rect(x: float, y: float, width: float, height: float, fill: str, **values: Value) -> str:
    """Return a rectangle."""
    return tag("rect", x=x, y=y, width=width, height=height, fill=fill, **values)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **values: Value) -> str:
    """Return an ellipse around (x, y)."""
    return tag("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **values)


def path(d: str, fill: str, **values: Value) -> str:
    """Return a filled path."""
    return tag("path", d=d, fill=fill, **values)


def stroke(d: str, colour: str, width: float, **values: Value) -> str:
    """Return a line with round ends."""
    values = {"stroke_linecap": "round", "stroke_linejoin": "round", **values}
    return tag("path", d=d, fill="none", stroke=colour, stroke_width=width, **values)


def shadow(x: float, y: float, rx: float, ry: float) -> str:
    """Return the soft shadow a thing casts on the ground."""
    return ellipse(x, y, rx, ry, "#0b1520", opacity=0.28, filter="url(#blur3)")


def words(x: float, y: float, size: float, fill: str, content: str, **values: Value) -> str:
    """Return a centred line of text."""
    family = "Noto Sans, Liberation Sans, sans-serif"
    values = {"text_anchor": "middle", "font_family": family, "font_weight": 700, **values}
    return tag("text", content, x=x, y=y, font_size=size, fill=fill, **values)


def star(x: float, y: float, radius: float, fill: str) -> str:
    """Return a five-pointed star."""
    corners = ((0, -1), (0.225, -0.309), (0.951, -0.309), (0.363, 0.118), (0.588, 0.809), (0, 0.382))
    left = [(-cx, cy) for cx, cy in reversed(corners[1:5])]
    points = " ".join(f"{x + cx * radius:.1f},{y + cy * radius:.1f}" for cx, cy in (*corners, *left))
    return tag("polygon", points=points, fill=fill)


def fade(*colours: str) -> str:
    """Return a paint running from top to bottom through the colours."""
    return f"url(#v-{'-'.join(colour.lstrip('#') for colour in colours)})"


def across(*colours: str) -> str:
    """Return a paint running from left to right through the colours."""
    return f"url(#h-{'-'.join(colour.lstrip('#') for colour in colours)})"


def glow(colour: str) -> str:
    """Return a paint that is the colour in the middle and nothing at the rim."""
    return f"url(#r-{colour.lstrip('#')})"


def rim(colour: str) -> str:
    """Return a paint that is nothing in the middle and the colour at the rim."""
    return f"url(#o-{colour.lstrip('#')})"


def mix(one: str, other: str, part: float) -> str:
    """Return the colour `part` of the way from one to the other."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def dark(colour: str, part: float = 0.25) -> str:
    """Return a shade of the colour."""
    return mix(colour, "#0a1018", part)


def light(colour: str, part: float = 0.25) -> str:
    """Return a tint of the colour."""
    return mix(colour, "#ffffff", part)


def _definition(kind: str, colours: list[str]) -> str:
    name = f"{kind}-{'-'.join(colours)}"
    if kind in "ro":
        near, far, reach = ("1", "0", "50%") if kind == "r" else ("0", "1", "72%")
        marks = ((0, near), (0.55, "0"), (1, far)) if kind == "o" else ((0, near), (1, far))
        rings = "".join(f'<stop offset="{at}" stop-color="#{colours[0]}" stop-opacity="{seen}"/>' for at, seen in marks)
        return f'<radialGradient id="{name}" r="{reach}">{rings}</radialGradient>'
    last = max(len(colours) - 1, 1)
    stops = "".join(f'<stop offset="{i / last:.3f}" stop-color="#{c}"/>' for i, c in enumerate(colours))
    return f'<linearGradient id="{name}" {_AXES[kind]}>{stops}</linearGradient>'


def document(body: str, width: int, height: int) -> str:
    """Return a whole SVG document of that many pixels, with all definitions the body asks for."""
    paints = sorted(set(_PAINT.findall(body)))
    definitions = "".join(_definition(kind, colours[1:].split("-")) for kind, colours in paints)
    blurs = "".join(
        f'<filter id="blur{r}" x="-30%" y="-30%" width="160%" height="160%">'
        f'<feGaussianBlur stdDeviation="{r}"/></filter>'
        for r in _BLURS
    )
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><defs>{definitions}{blurs}</defs>{body}</svg>'


def finished(body: str, width: int, height: int, warmth: str = "#ffd9a0") -> str:
    """Return the drawing with the light of a photograph: a warm corner, a darker rim, a little grain."""
    grain = (
        '<filter id="grain" x="0" y="0" width="100%" height="100%">'
        '<feTurbulence type="fractalNoise" baseFrequency=".75"'
        ' numOctaves="2" seed="7"/><feColorMatrix values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .5  .9 0 0 0 -.35"/></filter>'
    )
    over = (
        ellipse(width * 0.2, 0, width * 0.8, height * 0.8, glow(warmth), opacity=0.22),
        rect(0, 0, width, height, rim("#06101c"), opacity=0.45),
        grain,
        rect(0, 0, width, height, "#808080", filter="url(#grain)", opacity=0.10),
    )
    return document(body + "".join(over), width, height)
