"""Times the templates: `python -m benchmarks.pages 1000` builds a made-up archive, one JSON line for each template.

How many pages it drew, and the CPU milliseconds of one, median and mean (the first of each kind is compiled as well).
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import mean, median
from typing import Any
from unittest import mock

import jinja2
from pelican import main as build

from benchmarks.corpus import write_corpus

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Build once and print what each template took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    articles = parser.parse_args().articles
    spent: dict[str, list[float]] = defaultdict(list)
    draw = jinja2.Template.render

    def render(template: jinja2.Template, *given: Any, **variables: Any) -> str:
        start = time.process_time()
        drawn = draw(template, *given, **variables)
        spent[str(template.name)].append((time.process_time() - start) * 1000)
        return drawn

    with tempfile.TemporaryDirectory(prefix="bantin-benchmark-") as name:
        folder = Path(name)
        write_corpus(articles, folder / "content")
        os.environ["BANTIN_NOW"] = "2026-01-01"
        state = f'STATE_PATH="{(folder / "state").as_posix()}"'
        with mock.patch("jinja2.Template.render", render):
            build([f"{folder}/content", "-o", f"{folder}/output", "-s", str(ROOT / "pelicanconf.py"), "-e", state])
    for template, times in sorted(spent.items(), key=lambda pair: -sum(pair[1])):
        print(json.dumps({template: len(times), "median": round(median(times), 2), "mean": round(mean(times), 2)}))


if __name__ == "__main__":
    main()
