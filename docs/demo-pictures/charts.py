"""Charts, a planning map and the emblem."""

from __future__ import annotations

import math

from canvas import document, ellipse, fade, group, path, rect, star, stroke, words

INK, QUIET, GRID = "#1d2a36", "#5a6875", "#d9dfe4"
WARDS = (
    ("Thượng Mây", "M70,130 L330,110 L350,300 L210,350 L80,300Z", "#dcebd2", (205, 225)),
    ("Đồng Sen", "M330,110 L600,120 L590,290 L350,300Z", "#f3e6c0", (410, 190)),
    ("Gò Mai", "M600,120 L860,140 L840,330 L590,290Z", "#f4d9c6", (720, 220)),
    ("Vườn Bàng", "M80,300 L210,350 L350,300 L380,480 L120,510Z", "#e6dcee", (235, 420)),
    ("Chợ Mây", "M350,300 L590,290 L600,470 L380,480Z", "#f8d7d3", (430, 400)),
    ("Cầu Trúc", "M590,290 L840,330 L850,500 L600,470Z", "#d3e6ee", (720, 400)),
    ("Bến Đò", "M120,590 L390,560 L410,760 L150,770Z", "#f3e6c0", (265, 675)),
    ("Hạ Mây", "M390,560 L620,550 L640,770 L410,760Z", "#dcebd2", (450, 650)),
    ("Bãi Dâu", "M620,550 L860,580 L850,780 L640,770Z", "#e6dcee", (745, 680)),
    ("Xóm Chài", "M120,510 L380,480 L390,560 L120,590Z", "#cfe3ea", (210, 560)),
)


def _left(x: float, y: float, size: float, colour: str, content: str, **values: str | float) -> str:
    return words(x, y, size, colour, content, **{"text_anchor": "start", "font_weight": 400, **values})


def _frame(title: str, note: str, ceiling: int, step: int) -> str:
    lines = []
    for value in range(0, ceiling + 1, step):
        y = 600 - value / ceiling * 440
        lines.append(
            stroke(f"M110,{y:.1f} H1150", GRID, 1.5)
            + words(96, y + 7, 20, QUIET, f"{value:,}".replace(",", "."), text_anchor="end", font_weight=400)
        )
    return (
        rect(0, 0, 1200, 720, "#ffffff")
        + _left(50, 62, 32, INK, title, font_weight=700)
        + _left(50, 100, 21, QUIET, note)
        + group(*lines)
    )


def budget() -> str:
    """Return a bar chart of planned and real budget income by year."""
    years = ((2018, 980, 1012), (2019, 1050, 1118), (2020, 1120, 1064), (2021, 1100, 1187), (2022, 1210, 1342))
    bars = []
    for i, (year, planned, real) in enumerate(years):
        x = 170 + i * 200
        for offset, value, paint in ((0, planned, "#9db4c6"), (66, real, "#b3232e")):
            height = value / 1500 * 440
            bars.append(
                rect(x + offset, 600 - height, 58, height, paint)
                + words(x + offset + 29, 590 - height, 18, INK, f"{value:,}".replace(",", "."))
            )
        bars.append(words(x + 62, 636, 22, INK, str(year)))
    key = (
        rect(360, 668, 24, 24, "#9db4c6")
        + _left(394, 688, 20, INK, "Dự toán giao")
        + rect(620, 668, 24, 24, "#b3232e")
        + _left(654, 688, 20, INK, "Thực hiện")
    )
    return document(
        _frame("Thu ngân sách quận Sông Mây, 2018 - 2022", "Đơn vị: tỷ đồng", 1500, 250) + group(*bars) + key, 1200, 720
    )


def online_files() -> str:
    """Return a line chart of the share of requests sent online, by quarter."""
    shares = (31, 38, 44, 52, 57, 63, 68, 74, 79, 83, 86, 89)
    points = [(150 + i * 86, 600 - share / 100 * 440) for i, share in enumerate(shares)]
    line = "M" + " L".join(f"{x},{y:.1f}" for x, y in points)
    area = path(f"{line} L{points[-1][0]},600 L{points[0][0]},600Z", fade("#1f6fb2", "#ffffff"), opacity=0.25)
    dots = "".join(
        ellipse(x, y, 8, 8, "#1f6fb2") + words(x, y - 18, 19, INK, f"{share}")
        for (x, y), share in zip(points, shares, strict=True)
    )
    names = "".join(
        words(x, 632, 18, QUIET, f"Q{i % 4 + 1}", font_weight=400)
        + (words(x + 129, 666, 22, INK, str(2022 + i // 4)) if i % 4 == 0 else "")
        for i, (x, _) in enumerate(points)
    )
    return document(
        _frame("Tỷ lệ hồ sơ nộp trực tuyến", "Phần trăm trên tổng số hồ sơ tiếp nhận, theo quý", 100, 20)
        + area
        + stroke(line, "#1f6fb2", 5)
        + dots
        + names,
        1200,
        720,
    )


def plan() -> str:
    """Return a map of the ten wards with the roads and parks to be built, and a legend."""
    parts = [
        rect(0, 0, 1200, 900, "#f7f8f4"),
        _left(50, 62, 32, INK, "Sơ đồ định hướng không gian quận Sông Mây đến năm 2030", font_weight=700),
    ]
    names: list[str] = []
    for name, shape, paint, (x, y) in WARDS:
        parts.append(path(shape, paint, stroke="#8a8f86", stroke_width=2))
        halo: dict[str, str | float] = {"stroke": "#ffffff", "stroke_width": 5, "paint_order": "stroke"}
        names.append(words(x, y, 23, INK, name, **halo))
    river = stroke("M120,550 C260,530 380,505 600,510 S780,545 862,540", "#7fb3cc", 40) + words(
        690, 527, 20, "#134a63", "sông Mây", font_style="italic"
    )
    old = stroke("M70,240 L860,250 M470,115 L500,480 M500,540 L530,765 M140,700 L850,690", "#c9a04a", 6)
    new = stroke(
        "M120,330 C320,260 560,330 845,300 M330,120 L380,480 L400,760",
        "#c8242f",
        7,
        stroke_dasharray="20 12",
        stroke_linecap="butt",
    )
    parks = "".join(
        ellipse(x, y, rx, ry, "#4f9a55", opacity=0.75)
        for x, y, rx, ry in ((250, 620, 50, 18), (560, 600, 54, 20), (760, 610, 60, 20), (660, 170, 34, 22))
    )
    schools = "".join(
        rect(x - 9, y - 9, 18, 18, "#1f5f99")
        for x, y in ((270, 170), (540, 250), (800, 280), (640, 430), (330, 720), (700, 740))
    )
    legend = [
        rect(900, 150, 260, 330, "#ffffff", stroke="#b9c0c6"),
        _left(924, 190, 23, INK, "Chú giải", font_weight=700),
    ]
    legend.append(stroke("M924,226 h52", "#c9a04a", 6) + _left(992, 233, 19, INK, "Đường hiện có"))
    legend.append(
        stroke("M924,272 h52", "#c8242f", 7, stroke_dasharray="14 8", stroke_linecap="butt")
        + _left(992, 279, 19, INK, "Đường mở mới")
    )
    legend.append(ellipse(950, 318, 24, 12, "#4f9a55", opacity=0.75) + _left(992, 325, 19, INK, "Công viên"))
    legend.append(rect(941, 355, 18, 18, "#1f5f99") + _left(992, 371, 19, INK, "Trường học"))
    legend.append(stroke("M924,410 h52", "#7fb3cc", 20) + _left(992, 417, 19, INK, "Mặt nước"))
    legend.append(stroke("M1030,560 v-50 l-14,22 M1030,510 l14,22", INK, 4) + words(1030, 596, 24, INK, "B"))
    scale = (
        stroke("M924,700 h180 M924,690 v20 M1014,692 v16 M1104,690 v20", INK, 3)
        + words(924, 738, 17, QUIET, "0")
        + words(1104, 738, 17, QUIET, "2 km")
    )
    return document(group(*parts) + river + old + new + parks + schools + group(*names, *legend) + scale, 1200, 900)


def emblem() -> str:
    """Return the district's emblem: a sail above three waves inside a ring of rice-green."""
    ring = (
        ellipse(128, 128, 124, 124, "#0f4c81")
        + ellipse(128, 128, 114, 114, "#ffffff")
        + ellipse(128, 128, 106, 106, fade("#2f86c5", "#9fd3ee"))
    )
    sun = ellipse(128, 116, 48, 48, "#ffd54a")
    rays = []
    for i in range(9):
        x, y = math.cos(math.pi * (1 + i / 8)), math.sin(math.pi * (1 + i / 8))
        rays.append(stroke(f"M{128 + 58 * x:.1f},{116 + 58 * y:.1f} l{16 * x:.1f},{16 * y:.1f}", "#ffd54a", 6))
    sail = (
        path("M132,52 Q186,96 178,146 L132,150Z", "#ffffff")
        + path("M122,66 Q84,104 84,146 L122,150Z", "#f4ead2")
        + rect(124, 46, 6, 112, "#7a4724")
    )
    hull = path("M74,156 H184 Q170,182 128,182 Q88,182 74,156Z", "#b3232e")
    waves = "".join(
        path(
            f"M22,{178 + i * 18} q26,-16 53,0 t53,0 t53,0 t53,0 V{200 + i * 18} Q128,{232 + i * 4} 22,{200 + i * 18}Z",
            tone,
        )
        for i, tone in enumerate(("#1f6fb2", "#175a94", "#0f4c81"))
    )
    clip = '<clipPath id="disc"><circle cx="128" cy="128" r="106"/></clipPath>'
    return document(
        ring + clip + group(*rays, sun, hull, sail, waves, clip_path="url(#disc)") + star(128, 34, 9, "#ffd54a"),
        256,
        256,
    )
