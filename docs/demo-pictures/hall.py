"""Scenes on and before a stage: the meeting, the speaker, the award."""

from __future__ import annotations

from random import Random

from canvas import (
    across,
    dark,
    ellipse,
    fade,
    finished,
    glow,
    group,
    light,
    path,
    placed,
    rect,
    rng,
    soft,
    star,
    stroke,
    words,
)
from people import bust, listener, someone, standing


def flowers(random: Random, x: float, y: float, size: float) -> str:
    """Return a bowl of flowers standing on (x, y)."""
    stems = []
    for _ in range(34):
        dx, dy = random.uniform(-0.5, 0.5) * size, -random.uniform(0.1, 0.8) * size
        stems.append(
            ellipse(
                x + dx,
                y + dy - size * 0.1,
                size * 0.13,
                size * 0.11,
                random.choice(("#e63f5a", "#f6b93b", "#f7f1ee", "#ef7fa4", "#3f8a49", "#2f7340")),
            )
        )
    return path(
        f"M{x - size * 0.3},{y - size * 0.22} h{size * 0.6} l{-size * 0.12},{size * 0.22} h{-size * 0.36}Z", "#f0ece2"
    ) + group(*stems)


def curtain(x: float, y: float, width: float, height: float, colour: str) -> str:
    """Return hanging cloth with folds."""
    folds = int(width / 34)
    step = width / folds
    parts = (
        rect(
            x + i * step, y, step + 1, height, across(dark(colour, 0.4), colour, light(colour, 0.12), dark(colour, 0.3))
        )
        for i in range(folds)
    )
    return group(*parts)


def _banner(lines: tuple[str, ...], x: float, y: float) -> str:
    sizes = (30, 58, 40) if len(lines) == 3 else (54, 40)
    out, down = [], y
    for line, size in zip(lines, sizes, strict=False):
        down += size * 1.32
        fit = min(size, 940 / max(len(line), 1) * 1.55)
        out.append(words(x, down, fit, "#ffe169", line))
    return group(*out)


def _backdrop(lines: tuple[str, ...], colour: str) -> str:
    wall = rect(0, 0, 1600, 640, fade("#e9dfc8", "#cdbd9c"))
    panels = "".join(rect(i * 100 + 6, 0, 88, 560, across("#d9c6a0", "#c4ad82")) for i in (0, 1, 14, 15))
    cloth = curtain(220, 20, 1160, 520, colour)
    sign = group(star(330, 140, 46, "#ffd83a"), _banner(lines, 850, 60))
    valance = "".join(
        path(
            f"M{200 + i * 100},0 h100 q-10,64 -50,64 t-50,-64Z",
            across(dark(colour, 0.3), light(colour, 0.1), dark(colour, 0.35)),
        )
        for i in range(12)
    )
    beams = "".join(ellipse(x, 120, 210, 330, glow("#fff4cf"), opacity=0.35) for x in (360, 800, 1240))
    return wall + panels + cloth + sign + valance + beams


def podium(x: float, y: float, scale: float) -> str:
    """Return a lectern with a microphone, its foot at (x, y)."""
    desk = path("M-34,0 L-28,-62 H28 L34,0Z", across("#a4683a", "#7a4724", "#5b341a")) + path(
        "M-38,-62 h76 l-6,-10 h-64Z", "#c48a55"
    )
    return placed(
        x,
        y,
        scale,
        desk,
        star(0, -34, 12, "#f1c75a"),
        stroke("M-10,-71 q-2,-12 6,-18", "#22252a", 1.8) + ellipse(-3, -90, 2.6, 3.4, "#22252a"),
    )


def _presidium(random: Random, y: float) -> str:
    parts = []
    for i in range(5):
        look = someone(random, random.choice(("suit", "suit", "shirt", "aodai")))
        parts.append(placed(520 + i * 118, y + 126, 1.95, bust(look, "clasped")))
    cloth = rect(440, y, 640, 96, fade("#f7f4ee", "#d9d2c4")) + "".join(
        path(f"M{440 + i * 64},{y} q32,54 64,0Z", "#b3232e") for i in range(10)
    )
    plates = "".join(rect(492 + i * 118, y - 16, 56, 18, "#fdfdfb", stroke="#b9a36a") for i in range(5))
    glasses = "".join(rect(558 + i * 118, y - 20, 9, 20, "#dff0f5", opacity=0.8) for i in range(5))
    return group(*parts) + cloth + plates + glasses + flowers(random, 760, y + 4, 74)


def _audience(random: Random, rows: int, dress: tuple[str, ...], chair: str) -> str:
    parts = []
    for row in range(rows):
        scale = 1.5 + row * 0.75
        y = 790 + row * 92 + row * row * 14
        step = 60 * scale * 0.78
        seats = []
        x = -step * random.random()
        while x < 1600 + step:
            if 690 < x < 690 + 40 * scale and row < rows - 1:
                x += 40 * scale
                continue
            look = someone(random, random.choice(dress))
            seats.append(placed(x, y + 42 * scale, scale, listener(look, chair)))
            x += step
        shade = group(*seats, opacity=1)
        parts.append(soft(3, shade) if row == rows - 1 else soft(1, shade) if row == rows - 2 else shade)
    return group(*parts)


def hall(seed: int, lines: tuple[str, ...], colour: str = "#a81c28", *, speaker: bool = True) -> str:
    """Return a meeting: stage with backdrop and presidium, the audience from behind."""
    random = rng(seed)
    floor = rect(0, 530, 1600, 480, fade("#8a6a4a", "#5d432e")) + rect(120, 520, 1360, 110, fade("#b98d5c", "#8d6439"))
    carpet = path("M690,630 h150 l220,380 h-560Z", fade("#a3222c", "#7d161f"))
    presidium = _presidium(random, 452)
    talk = (
        podium(1240, 560, 1.75)
        if not speaker
        else placed(1240, 618, 2.3, bust(someone(random, "suit"), "speak")) + podium(1240, 600, 2.0)
    )
    plants = flowers(random, 300, 560, 110) + flowers(random, 1400, 560, 90)
    seats = _audience(random, 4, ("shirt", "shirt", "suit", "casual", "aodai"), "#7a3b2c" if seed % 2 else "#2f4f7a")
    return finished(_backdrop(lines, colour) + floor + carpet + presidium + talk + plants + seats, 1600, 1000)


def _close_backdrop(lines: tuple[str, ...], colour: str, width: int, height: int) -> str:
    cloth = curtain(0, 0, width, height * 0.8, colour)
    rays = "".join(ellipse(width * x, 120, 230, height * 0.5, glow("#fff4cf"), opacity=0.3) for x in (0.2, 0.5, 0.8))
    base = rect(0, height * 0.78, width, height * 0.22, fade("#7a5636", "#4d3420"))
    # A wide picture has room for the words beside the speaker, a tall one only above.
    x, y, scale = (0.34 * width, 150, 1.15) if width > height else (0.54 * width, 75, 0.87)
    title = group(_banner(lines, 0, 20), transform=f"translate({x} {y}) scale({scale})")
    sign = star(x if width > height else width * 0.11, 110 if width > height else 195, 50, "#ffd83a")
    return soft(5, cloth, rays, base) + soft(2, sign, title)


def speaker(seed: int, lines: tuple[str, ...], *, tall: bool = False, dress: str = "suit") -> str:
    """Return one person at the lectern before an out-of-focus backdrop; `tall` makes it a portrait."""
    random = rng(seed)
    width, height = (1000, 1500) if tall else (1600, 1000)
    back = _close_backdrop(lines, random.choice(("#a81c28", "#1d4e79", "#7a1f3d")), width, height)
    scale, x, foot = (9.8, 500, 1430) if tall else (8.4, 1130, 1090)
    person = placed(x, foot, scale, bust(someone(random, dress), "speak"))
    desk = podium(x, foot + (30 if tall else 40), scale * 0.8)
    bowls = flowers(random, width * 0.93, height + 30, 230) + flowers(random, width * 0.1, height + 50, 240)
    return finished(back + person + desk + soft(2, bowls), width, height)


def award(seed: int, lines: tuple[str, ...], colour: str = "#a81c28", dress: str = "aodai") -> str:
    """Return a row of people on the stage with framed certificates and bouquets."""
    random = rng(seed)
    floor = rect(0, 560, 1600, 440, fade("#c39a68", "#8d6439", "#5d3f22"))
    glaze = "".join(rect(0, 600 + i * i * 9, 1600, 2, "#6d4a29", opacity=0.4) for i in range(7))
    people = []
    for i in range(8):
        x = 190 + i * 174
        host = i in (0, 7)
        look = someone(random, "suit" if host else random.choice((dress, dress, "shirt")))
        paper = (
            rect(-12, -70, 24, 17, "#c59a3f")
            + rect(-10.4, -68.4, 20.8, 13.8, "#fffbe9")
            + rect(-6, -66, 12, 1.6, "#b3242d")
            + rect(-7.5, -62.5, 15, 1, "#8a8578")
            + rect(-7.5, -60, 15, 1, "#8a8578")
        )
        gift = (
            paper
            if i % 2
            else group(
                *(
                    ellipse(
                        random.gauss(0, 5),
                        -64 + random.gauss(0, 4),
                        3,
                        2.7,
                        random.choice(("#e63f5a", "#f7c948", "#ffffff", "#3f8a49")),
                    )
                    for _ in range(26)
                )
            )
        )
        people.append(
            placed(
                x,
                880 + random.uniform(-6, 6),
                4.35,
                standing(look, "clap" if host else "hold", holding="" if host else gift),
            )
        )
    heads = "".join(placed(60 + i * 190, 1270, 4.2, listener(someone(random, "shirt"), "#40352c")) for i in range(9))
    return finished(_backdrop(lines, colour) + floor + glaze + group(*people) + soft(5, heads), 1600, 1000)
