"""Measure the caption rules on real articles: every figcaption flattened to the paragraph below its picture.

    python benchmarks/captions.py [--misses]

Reads ``news/articles_html.jsonl.gz`` in the folder BANTIN_DATA (default ``../shared/data``). Each article becomes
Markdown twice: as it stands, with its captions as plain paragraphs; and with the captions taken out, so that every
picture is followed by ordinary text. The rules were fitted on the articles of the first half alone. Prints one JSON
line for each half: precision and recall as it stands, and over both.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from bantin.html import plain_text
from bantin.markdown.render import render

BLOCKS = {"p", "h2", "h3", "h4"}
SPECIAL = re.compile(r"([\\`*_\[\]<>#{}|])")
LIST_MARK = re.compile(r"^(\d*)([.)+-])(?= )")
Block = tuple[str, str]


def inline(element: Tag) -> str:
    """Return the words of an element as Markdown, emphasis kept."""
    parts = []
    for child in element.children:
        if isinstance(child, NavigableString):
            parts.append(str(child))
        elif isinstance(child, Tag):
            words = inline(child)
            mark = {"strong": "**", "b": "**", "em": "*", "i": "*"}.get(child.name, "")
            parts.append(f"{mark}{words.strip()}{mark}" if words.strip() and mark else words)
    return " ".join("".join(parts).split())


def escaped(element: Tag) -> str:
    """Return the words as Markdown in which only emphasis is a mark."""
    for child in list(element.find_all(string=True)):
        child.replace_with(SPECIAL.sub(r"\\\1", str(child)))
    return LIST_MARK.sub(r"\1\\\2", inline(element))


def blocks(element: PageElement) -> Iterator[Block]:
    """Yield ("picture", caption) and (tag name, Markdown) in order."""
    for child in element.children if isinstance(element, Tag) else ():
        if not isinstance(child, Tag):
            continue
        if child.name in {"figure", "img"}:
            caption = child.find("figcaption")
            if child.name == "img" or child.find("img"):
                yield "picture", escaped(caption) if isinstance(caption, Tag) else ""
        elif child.name in BLOCKS:
            if child.find("img"):
                yield "picture", ""
            if child.get_text(strip=True):
                yield child.name, escaped(child)
        elif child.name == "table":
            yield "table", "| a |\n|---|\n| b |"
        else:
            yield from blocks(child)


def flatten(page: list[Block], *, captions: bool) -> tuple[str, list[str]]:
    """Return the Markdown of an article and the caption of each picture in it, "" where it has none."""
    written: list[str] = []
    truth: list[str] = []
    for name, words in page:
        if name == "picture":
            written.append("![](x.jpg)")
            truth.append(words if captions else "")
            if captions and words:
                written.append(words)
        else:
            written.append("#" * int(name[1]) + " " + words if name[0] == "h" else words)
    return "\n\n".join(written), truth


def letters(words: str) -> str:
    """Return a text without spaces and marks, for comparing."""
    return "".join(character for character in words if character.isalnum())


def measure(page: list[Block], *, captions: bool) -> Iterator[tuple[str, str]]:
    """Yield what came of each picture (right, wrong, missed, unsure, text) and the words it is about."""
    source, truth = flatten(page, captions=captions)
    body = render(source, path=PurePosixPath("a/b.md"))
    unsure = {one.position.line for one in body.diagnostics if one.code == "caption-unsure"}
    for figure, caption in zip(body.figures, truth, strict=True):
        found = plain_text(figure.caption) or figure.credit
        doubt = " (unsure)" if figure.position.line in unsure else ""
        if found:
            yield "right" if letters(found) in letters(caption) else "wrong", found
        else:
            yield ("missed" if caption else "text") + doubt, caption


def rates(counts: Counter[str]) -> dict[str, float | int]:
    """Return precision, recall and what they were counted from."""
    missed = counts["missed"] + counts["missed (unsure)"]
    return {
        "captions": counts["right"] + missed,
        "wrong": counts["wrong"],
        "precision": round(counts["right"] / (counts["right"] + counts["wrong"]), 4),
        "recall": round(counts["right"] / (counts["right"] + missed), 4),
        "missed_with_warning": counts["missed (unsure)"],
        "text_with_warning": counts["text (unsure)"],
        "pictures_without": counts["text"] + counts["text (unsure)"] + counts["wrong"],
    }


def measure_all(data: Path) -> Iterator[tuple[int, bool, str, str]]:
    """Yield half, whether the captions stood below the pictures, outcome and words, for every picture."""
    with gzip.open(data / "news" / "articles_html.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            half = hashlib.sha256(str(article["id"]).encode()).digest()[0] & 1
            page = list(blocks(BeautifulSoup(article["content_html"], "html.parser")))
            for captions in (True, False):
                for outcome, words in measure(page, captions=captions):
                    yield half, captions, outcome, words


def main() -> None:
    """Measure both halves and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="print the captions of the first half not told rightly")
    arguments = parser.parse_args()
    counts: dict[tuple[int, bool], Counter[str]] = defaultdict(Counter)
    for half, captions, outcome, words in measure_all(Path(os.environ.get("BANTIN_DATA", "../shared/data"))):
        counts[half, captions][outcome] += 1
        if arguments.misses and half == 0 and outcome not in {"right", "text"}:
            print(outcome, "|", words)
    for half, name in enumerate(("fitted", "held out")):
        both = counts[half, True] + counts[half, False]
        print(json.dumps({"half": name, "as it stands": rates(counts[half, True]), "both": rates(both)}))


if __name__ == "__main__":
    main()
