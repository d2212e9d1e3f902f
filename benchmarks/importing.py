"""Measure the import of a mirror of an old portal: ``python -m benchmarks.importing [PAGES]``.

The pages are made up: each with the layout, menu and scripts of such a portal, a picture, a table of 24 cells, eight
paragraphs that came from Word with their letters as references, some 20 kB in all.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from bantin.importers.run import run_import
from benchmarks.corpus import syllables
from tests.importers.office import GIF
from tests.importers.portal_pages import article, page, path_of

PAGES = 10_000
A_FOLDER = 500
PARAGRAPHS, WORDS = 8, 60
ROWS, CELLS = 6, 4
CATEGORIES, PICTURES = 20, 50
_WORD_STYLE = "text-align: justify; text-indent: 36pt; font-family: &#39;Times New Roman&#39;, serif;"
_MENU = "".join(f'<li><a href="/muc-{number}.html"><span>Mục {number}</span></a></li>' for number in range(60))
_SCRIPT = f"<script>var a='{'x' * 6000}';</script>"


class Pages:
    """Makes pages; the same number and seed give the same bytes."""

    def __init__(self) -> None:
        self.random = random.Random(1)
        self.words = syllables()

    def say(self, count: int) -> str:
        """Return some words."""
        return " ".join(self.random.choices(self.words, k=count))

    def page(self, number: int) -> str:
        """Return one saved page of an article."""
        body = self._picture(number) + "".join(self._paragraph() for _ in range(PARAGRAPHS)) + self._table()
        line = f"Ngày đăng 06/01/2021 | 05:07 PM | Lượt xem: {number}"
        main = article(body, line=line, title=f"{self.say(9)} {number}", lead=self.say(30), number=number)
        category = number % CATEGORIES
        path = path_of(1000 + number, category=f"muc-{category}")
        return page(main, path, crumb=f"Mục {category}", menu=_MENU + _SCRIPT)

    def _picture(self, number: int) -> str:
        shown = f'<img src="../anh/{number % PICTURES}.gif" alt="">'
        return f"<table><tr><td>{shown}</td></tr><tr><td>{self.say(8)}</td></tr></table>"

    def _paragraph(self) -> str:
        words = self.say(WORDS).encode("ascii", "xmlcharrefreplace").decode("ascii")
        return f'<p class="MsoNormal" style="{_WORD_STYLE}"><span><span>{words}.</span></span><o:p></o:p></p>'

    def _table(self) -> str:
        return f"<table border='1'>{''.join(self._row() for _ in range(ROWS))}</table>"

    def _row(self) -> str:
        return f"<tr>{''.join(f'<td><p><span>{self.say(2)}</span></p></td>' for _ in range(CELLS))}</tr>"


def make(folder: Path, count: int) -> None:
    """Put a mirror of so many pages into a folder."""
    pages = Pages()
    (folder / "anh").mkdir()
    for number in range(PICTURES):
        (folder / "anh" / f"{number}.gif").write_bytes(GIF + bytes([number]))
    for number in range(count):
        place = folder / f"{number // A_FOLDER}" / f"{number}.html"
        place.parent.mkdir(exist_ok=True)
        place.write_text(pages.page(number), encoding="utf-8")


def main(count: int) -> None:
    """Import a made-up mirror twice and print what that takes."""
    with tempfile.TemporaryDirectory(prefix="bantin-import-") as name:
        source, content = Path(name, "cu"), Path(name, "content")
        source.mkdir()
        make(source, count)
        for run in ("lần đầu", "chạy lại"):
            before, began = time.process_time(), time.monotonic()
            account = run_import(source, content)
            used, passed = time.process_time() - before, time.monotonic() - began
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            told = ", ".join(f"{one.value} {number}" for one, number in account.outcomes.items())
            print(f"{run}: {told}; {used:.0f} s CPU, {passed:.0f} s, {most:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
