"""Tables of an HTML page: as Markdown where it can say them, as plain HTML where cells are merged."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4.element import PageElement, Tag

from bantin.html import Markup
from bantin.html import tag as element
from bantin.importers.embeds import EMBEDS, attribute
from bantin.importers.escaping import escape_cell
from bantin.importers.markup import has_words

Cell = Callable[[Tag], list[str]]
_SPAN = re.compile(r"[1-9]\d{0,2}")

# Words beside a picture are its caption up to so many; of others ``bantin.markdown.captions`` judges.
_MOST_CAPTION = 40
_SENTENCES = re.compile(r".*[.!?…] .*[.!?…]")

# A table may have so many cells in any case, and so many empty ones for each that is there.
_MOST_CELLS, _MOST_EMPTY = 1000, 4
_ROOMS = frozenset({"table", "td", "th"})
_ROWS = frozenset({"tr", "table"})
_GROUPS = frozenset({"thead", "tbody", "tfoot", "table"})
_ORDER = {"thead": 0, "tfoot": 2}
_HOLDERS = frozenset({"td", "th", "caption", "table"})


def _nearest(node: PageElement, names: frozenset[str]) -> Tag | None:
    """Return the nearest element around a node that has one of the names; find_parent takes ten times as long."""
    return next((one for one in node.parents if one.name in names), None)


def own_rows(table: Tag) -> list[list[Tag]]:
    """Return the cells of each row as they are shown, the foot last, without those of tables within.

    Cells outside of any row are a row of their own.
    """
    rows: dict[int, list[Tag]] = {}
    for cell in table.find_all(["td", "th"]):
        if _nearest(cell, _ROOMS) is table:
            rows.setdefault(id(_nearest(cell, _ROWS)), []).append(cell)
    return sorted(rows.values(), key=_group)


def _group(row: list[Tag]) -> int:
    group = _nearest(row[0], _GROUPS)
    return _ORDER.get(group.name if group else "", 1)


def stray_nodes(table: Tag) -> list[PageElement]:
    """Return the words, pictures and tables that stand in the table but in none of its cells."""
    return [
        node
        for node in table.descendants
        if (node.name in {"img", "table"} if isinstance(node, Tag) else str(node).strip())
        and _nearest(node, _HOLDERS) is table
    ]


def is_layout(table: Tag, rows: list[list[Tag]]) -> bool:
    """Tell whether the table only places things: tables, one column, or as many pictures as words."""
    if holds_tables(table) or max(len(row) for row in rows) == 1:
        return True
    if table.find(["img", *EMBEDS]) is None:
        # Most tables; to ask each of their cells takes long.
        return False
    cells = [cell for row in rows for cell in row]
    pictures = sum(map(_shows, cells))
    words = sum(has_words(cell) and cell.find("img") is None for cell in cells)
    return bool(pictures) and words <= pictures


def holds_tables(table: Tag) -> bool:
    """Tell whether another table stands in the table."""
    return table.find("table") is not None


def is_grid(rows: list[list[Tag]]) -> bool:
    """Tell whether words stand side by side in more than one row, so that which are beside which says something."""
    return sum(sum(map(has_words, row)) > 1 for row in rows) > 1


def is_captions(above: list[Tag], row: list[Tag]) -> bool:
    """Tell whether the row holds words only, and the one above a picture over each of them."""
    if len(above) != len(row) or any(_shows(cell) for cell in row):
        return False
    return all(not has_words(up) and (_shows(up) or not has_words(down)) for up, down in zip(above, row, strict=True))


def _shows(cell: Tag) -> bool:
    return cell.find(["img", *EMBEDS]) is not None


def is_story(cell: Tag) -> bool:
    """Tell whether the words of a cell are more than a caption: many, or several sentences to their end."""
    words = cell.get_text(" ").split()
    return len(words) > _MOST_CAPTION or _SENTENCES.fullmatch(" ".join(words)) is not None


def is_merged(rows: list[list[Tag]]) -> bool:
    """Tell whether a cell spans more than one row or column."""
    return any(_span(cell, name) for row in rows for cell in row for name in ("colspan", "rowspan"))


def is_ragged(rows: list[list[Tag]]) -> bool:
    """Tell whether most cells would be empty ones: Markdown writes as many in each row as the widest has."""
    return max(map(len, rows)) * len(rows) > _MOST_CELLS + _MOST_EMPTY * sum(map(len, rows))


def _span(cell: Tag, name: str) -> str:
    written = attribute(cell, name)
    return written if _SPAN.fullmatch(written) and written != "1" else ""


def _is_heading(row: list[Tag]) -> bool:
    """Tell whether the row names the columns: marked so, or bold in every cell that says anything."""
    if all(cell.name == "th" for cell in row) or row[0].find_parent("thead") is not None:
        return True
    spoken = [cell for cell in row if has_words(cell)]
    return len(spoken) > 1 and all(_is_bold(cell) for cell in spoken)


def _is_bold(cell: Tag) -> bool:
    bold = "".join(one.get_text() for one in cell.find_all(["strong", "b"]) if not one.find_parent(["strong", "b"]))
    return "".join(bold.split()) == "".join(cell.get_text().split())


def write_table(rows: list[list[Tag]], cell: Cell) -> str:
    """Return the table as Markdown; ``cell`` gives the lines of a cell. Without headings the head is empty."""
    width = max(len(row) for row in rows)
    lines = [[_join(cell(one)) for one in row] + [""] * (width - len(row)) for row in rows]
    head = [_unbold(one) for one in lines.pop(0)] if _is_heading(rows[0]) else [""] * width
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---"] * width, *lines))


def _join(lines: list[str]) -> str:
    return "<br>".join(escape_cell(line) for line in lines)


def _unbold(line: str) -> str:
    """Return a heading without the stars around it: headings of columns are bold anyway."""
    inner = line[2:-2]
    return inner if line.startswith("**") and line.endswith("**") and "**" not in inner else line


def write_merged(rows: list[list[Tag]], cell: Callable[[Tag], str]) -> str:
    """Return the table as HTML; ``cell`` gives the safe HTML of one cell."""
    written = []
    for row in rows:
        cells = [
            element(one.name, {name: _span(one, name) or None for name in ("colspan", "rowspan")}, Markup(cell(one)))
            for one in row
        ]
        written.append(element("tr", {}, Markup("").join(cells)))
    return element("table", {}, Markup("\n").join(["", *written, ""]))
