"""Rooms of everyday service: the one-stop counter, the health station, the library."""

from __future__ import annotations

from random import Random

from canvas import (
    dark,
    ellipse,
    fade,
    finished,
    glow,
    group,
    light,
    mix,
    path,
    placed,
    rect,
    rng,
    soft,
    stroke,
    words,
)
from hall import flowers
from nature import palm
from people import Look, bust, listener, someone, standing
from town import SIGNS


def _citizen(random: Random, x: float, y: float, scale: float) -> str:
    look = someone(random, "casual", back=True)
    return placed(x, y, scale, standing(look, "clasped"))


def _window_of(random: Random, name: str, middle: float, bay: float) -> str:
    size = min(29, bay * 1.2 / max(len(name), 1))
    board = rect(middle - bay * 0.36, 176, bay * 0.72, 62, "#c8242f", rx=6) + words(middle, 217, size, "#fff6d8", name)
    number = f"{random.randint(1, 9)}{random.randint(100, 199)}"
    queue = rect(middle - 62, 250, 124, 40, "#10161c", rx=4) + words(middle, 280, 28, "#ff5a3c", number)
    look = someone(random, random.choice(("shirt", "aodai", "shirt")))
    clerk = placed(middle - 20, 738, 4.1, bust(look, "clasped"))
    screen = (
        rect(middle + 76, 420, 118, 84, "#22272d", rx=6)
        + rect(middle + 82, 426, 106, 68, fade("#7fb3d9", "#dcecf5"))
        + rect(middle + 125, 504, 20, 26, "#30363c")
    )
    glass: dict[str, str | float] = {"opacity": 0.2, "stroke": "#ffffff", "stroke_width": 3}
    pane = rect(middle - bay * 0.44, 330, bay * 0.88, 194, "#dff2fb", **glass)
    return board + queue + clerk + screen + pane


def counter(seed: int, title: str, windows: tuple[str, ...]) -> str:
    """Return a one-stop counter: clerks behind the desk, citizens before it."""
    random = rng(seed)
    wall = rect(0, 0, 1600, 560, fade("#f3f6f5", "#dbe5e6")) + rect(0, 40, 1600, 104, fade("#1f5f99", "#174a7c"))
    lamps = "".join(
        rect(120 + i * 400, 8, 220, 16, "#ffffff") + ellipse(230 + i * 400, 60, 320, 170, glow("#ffffff"), opacity=0.5)
        for i in range(4)
    )
    bay = 1600 / len(windows)
    middles = [bay * (i + 0.5) for i in range(len(windows))]
    bays = "".join(_window_of(random, name, middle, bay) for name, middle in zip(windows, middles, strict=True))
    desk = (
        rect(0, 524, 1600, 30, "#f7f3ea")
        + rect(0, 554, 1600, 240, fade("#c99a67", "#9b6c3d"))
        + "".join(rect(i * 200 + 12, 574, 176, 200, fade("#d6aa78", "#ab7c4b"), rx=6) for i in range(8))
    )
    joints = "".join(f"M{800 + (i - 8) * 110},790 L{800 + (i - 8) * 230},1000 " for i in range(17))
    floor = rect(0, 790, 1600, 210, fade("#d5d9da", "#aab2b5")) + stroke(joints, "#96a0a4", 2)
    queue = "".join(
        _citizen(random, middle + random.uniform(-80, 50), 962, 4.7) for middle in middles if random.random() < 0.85
    )
    near = soft(
        3, *(placed(x, 1270, 6.4, listener(someone(random, "casual"), "#2f6ea5")) for x in (110, 420, 1180, 1500))
    )
    pots = flowers(random, 60, 530, 70) + flowers(random, 1540, 530, 70)
    sign = words(800, 112, 54, "#ffffff", title)
    return finished(wall + lamps + sign + bays + desk + floor + pots + queue + near, 1600, 1000, "#fff0d0")


def clinic(seed: int, title: str, *, elders: bool = False) -> str:
    """Return a health station: four desks, the patients, people waiting in a row; `elders` turns their hair grey."""
    random = rng(seed)
    wall = rect(0, 0, 1600, 640, fade("#eaf4f2", "#cfe4e0")) + rect(0, 430, 1600, 210, fade("#8fc4bd", "#78b0a9"))
    window = "".join(
        rect(x, 120, 230, 260, "#ffffff")
        + rect(x + 12, 132, 206, 236, fade("#9fd0ee", "#dff0f2", "#a9cf9c"))
        + stroke(f"M{x + 115},132 v236", "#ffffff", 10)
        for x in (90, 1280)
    )
    board = rect(420, 90, 760, 110, "#0f7f73", rx=10) + words(800, 160, min(48, 1060 / len(title)), "#ffffff", title)
    cross = rect(760, 240, 80, 26, "#d8343d") + rect(787, 213, 26, 80, "#d8343d")
    floor = rect(0, 640, 1600, 360, fade("#dfe6e3", "#b4c0bc"))
    nurse = Look(skin="#e8b890", dress="medic", top="#f6f9fb", bottom="#e9eef0", mask=True, long_hair=True)
    age = {"hair": "#8d8984"} if elders else {}
    patients = []
    for i in range(4):
        x = 230 + i * 330
        doctor = someone(random, "medic", mask=True)
        patients.append(
            placed(x, 812, 4.5, standing(doctor if i else nurse, random.choice(("hold", "speak", "clasped"))))
        )
        patient = someone(random, "casual", mask=True, **age)
        patients.append(placed(x + 138, 842, 4.3, standing(patient, random.choice(("down", "clasped")))))
        patients.append(
            rect(x - 108, 690, 150, 14, "#fdfdfd") + rect(x - 100, 704, 134, 148, mix("#ffffff", "#8fb4b0", 0.35))
        )
        patients.append(
            rect(x - 90, 664, 46, 26, "#e05a4f", rx=3)
            + rect(x - 30, 658, 40, 32, "#f7f7f7", rx=3)
            + rect(x - 26, 666, 32, 5, "#1b8a7a")
        )
    waiting = (listener(someone(random, "casual", **age), "#3c9a8e") for _ in range(7))
    wait = soft(3, *(placed(80 + i * 240, 1250, 5.4, one) for i, one in enumerate(waiting)))
    return finished(wall + window + board + cross + floor + group(*patients) + wait, 1600, 1000, "#ffffff")


def _bookcase(random: Random, x: float) -> str:
    parts = [rect(x, 60, 270, 520, "#9a683f"), rect(x + 12, 72, 246, 496, "#6d4527")]
    for shelf in range(162, 555, 98):
        spine = x + 16.0
        while spine < x + 244:
            width, height = random.uniform(8, 19), random.uniform(58, 82)
            colour = random.choice((*SIGNS, "#e8dcc0", "#2c3e50", "#d98880", "#76b5a0"))
            parts.append(rect(spine, shelf - height, width, height, colour))
            spine += width + 1
        parts.append(rect(x + 8, shelf, 254, 10, "#b98350"))
    return group(*parts)


def _readers(random: Random, x: float, y: float, scale: float) -> str:
    parts = []
    for i in range(4):
        cover = path("M-11,-66 L0,-63 L11,-66 V-54 L0,-51 L-11,-54Z", random.choice(SIGNS))
        book = cover + path("M-10,-67 L0,-64 L10,-67 V-65 L0,-62 L-10,-65Z", "#fffdf4")
        pupil = standing(someone(random, "student"), "hold", holding=book)
        parts.append(placed(x + (i - 1.5) * 42 * scale, y + 16 * scale, scale, pupil))
    board = rect(x - 92 * scale, y - 42 * scale, 184 * scale, 7 * scale, light("#c48a55", 0.2), rx=5)
    front = fade("#a06a3c", dark("#a06a3c", 0.4))
    return group(*parts, board, rect(x - 88 * scale, y - 35 * scale, 176 * scale, 52 * scale, front))


def reading(seed: int) -> str:
    """Return a community library: shelves, children at the tables, a window to the garden."""
    random = rng(seed)
    wall = (
        rect(0, 0, 1600, 620, fade("#f7efdf", "#e6d8bd"))
        + rect(610, 70, 380, 330, "#fdfaf2")
        + rect(628, 88, 344, 294, fade("#9fd0ee", "#e6f2e4", "#8fbf7a"))
        + stroke("M800,88 v294 M628,230 h344", "#fdfaf2", 12)
    )
    cases = "".join(_bookcase(random, x) for x in (30, 320, 1010, 1300))
    floor = rect(0, 600, 1600, 400, fade("#c99a67", "#8f6238"))
    tables = "".join(_readers(random, *spot) for spot in ((330, 800, 2.5), (1230, 800, 2.5), (780, 930, 3.3)))
    rays = path("M628,88 h344 l360,912 h-1060Z", "#fff2c8", opacity=0.16)
    return finished(wall + cases + floor + palm(random, 575, 610, 200) + tables + rays, 1600, 1000, "#fff0c8")
