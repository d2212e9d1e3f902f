"""What stands below one another in an article: paragraphs, pictures, and Markdown that is ready."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bantin.importers.escaping import escape, escape_address, quote_title
from bantin.importers.runs import Picture

Place = Callable[[Picture], str]

_HEAD = re.compile(r"(?:\*\*)?\\\*(?:\*\*)?\s*(?P<text>\S.*?:)(?:\*\*)?")
_DUTY = re.compile(r"\\-\s")
# A sign that was typed, not one of Markdown.
ESCAPED = re.compile(r"\\.")


@dataclass(slots=True)
class Text:
    """Markdown that is ready; ``words`` is what a reader sees of it where it is a paragraph, else empty.

    ``uneven`` where emphasis, a raised figure or the like sets some of the words apart from others.
    """

    markdown: str
    words: str = ""
    uneven: bool = False

    @property
    def has_links(self) -> bool:
        """Tell whether it leads anywhere, be it to a note: its words alone do not."""
        return "[" in ESCAPED.sub("", self.markdown)


@dataclass(slots=True)
class Figure:
    """A picture that stands alone; its caption may come after it was met."""

    picture: Picture
    caption: str = ""


Block = Text | Figure


def write_picture(picture: Picture, caption: str, place: Place) -> str:
    """Return the Markdown of a picture, which ``place`` finds; of one without any address the words alone."""
    if not picture.addresses:
        return escape(caption or picture.alt)
    title = f" {quote_title(caption)}" if caption else ""
    return f"![{escape(picture.alt)}]({escape_address(place(picture))}{title})"


def caption_within(blocks: Sequence[Block], place: str, caption: str) -> None:
    """Give a picture that lies at that place its caption where it stands in Markdown that is ready, and has none."""
    bare = f"]({escape_address(place)})"
    texts = [block for block in blocks if isinstance(block, Text) and bare in block.markdown]
    if texts and caption:
        texts[0].markdown = texts[0].markdown.replace(bare, f"{bare[:-1]} {quote_title(caption)})", 1)


def _is_list(block: Block) -> bool:
    """Tell whether the block is a list with signs: what is ready begins with its first mark."""
    return isinstance(block, Text) and not block.words and block.markdown.startswith("- ")


def _mark_outline(blocks: Sequence[Block]) -> None:
    """Free the marks of a party document: a paragraph ``* …:`` with paragraphs ``- …``, or a list, right after it."""
    texts = [block.markdown if isinstance(block, Text) and block.words else "" for block in blocks]
    inside = False
    for index, block in enumerate(blocks):
        if not isinstance(block, Text):
            inside = False
            continue
        head = _HEAD.fullmatch(texts[index])
        followed = index + 1 < len(texts) and (_DUTY.match(texts[index + 1]) or _is_list(blocks[index + 1]))
        if head and followed:
            inside = True
            block.markdown = f"* {head['text']}"
        elif inside and _DUTY.match(texts[index]):
            block.markdown = texts[index][1:]
        else:
            inside = False


def write_blocks(blocks: Sequence[Block], place: Place) -> str:
    """Return the blocks as Markdown, an empty line between two."""
    _mark_outline(blocks)
    written = [
        block.markdown if isinstance(block, Text) else write_picture(block.picture, block.caption, place)
        for block in blocks
    ]
    return "\n\n".join(part for part in written if part)
