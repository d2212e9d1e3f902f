"""The body of an article from HTML to Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from bantin.html import Markup, plain_text
from bantin.importers import markup, tables
from bantin.importers.blocks import Block, Figure, Place, Text, write_blocks
from bantin.importers.embeds import EMBEDS, attribute, read_picture
from bantin.importers.escaping import escape_heading
from bantin.importers.hidden import leave_out_hidden
from bantin.importers.html_inline import Attach, Inline, keep
from bantin.importers.lists import NOTHING, number_of, runs_on, write_list
from bantin.importers.losses import Losses
from bantin.importers.notes import spell_out_notes, write_note
from bantin.importers.old_encodings import repair_tree
from bantin.importers.paragraphs import arrange
from bantin.importers.runs import PLAIN, Break, Run, Style, Token, lines, write_html, write_line
from bantin.importers.styling import has_looks

# What content systems call the line below a picture.
_CAPTION = re.compile(r"caption|image_desc|img[-_]?desc|photo[-_]?desc|chu-?thich", re.IGNORECASE)
_QUOTE = re.compile(r"(?:^|[-_ ])quote", re.IGNORECASE)


class _Reader:
    """Takes in elements and keeps the blocks they came to."""

    def __init__(self, inline: Inline, place: Place) -> None:
        self.inline = inline
        self.place = place
        self.blocks: list[Block] = []

    def nested(self, tag: Tag, style: Style = PLAIN) -> list[Block]:
        """Return the blocks within an element, apart from those around it."""
        reader = _Reader(self.inline, self.place)
        reader.flow(tag, style)
        return reader.blocks

    def flow(self, tag: Tag, style: Style) -> None:
        """Take in what the element holds: running text becomes paragraphs, blocks themselves."""
        tokens: list[Token] = []
        for child in tag.children:
            if not isinstance(child, Tag):
                tokens.extend([Run(str(child), style)] if markup.is_words(child) else [])
            elif _is_caption(child) or (markup.has_blocks(child) and child.name not in EMBEDS):
                self.blocks.extend(arrange(tokens))
                tokens = []
                self._take(child, style)
            else:
                tokens.extend(self.inline.token(child, style))
        self.blocks.extend(arrange(tokens))

    def _take(self, tag: Tag, style: Style) -> None:
        if self.inline.drop(tag):
            return
        if _is_caption(tag) and self._is_bare_figure():
            self.caption(tag)
        elif tag.name in markup.HEADINGS:
            self._heading(tag, style)
        elif tag.name in markup.BLOCKS:
            _BLOCK_READERS.get(tag.name, _Reader._container)(self, tag, markup.restyle(style, tag))
        else:
            self.flow(tag, self.inline.style(tag, style))

    def _is_bare_figure(self) -> bool:
        last = self.blocks[-1] if self.blocks else None
        return isinstance(last, Figure) and not last.caption

    def _container(self, tag: Tag, style: Style) -> None:
        if tag.name == "aside" and attribute(tag, markup.NOTE_KEY).isalnum():
            self._note(tag, attribute(tag, markup.NOTE_KEY))
            return
        if tag.name in {"div", "article"} and _QUOTE.search(attribute(tag, "class")):
            self._quotation(tag, style)
        else:
            self.flow(tag, style)

    def _heading(self, tag: Tag, style: Style) -> None:
        if markup.holds_blocks(tag):
            self.flow(tag, style)
            return
        tokens = list(self.inline.tokens(tag, Style(href=style.href)))
        runs = [Run(" ") if isinstance(one, Break) else one for one in tokens if isinstance(one, Run | Break)]
        line = write_line(Run(run.text, Style(False, run.style.italic, run.style.tag, run.style.href)) for run in runs)
        if line:
            # The page's title is its only h1.
            self.blocks.append(Text(f"{'#' * max(2, int(tag.name[1]))} {escape_heading(line)}"))
        self.blocks.extend(block for block in arrange(tokens) if isinstance(block, Figure))

    def _note(self, tag: Tag, key: str) -> None:
        self.blocks.append(write_note(key, self.nested(tag), self.place))

    def _quotation(self, tag: Tag, style: Style) -> None:
        written = write_blocks(self.nested(tag, style), self.place)
        if written:
            self._append(Text("\n".join(f"> {line}" if line else ">" for line in written.split("\n"))))

    def _preformatted(self, tag: Tag, _style: Style) -> None:
        words = tag.get_text().strip("\n").expandtabs()
        if words.strip():
            self._append(Text("\n".join(f"    {line}".rstrip() for line in words.split("\n"))))

    def _rule(self, _tag: Tag, _style: Style) -> None:
        self.blocks.append(Text("---"))

    def _term(self, tag: Tag, style: Style) -> None:
        self.flow(tag, Style(True, style.italic, style.tag, style.href))

    def _noscript(self, tag: Tag, style: Style) -> None:
        """Take in the pictures that are nowhere else: most repeat one that a script would have loaded."""
        before = tag.find_previous("img")
        known = read_picture(before, self.inline.base).addresses if isinstance(before, Tag) else ()
        pictures = [read_picture(one, self.inline.base).addresses for one in tag.find_all("img")]
        if any(not set(addresses) & set(known) for addresses in pictures):
            self.flow(tag, style)
        elif markup.has_words(tag):
            self.inline.losses.add("script", tag.name)

    def _list(self, tag: Tag, style: Style) -> None:
        is_numbered = tag.name == "ol"
        self.inline.note_numbering(tag)
        items: list[list[Block]] = []
        first = following = number_of(tag, "start", 1)
        for child in tag.children:
            item = child if isinstance(child, Tag) and child.name == "li" else None
            if is_numbered and item is not None:
                number = number_of(item, "value", following)
                if number != following:
                    # Markdown counts on within a list, so another begins.
                    self._write_items(items, first)
                    items, first = [], number
                following = number + 1
            blocks = self._stray(child, style) if item is None else self.nested(item, markup.restyle(style, item))
            if items and item is None:
                items[-1].extend(blocks)
            elif blocks:
                items.append(blocks)
        self._write_items(items, first if is_numbered else None)

    def _write_items(self, items: list[list[Block]], first: int | None) -> None:
        if items:
            self._append(write_list(items, first, self.place))

    def _append(self, made: Text) -> None:
        """Take in a block, apart from the one before where Markdown would make one of the two."""
        if runs_on(self.blocks[-1] if self.blocks else None, made):
            self.blocks.append(Text(NOTHING))
        self.blocks.append(made)

    def _stray(self, node: PageElement, style: Style) -> list[Block]:
        """Return the blocks of what stands in a list or table but in none of its items or cells."""
        if not isinstance(node, Tag):
            return arrange([Run(str(node), style)]) if markup.is_words(node) else []
        reader = _Reader(self.inline, self.place)
        reader._take(node, style)
        return reader.blocks

    def _figure(self, tag: Tag, style: Style) -> None:
        captions = [one for one in tag.find_all("figcaption") if one.find_parent("figure") is tag]
        for one in captions:
            one.extract()
        self.flow(tag, style)
        for one in captions:
            self.caption(one)

    def caption(self, tag: Tag) -> None:
        """Give the last picture its caption: the first paragraph; the others follow as paragraphs."""
        blocks = self.nested(tag)
        first = blocks[0] if blocks else None
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Figure) and not last.caption and isinstance(first, Text) and first.words:
            last.caption = first.words
            blocks = blocks[1:]
            if first.uneven:
                self.inline.losses.add("caption-style", first.words)
            for link in tag.find_all("a", href=True):
                self.inline.losses.add("caption-link", attribute(link, "href"))
        self.blocks.extend(blocks)

    def _table(self, tag: Tag, style: Style) -> None:
        for title in tag.find_all("caption"):
            self.flow(title.extract(), style)
        for node in tables.stray_nodes(tag):
            self.blocks.extend(self._stray(node, style))
        rows = tables.own_rows(tag)
        if not rows or tables.is_layout(tag, rows):
            if tables.holds_tables(tag) and tables.is_grid(rows):
                self.inline.losses.add("table-grid")
            self._layout(rows, style)
            return
        pictures: list[Block] = []

        def tokens(cell: Tag) -> Iterator[Token]:
            found = list(self.inline.tokens(cell, markup.restyle(PLAIN, cell)))
            pictures.extend(block for block in arrange(found) if isinstance(block, Figure))
            yield from found

        if tables.is_merged(rows) or tables.is_ragged(rows):
            written = tables.write_merged(rows, lambda cell: Markup("<br>").join(map(write_html, lines(tokens(cell)))))
        else:
            written = tables.write_table(rows, lambda cell: [write_line(line) for line in lines(tokens(cell))])
        self.blocks.extend([Text(written), *pictures])
        for _picture in pictures:
            self.inline.losses.add("table-picture")

    def _layout(self, rows: list[list[Tag]], style: Style) -> None:
        """Take in a table that only places things: cell by cell, the words after a picture are its caption."""
        above: list[Tag] = []
        for row in rows:
            if tables.is_captions(above, row):
                for cell in [cell for pair in zip(above, row, strict=True) for cell in pair]:
                    self._place_cell(cell, style)
                above = []
                continue
            self._place_row(above, style)
            above = row
        self._place_row(above, style)

    def _place_row(self, row: list[Tag], style: Style) -> None:
        for at, cell in enumerate(row):
            self._place_cell(cell, style, beside=at > 0)

    def _place_cell(self, cell: Tag, style: Style, *, beside: bool = False) -> None:
        """Take in a cell: below or ``beside`` a picture it is its caption, beside one only if it is short."""
        is_words = cell.find(["img", *EMBEDS]) is None
        if is_words and self._is_bare_figure() and not (beside and tables.is_story(cell)):
            self.caption(cell)
        else:
            self.flow(cell, markup.restyle(style, cell))


_BLOCK_READERS: dict[str, Callable[[_Reader, Tag, Style], None]] = {
    "blockquote": _Reader._quotation,
    "pre": _Reader._preformatted,
    "hr": _Reader._rule,
    "dt": _Reader._term,
    "noscript": _Reader._noscript,
    "ul": _Reader._list,
    "ol": _Reader._list,
    "figure": _Reader._figure,
    "table": _Reader._table,
}


def _is_caption(tag: Tag) -> bool:
    return tag.name == "figcaption" or bool(tag.attrs and _CAPTION.search(attribute(tag, "class")))


def read_html(html: str, base: str, place: Place, losses: Losses, attach: Attach = keep) -> list[Block]:
    """Return the blocks of an HTML body; ``base`` is the page's address, ``place`` says where a picture lies now.

    ``attach`` says where links lead. What has no place in Markdown is noted in ``losses``. HTML nested too deep to
    follow comes as its words alone.
    """
    try:
        soup = markup.parse_html(html)
    except markup.HtmlError as error:
        losses.add(error.kind)
        return [block for line in plain_text(html).split("\n") for block in arrange([Run(line)])]
    repair_tree(soup, html, losses)
    leave_out_hidden(soup, losses)
    for one in soup.descendants:
        if isinstance(one, Tag) and has_looks(one):
            losses.add("styling")
    linked = frozenset(attribute(one, "href") for one in soup.find_all("a") if markup.has_words(one))
    reader = _Reader(Inline(base, losses, linked, attach), place)
    try:
        reader.flow(soup, PLAIN)
    except RecursionError:
        losses.add("nesting")
        # Captions have been taken out of this tree already.
        whole = markup.parse_html(html)
        repair_tree(whole, html, Losses())
        return _words_alone(whole)
    return spell_out_notes(reader.blocks, losses)


def _words_alone(soup: BeautifulSoup) -> list[Block]:
    found: list[Block] = []
    for words in soup.find_all(string=True):
        if markup.is_words(words) and words.parent is not None and words.parent.name not in markup.SCRIPTS:
            found.extend(arrange([Run(str(words))]))
    return found
