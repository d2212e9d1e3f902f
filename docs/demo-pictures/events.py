"""Gatherings in the open: school yard, parade, sports day, neighbourhood festival."""

from __future__ import annotations

from canvas import (
    across,
    ellipse,
    fade,
    finished,
    group,
    path,
    placed,
    rect,
    rng,
    soft,
    stroke,
    words,
)
from nature import bushes, sky, tree, wood
from people import Look, crowd, someone, standing, walker
from town import SIGNS, flag, row_of_houses


def school(seed: int, name: str, hour: str = "morning") -> str:
    """Return a school yard with classes in rows before the flag."""
    random = rng(seed)
    far = sky(hour, 1600, 420, random) + wood(random, 568, 100)
    house = [
        rect(180, 170, 1240, 400, across("#fbe6b4", "#f2cf86", "#dcb46a")),
        path("M150,172 L240,100 H1360 L1450,172Z", fade("#c0553d", "#8f3a2a")),
    ]
    for floor in range(3):
        for room in range(10):
            x, y = 205 + room * 121, 196 + floor * 124
            house.append(
                rect(x, y, 100, 80, "#fffaf0")
                + rect(x + 6, y + 6, 42, 68, fade("#6b93a8", "#b6d3da"))
                + rect(x + 54, y + 6, 40, 68, fade("#4c8a8f", "#2f6468"))
            )
        house.append(
            rect(172, 288 + floor * 124, 1256, 12, "#e7d9b6") + stroke(f"M176,{268 + floor * 124} H1424", "#8a7a5a", 3)
        )
    board = rect(520, 118, 560, 58, "#1f5f99", rx=8) + words(800, 160, 36, "#fff6d8", name)
    yard = rect(0, 565, 1600, 440, fade("#d8c8b0", "#b9a589", "#9a866a"))
    pole = rect(394, 30, 9, 550, across("#ffffff", "#a9b2b8")) + flag(403, 36, 110) + rect(340, 566, 116, 26, "#c9bda6")
    rows = []
    for line in range(5):
        foot, scale = 660 + line * 64 + line * line * 8, 0.92 + line * 0.28
        for i in range(24):
            spot = 800 + (i - 11.5) * (54 + line * 12) + random.uniform(-4, 4)
            if abs(i - 11.5) < 1:
                continue
            pupil = someone(random, "student", back=line > 1)
            rows.append(
                placed(spot, foot, scale, standing(pupil, random.choice(("down", "salute")) if line < 2 else "down"))
            )
    teachers = "".join(
        placed(x, 628, 1.35, standing(someone(random, "aodai"), "clasped")) for x in (560, 640, 960, 1040)
    )
    shade = tree(random, 90, 640, 420, "#b9463a" if seed % 2 else "#3f7f45") + tree(random, 1520, 640, 430, "#4b8c4a")
    return finished(far + group(*house) + board + yard + pole + teachers + shade + group(*rows), 1600, 1000)


def parade(seed: int, title: str) -> str:
    """Return ranks of militia before a stand with guests."""
    random = rng(seed)
    far = sky("noon", 1600, 420, random) + wood(random, 480, 100, "#47804a")
    stand = (
        rect(440, 250, 720, 250, "#b01f2a")
        + path("M410,256 L450,206 H1150 L1190,256Z", fade("#f4efe2", "#c9bfa8"))
        + words(800, 318, min(40, 1000 / len(title)), "#ffe27a", title)
    )
    guests = "".join(
        placed(
            520 + i * 80,
            520,
            1.55,
            standing(someone(random, ("suit", "police", "shirt")[i % 3], hat="peaked" if i % 3 == 1 else ""), "clap"),
        )
        for i in range(8)
    )
    rail = rect(440, 470, 720, 50, fade("#f7f3ea", "#d4cbb8")) + bushes(random, 440, 1180, 526, 22)
    flags = "".join(
        stroke(f"M{x},250 V520", "#c9a04a", 6) + flag(x + 3, 252, 88) for x in (90, 210, 330, 1250, 1370, 1490)
    )
    ground = rect(0, 500, 1600, 500, fade("#cdbf9f", "#a8946f"))
    ranks = []
    for line in range(4):
        y, scale = 640 + line * 86 + line * line * 10, 1.55 + line * 0.42
        for i in range(13):
            look = someone(
                random,
                "police" if seed % 2 and line == 0 else "militia",
                hat="peaked" if seed % 2 and line == 0 else "cap",
                long_hair=False,
            )
            ranks.append(placed(800 + (i - 6) * (100 + line * 22), y, scale, standing(look, "down")))
    leader = placed(
        1000, 600, 1.7, standing(Look(dress="militia", top="#4d5b33", bottom="#46532e", hat="peaked"), "salute")
    )
    return finished(far + ground + stand + guests + rail + flags + leader + group(*ranks), 1600, 1000)


def stadium(seed: int) -> str:
    """Return a sports day: runners on the lanes, the stand full of people."""
    random = rng(seed)
    far = sky("noon", 1600, 300, random)
    stand = [path("M0,150 H1600 V470 H0Z", fade("#8fa3ae", "#6d808b"))]
    for row in range(9):
        y = 200 + row * 30
        stand.append(rect(0, y + 14, 1600, 16, "#c4cdd2"))
        stand += (
            ellipse(x + random.uniform(-5, 5), y, 8, 9.5, random.choice(("#e8b890", "#d9a177", "#c98d63")))
            + rect(x - 11, y + 8, 22, 20, random.choice((*SIGNS, "#f4f6f8", "#f1c640")), rx=6)
            + path(f"M{x - 8},{y - 2} q8,-14 16,0Z", "#1b1512")
            for x in range(14, 1600, 27)
            if random.random() < 0.86
        )
    roof = path("M-10,96 H1610 L1570,160 H30Z", fade("#f6f8f9", "#b7c3ca")) + "".join(
        flag(120 + i * 230, 40, 70) + stroke(f"M{120 + i * 230},38 v66", "#d8d8d8", 4) for i in range(7)
    )
    boards = "".join(
        rect(i * 320, 470, 318, 46, SIGNS[i % 5])
        + words(
            i * 320 + 159, 503, 24, "#fffbe8", ("THỂ THAO", "SỨC KHỎE", "ĐOÀN KẾT", "TRUNG THỰC", "CAO THƯỢNG")[i % 5]
        )
        for i in range(5)
    )
    lawn = rect(0, 516, 1600, 90, fade("#6fae4c", "#86c05a"))
    track = rect(0, 600, 1600, 400, fade("#c8633f", "#b04c2c", "#963c22")) + "".join(
        stroke(f"M-10,{616 + i * 44 + i * i * 7} H1610", "#f7ede2", 3 + i * 0.7) for i in range(7)
    )
    runners = []
    for lane in range(5):
        y, scale = 690 + lane * 62 + lane * lane * 4, 1.9 + lane * 0.32
        bib = SIGNS[lane % 5]
        look = someone(random, "casual", top=bib, bottom="#1d2a3d")
        runners.append(
            placed(
                (250, 820, 1240, 520, 1060)[lane] + random.uniform(-60, 60), y + 12, scale, walker(look, running=True)
            )
        )
    return finished(far + roof + group(*stand) + boards + lawn + track + group(*runners), 1600, 1000)


def gathering(seed: int, sign: str) -> str:
    """Return neighbours at an evening festival in front of the community house."""
    random = rng(seed)
    far = sky("dusk", 1600, 520, random) + soft(3, row_of_houses(random, -40, 1640, 540, 330))
    ground = rect(0, 530, 1600, 470, fade("#a98a6b", "#6d543f"))
    gate = (
        rect(420, 210, 40, 350, "#b01f2a")
        + rect(1140, 210, 40, 350, "#b01f2a")
        + path("M380,214 Q800,120 1220,214 l-20,70 Q800,200 400,284Z", fade("#d8343d", "#a31a24"))
        + words(800, 226, 44, "#ffe27a", sign)
    )
    lanterns = "".join(
        ellipse(x, 120 + 50 * (1 - ((x % 320) / 160 - 1) ** 2), 22, 27, across("#ffb04a", "#e0402a"))
        + ellipse(x, 130, 90, 90, "#ffcf7a", opacity=0.10)
        for x in range(30, 1600, 80)
    )
    tables = "".join(
        group(
            path(
                f"M{x - 130},{y} L{x - 104},{y + 84} Q{x},{y + 118} {x + 104},{y + 84} L{x + 130},{y}Z",
                fade("#d8343d", "#8f1a24"),
            ),
            ellipse(x, y, 130, 34, "#f4efe2"),
            *(
                ellipse(
                    x + random.uniform(-90, 90),
                    y + random.uniform(-14, 10),
                    13,
                    6,
                    random.choice(("#ffffff", "#f2a32c", "#5aa046")),
                )
                for _ in range(10)
            ),
        )
        for x, y in ((300, 850), (800, 880), (1310, 850))
    )
    people = crowd(random, (60, 640, 1540, 930), 34, 260)
    dancers = "".join(
        placed(560 + i * 96, 650, 1.75, standing(someone(random, "aodai"), "raise" if i % 2 else "hold"))
        for i in range(6)
    )
    return finished(far + ground + gate + lanterns + dancers + tables + people, 1600, 1000, "#ffb86a")
