"""Times Markdown to body: `python -m benchmarks.markdown [folder …]`, one JSON line for each folder of Markdown files.

Without a folder a made-up archive of 1,000 articles. `plain` is the share of articles that need no python-markdown;
`ms` is the CPU of a whole `render`, median of all articles, `ms_without` the same with every article left to
python-markdown, and the two `…_500` those of articles of 450 to 550 words without pictures. Each article is rendered by
both, one right after the other.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path, PurePosixPath
from statistics import median
from unittest import mock

from bantin.markdown.plain import read
from bantin.markdown.render import render
from benchmarks.corpus import write_corpus


def bodies(folder: Path) -> list[str]:
    """Return the text below the front matter of each article; a file without front matter is text from the start."""
    found = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        found.append(text.partition("\n---\n")[2] if text.startswith("---\n") else text.partition("\n\n")[2])
    return found


def spent(body: str) -> float:
    """Return the CPU milliseconds one article takes."""
    start = time.process_time()
    render(body, path=PurePosixPath("a/2021/a.md"))
    return (time.process_time() - start) * 1000


def measure(folder: Path) -> dict[str, object]:
    """Render all articles of a folder both ways."""
    texts = bodies(folder)
    render(texts[0], path=PurePosixPath("a.md"))
    pairs = []
    for text in texts:
        quick = spent(text)
        with mock.patch("bantin.markdown.render.read", return_value=None):
            pairs.append((quick, spent(text)))
    usual = [
        pair for pair, text in zip(pairs, texts, strict=True) if 450 < len(text.split()) < 550 and "![" not in text
    ]
    return {
        "articles": len(texts),
        "plain": round(sum(read(text) is not None for text in texts) / len(texts), 3),
        "ms": round(median(quick for quick, _ in pairs), 3),
        "ms_without": round(median(slow for _, slow in pairs), 3),
        "ms_500": round(median(quick for quick, _ in usual), 3) if usual else None,
        "ms_without_500": round(median(slow for _, slow in usual), 3) if usual else None,
    }


def main() -> None:
    """Measure each folder and print a line."""
    for name in sys.argv[1:]:
        print(name, json.dumps(measure(Path(name))))
    if not sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(1000, Path(folder))
            print(json.dumps(measure(Path(folder))))


if __name__ == "__main__":
    main()
