"""Machines: the fire engine, the excavator, the road roller; wheels on the line y."""

from __future__ import annotations

from canvas import (
    across,
    ellipse,
    fade,
    path,
    placed,
    rect,
    shadow,
    stroke,
    words,
)


def engine(x: float, y: float) -> str:
    """Return a fire engine with its ladder raised."""
    body = path("M0,0 V-150 H330 V-128 H420 Q448,-124 456,-84 L462,0Z", fade("#e83a3a", "#c01f26", "#8f141a"))
    glass = path("M346,-116 H412 Q432,-114 438,-78 H346Z", fade("#b9dbe8", "#5f8596")) + "".join(
        rect(20 + i * 76, -130, 62, 74, fade("#d8dde0", "#9aa3a8")) for i in range(4)
    )
    wheels = "".join(ellipse(wx, 4, 38, 38, "#17191c") + ellipse(wx, 4, 19, 19, "#b9c0c6") for wx in (84, 180, 392))
    top = (
        rect(300, -170, 60, 20, "#2b6fd0")
        + rect(0, -46, 460, 12, "#f4f1ea")
        + words(180, -16, 26, "#ffe27a", "CHỮA CHÁY")
    )
    ladder = stroke(
        "M40,-160 L420,-392 M62,-150 L440,-380"
        + "".join(f"M{52 + i * 27},{-158 - i * 16.4:.0f} l22,11" for i in range(14)),
        "#c9d0d5",
        7,
    )
    return placed(x, y, 1, shadow(230, 36, 250, 14), ladder, body, glass, wheels, top)


def excavator(x: float, y: float) -> str:
    """Return an excavator on its tracks."""
    track = rect(-90, -40, 190, 40, "#26292d", rx=20) + "".join(
        ellipse(-66 + i * 36, -20, 14, 14, "#5b6168") for i in range(5)
    )
    cab = path("M-80,-44 V-96 H-10 V-150 H52 L66,-96 H86 V-44Z", fade("#ffd54a", "#e8a91c", "#b97f10")) + path(
        "M-2,-142 H46 L58,-98 H-2Z", fade("#b9dbe8", "#5f8596")
    )
    arm = (
        stroke("M60,-90 L150,-214 L262,-140", "#e8a91c", 22)
        + stroke("M262,-140 L270,-70", "#c88d14", 16)
        + path("M240,-76 L296,-70 L290,-30 Q262,-10 240,-34Z", "#4a4f55")
    )
    return placed(x, y, 1.25, shadow(0, 0, 130, 12), arm, track, cab)


def roller(x: float, y: float) -> str:
    """Return a road roller."""
    drum = (
        ellipse(-70, -40, 46, 46, across("#9aa1a7", "#d3d8db", "#7a8187"))
        + ellipse(-70, -40, 12, 12, "#4a4f55")
        + ellipse(74, -38, 38, 38, "#1f2226")
        + ellipse(74, -38, 18, 18, "#e8a91c")
    )
    body = (
        path("M-96,-84 H-30 L-20,-60 H10 V-104 H112 L118,-54 H-100Z", fade("#ffcf40", "#d99a18"))
        + stroke("M2,-104 V-176 H84 V-104", "#3a3f45", 7)
        + rect(-10, -184, 108, 12, "#e8a91c")
    )
    return placed(x, y, 1.3, shadow(0, 4, 130, 12), body, drum)


def cone(x: float, y: float, scale: float) -> str:
    """Return a traffic cone standing on (x, y)."""
    body = path("M-16,0 L-4,-46 H4 L16,0Z", "#f2702c") + path("M-11,-18 L-8,-30 H8 L11,-18Z", "#ffffff")
    return placed(x, y, scale, body, rect(-22, -4, 44, 6, "#d85a1c"))
