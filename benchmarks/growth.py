"""Draw how builds grow with the archive, beside Hugo: docs/images/build-growth.svg.

    python -m benchmarks.growth FILE... [--into docs/images/build-growth.svg]

The files are what ``python -m benchmarks.build --peers --json FILE`` wrote, one or several sizes in each; of two of the
same size the later one counts. Drawn are medians of wall time for a cold build, a build after one edit (the slower
of a recent and an old article) and a build after nothing changed. Matplotlib is no dependency: install it with
``pip install --target var/peers matplotlib``. The same figures give the same bytes with the same matplotlib.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from bantin import files
from benchmarks.building.sides import MINIMAL, PEER, REAL, ROOT

PANELS = {
    "cold build": ("cold build",),
    "one article edited": ("edited, recent", "edited, old"),
    "nothing changed": ("nothing changed",),
}
# Name, colour (told apart by people who see few colours), mark.
LINES = {
    MINIMAL: ("Bản tin, same pages as Hugo", "#0072b2", "o"),
    PEER: ("Hugo", "#444444", "s"),
    REAL: ("Bản tin, real theme and all plugins", "#d55e00", "^"),
}
# No text as curves, no random names, no date: the file changes only with what it shows.
STYLE = {"svg.fonttype": "none", "svg.hashsalt": "bantin", "font.family": "sans-serif", "font.size": 9}

Medians = dict[str, dict[str, dict[str, float]]]


def read(paths: Iterable[Path]) -> dict[int, Medians]:
    """Return the medians by number of articles, the smallest first."""
    archives = (one for path in paths for one in json.loads(path.read_text("utf-8"))["archives"])
    return dict(sorted({one["articles"]: one["medians"] for one in archives}.items()))


def points(archives: dict[int, Medians], works: tuple[str, ...], side: str) -> list[tuple[int, float]]:
    """Return numbers of articles and seconds, where they were measured."""
    found = []
    for count, medians in archives.items():
        walls = [medians[work][side]["wall"] for work in works if side in medians.get(work, {})]
        if walls:
            found.append((count, max(walls)))
    return found


def fill(axes: Any, title: str, archives: dict[int, Medians], works: tuple[str, ...]) -> None:
    """Draw one panel."""
    for side, (label, colour, mark) in LINES.items():
        if found := points(archives, works, side):
            counts, seconds = zip(*found, strict=True)
            axes.plot(counts, seconds, color=colour, marker=mark, markersize=4, linewidth=1.4, label=label)
    axes.set(title=title, xlabel="articles", xscale="log", yscale="log")
    axes.set_xticks(list(archives), [f"{count:,}" for count in archives])
    axes.yaxis.set_major_formatter(lambda value, _place: f"{value:g}")
    axes.minorticks_off()
    axes.grid(visible=True, color="#dddddd", linewidth=0.6)


def draw(archives: dict[int, Medians]) -> bytes:
    """Return the drawing as SVG; raises ModuleNotFoundError where matplotlib is not installed."""
    matplotlib, figure = import_module("matplotlib"), import_module("matplotlib.figure")
    made = io.BytesIO()
    with matplotlib.rc_context(STYLE):
        sheet = figure.Figure(figsize=(9, 3.4), layout="constrained")
        panels = sheet.subplots(1, len(PANELS), sharey=True)
        for axes, (title, works) in zip(panels, PANELS.items(), strict=True):
            fill(axes, title, archives, works)
        panels[0].set_ylabel("seconds")
        handles, labels = panels[0].get_legend_handles_labels()
        sheet.legend(handles, labels, loc="outside lower center", ncols=len(LINES), frameon=False)
        sheet.savefig(made, format="svg", metadata={"Date": None})
    return made.getvalue()


def main() -> None:
    """Read the figures and write the drawing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "images" / "build-growth.svg")
    options = parser.parse_args()
    # Last, so that what the project itself depends on is not taken from there.
    sys.path.append(str(ROOT / "var" / "peers"))
    files.write_bytes(options.into, draw(read(options.files)))


if __name__ == "__main__":
    main()
