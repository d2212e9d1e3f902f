"""The blocks of a Word file as the HTML that the importers read: headings, lists, tables, figures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bantin.html import Markup, escape, tag
from bantin.importers.markup import NOTE_KEY
from bantin.importers.runs import Break, Picture, Run
from bantin.importers.word.model import Block, Cell, Mark, Note, Paragraph, Piece, Role, Table
from bantin.importers.word.nesting import List, Node, nest

# A centred line below a picture is its caption up to here; a longer one is left to the rules for paragraphs.
MAX_CAPTION_WORDS = 40
_NOTHING = Markup("")
# A line drawn with signs.
_RULE = re.compile(r"[-–—─━_*=]{3,}")
_LINE = Markup("\n")


def write_blocks(blocks: Sequence[Block]) -> Markup:
    """Return the blocks as HTML."""
    return _write_nodes(nest(_with_frames(blocks)))


def write_note(key: str, blocks: Sequence[Block]) -> Markup:
    """Return a footnote as HTML."""
    return tag("aside", {NOTE_KEY: key}, write_blocks(blocks))


def _with_frames(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, after each paragraph what stands in its frames."""
    for block in blocks:
        yield block
        if isinstance(block, Paragraph):
            yield from _with_frames(block.boxes)


def _write_nodes(nodes: Sequence[Node]) -> Markup:
    written: list[Markup] = []
    at = 0
    while at < len(nodes):
        node, following = nodes[at], nodes[at + 1] if at + 1 < len(nodes) else None
        at += 1
        if isinstance(node, List):
            written.append(_write_list(node))
        elif isinstance(node, Table):
            written.append(_write_table(node))
        elif _shows_pictures(node) and isinstance(following, Paragraph) and _is_caption(following):
            written.append(_write_figures(node, following))
            at += 1
        else:
            written.append(_write_paragraph(node))
    return _LINE.join(written)


def _write_list(made: List) -> Markup:
    items = [tag("li", {}, _write_item(item.blocks)) for item in made.items]
    name, start = ("ul", None) if made.first is None else ("ol", made.first)
    return tag(name, {"start": start}, _NOTHING.join(items))


def _write_item(nodes: Sequence[Node]) -> Markup:
    """Return an item; what stands alone in it needs no paragraph."""
    first, *others = nodes
    if isinstance(first, Paragraph) and all(isinstance(one, List) for one in others):
        return _write_pieces(first.pieces) + _write_nodes(others)
    return _write_nodes(nodes)


def _label(paragraph: Paragraph) -> str:
    """Return the label where it has to be written out: Markdown counts the other ones itself."""
    label = paragraph.label
    return f"{label.words} " if label and label.words and (label.mark is Mark.WORDS or paragraph.heading) else ""


def _write_paragraph(paragraph: Paragraph) -> Markup:
    pieces: list[Piece] = [Run(_label(paragraph)), *paragraph.pieces]
    if paragraph.heading:
        return tag(f"h{min(paragraph.heading + 1, 6)}", {}, _write_pieces(pieces))
    if not paragraph.pictures and _RULE.fullmatch(paragraph.words):
        return tag("hr", {})
    pictures, rest = _split_pictures(paragraph)
    if pictures and rest is not None and (paragraph.centred or paragraph.role is Role.CAPTION):
        return _write_figures(Paragraph(list(pictures)), rest)
    return tag("p", {}, _write_pieces(pieces))


def _split_pictures(paragraph: Paragraph) -> tuple[list[Picture], Paragraph | None]:
    """Return the pictures a paragraph begins with, and the words below them where they are a caption."""
    pictures = []
    for at, one in enumerate(paragraph.pieces):
        if isinstance(one, Picture):
            pictures.append(one)
        elif isinstance(one, Break) or (isinstance(one, Run) and not one.text.strip()):
            continue
        else:
            rest = Paragraph(paragraph.pieces[at:], paragraph.role, centred=True)
            return pictures, rest if _is_caption(rest) else None
    return pictures, None


def _shows_pictures(paragraph: Paragraph) -> bool:
    return bool(paragraph.pictures) and not paragraph.words


def _is_caption(paragraph: Paragraph) -> bool:
    """Tell whether the paragraph below a picture is its caption, by its style or because it stands as the picture does.

    Of any other paragraph ``bantin.markdown.captions`` judges when the article is built.
    """
    if paragraph.pictures or paragraph.heading or not paragraph.words:
        return False
    if paragraph.role is Role.CAPTION:
        return True
    short = len(paragraph.words.split()) <= MAX_CAPTION_WORDS and not paragraph.words.endswith(":")
    return short and paragraph.centred and not paragraph.label and not paragraph.is_all("bold")


def _write_figures(pictures: Paragraph, caption: Paragraph) -> Markup:
    words = tag("figcaption", {}, _write_pieces([Run(_label(caption)), *caption.pieces]))
    return tag("figure", {}, _write_pieces(pictures.pieces) + words)


def _write_pieces(pieces: Sequence[Piece]) -> Markup:
    return _NOTHING.join(map(_write_piece, pieces))


def _write_piece(piece: Piece) -> Markup:
    if isinstance(piece, Break):
        return tag("br", {})
    if isinstance(piece, Picture):
        return tag("img", {"src": piece.addresses[0], "alt": piece.alt})
    if isinstance(piece, Note):
        return tag("sup", {NOTE_KEY: piece.key}, piece.key)
    style = piece.style
    written: Markup = escape(piece.text)
    for name in (style.tag, "em" if style.italic else "", "strong" if style.bold else ""):
        written = tag(name, {}, written) if name else written
    return tag("a", {"href": style.href}, written) if style.href else written


def _write_table(table: Table) -> Markup:
    """Return a table; one that draws no lines and has one row only puts things side by side."""
    if not table.ruled and len(table.rows) == 1:
        return _LINE.join(write_blocks(cell.blocks) for cell in table.rows[0])
    rows = _LINE.join(
        tag("tr", {}, _NOTHING.join(_write_cell(cell, heads=at < table.heads) for cell in row))
        for at, row in enumerate(_rows(table))
    )
    return tag("table", {}, rows)


def _rows(table: Table) -> list[list[Cell]]:
    """Return the rows; where pictures stand above a row of their captions, each picture has its own in its cell."""
    rows: list[list[Cell]] = []
    for row in table.rows:
        above = rows[-1] if rows else []
        if len(above) == len(row) and all(map(_is_picture, above)) and all(map(_is_line, row)):
            rows[-1] = [Cell([*up.blocks, *down.blocks]) for up, down in zip(above, row, strict=True)]
        else:
            rows.append(row)
    return rows


def _is_picture(cell: Cell) -> bool:
    return len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph) and _shows_pictures(cell.blocks[0])


def _is_line(cell: Cell) -> bool:
    """Tell whether the cell holds one line of words, which is a caption where a picture stands above."""
    if len(cell.blocks) != 1 or not isinstance(cell.blocks[0], Paragraph):
        return False
    line = cell.blocks[0]
    if line.pictures or not line.words:
        return False
    line.role = Role.CAPTION
    return True


def _write_cell(cell: Cell, *, heads: bool) -> Markup:
    spans = {"colspan": cell.columns if cell.columns > 1 else None, "rowspan": cell.rows if cell.rows > 1 else None}
    # Lists in a cell cannot be written in Markdown: their labels become words.
    blocks = [_spelled_out(one) if isinstance(one, Paragraph) else one for one in cell.blocks]
    return tag("th" if heads else "td", dict(spans), write_blocks(blocks))


def _spelled_out(paragraph: Paragraph) -> Paragraph:
    label = paragraph.label
    if label is None:
        return paragraph
    words = "-" if label.mark is Mark.BULLET else label.words
    pieces: list[Piece] = [Run(f"{words} "), *paragraph.pieces]
    return Paragraph(pieces, paragraph.role, 0, None, paragraph.centred, paragraph.indent, paragraph.boxes)
