"""What an editor has on the screen beside a browser, drawn from the real words: a terminal, and a file in an editor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from bantin.html import Markup, escape, tag

# No font of one width that is usual on such machines has all letters of Vietnamese.
_STYLE = """
body { margin: 0; background: #fff; font: 14px/1.5 "DejaVu Sans", "Segoe UI", sans-serif }
header { background: #e7eaee; color: #222; padding: 7px 14px; border-bottom: 1px solid #c8cdd3 }
main { padding: 12px 14px; color: #1b1b1b; white-space: pre-wrap; overflow-wrap: anywhere }
main > div { display: flex }
i { font-style: normal; color: #7a828c; width: 2.6em; padding-right: 1em; text-align: right; flex: none }
.typed { color: #0b4f9e; font-weight: bold }
.told { color: #8a2b06 }
b { font-weight: normal }
.field { color: #0b4f9e }
.sign { color: #8a2b06 }
"""
_FIELD = re.compile(r"([a-z_]+:)(.*)")
_SIGNS = re.compile(r"(#+ |- |\d+\. |!\[|\]\(|\[\^\d\]:?|&lt;/?[a-z]+.*?&gt;|---$)")
WIDTH = 900


def draw_terminal(command: str, said: Sequence[str]) -> Markup:
    """Return a terminal in which a command was typed, and what it said."""
    lines = [tag("span", {"class": "typed"}, f"> {command}")]
    lines += [tag("span", {"class": "told"} if "[" in line else {}, line) for line in said]
    return _draw("Terminal", [tag("div", {}, line) for line in lines])


def draw_editor(name: str, words: str) -> Markup:
    """Return a file in an editor: its lines with their numbers, the fields and signs of Markdown set off."""
    rows, in_head = [], False
    for number, line in enumerate(words.splitlines(), start=1):
        in_head = not in_head if line == "---" and number < 40 else in_head
        field = _FIELD.fullmatch(line) if in_head else None
        shown = tag("b", {"class": "field"}, field[1]) + escape(field[2]) if field else _with_signs(line)
        rows.append(tag("div", {}, tag("i", {}, str(number)) + tag("span", {}, shown)))
    return _draw(name, rows)


def _with_signs(line: str) -> Markup:
    return Markup(_SIGNS.sub(r'<b class="sign">\1</b>', str(escape(line))))


def _draw(name: str, rows: Sequence[Markup]) -> Markup:
    body = tag("header", {}, name) + tag("main", {}, Markup("").join(rows))
    return Markup("<!DOCTYPE html><meta charset=utf-8><style>") + Markup(_STYLE) + Markup("</style>") + body


def take_screen(browser: Browser, drawn: Markup, place: Path) -> None:
    """Put a picture of what was drawn at a place, in few colours: words alone need no more."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 100}, device_scale_factor=1.5)
    page.set_content(str(drawn))
    page.screenshot(path=place, full_page=True)
    page.close()
    with Image.open(place) as taken:
        few = taken.convert("RGB").quantize(24)
    few.save(place, optimize=True)
