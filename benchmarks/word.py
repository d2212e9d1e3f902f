"""Compare our reading of Word files with mammoth's (``pip install mammoth``), case by case and on real files.

Both readers' HTML goes the same way to Markdown and to the page: ``python -m benchmarks.word [FILE.docx …]``.
"""

from __future__ import annotations

import importlib
import sys
import time
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePosixPath
from statistics import median
from typing import Any

from bantin.importers.blocks import write_blocks
from bantin.importers.html_markdown import read_html
from bantin.importers.losses import Losses
from bantin.importers.word.package import Package
from bantin.importers.word.reader import read_article
from bantin.markdown.figures import draw_figure
from bantin.markdown.render import render
from tests.importers.office import GIF
from tests.importers.word import making
from tests.importers.word.making import AGAIN, BULLETS, CLAUSES, NUMBERS, SUB, cell, docx, notes, p, picture, run, table
from tests.importers.word.test_sentences import sentences, squash

Reader = Callable[[bytes], str]
PICTURE = {"a": ("image", "media/a.gif"), "b": ("image", "media/b.gif")}
MEDIA: dict[str, str | bytes] = {"word/media/a.gif": GIF, "word/media/b.gif": GIF + b"b"}
NOTE = "<w:r><w:{}Reference w:id='1'/></w:r>"
FRAME = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
SPREAD = [cell("Đơn vị", merge="restart"), cell("Kết quả", span=2)], [cell(merge="continue"), "2020", "2021"]


def illustrated(*blocks: str) -> bytes:
    """Return a file with two pictures at hand."""
    return docx(p("Mở."), *blocks, links=PICTURE, parts=MEDIA)


def listed(*items: tuple[str, int, int]) -> bytes:
    """Return a file with items of lists: words, list and level."""
    return docx(p("Mở."), *(p(words, item=(number, at)) for words, number, at in items))


# What is asked, the file, and what the page has to hold.
CASES: tuple[tuple[str, bytes, tuple[str, ...]], ...] = (
    ("heading of a style based on a heading", docx(p("Mở."), p("Mục", style="Con")), ("<h2",)),
    ("number of a numbered heading", docx(p("Mở."), p("A", style="Heading1", item=(CLAUSES, 0))), ("Điều 1. A",)),
    ("neighbouring lists stay two", listed(("a", NUMBERS, 0), ("b", AGAIN, 0)), ("</ol>\n", "<ol>\n<li>b")),
    (
        "number goes on after a paragraph",
        docx(*(p(*one) if isinstance(one, list) else p(one, item=(NUMBERS, 0)) for one in ("a", ["Xen."], "b"))),
        ('<ol start="2">',),
    ),
    (
        "labels a) and 1.1. stay readable",
        listed(("a", NUMBERS, 0), ("b", NUMBERS, 1), ("c", NUMBERS, 2)),
        ("a) b", "1.1. c"),
    ),
    ("list nested by its indent", listed(("a", NUMBERS, 0), ("b", SUB, 0), ("c", NUMBERS, 0)), ("<li>a<ul>",)),
    ("list nested by its level", listed(("a", BULLETS, 0), ("b", BULLETS, 1)), ("<li>a<ul>",)),
    ("cells merged both ways", docx(p("Mở."), table(*SPREAD)), ('rowspan="2"', 'colspan="2"')),
    (
        "caption by its style",
        illustrated(p(picture("a")), p("Chú thích dài hơn.", style="Caption")),
        ("<figcaption>Chú",),
    ),
    (
        "caption by its place",
        illustrated(p(picture("a"), centred=True), p("Tại Hội nghị.", centred=True)),
        ("<figcaption>Tại",),
    ),
    (
        "captions of pictures side by side",
        illustrated(table([cell(p(picture("a"))), cell(p(picture("b")))], ["Một", "Hai"])),
        ("<figcaption>Một</figcaption>", "<figcaption>Hai</figcaption>"),
    ),
    (
        "footnote",
        docx(p("Câu", NOTE.format("footnote")), parts={"word/footnotes.xml": notes("footnote", {"1": "Chú."})}),
        ('class="footnote-ref"', "Chú."),
    ),
    (
        "endnote",
        docx(p("Câu", NOTE.format("endnote")), parts={"word/endnotes.xml": notes("endnote", {"1": "Chú."})}),
        ('class="footnote-ref"', "Chú."),
    ),
    ("text frame", docx(p("A."), p(FRAME.format(p("Trong khung.")))), ("Trong khung.",)),
    ("tracked changes", docx(p("A ", "<w:del>" + run("cũ") + "</w:del><w:ins>" + run("mới") + "</w:ins>")), ("A mới",)),
    ("letters of a formula", docx(p("A ", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")), ("x=1",)),
    (
        "picture of an old file",
        illustrated(p('<w:r><w:pict><v:shape><v:imagedata r:id="a"/></v:shape></w:pict></w:r>')),
        ("<figure",),
    ),
    (
        "the strict form",
        docx(
            parts={
                "word/document.xml": making.document(p("Chữ.")).replace(
                    making.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
                )
            }
        ),
        ("Chữ.",),
    ),
)


def ours(data: bytes) -> str:
    """Return the HTML of our reader, title and lead included."""
    article = read_article(Package(data))
    office = article.office
    fields = [office.number, office.issuer, office.summary] if office else []
    return "".join(f"<p>{one}</p>" for one in (article.title, article.lead, *fields) if one) + article.html


def mammoths(data: bytes) -> str:
    """Return the HTML of mammoth."""
    mammoth: Any = importlib.import_module("mammoth")
    return str(mammoth.convert_to_html(BytesIO(data)).value)


def page(html: str) -> str:
    """Return the page made of some HTML as of any imported article."""
    blocks = read_html(html, "", lambda _picture: "/images/a.gif", Losses())
    body = render(write_blocks(blocks, lambda _picture: "/images/a.gif"), path=PurePosixPath("a/2021/a.md"))
    return body.html(lambda figure, _number: str(draw_figure(figure, None)))


def holds(read: Reader, data: bytes, asked: tuple[str, ...]) -> bool:
    """Tell whether the page holds all that is asked."""
    try:
        made = page(read(data))
    except Exception:
        return False
    return all(one in made for one in asked)


def bomb(read: Reader) -> str:
    """Return how much memory a file of 100 kB takes whose text unpacks to 100 MB of blanks."""
    data = docx(parts={"word/document.xml": making.document(p("a" + " " * 100_000_000))})
    tracemalloc.start()
    try:
        read(data)
        end = "read"
    except Exception as error:
        end = type(error).__name__
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return f"{end}, {peak // 1_000_000} MB"


def entities(read: Reader) -> str:
    """Return what becomes of a file with entities."""
    doctype = '<!DOCTYPE x [<!ENTITY a "ha">]>'
    try:
        return "read: " + read(docx(parts={"word/document.xml": doctype + making.document(p("a"))}))[:20]
    except Exception as error:
        return type(error).__name__


def main(files: list[Path]) -> None:
    """Print the comparison."""
    readers: dict[str, Reader] = {"ours": ours, "mammoth": mammoths}
    for name, data, asked in CASES:
        print(
            f"{name:40}", *(f"{key} {'yes' if holds(read, data, asked) else 'NO':5}" for key, read in readers.items())
        )
    for key, read in readers.items():
        print(f"{key}: bomb {bomb(read)}; entities {entities(read)}")
        times, lost, all_sentences = [], 0, 0
        for file in files:
            data = file.read_bytes()
            before = time.perf_counter()
            html = read(data)
            times.append(time.perf_counter() - before)
            shown, said = squash(page(html)), list(sentences(data))
            all_sentences += len(said)
            lost += sum(squash(one) not in shown for one in said)
        if files:
            print(f"{key}: {len(files)} files, {lost} of {all_sentences} sentences lost, {median(times) * 1000:.1f} ms")


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
