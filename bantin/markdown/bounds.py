"""Bounds on the work one article may make, so that none stops the site: what goes beyond is shown as typed.

python-markdown takes a time in the square of the length of a block for some of them. Where a block may be parted before
it is read, it is; the rest has a budget, which no article written by people comes near.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from bantin.html import escape
from bantin.markdown.tags import TagPreprocessor

# Blocks are kept in a list whose first is taken off each time.
MOST_BLOCKS = 50_000
# Units of work for the marks within text: characters times marks. A bracket counts more: from each the text is read on
# letter by letter.
BUDGET = 500_000_000
BRACKET = 50
MARKS = ("*", "_", "`", "<", "&", "\\", "  \n")

# Lines python-markdown takes off a block one by one, each time reading the rest again.
_TAKEN = re.compile(
    r"^(?:#"  # a heading
    r"|[ ]{0,3}(?:-[ ]{0,2}){3,}$|[ ]{0,3}(?:_[ ]{0,2}){3,}$|[ ]{0,3}(?:\*[ ]{0,2}){3,}$"  # a rule
    r"|[^\n]*\n(?:=+|-+)[ ]*$"  # an underlined heading
    r"|(?:[^\n]*\n)?[ ]{0,3}:[ ]{1,3}"  # a definition
    r"|[ ]{0,3}\*?\[[^\]\n]*\]:)",  # a note, an abbreviation, an address
    re.MULTILINE,
)
# A block with fewer of them is left whole; a longer one is parted before every so manieth.
TAKEN_TOGETHER = 40


class PartProcessor(BlockProcessor):
    """Parts a block with many lines that stand for themselves into blocks with few of them."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 -- the signature python-markdown calls
        """Tell whether the block has lines enough."""
        return block.count("\n") > TAKEN_TOGETHER

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:  # noqa: ARG002 -- as above
        """Put the parts in the block's place and leave them to the other rules."""
        blocks[0:1] = _parts(blocks[0])
        return False


def _parts(block: str) -> Iterator[str]:
    start = 0
    for number, match in enumerate(_TAKEN.finditer(block)):
        if number and number % TAKEN_TOGETHER == 0:
            yield block[start : match.start()].rstrip("\n")
            start = match.start()
    yield block[start:]


class BudgetTreeprocessor(Treeprocessor):
    """Sees to it that the marks within the texts of one article cost no more than the budget."""

    def __init__(self, md: Markdown, typed: list[str]) -> None:
        super().__init__(md)
        self._typed = typed

    def run(self, root: ET.Element) -> None:
        """Make every text beyond the budget one that is left as typed."""
        left = BUDGET
        for element in list(root.iter()):
            for text in (element.text, element.tail):
                cost = work(text) if text and not isinstance(text, AtomicString) else 0
                if cost <= left:
                    left -= cost
                    continue
                self._typed.append(text or "")
                if text is element.text:
                    element.text = AtomicString(text)
                else:
                    # Only the text of an element can be left alone, not what follows one.
                    element.tail = None
                    ET.SubElement(element, "span").text = AtomicString(text)


def work(text: str) -> int:
    """Return the units of work the marks of a text may make."""
    return len(text) * (BRACKET * text.count("[") + sum(map(text.count, MARKS)))


def as_typed(source: str) -> str:
    """Return a whole source as paragraphs of what was typed."""
    return "".join(f"<p>{escape(block)}</p>\n" for block in re.split(r"\n\s*\n", source) if block.strip())


class BoundsExtension(Extension):
    """Registers the bounds: each before the steps whose work it bounds."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[str] = []
        """Where text of the last article was shown as typed: the text."""

    def reset(self) -> None:
        """Forget the last article."""
        self.typed.clear()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name python-markdown calls
        """Add the steps: tags in place of "html_block", parts right below indented code, texts before inline."""
        md.registerExtension(self)
        md.preprocessors.register(TagPreprocessor(md, self.typed), "html_block", 20)
        md.parser.blockprocessors.register(PartProcessor(md.parser), "part", 79)
        md.treeprocessors.register(BudgetTreeprocessor(md, self.typed), "budget", 25)
