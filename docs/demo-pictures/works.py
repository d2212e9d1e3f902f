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
from machines import engine, excavator, roller
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


def planting(seed: int, hour: str = "morning") -> str:
    """Return people planting young trees on a lawn."""
    random = rng(seed)
    far = sky(hour, 1600, 430, random) + soft(2, skyline(random, -20, 1620, 440, mix("#6f8798", SKIES[hour][1], 0.4)))
    grove = wood(random, 500, 90)
    lawn = grass(0, 480, 1600, 530, random)
    banner = (
        rect(380, 250, 840, 84, "#c8242f")
        + words(800, 306, 42, "#ffe27a", "TẾT TRỒNG CÂY ĐỜI ĐỜI NHỚ ƠN BÁC")
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


def drill(seed: int) -> str:
    """Return a fire drill: engine, ladder, water on a smoking house, people led out."""
    random = rng(seed)
    far = sky("noon", 1600, 640, random) + soft(1, row_of_houses(random, -30, 700, 640, 380))
    block = rect(930, 90, 560, 560, across("#e6ddcc", "#cfc3ac", "#a99b82")) + "".join(
        rect(965 + c * 132, 130 + f * 130, 92, 84, fade("#4a5a66", "#7f97a5")) for c in range(4) for f in range(4)
    )
    fire = soft(
        2,
        *(
            path(
                f"M{1097 + i * 13},{350} q-12,-46 {6 + i * 3},-{70 + 18 * (i % 3)} q20,40 8,{70 + 18 * (i % 3)}Z",
                ("#ff8a2a", "#ffc23d", "#f2552c")[i % 3],
            )
            for i in range(7)
        ),
    )
    smoke = soft(
        14,
        *(
            ellipse(
                1150 + i * 26 + random.gauss(0, 34),
                270 - i * 34,
                60 + i * 13,
                44 + i * 9,
                mix("#3b3f44", "#b9c0c4", i / 11),
                opacity=0.68,
            )
            for i in range(11)
        ),
    )
    road = rect(0, 636, 1600, 370, fade("#8f9498", "#62676c"))
    jet = stroke("M600,420 Q880,170 1120,320", "#eaf6fb", 13, opacity=0.85) + soft(
        3,
        stroke("M600,420 Q880,170 1120,320", "#ffffff", 26, opacity=0.45),
        ellipse(1126, 330, 74, 40, "#ffffff", opacity=0.6),
    )
    crew = "".join(
        placed(
            x,
            y,
            s,
            standing(
                someone(
                    random, "worker", top="#24405f", bottom="#24405f", hat="helmet", accent="#d8343d", long_hair=False
                ),
                pose,
            ),
        )
        for x, y, s, pose in (
            (640, 850, 2.6, "speak"),
            (760, 880, 2.8, "dig"),
            (900, 800, 2.3, "raise"),
            (1210, 840, 2.5, "hold"),
            (70, 900, 2.8, "hips"),
        )
    )
    people = "".join(
        placed(x, 800 + i % 2 * 30, 2.2, walker(someone(random, "casual", mask=True), running=True))
        for i, x in enumerate((1010, 1090, 1300, 1400, 1500))
    )
    hose = stroke("M520,790 C640,930 700,800 780,850 S880,960 960,900", "#d9b23c", 11)
    cones = "".join(
        placed(
            x,
            950,
            1.1,
            path("M-16,0 L-4,-46 H4 L16,0Z", "#f2702c")
            + path("M-11,-18 L-8,-30 H8 L11,-18Z", "#ffffff")
            + rect(-22, -4, 44, 6, "#d85a1c"),
        )
        for x in (90, 420, 1080, 1460)
    )
    return finished(
        far + block + fire + smoke + road + engine(110, 790) + jet + people + hose + crew + cones, 1600, 1000
    )


def roadworks(seed: int) -> str:
    """Return a street being built: roller, excavator, workers, cones and a works sign."""
    random = rng(seed)
    far = sky("noon", 1600, 560, random) + soft(2, row_of_houses(random, -40, 1640, 590, 400))
    earth = rect(0, 580, 1600, 430, fade("#b3895c", "#94693f", "#7a5330"))
    new = path("M0,720 L1600,640 V760 L0,930Z", fade("#4b4e53", "#2c2f33")) + stroke(
        "M0,722 L1600,641 M0,930 L1600,762", "#c9c2b2", 10
    )
    grain = "".join(
        ellipse(
            random.uniform(0, 1600),
            random.uniform(600, 990),
            random.uniform(2, 8),
            random.uniform(2, 5),
            random.choice(("#6b4a30", "#c9a174", "#8d8d88")),
            opacity=0.7,
        )
        for _ in range(220)
    )
    heap = soft(1, path("M1180,668 Q1290,540 1370,560 Q1460,540 1590,672Z", fade("#c9a174", "#8f6a42")))
    crew = []
    for x, y, scale, pose in (
        (250, 900, 2.9, "dig"),
        (470, 800, 2.3, "hips"),
        (760, 900, 2.9, "speak"),
        (980, 850, 2.6, "dig"),
        (1320, 880, 2.8, "hold"),
        (1480, 780, 2.2, "hips"),
    ):
        look = someone(random, "worker", top=random.choice(("#e86b24", "#2d4a6b")), hat="hard", long_hair=False)
        crew.append(
            placed(
                x,
                y,
                scale,
                standing(look, pose, holding=stroke("M2,-62 L26,-4", "#9a683f", 2.4) if pose == "dig" else ""),
            )
        )
    cones = "".join(
        placed(
            x,
            y,
            0.9 + (y - 900) / 90,
            path("M-16,0 L-4,-46 H4 L16,0Z", "#f2702c")
            + path("M-11,-18 L-8,-30 H8 L11,-18Z", "#ffffff")
            + rect(-22, -4, 44, 6, "#d85a1c"),
        )
        for x, y in ((60, 985), (360, 975), (640, 968), (1120, 955), (1430, 945))
    )
    sign = (
        stroke("M120,760 V640", "#8a8f94", 9)
        + path("M60,650 L120,548 L180,650Z", "#ffd23a", stroke="#c8242f", stroke_width=12, stroke_linejoin="round")
        + stroke("M104,636 l20,-34 l18,34", "#1d1f22", 6)
    )
    return finished(
        far + earth + heap + new + grain + excavator(1130, 690) + roller(560, 800) + sign + group(*crew) + cones,
        1600,
        1000,
        "#ffe6b8",
    )
