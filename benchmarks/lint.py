"""Measure the lint: real articles, each many times over with an id of its own, checked for the first time and again.

    python -m benchmarks.lint [--articles 10000]

Reads ``news`` in the folder BANTIN_DATA (default ``../shared/data``). Prints one JSON line: seconds on the clock and
processor seconds of the command and its workers, when nothing is known, when nothing has changed, and when one article
has; and the processor seconds of reading and rendering alone, without any check, of as many articles.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path, PurePosixPath

from bantin import files
from bantin.article import identifiers
from bantin.article.archive import load_article
from bantin.article.categories import FILE, Categories, read_categories
from bantin.article.folder import read_folder
from bantin.clock import read_clock
from bantin.importers.run import run_import
from bantin.lint.runner import check, open_desk
from bantin.markdown.render import render

NEWS = ("articles.jsonl", "articles_html.jsonl.gz")
_ID = re.compile(r"^id: .*$", re.MULTILINE)
_ALIASES = re.compile(r"^aliases:\n(?:- .*\n)+", re.MULTILINE)


def main() -> None:
    """Make the archive, measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    count: int = parser.parse_args().articles
    data = Path(os.environ.get("BANTIN_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
    with tempfile.TemporaryDirectory() as folder:
        content = multiply(data, Path(folder), count)
        measured = {"articles": count, "first": lint(content)}
        measured["again"] = lint(content)
        first = next(content.rglob("*.md"))
        files.write_text(first, first.read_text(encoding="utf-8") + "\nThêm một câu.\n")
        measured["one_changed"] = lint(content)
        measured["reading_and_rendering_alone"] = read(content, read_categories(content / FILE))
        print(json.dumps(measured))


def multiply(data: Path, folder: Path, count: int) -> Path:
    """Return a content folder of so many articles, written long enough ago to be trusted."""
    for name in NEWS:
        run_import(data / "news" / name, folder / "real")
    content = folder / "content"
    files.write_bytes(content / FILE, (folder / "real" / FILE).read_bytes())
    articles = [
        (name, (folder / "real" / name).read_text(encoding="utf-8")) for name in read_folder(folder / "real").articles
    ]
    for number, (name, text) in enumerate(islice(cycle(articles), count)):
        own = _ALIASES.sub("", _ID.sub(f"id: {identifiers.derive(str(number))}", text, count=1), count=1)
        path = content / PurePosixPath(name).parent / f"bai-{number}.md"
        files.write_text(path, f"{own}\nBài số {number}.\n")
    time.sleep(3)
    return content


def lint(content: Path) -> dict[str, float]:
    """Return the seconds of one run."""
    started, used = time.monotonic(), _used()
    found = check(open_desk(content), content.parent / "memory", read_clock(), lambda _done, _all: None)
    seconds = {"clock": time.monotonic() - started, "processor": _used() - used, "read": float(found.read)}
    return {name: round(value, 2) for name, value in seconds.items()}


def read(content: Path, categories: Categories) -> float:
    """Return the processor seconds of reading and rendering every article, in one process."""
    used = _used()
    for name in read_folder(content).articles:
        article, _ = load_article(content, PurePosixPath(name), categories)
        if article:
            render(article.body, path=article.path)
    return round(_used() - used, 2)


def _used() -> float:
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in usages)


if __name__ == "__main__":
    main()
