"""People: a figure is drawn 100 units tall with its feet at (0, 0), then placed and scaled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from canvas import across, dark, ellipse, group, light, mirrored, path, placed, rect, stroke

SKINS = ("#e8b890", "#d9a177", "#c98d63", "#efc6a3", "#b97c55")
HAIRS = ("#1b1512", "#241a15", "#2d211b", "#3b3532", "#8d8984")
SHIRTS = ("#f4f6f8", "#dfeaf5", "#cfe0ee", "#f7efe2", "#e9ddea", "#d5e6d8", "#f3f3ee")
TROUSERS = ("#20262f", "#2b3340", "#3a3f47", "#1d2230", "#433a35")
CASUAL = ("#d9534f", "#3f7fbf", "#e0a030", "#4c9a6a", "#8a5fa8", "#e8ecef", "#d97b9b", "#406080")

YOUNG = ("student", "militia", "police", "volunteer", "medic", "worker")

# Arms as (elbow x, elbow y, hand x, hand y), the left arm given for its own side of the body.
_ARMS = {
    "down": ((-14.5, -64, -13, -49), (14.5, -64, 13, -49)),
    "clasped": ((-15, -62, -2, -53), (15, -62, 2, -53)),
    "clap": ((-15, -64, -1.5, -67), (15, -64, 1.5, -67)),
    "raise": ((-14.5, -64, -13, -49), (19, -76, 16, -93)),
    "speak": ((-15, -63, -8, -58), (18, -66, 20, -76)),
    "hold": ((-15, -62, -8, -61), (15, -62, 8, -61)),
    "dig": ((-10, -64, 6, -56), (17, -66, 20, -50)),
    "salute": ((-14.5, -64, -13, -49), (20, -80, 7, -95)),
    "hips": ((-20, -66, -10, -53), (20, -66, 10, -53)),
}


@dataclass(frozen=True)
class Look:
    """What a person looks like; `dress` names one of the cuts `_torso` knows."""

    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    long_hair: bool = False
    top: str = SHIRTS[0]
    bottom: str = TROUSERS[0]
    dress: str = "shirt"
    accent: str = "#b3202c"
    hat: str = ""
    mask: bool = False
    back: bool = False


def someone(random: Random, dress: str = "shirt", **fixed: str | bool) -> Look:
    """Return a person of chance in that dress; `fixed` sets any field."""
    woman = dress == "aodai" or random.random() < 0.45
    tops = {"suit": ("#232b3a", "#2e2f36", "#3a4452", "#1f2a44"), "casual": CASUAL, "volunteer": ("#2f6fb7",)}
    tops |= {"aodai": ("#b8283b", "#2c6fae", "#8e3a86", "#1f8a70", "#d8a02c", "#e56b8a"), "medic": ("#f6f9fb",)}
    tops |= {"militia": ("#5d6b3f",), "police": ("#3f6b4a",), "student": ("#fbfbfb",), "worker": ("#2d4a6b",)}
    bottoms = {"aodai": ("#f4f1ea",), "militia": ("#556238",), "police": ("#39614a",), "student": ("#233a66",)}
    look = Look(
        skin=random.choice(SKINS),
        hair=random.choice(HAIRS[:3] if dress in YOUNG else HAIRS),
        long_hair=woman,
        top=random.choice(tops.get(dress, SHIRTS)),
        bottom=random.choice(bottoms.get(dress, TROUSERS)),
        dress=dress,
        accent=random.choice(("#b3202c", "#1d4e89", "#7a2f6b", "#24634a")),
    )
    return replace(look, **fixed)  # type: ignore[arg-type]


def _legs(look: Look) -> str:
    if look.dress == "aodai":
        trousers = path("M-7.5,-40 L-8.5,-2 H-1 L0,-40 L1,-2 H8.5 L7.5,-40Z", look.bottom)
    else:
        trousers = path("M-9.4,-52 L-8.6,-3 H-2 L-.5,-42 H.5 L2,-3 H8.6 L9.4,-52Z", look.bottom)
    crease = path("M.5,-42 L2,-3 H8.6 L9.4,-52 H4Z", "#000", opacity=0.13)
    shoe = "#f2f2f2" if look.dress == "student" else "#17181c"
    return ellipse(-5.6, -1.6, 4.4, 2.1, shoe) + ellipse(5.6, -1.6, 4.4, 2.1, shoe) + trousers + crease


def _torso(look: Look) -> str:
    hem = {"aodai": -13, "medic": -32, "suit": -45}.get(look.dress, -48)
    flare = {"aodai": 9.5, "medic": 11.5}.get(look.dress, 9.8)
    cut = f"M-4,-84 C-9,-83 -13,-81 -13,-75 L-8.8,-58 L-{flare},{hem} H{flare} L8.8,-58 L13,-75 C13,-81 9,-83 4,-84Z"
    tone = across(light(look.top, 0.12), look.top, dark(look.top, 0.22))
    parts = [path(cut, tone), path(f"M3,-83 C9,-83 13,-81 13,-75 L8.8,-58 L{flare},{hem} H3Z", "#000", opacity=0.08)]
    if look.back:
        return group(*parts)
    collars = {
        "suit": path("M-3.6,-84 L0,-66 L3.6,-84Z", "#fbfbfb") + path("M-1.2,-82 L0,-66 L1.2,-82Z", look.accent),
        "student": path(
            "M-4.6,-84.5 L0,-76 L4.6,-84.5 L5.2,-82 L1.6,-74 L2.6,-66 L0,-71 L-2.6,-66 L-1.6,-74 L-5.2,-82Z", "#d4252f"
        ),
        "aodai": rect(-3.2, -86.5, 6.4, 3.6, dark(look.top, 0.12), rx=1),
        "medic": path("M-3.4,-84 L0,-73 L3.4,-84Z", "#9fd0de"),
        "worker": path("M-11,-70 H11 V-66 H-11Z M-10,-60 H10 V-56.5 H-10Z", "#e8e36a", opacity=0.9),
        "volunteer": ellipse(5.6, -72, 1.7, 1.7, "#f2d24b"),
    }
    plain = path("M-3.8,-84.4 L0,-78 L3.8,-84.4 L5,-82.4 L1,-77.2 H-1 L-5,-82.4Z", light(look.top, 0.35))
    parts.append(collars.get(look.dress, plain))
    if look.dress in ("militia", "police"):
        parts.append(rect(-9.3, -55, 18.6, 3.2, "#4a3524") + rect(-1.6, -55, 3.2, 3.2, "#d8b450"))
    return group(*parts)


def _arm(look: Look, arm: tuple[float, float, float, float], side: int) -> str:
    elbow_x, elbow_y, hand_x, hand_y = arm
    sleeve = look.top if side < 0 else dark(look.top, 0.14)
    forearm = sleeve if look.dress not in ("student", "casual", "volunteer") else look.skin
    return group(
        stroke(f"M{elbow_x},{elbow_y} L{hand_x},{hand_y}", forearm, 4.6),
        stroke(f"M{side * 10.6},-78 L{elbow_x},{elbow_y}", sleeve, 5.6),
        ellipse(hand_x, hand_y, 2.5, 2.8, look.skin),
    )


def _hat(look: Look) -> str:
    hats = {
        "non": path(
            "M-15,-91 Q-1,-111 0,-110 Q1,-111 15,-91 Q0,-87.5 -15,-91Z", across("#f6e9c4", "#e3cf9a", "#c2a86e")
        ),
        "helmet": path(
            "M-7.6,-93 C-8.5,-105 8.5,-105 7.6,-93 Q0,-95.5 -7.6,-93Z", across(light(look.accent, 0.3), look.accent)
        ),
        "hard": path("M-8.6,-94 H8.6 L7.4,-96 C7,-104 -7,-104 -7.4,-96Z", across("#ffe27a", "#eab222")),
        "cap": path("M-7,-95 C-7,-102 7,-102 7,-95 L10,-93 Q0,-95.5 -7,-94Z", dark(look.top, 0.1)),
        "peaked": path("M-9,-98 C-7,-104 7,-104 9,-98 L7,-95 H-7Z", dark(look.top, 0.12))
        + rect(-7, -96.6, 14, 2.4, "#a32430")
        + path("M-6.5,-94.6 Q0,-91.6 6.5,-94.6Z", "#15171a"),
    }
    return hats.get(look.hat, "")


def _long_hair(look: Look) -> str:
    shape = "M-6.8,-94 C-8.8,-84 -8.2,-78 -7.2,-74 H7.2 C8.2,-78 8.8,-84 6.8,-94Z"
    return path(shape, dark(look.hair, 0.2)) if look.long_hair else ""


def _hair_behind(look: Look) -> str:
    return "" if look.back else _long_hair(look)


def head(look: Look) -> str:
    """Return the head with neck and hair, chin near (0, -85)."""
    neck = rect(-2.9, -88, 5.8, 6.4, dark(look.skin, 0.16), rx=2)
    face = ellipse(0, -92, 5.9, 7.2, across(light(look.skin, 0.1), look.skin, dark(look.skin, 0.12)))
    if look.back:
        skull = ellipse(0, -93, 6.5, 7.4, across(light(look.hair, 0.12), look.hair))
        return neck + face + skull + _long_hair(look) + _hat(look)
    ears = ellipse(-6, -91.5, 1.1, 1.9, look.skin) + ellipse(6, -91.5, 1.1, 1.9, dark(look.skin, 0.1))
    crown = path(
        "M-6.7,-90 C-7.8,-102.5 7.8,-102.5 6.7,-90 C6,-95 3.4,-96.6 -1,-96.4 C-4,-96.2 -6,-94.6 -6.7,-90Z", look.hair
    )
    eyes = "".join(
        ellipse(x, -91.6, 0.75, 0.85, "#1c1412") + stroke(f"M{x - 1.4},-94 h2.8", look.hair, 0.6) for x in (-2.4, 2.4)
    )
    mouth = stroke("M-1.7,-87.6 Q0,-86.4 1.7,-87.6", dark("#b5545a", 0.05), 0.75)
    nose = stroke("M.1,-91 L-.5,-89.3 H.5", dark(look.skin, 0.22), 0.5)
    veil = (
        path("M-5.4,-90.4 H5.4 C5.6,-86 2,-84.4 0,-84.4 C-2,-84.4 -5.6,-86 -5.4,-90.4Z", "#bfe0ea")
        if look.mask
        else mouth + nose
    )
    return neck + ears + face + crown + eyes + veil + _hat(look)


def standing(look: Look, pose: str = "down", *, holding: str = "") -> str:
    """Return the whole figure; `holding` is drawn before the hands."""
    left, right = _ARMS[pose]
    arms = _arm(look, left, -1) + _arm(look, right, 1)
    ground = ellipse(3, -0.5, 15, 3, "#0b1520", opacity=0.25, filter="url(#blur1)")
    return group(ground, _hair_behind(look), _legs(look), _torso(look), head(look), holding, arms)


def bust(look: Look, pose: str = "clasped") -> str:
    """Return a figure without legs, for someone behind a table or counter."""
    left, right = _ARMS[pose]
    return group(_hair_behind(look), _torso(look), head(look), _arm(look, left, -1), _arm(look, right, 1))


def listener(look: Look, chair: str) -> str:
    """Return someone sitting with the back to us, the seat's edge at (0, -42)."""
    seen = replace(look, back=True)
    back = rect(-15, -72, 30, 40, across(light(chair, 0.1), dark(chair, 0.2)), rx=5)
    return group(_torso(seen), head(seen), back)


def walker(look: Look, *, running: bool = False) -> str:
    """Return someone seen from the side, going right; running swings the limbs wider."""
    swing = 17 if running else 9
    lift = -14 if running else -4
    back_leg = stroke(f"M-1,-50 L{-swing * 0.3},-27 L{-swing - 4},{lift}", dark(look.bottom, 0.2), 7)
    front_leg = stroke(f"M0,-50 L{swing * 0.8},-28 L{swing * 0.75},-4", look.bottom, 7.4)
    shoes = ellipse(swing * 0.75 + 2, -2, 4.6, 2.2, "#f0f0f0") + ellipse(-swing - 3, lift + 2, 4, 2.2, "#dddddd")
    body = path("M-7,-80 Q0,-86 6.5,-80 L7,-48 H-7Z", across(light(look.top, 0.1), dark(look.top, 0.2)))
    far = stroke(f"M-1,-77 L{swing * 0.7},-65 L{swing + 5},-71", dark(look.skin, 0.15), 4.4)
    near = stroke(f"M-1,-77 L{-swing * 0.7},-64 L{swing * 0.1},-57", look.skin, 4.6)
    cap = path("M-6.4,-89 C-9,-101 6,-102 6.4,-94 C3,-97 -1,-96 -2,-92Z", look.hair)
    tail = stroke("M-6,-93 q-7,3 -6,11", look.hair, 3.2) if look.long_hair else ""
    face = ellipse(0.6, -91.6, 5.7, 6.8, look.skin) + ellipse(3.8, -92.2, 0.7, 0.8, "#1c1412")
    return group(
        ellipse(0, -1, 16, 3, "#0b1520", opacity=0.25),
        far,
        back_leg,
        front_leg,
        shoes,
        rect(-2.4, -87, 5, 7, dark(look.skin, 0.15)),
        body,
        tail,
        face,
        cap,
        _hat(look),
        near,
    )


def crowd(random: Random, box: tuple[float, float, float, float], count: int, tall: float) -> str:
    """Return that many passers-by standing and walking in the box (x0, y0, x1, y1), far ones smaller."""
    x0, y0, x1, y1 = box
    spots = sorted((random.uniform(y0, y1), random.uniform(x0, x1)) for _ in range(count))
    figures = []
    for y, x in spots:
        look = someone(random, "casual")
        figure = walker(look) if random.random() < 0.5 else standing(look, random.choice(("down", "hips", "hold")))
        scale = tall / 100 * (0.72 + 0.28 * (y - y0) / max(y1 - y0, 1))
        figures.append(placed(x, y, scale, mirrored(figure) if random.random() < 0.5 else figure))
    return "".join(figures)
