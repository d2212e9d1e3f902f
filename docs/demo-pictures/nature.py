"""Sky, water and trees."""

from __future__ import annotations

from random import Random

from canvas import across, ellipse, fade, glow, group, light, mix, path, placed, rect, shadow, soft, stroke

SKIES = {
    "morning": ("#8fc4ea", "#d9ecf5", "#fdeed3"),
    "noon": ("#4f9edb", "#a5d3f0", "#e3f2fa"),
    "dusk": ("#3e5a8c", "#d98f7a", "#fbd39a"),
    "grey": ("#a9b7c3", "#cdd6dc", "#e6eaec"),
}


def sky(hour: str, width: float, height: float, random: Random) -> str:
    """Return the sky of that hour with its sun and clouds."""
    top, middle, low = SKIES[hour]
    sun = "" if hour == "grey" else ellipse(width * 0.8, height * 0.62, 420, 420, glow("#fff3cf"), opacity=0.85)
    clouds = []
    for _ in range(7):
        x, y, size = random.uniform(0, width), random.uniform(20, height * 0.6), random.uniform(50, 130)
        puffs = (
            ellipse(x + i * size * 0.55, y + random.uniform(-14, 10), size * 0.6, size * 0.26, "#ffffff")
            for i in range(4)
        )
        clouds.append(group(*puffs, opacity=0.42))
    return rect(0, 0, width, height + 2, fade(top, middle, low)) + sun + soft(8, *clouds)


def leaves(random: Random, radius: float, colour: str) -> str:
    """Return a crown of foliage around (0, 0), dark below and lit from the upper left."""
    parts = []
    for layer, (tone, spread) in enumerate(
        ((mix(colour, "#0c2415", 0.45), 1.0), (colour, 0.88), (light(colour, 0.22), 0.62))
    ):
        lift = -radius * 0.14 * layer
        for _ in range(15):
            x, y = random.gauss(0, 0.42) * radius * spread, random.gauss(0, 0.28) * radius * spread + lift
            size = random.uniform(0.2, 0.38) * radius
            parts.append(ellipse(x - layer * radius * 0.06, y, size, size * 0.8, tone, opacity=0.92))
    specks = (
        ellipse(
            random.gauss(-0.1, 0.42) * radius,
            random.gauss(-0.2, 0.3) * radius,
            radius * 0.035,
            radius * 0.024,
            light(colour, 0.4),
            opacity=0.55,
        )
        for _ in range(40)
    )
    return group(*parts, *specks)


def wood(random: Random, y: float, size: float, colour: str = "#4f8a52") -> str:
    """Return a line of far trees, out of focus, whose feet are hidden below y."""
    crowns = (
        group(leaves(random, size, colour), transform=f"translate({x} {y - size * 0.55:.0f})")
        for x in range(-20, 1700, round(size * 1.1))
    )
    return soft(5, rect(-20, y - size * 0.5, 1640, size * 0.8, mix(colour, "#0c2415", 0.3)), *crowns)


def tree(random: Random, x: float, y: float, height: float, colour: str = "#3f7f45") -> str:
    """Return a street tree with its foot at (x, y)."""
    trunk = path(
        "M-5,0 C-3,-30 -5,-50 -16,-72 L-11,-73 C-3,-58 -1,-58 0,-80"
        " L5,-80 C4,-58 6,-56 15,-70 L18,-68 C6,-48 4,-28 6,0Z",
        across("#7a6450", "#4c3b2e"),
    )
    return shadow(x + 20, y, height * 0.34, height * 0.05) + placed(
        x, y, height / 130, trunk, group(leaves(random, 46, colour), transform="translate(0 -92)")
    )


def palm(random: Random, x: float, y: float, height: float) -> str:
    """Return a coconut palm with its foot at (x, y)."""
    bend = random.uniform(-14, 14)
    trunk = stroke(f"M0,0 Q{bend * 0.2},-50 {bend},-96", "#8a745b", 5.5)
    fronds = (
        path(f"M{bend},-96 q{dx * 0.5},{dy - 14} {dx},{dy + 8} q{-dx * 0.35},{-8} {-dx},{-dy - 8}Z", tone)
        for dx, dy, tone in (
            (-42, 6, "#2f6d3d"),
            (42, 4, "#2f6d3d"),
            (-34, -14, "#478a4a"),
            (36, -16, "#478a4a"),
            (-14, -24, "#5fa05a"),
            (16, -25, "#5fa05a"),
            (-26, 22, "#285f38"),
            (28, 20, "#285f38"),
        )
    )
    return shadow(x, y, height * 0.2, height * 0.03) + placed(x, y, height / 122, trunk, *fronds)


def bushes(random: Random, x0: float, x1: float, y: float, size: float) -> str:
    """Return a hedge with flowers from x0 to x1."""
    parts = []
    x = x0
    while x < x1:
        parts.append(ellipse(x, y, size, size * 0.62, random.choice(("#3c7a42", "#4a8a49", "#346d3d"))))
        bloom = random.choice(("#e8536a", "#f3c33c", "#f4f0ea", "#c75bb0"))
        parts += (
            ellipse(
                x + random.uniform(-size, size) * 0.8,
                y - random.uniform(0, size) * 0.55,
                size * 0.13,
                size * 0.13,
                bloom,
            )
            for _ in range(7)
        )
        x += size * 0.95
    return group(*parts)


def water(box: tuple[float, float, float, float], hour: str, random: Random) -> str:
    """Return a stretch of river (x, y, width, height) that mirrors the sky."""
    x, y, width, height = box
    top, middle, low = SKIES[hour]
    tones = fade(mix(low, "#5f8f9f", 0.35), mix(middle, "#4a8296", 0.5), mix(top, "#1d4f63", 0.6))
    ripples = []
    for _ in range(150):
        depth = random.random() ** 1.5
        length = 20 + 130 * depth
        ripples.append(
            stroke(
                f"M{random.uniform(x, x + width):.0f},{y + 4 + depth * (height - 8):.0f}"
                f" q{length / 2:.0f},{2 + 4 * depth:.1f} {length:.0f},0",
                "#ffffff",
                0.8 + 2 * depth,
                opacity=0.12 + 0.14 * random.random(),
            )
        )
    return rect(x, y, width, height, tones) + group(*ripples)


def grass(x: float, y: float, width: float, height: float, random: Random) -> str:
    """Return a lawn, lighter far away, with tufts that grow towards us."""
    tufts = []
    for _ in range(260):
        depth = random.random() ** 0.8
        gx, gy, size = random.uniform(x, x + width), y + depth * height, 3 + 13 * depth
        tufts.append(
            stroke(
                f"M{gx:.0f},{gy:.0f} q-2,{-size / 2:.0f} {random.uniform(-5, 5):.0f},{-size:.0f}",
                random.choice(("#3f7d3c", "#86b85f", "#5b9a4c")),
                1.6,
                opacity=0.6,
            )
        )
    return rect(x, y, width, height, fade("#a3c778", "#76a957", "#4f8744")) + group(*tufts)
