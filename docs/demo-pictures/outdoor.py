"""Scenes of the town: street, riverside, market."""

from __future__ import annotations

from random import Random

from canvas import (
    across,
    ellipse,
    fade,
    finished,
    group,
    mix,
    path,
    placed,
    rect,
    rng,
    shadow,
    soft,
    stroke,
    words,
)
from nature import SKIES, bushes, grass, palm, sky, tree, water
from people import crowd, someone, standing, walker
from town import SIGNS, car, lamp, motorbike, row_of_houses, skyline

GREENS = ("#3f7f45", "#4b8c4a", "#35753f", "#5a9a4f")


def street(seed: int, hour: str = "morning", *, festive: bool = False) -> str:
    """Return a tree-lined shopping street with motorbikes; `festive` hangs lanterns and flags."""
    random = rng(seed)
    haze = SKIES[hour][1]
    far = sky(hour, 1600, 560, random) + soft(2, skyline(random, -20, 1600, 560, mix("#6f8798", haze, 0.4)))
    homes = row_of_houses(random, -30, 1620, 660, 440)
    pavement = rect(0, 655, 1600, 60, fade("#c9c1b2", "#b0a797")) + rect(0, 712, 1600, 12, "#8f887b")
    road = rect(0, 722, 1600, 280, fade("#6d7278", "#4a4e54")) + stroke(
        "M-40,842 H1640", "#f1ead2", 7, stroke_dasharray="90 70", stroke_linecap="butt", opacity=0.85
    )
    trees = [tree(random, x, 706, random.uniform(330, 420), random.choice(GREENS)) for x in range(90, 1600, 270)]
    strings = ""
    if festive:
        drops = ((x, 250 + 46 * (1 - ((x % 400) / 200 - 1) ** 2)) for x in range(20, 1600, 66))
        strings = "".join(stroke(f"M{k * 400},250 q200,92 400,0", "#5d4a36", 2.5) for k in range(4)) + "".join(
            ellipse(x, y + 26, 17, 22, across("#ff7a4a", "#d3202a"))
            + rect(x - 8, y + 2, 16, 5, "#f3c64a")
            + stroke(f"M{x},{y + 48} v16", "#f3c64a", 3)
            for x, y in drops
        )
    walkers = crowd(random, (40, 690, 1560, 712), 9, 118)
    back = "".join(motorbike(random, random.uniform(60, 1540), 800, 168, left=True) for _ in range(4)) + car(
        random.uniform(300, 1300), 812, 330, "#c9d2d8"
    )
    front = "".join(
        motorbike(random, x + random.uniform(-50, 50), random.uniform(905, 960), 250) for x in (180, 560, 1050, 1420)
    )
    lamps = "".join(lamp(x, 706, 330) for x in (225, 1030))
    return finished(
        far + homes + pavement + road + walkers + lamps + group(*trees) + strings + back + front, 1600, 1000
    )


def _bridge(y: float) -> str:
    deck = path(f"M-20,{y} Q800,{y - 90} 1620,{y} v18 Q800,{y - 70} -20,{y + 18}Z", fade("#e3e0d8", "#a9a79e"))
    cables = []
    for tower in (470, 1130):
        cables.append(
            path(
                f"M{tower - 9},{y + 60} L{tower - 4},{y - 250} h8 L{tower + 9},{y + 60}Z", across("#f0ede4", "#bfbcb2")
            )
        )
        cables += (
            stroke(
                f"M{tower},{y - 240 + k * 9} L{tower + side * (60 + k * 34)},"
                f"{y - 52 + abs(tower + side * (60 + k * 34) - 800) * 0.04}",
                "#dedbd2",
                1.8,
            )
            for k in range(8)
            for side in (-1, 1)
        )
    return group(deck, *cables)


def riverside(seed: int, hour: str = "morning") -> str:
    """Return the park on the embankment with a cable bridge behind."""
    random = rng(seed)
    far = sky(hour, 1600, 430, random) + soft(2, skyline(random, -20, 1620, 430, mix("#64808f", SKIES[hour][1], 0.45)))
    bank = path("M0,430 Q400,412 800,426 T1600,420 V446 H0Z", mix("#3f7350", SKIES[hour][2], 0.25))
    river = water((0, 438, 1600, 230), hour, random)
    boats = "".join(
        placed(x, y, s, path("M-60,0 Q0,16 60,-4 L48,14 H-46Z", "#5b3a25") + path("M-22,-2 Q0,-34 24,-3Z", "#c9a86a"))
        for x, y, s in ((330, 540, 0.8), (1150, 510, 0.6), (860, 610, 1.15))
    )
    lawn = grass(0, 690, 1600, 320, random)
    walk = path("M0,820 Q520,730 900,760 T1600,716 V772 Q1200,800 900,824 T0,930Z", fade("#e6d9bf", "#cbbb9b"))
    rail = stroke("M0,690 H1600 M0,662 H1600" + "".join(f"M{x},650 v44" for x in range(10, 1600, 44)), "#e9edef", 5)
    trees = (
        "".join(
            tree(random, x, random.uniform(712, 735), random.uniform(250, 340), random.choice(GREENS))
            for x in (70, 300, 1210, 1500)
        )
        + palm(random, 640, 715, 280)
        + palm(random, 1010, 712, 310)
    )
    people = crowd(random, (120, 770, 1500, 850), 13, 175)
    runner = placed(470, 905, 2.6, walker(someone(random, "casual"), running=True)) + placed(
        1180, 880, 2.4, walker(someone(random, "casual"), running=True)
    )
    hedge = bushes(random, -10, 1640, 985, 46)
    bench = "".join(
        rect(x, 846, 130, 12, "#8a5a35")
        + rect(x, 816, 130, 10, "#9a683f")
        + stroke(f"M{x + 14},816 v66 M{x + 116},816 v66", "#3c4248", 7)
        for x in (250, 1300)
    )
    return finished(
        far
        + bank
        + _bridge(400)
        + river
        + boats
        + rail
        + lawn
        + walk
        + trees
        + bench
        + people
        + runner
        + soft(1, hedge),
        1600,
        1000,
    )


def _stall(random: Random, x: float, y: float, width: float) -> str:
    sign = random.choice(SIGNS)
    awning = "".join(
        path(
            f"M{x + i * width / 8},{y - 276} h{width / 8}"
            f" l{(i - 3.5) * 3 + 2:.1f},66 q{-width / 16},20 {-width / 8 - 4},0Z",
            sign if i % 2 else "#fbf5e6",
        )
        for i in range(8)
    )
    posts = stroke(f"M{x + 8},{y - 214} V{y} M{x + width - 8},{y - 214} V{y}", "#7a6a55", 7)
    seller = placed(
        x + width / 2, y + 10, 1.85, standing(someone(random, "casual", hat=random.choice(("non", "non", ""))), "hold")
    )
    table = path(f"M{x - 6},{y - 70} h{width + 12} l10,30 h{-width - 32}Z", "#b98d5c") + rect(
        x - 10, y - 40, width + 20, 52, fade("#8d6439", "#5d3f22")
    )
    goods: list[str] = []
    for pile in range(5):
        colour = random.choice(("#d93a32", "#f2a32c", "#5aa046", "#8fbf4a", "#f4d63d", "#7d3c7a", "#e8e0c8"))
        cx = x + width * (pile + 0.5) / 5
        goods += (
            ellipse(
                cx + random.gauss(0, width * 0.05),
                y - 62 - abs(random.gauss(0, 12)),
                9,
                8,
                mix(colour, random.choice(("#ffffff", "#20301c")), random.uniform(0, 0.25)),
            )
            for _ in range(26)
        )
    return group(posts, seller, table, *goods, awning, shadow(x + width / 2, y + 14, width / 2, 8))


def market(seed: int) -> str:
    """Return a roofed market: two lines of stalls and the buyers between them."""
    random = rng(seed)
    back = rect(0, 0, 1600, 520, fade("#e8edf0", "#cfd8d8")) + rect(0, 300, 1600, 240, fade("#c8b89a", "#9f8d70"))
    roof = path("M0,0 H1600 V150 L800,60 L0,150Z", fade("#9fb0b8", "#6f828c")) + stroke(
        "".join(f"M{i * 100},{150 - (800 - abs(800 - i * 100)) * 0.112:.0f} V0 " for i in range(17)), "#5b6c75", 5
    )
    light_shafts = "".join(path(f"M{x},60 h90 l190,760 h-330Z", "#fff4d0", opacity=0.13) for x in (240, 700, 1140))
    floor = rect(0, 530, 1600, 470, fade("#a7a297", "#78736a"))
    far = soft(1, *(_stall(random, x, 590, 230) for x in range(-40, 1600, 262)))
    people = crowd(random, (80, 660, 1520, 760), 17, 225)
    near = [
        group(_stall(random, 0, 0, 250), transform=f"translate({x} 965) scale(1.35)") for x in (-120, 330, 900, 1330)
    ]
    sign = rect(560, 150, 480, 70, "#b01f2a", rx=8) + words(
        800, 200, 44, "#ffe27a", "CHỢ BẾN ĐÒ" if seed % 2 else "CHỢ TRUYỀN THỐNG"
    )
    return finished(back + roof + sign + floor + far + people + light_shafts + group(*near), 1600, 1000, "#ffe2a8")
