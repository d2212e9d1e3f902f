"""Scenes of the district itself: from the air, a ward house, a canal being cleared."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from canvas import (
    dark,
    ellipse,
    fade,
    finished,
    group,
    light,
    mix,
    path,
    placed,
    rect,
    rng,
    shadow,
    soft,
    stroke,
)
from nature import SKIES, bushes, grass, palm, sky, tree, water, wood
from outdoor import GREENS
from people import crowd, someone, standing
from town import motorbike, office, row_of_houses, skyline


def _river(y: float) -> tuple[float, float]:
    """Return the two banks of the river at the height y."""
    marks = ((338, 800, 830), (470, 834, 960), (612, 896, 1092), (796, 1026, 1300), (1060, 1010, 1480))
    for (y0, left0, right0), (y1, left1, right1) in pairwise(marks):
        if y <= y1:
            part = (y - y0) / (y1 - y0)
            return left0 + (left1 - left0) * part, right0 + (right1 - right0) * part
    return 1010, 1480


def _roofs(random: Random, rows: int) -> str:
    parts = []
    for row in range(rows):
        depth = (row / rows) ** 1.25
        y, size = 345 + depth * 690, 13 + depth * 62
        x = -size
        while x < 1640:
            width = size * random.uniform(0.9, 1.6)
            left, right = _river(y)
            if not left - 34 < x + width / 2 < right + 34:
                roof = random.choice(("#b9583f", "#a84a36", "#c97a55", "#8f9aa3", "#5f7f94", "#d9cdb8", "#7b8d6f"))
                rise = size * random.uniform(0.25, 0.9)
                if random.random() < 0.2:
                    parts.append(
                        ellipse(
                            x + width / 2,
                            y - size * 0.25,
                            width * 0.5,
                            size * 0.42,
                            mix(random.choice(GREENS), "#9fc0c8", 0.35 * (1 - depth)),
                        )
                    )
                else:
                    haze = 0.5 * (1 - depth)
                    parts.append(
                        rect(
                            x,
                            y - rise,
                            width * 0.94,
                            rise + 2,
                            mix(mix("#efe6d2", dark(roof, 0.4), 0.25), "#b9cdd6", haze),
                        )
                    )
                    parts.append(
                        path(
                            f"M{x - 1:.1f},{y - rise:.1f} l{width * 0.2:.1f},{-size * 0.42:.1f} h{width * 0.56:.1f}"
                            f" l{width * 0.2:.1f},{size * 0.42:.1f}Z",
                            mix(roof, "#b9cdd6", haze),
                        )
                    )
            x += width * random.choice((1.0, 1.0, 1.02, 1.35))
    return group(*parts)


def _block(x: float, y: float, height: float, *, finished_off: bool) -> str:
    tone = "#f1ece0" if finished_off else "#b9b3a6"
    front = rect(x, y - height, 78, height, fade(tone, dark(tone, 0.12)))
    side = path(f"M{x + 78},{y - height} l34,-18 v{height} l-34,18Z", dark(tone, 0.3))
    roof = path(f"M{x},{y - height} l34,-18 h78 l-34,18Z", dark(tone, 0.1))
    floors = "".join(f"M{x + 8},{y - height + 14 + i * 18:.0f} h62 " for i in range(int(height / 18)))
    glass = stroke(floors, "#5f86a0" if finished_off else "#6b665c", 8, stroke_dasharray="12 8", stroke_linecap="butt")
    net = "" if finished_off else rect(x - 2, y - height * 0.5, 82, height * 0.4, "#3f9a6a", opacity=0.55)
    return group(shadow(x + 70, y, 80, 10), side, roof, front, glass, net)


def _crane(x: float, y: float, height: float) -> str:
    mast = stroke(f"M{x},{y} V{y - height} M{x - 60},{y - height + 16} L{x + 150},{y - height + 16}", "#e8a91c", 6)
    ties = stroke(
        f"M{x},{y - height - 20} L{x - 56},{y - height + 14} M{x},{y - height - 20} L{x + 140},{y - height + 14}"
        f" M{x + 110},{y - height + 18} v60",
        "#8a6a20",
        2,
    )
    return mast + ties


def _estate() -> str:
    ground = path("M1330,600 H1640 V905 H1470 Q1390,760 1250,640Z", fade("#c9ae84", "#b08f62"))
    far = _block(1340, 660, 150, finished_off=True) + _block(1480, 650, 175, finished_off=True)
    middle = _crane(1440, 740, 300) + _block(1400, 760, 190, finished_off=True)
    middle += _block(1525, 745, 140, finished_off=False)
    near = _crane(1585, 850, 330) + _block(1490, 870, 165, finished_off=False)
    return ground + far + middle + near


def aerial(seed: int, hour: str = "morning", *, estate: bool = False) -> str:
    """Return the district from the air, the river winding through; `estate` adds towers being built."""
    random = rng(seed)
    top = sky(hour, 1600, 330, random)
    hills = path(
        "M0,330 Q200,236 420,300 T860,262 T1240,290 T1600,250 V345 H0Z", mix("#5f8394", SKIES[hour][1], 0.5)
    ) + path("M0,336 Q320,292 640,322 T1200,306 T1600,322 V350 H0Z", mix("#4f7a68", SKIES[hour][1], 0.35))
    land = rect(0, 330, 1600, 670, fade("#b4c6b4", "#8aa577", "#6f8a5c"))
    west = "M800,338 C900,430 760,520 900,620 C1040,720 1060,860 1010,1010"
    flow = f"{west} H1450 C1380,860 1240,720 1090,610 C960,510 960,420 830,338Z"
    river = path(flow, fade(mix(SKIES[hour][2], "#a9c7cf", 0.5), "#7fb0bf", "#4f8ea3")) + stroke(
        west, "#d9e6d0", 7, opacity=0.75
    )
    span = path("M560,690 Q1000,600 1500,640 v16 Q1000,618 560,712Z", fade("#f4f1e8", "#b8b5aa")) + stroke(
        "".join(f"M{x},{640 + abs(1000 - x) * 0.05} v46" for x in range(900, 1180, 60)), "#cfccc2", 9
    )
    towers = soft(1, group(skyline(random, 80, 560, 400, "#8ea6b3"), skyline(random, 1120, 1560, 396, "#8ea6b3")))
    sparkle = "".join(
        stroke(
            f"M{random.uniform(1010, 1250):.0f},{random.uniform(740, 990):.0f} h{random.uniform(20, 70):.0f}",
            "#ffffff",
            2,
            opacity=0.3,
        )
        for _ in range(40)
    )
    town = _roofs(random, 27) + span + sparkle + (_estate() if estate else "")
    return finished(top + hills + land + river + towers + town, 1600, 1000)


def ward_house(seed: int, name: str, hour: str = "noon") -> str:
    """Return the ward's house with its yard, flag and visitors."""
    random = rng(seed)
    far = sky(hour, 1600, 640, random) + wood(random, 640, 120)
    yard = rect(0, 660, 1600, 340, fade("#d9d2c2", "#b3aa97")) + stroke(
        "".join(f"M{800 + (i - 10) * 90},660 L{800 + (i - 10) * 210},1000 " for i in range(21))
        + "M0,720 H1600 M0,800 H1600 M0,910 H1600",
        "#a49b88",
        2.2,
    )
    trees = (
        tree(random, 110, 710, 380)
        + tree(random, 1500, 712, 400, "#4b8c4a")
        + palm(random, 235, 700, 260)
        + palm(random, 1390, 700, 280)
    )
    hedge = bushes(random, 60, 590, 690, 30) + bushes(random, 1030, 1560, 690, 30)
    bikes = "".join(motorbike(random, x, 820, 170) for x in (330, 1320))
    return finished(
        far + office(300, 660, name) + yard + hedge + trees + crowd(random, (420, 760, 1250, 900), 9, 180) + bikes,
        1600,
        1000,
    )


def cleanup(seed: int) -> str:
    """Return volunteers clearing a canal bank on a grey morning."""
    random = rng(seed)
    far = sky("morning", 1600, 420, random) + soft(3, row_of_houses(random, -40, 1620, 450, 330))
    bank = rect(0, 446, 1600, 74, fade("#8fae6c", "#6d8f52"))
    canal = water((0, 520, 1600, 170), "morning", random)
    near = grass(0, 690, 1600, 320, random)
    trees = "".join(tree(random, x, 500, 250, random.choice(GREENS)) for x in (120, 520, 930, 1330))
    team = []
    for i in range(11):
        x, y = 90 + i * 142 + random.uniform(-30, 30), 800 + random.uniform(-70, 130)
        look = someone(
            random, random.choice(("volunteer", "volunteer", "casual")), hat=random.choice(("non", "cap", ""))
        )
        tool = stroke("M14,-86 L30,-6", "#8a5a35", 2.6) + path("M26,-8 l10,-3 l3,9 h-14Z", "#7a828a")
        sack = path("M-12,-62 q12,6 24,0 l4,30 q-16,8 -32,0Z", light("#5f8fb0", 0.3))
        team.append(
            (
                y,
                placed(
                    x,
                    y,
                    2.25 + (y - 730) / 400,
                    standing(look, "dig" if i % 2 else "hold", holding=tool if i % 2 else sack),
                ),
            )
        )
    return finished(far + bank + trees + canal + near + "".join(figure for _, figure in sorted(team)), 1600, 1000)
