"""Scenes of people at work: planting trees, the fire drill, the building of a road."""

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
    soft,
    stroke,
    words,
)
from machines import cone, engine, excavator, roller
from nature import SKIES, grass, leaves, sky, wood
from people import someone, standing, walker
from town import row_of_houses, skyline


def _sapling(x: float, y: float, size: float, random: Random) -> str:
    stem = stroke(f"M{x},{y} v{-size}", "#6b4a30", size * 0.05) + stroke(
        f"M{x - size * 0.16},{y} v{-size * 0.6} M{x - size * 0.2},{y - size * 0.5} h{size * 0.26}", "#c9a86a", 4
    )
    mound = ellipse(x, y + 3, size * 0.34, size * 0.09, "#6b4a30") + ellipse(
        x - 4, y, size * 0.26, size * 0.06, "#855e3e"
    )
    return mound + stem + group(leaves(random, size * 0.34, "#5aa046"), transform=f"translate({x} {y - size})")


def planting(seed: int, slogan: str, hour: str = "morning") -> str:
    """Return people planting young trees on a lawn below a banner with the slogan."""
    random = rng(seed)
    far = sky(hour, 1600, 430, random) + soft(2, skyline(random, -20, 1620, 440, mix("#6f8798", SKIES[hour][1], 0.4)))
    grove = wood(random, 500, 90)
    lawn = grass(0, 480, 1600, 530, random)
    banner = (
        rect(380, 250, 840, 84, "#c8242f")
        + words(800, 306, 42, "#ffe27a", slogan)
        + stroke("M380,250 V560 M1220,250 V560", "#8a6a45", 9)
    )
    parts = []
    for i, (x, y) in enumerate(
        ((210, 660), (520, 640), (830, 655), (1130, 640), (1420, 665), (340, 890), (760, 900), (1220, 890))
    ):
        scale = 2.3 if y < 800 else 3.5
        parts.append(_sapling(x + 40 * scale / 2, y, 62 * scale / 2, random))
        dress = ("shirt", "volunteer", "casual", "militia")[(i + seed) % 4]
        spade = stroke("M2,-62 L24,-8", "#9a683f", 2.4) + path("M20,-12 l9,-2 l3,12 l-7,3Z", "#808890")
        parts.append(
            placed(
                x - 26 * scale / 2,
                y + 6,
                scale,
                standing(someone(random, dress, hat=random.choice(("", "cap", "non"))), "dig", holding=spade),
            )
        )
        if i % 2:
            parts.append(
                placed(
                    x + 92 * scale / 2,
                    y + 4,
                    scale,
                    standing(someone(random, "shirt"), "hold", holding=path("M-7,-66 h14 l-2,14 h-10Z", "#3f8fbf")),
                )
            )
    return finished(far + grove + lawn + banner + group(*parts), 1600, 1000)


def _burning_house(random: Random) -> str:
    wall = rect(930, 90, 560, 560, across("#e6ddcc", "#cfc3ac", "#a99b82"))
    panes = (rect(965 + c * 132, 130 + f * 130, 92, 84, fade("#4a5a66", "#7f97a5")) for c in range(4) for f in range(4))
    flames = []
    for i in range(7):
        tall = 70 + 18 * (i % 3)
        tongue = f"M{1097 + i * 13},350 q-12,-46 {6 + i * 3},-{tall} q20,40 8,{tall}Z"
        flames.append(path(tongue, ("#ff8a2a", "#ffc23d", "#f2552c")[i % 3]))
    smoke = []
    for i in range(11):
        x, tone = 1150 + i * 26 + random.gauss(0, 34), mix("#3b3f44", "#b9c0c4", i / 11)
        smoke.append(ellipse(x, 270 - i * 34, 60 + i * 13, 44 + i * 9, tone, opacity=0.68))
    return group(wall, *panes, soft(2, *flames), soft(14, *smoke))


def _fire_crew(random: Random) -> str:
    places = (
        (900, 800, 2.3, "raise"),
        (1210, 840, 2.5, "hold"),
        (640, 850, 2.6, "speak"),
        (760, 880, 2.8, "dig"),
        (70, 900, 2.8, "hips"),
    )
    figures = []
    for x, y, scale, pose in places:
        look = someone(
            random, "worker", top="#24405f", bottom="#24405f", hat="helmet", accent="#d8343d", long_hair=False
        )
        figures.append(placed(x, y, scale, standing(look, pose)))
    return group(*figures)


def drill(seed: int) -> str:
    """Return a fire drill: engine, ladder, water on a smoking house, people led out."""
    random = rng(seed)
    far = sky("noon", 1600, 640, random) + soft(1, row_of_houses(random, -30, 700, 640, 380))
    block = _burning_house(random)
    road = rect(0, 636, 1600, 370, fade("#8f9498", "#62676c"))
    arc = "M545,404 Q860,150 1120,320"
    spray = soft(3, stroke(arc, "#ffffff", 26, opacity=0.45), ellipse(1126, 330, 74, 40, "#ffffff", opacity=0.6))
    jet = stroke(arc, "#eaf6fb", 13, opacity=0.85) + spray
    people = "".join(
        placed(x, 800 + i % 2 * 30, 2.2, walker(someone(random, "casual", mask=True), running=True))
        for i, x in enumerate((1010, 1090, 1300, 1400, 1500))
    )
    hose = stroke("M520,790 C640,930 700,800 780,850 S880,960 960,900", "#d9b23c", 11)
    cones = "".join(cone(x, 950, 1.1) for x in (90, 420, 1080, 1460))
    front = people + hose + _fire_crew(random) + cones
    return finished(far + block + road + engine(110, 790) + jet + front, 1600, 1000)


def _road_crew(random: Random) -> str:
    places = (
        (1480, 780, 2.2, "hips"),
        (470, 800, 2.3, "hips"),
        (980, 850, 2.6, "dig"),
        (1320, 880, 2.8, "hold"),
        (250, 900, 2.9, "dig"),
        (760, 900, 2.9, "speak"),
    )
    figures = []
    for x, y, scale, pose in places:
        look = someone(random, "worker", top=random.choice(("#e86b24", "#2d4a6b")), hat="hard", long_hair=False)
        shovel = stroke("M2,-62 L26,-4", "#9a683f", 2.4) if pose == "dig" else ""
        figures.append(placed(x, y, scale, standing(look, pose, holding=shovel)))
    return group(*figures)


def roadworks(seed: int) -> str:
    """Return a street being built: roller, excavator, workers, cones and a works sign."""
    random = rng(seed)
    far = sky("noon", 1600, 560, random) + soft(2, row_of_houses(random, -40, 1640, 590, 400))
    earth = rect(0, 580, 1600, 430, fade("#b3895c", "#94693f", "#7a5330"))
    asphalt = path("M0,720 L1600,640 V760 L0,930Z", fade("#4b4e53", "#2c2f33"))
    kerbs = stroke("M0,722 L1600,641 M0,930 L1600,762", "#c9c2b2", 10)
    stones = []
    for _ in range(220):
        x, y, tone = random.uniform(0, 1600), random.uniform(600, 990), random.choice(("#6b4a30", "#c9a174", "#8d8d88"))
        stones.append(ellipse(x, y, random.uniform(2, 8), random.uniform(2, 5), tone, opacity=0.7))
    heap = soft(1, path("M1180,668 Q1290,540 1370,560 Q1460,540 1590,672Z", fade("#c9a174", "#8f6a42")))
    cones = "".join(
        cone(x, y, 0.9 + (y - 900) / 90) for x, y in ((60, 985), (360, 975), (640, 968), (1120, 955), (1430, 945))
    )
    sign = (
        stroke("M120,760 V640", "#8a8f94", 9)
        + path("M60,650 L120,548 L180,650Z", "#ffd23a", stroke="#c8242f", stroke_width=12, stroke_linejoin="round")
        + stroke("M104,636 l20,-34 l18,34", "#1d1f22", 6)
    )
    site = earth + heap + asphalt + kerbs + group(*stones) + excavator(1130, 690) + roller(560, 800)
    return finished(far + site + sign + _road_crew(random) + cones, 1600, 1000, "#ffe6b8")
