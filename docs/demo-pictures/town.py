"""Houses, vehicles and the small things of a street."""

from __future__ import annotations

from random import Random

from canvas import across, dark, ellipse, fade, group, light, mirrored, path, placed, rect, shadow, star, stroke, words
from people import Look, head, someone

WALLS = ("#f0dfb6", "#e9c9a2", "#cfdde2", "#e6e3d6", "#d9e4c9", "#f1d2c4", "#f3ead1")
SIGNS = ("#c0392b", "#1f6fb2", "#2a8f5b", "#d68910", "#7d3c98")
TRADES = (
    "TẠP HÓA",
    "PHỞ BÒ",
    "NHÀ SÁCH",
    "CÀ PHÊ",
    "MAY ĐO",
    "THUỐC TÂY",
    "CƠM TẤM",
    "ĐIỆN NƯỚC",
    "TIỆM HOA",
    "BÁNH MÌ",
)


def flag(x: float, y: float, size: float) -> str:
    """Return a red flag with a golden star waving to the right of (x, y)."""
    cloth = path("M0,0 q18,-7 38,0 t38,0 v48 q-20,7 -38,0 t-38,0Z", across("#d8202a", "#b5121c", "#de2a33", "#b8141e"))
    return placed(x, y, size / 76, cloth, star(37, 24, 14, "#ffd83a"))


def _window(x: float, y: float, width: float, height: float) -> str:
    glass = rect(x, y, width, height, fade("#5f86a0", "#9fc0cd"))
    bars = stroke(f"M{x + width / 2},{y} v{height} M{x},{y + height * 0.4} h{width}", "#f6f3ea", 2.4)
    return (
        rect(x - 4, y - 4, width + 8, height + 8, "#fbf8ef")
        + glass
        + bars
        + rect(x - 7, y + height + 3, width + 14, 5, "#d8d2c0")
    )


def _balcony(random: Random, x: float, y: float, width: float, wall: str) -> str:
    rail = "".join(f"M{x + 6 + i * (width - 12) / 12:.1f},{y} v30 " for i in range(13))
    pots = (
        ellipse(x + random.uniform(8, width - 8), y + 22, 11, 9, random.choice(("#4c8a4a", "#d9536b", "#6aa85a")))
        for _ in range(4)
    )
    floor = rect(x - 3, y + 28, width + 6, 8, dark(wall, 0.2))
    return group(floor, stroke(rail + f"M{x},{y} h{width}", "#46525a", 2), *pots)


def _shop_front(random: Random, x: float, ground: float, width: float, sign: str) -> str:
    inside = rect(x, ground - 160, width, 160, "#2f353b") + rect(
        x + 8, ground - 150, width - 16, 150, fade("#ffe9b8", "#c9a878", "#6b5845")
    )
    step = (width - 30) / 5
    wares = (
        rect(
            x + 14 + i * step, ground - 120 + random.uniform(0, 40), step * 0.83, 26, random.choice(SIGNS), opacity=0.55
        )
        for i in range(5)
    )
    name = words(x + width / 2, ground - 178, width * 0.125, "#fffbe8", random.choice(TRADES))
    stripe = width / 8
    awning = (
        path(
            f"M{x + i * stripe},{ground - 162} h{stripe} l{-6 + i * 1.5},34 h{-stripe - 1.5}Z",
            sign if i % 2 else "#fbf6ea",
        )
        for i in range(8)
    )
    return group(inside, *wares, rect(x + 3, ground - 206, width - 6, 40, sign), name, *awning)


def house(random: Random, x: float, ground: float, width: float, height: float) -> str:
    """Return one narrow shop house standing on the line `ground`."""
    wall, sign = random.choice(WALLS), random.choice(SIGNS)
    top = ground - height
    front = rect(x, top, width, height, across(light(wall, 0.18), wall, dark(wall, 0.12)))
    ledge = rect(x - 4, top - 10, width + 8, 14, dark(wall, 0.15))
    parts = [front, ledge, rect(x + width * 0.3, top - 34, width * 0.4, 26, wall)]
    floor = top + 30
    while floor < ground - 220:
        parts += (_window(x + width * column, floor, width * 0.28, 74) for column in (0.14, 0.58))
        if random.random() < 0.6:
            parts.append(_balcony(random, x, floor + 66, width, wall))
        floor += 128
    return group(*parts, _shop_front(random, x, ground, width, sign), shadow(x + width / 2, ground, width / 2, 7))


def row_of_houses(random: Random, x0: float, x1: float, ground: float, tall: float) -> str:
    """Return shop houses side by side from x0 to x1."""
    parts, x = [], x0
    while x < x1:
        width = random.uniform(150, 200)
        parts.append(house(random, x, ground, width, tall * random.uniform(0.72, 1.1)))
        if random.random() < 0.4:
            parts.append(
                flag(x + width * 0.5, ground - 285, 62) + stroke(f"M{x + width * 0.5},{ground - 288} v90", "#8b6b3f", 4)
            )
        x += width
    return group(*parts)


def skyline(random: Random, x0: float, x1: float, ground: float, colour: str) -> str:
    """Return far towers as flat, hazy blocks with rows of windows."""
    parts, x = [], x0
    while x < x1:
        width, height = random.uniform(50, 120), random.uniform(60, 230)
        parts.append(rect(x, ground - height, width, height, fade(light(colour, 0.1), light(colour, 0.35))))
        rows = "".join(
            f"M{x + 8},{ground - height + 12 + i * 14:.0f} h{width - 16:.0f}" for i in range(int(height / 14) - 1)
        )
        parts.append(stroke(rows, light(colour, 0.5), 4, stroke_dasharray="7 6", stroke_linecap="butt", opacity=0.6))
        x += width + random.uniform(-6, 30)
    return group(*parts)


def _rider(look: Look) -> str:
    torso = path("M-10,-72 Q0,-90 9,-82 L12,-48 L-10,-44Z", across(light(look.top, 0.1), dark(look.top, 0.2)))
    leg = stroke("M-4,-46 L18,-42 L15,-18", look.bottom, 9) + ellipse(19, -15, 6, 3, "#1a1a1d")
    arm = stroke("M2,-76 L14,-62 L30,-62", look.top, 6) + ellipse(31, -62, 3, 3, look.skin)
    return leg + torso + group(head(look), transform="translate(2 -1) scale(1.05)") + arm


def motorbike(random: Random, x: float, y: float, size: float, *, left: bool = False) -> str:
    """Return a rider on a motorbike, about `size` long, wheels on the line y."""
    paint = random.choice(("#b3242d", "#20588f", "#2c2f36", "#d9dee2", "#1f7a5c"))
    rider = someone(random, "casual", hat="helmet", mask=random.random() < 0.5)
    wheels = "".join(
        ellipse(wx, -14, 14, 14, "#1b1d21")
        + ellipse(wx, -14, 9, 9, "#9aa3ab")
        + ellipse(wx, -14, 7, 7, "#2a2d32")
        + ellipse(wx, -14, 2.5, 2.5, "#c8ced4")
        for wx in (-31, 33)
    )
    frame = path(
        "M-44,-38 L-12,-42 Q-6,-30 4,-27 L18,-29 L27,-54 L34,-52 L31,-26 Q12,-12 -12,-15 L-27,-20 Q-46,-28 -44,-38Z",
        across(dark(paint, 0.25), paint, light(paint, 0.2)),
    )
    parts = stroke("M28,-52 L33,-14", "#8d969e", 3.4) + stroke("M-12,-18 L-31,-14", "#7d868e", 4) + frame
    extras = (
        path("M-40,-42 Q-20,-50 -2,-43 L-4,-38 H-38Z", "#1e2024")
        + ellipse(35, -52, 4, 4.6, "#fff6d6")
        + stroke("M24,-62 L30,-60 L28,-52", "#30343a", 3)
    )
    whole = group(
        ellipse(0, -1, 46, 4, "#0b1520", opacity=0.3),
        wheels,
        parts,
        extras,
        group(_rider(rider), transform="translate(-14 -2) scale(.82)"),
    )
    return placed(x, y, size / 96, mirrored(whole) if left else whole)


def car(x: float, y: float, size: float, colour: str) -> str:
    """Return a car seen from the side."""
    body = path(
        "M-60,-14 Q-62,-28 -44,-30 L-30,-46 Q-26,-50 -18,-50 H14"
        " Q22,-50 28,-44 L40,-31 Q60,-28 60,-14 Q60,-9 54,-9 H-54 Q-60,-9 -60,-14Z",
        fade(light(colour, 0.3), colour, dark(colour, 0.25)),
    )
    glass = path("M-26,-32 L-17,-45 H-2 V-32Z M3,-45 H13 Q18,-45 22,-40 L29,-32 H3Z", fade("#7f9aa8", "#3b4c57"))
    wheels = "".join(ellipse(wx, -10, 11, 11, "#16181b") + ellipse(wx, -10, 6, 6, "#b9c0c6") for wx in (-36, 36))
    return placed(
        x,
        y,
        size / 120,
        ellipse(0, -1, 62, 4, "#0b1520", opacity=0.35),
        body,
        glass,
        wheels,
        rect(52, -25, 8, 5, "#fff2c2", rx=2),
    )


def lamp(x: float, y: float, height: float) -> str:
    """Return a street lamp."""
    pole = stroke(f"M{x},{y} V{y - height} q0,-26 34,-26", "#4c555d", height * 0.018)
    return (
        pole
        + path(f"M{x + 26},{y - height - 32} h34 l6,10 h-46Z", "#2f363c")
        + ellipse(x + 43, y - height - 20, 18, 5, "#fff3c4")
    )


def office(x: float, ground: float, name: str) -> str:
    """Return the two-storey house of a ward's People's Committee, 1000 wide."""
    parts = [rect(x, ground - 330, 1000, 330, across("#f7e3a8", "#efd187", "#d9b96f"))]
    for floor in (ground - 300, ground - 140):
        for column in range(9):
            if 3 <= column <= 5 and floor > ground - 200:
                continue
            parts.append(_window(x + 40 + column * 106, floor, 66, 96))
    parts.append(
        path(
            f"M{x - 30},{ground - 330} L{x + 60},{ground - 412} H{x + 940} L{x + 1030},{ground - 330}Z",
            fade("#b4553d", "#8a3a2b"),
        )
    )
    tiles = "".join(f"M{x + 60 + i * 20},{ground - 410} l{-90 + 9 * i * 0.45:.0f},78" for i in range(45))
    parts.append(stroke(tiles, "#6f2c20", 1.2, opacity=0.35))
    porch = rect(x + 330, ground - 190, 340, 190, "#fbf3dc") + rect(
        x + 440, ground - 150, 120, 150, fade("#5d7f94", "#2f424f")
    )
    columns = "".join(rect(x + 340 + i * 100, ground - 190, 20, 190, across("#ffffff", "#dccfae")) for i in range(4))
    gable = path(
        f"M{x + 310},{ground - 190} L{x + 500},{ground - 268} L{x + 690},{ground - 190}Z", fade("#fdf7e6", "#e6d5ad")
    )
    board = rect(x + 300, ground - 206, 400, 40, "#b01f2a") + words(x + 500, ground - 178, 25, "#ffe27a", name)
    steps = "".join(rect(x + 320 - i * 14, ground - 6 + i * 9, 360 + i * 28, 9, "#cfc6b2") for i in range(3))
    return group(
        *parts,
        porch,
        columns,
        gable,
        board,
        steps,
        stroke(f"M{x + 500},{ground - 412} v-120", "#d9d9d9", 5),
        flag(x + 502, ground - 530, 92),
    )
