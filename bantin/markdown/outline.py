"""The outline of party documents: a line ``* Đối với …:`` is a heading, the ``- `` lines below it are its duties.

Plain Markdown would read heads and duties as one flat list. The rule asks for all three signs at once: a block
beginning with a star, a text without further list marks that ends with a colon, and a ``- `` line right after it. So a
list written with stars stays a list.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# The head's text: after "* ", or after a bare "*" if no second star follows (that would be emphasis).
_HEAD = r"[ ]{0,3}\*(?:[ \t]+(?=\S)|(?=[^\s*])(?=[^*]*?:[ \t]*(?:\n|\Z)))"
_TEXT = r"(?P<text>[^\n]*(?:\n(?![ ]{0,3}[-+*][ \t])[^\n]+)*?:)[ \t]*"
HEAD = re.compile(_HEAD + _TEXT + r"(?:\n|\Z)")
NEXT_HEAD = re.compile(r"\n(?=[ ]{0,3}\*[ \t]*[^\s*])")
DUTY = re.compile(r"[ ]{0,3}-(?:[ \t]+\S|[^\W\d_])")
TIGHT_DUTY = re.compile(r"^[ ]{0,3}-(?=[^\W\d_])", re.MULTILINE)
GLUED_MARK = re.compile(r"^([ ]{0,3}(?:[-+*]|\d{1,9}\.))[ ]?\xa0[ \xa0]*")
MARK = re.compile(r"[ ]{0,3}(?:[-+*]|\d+\.)[ \t]")
LIST_BELOW = re.compile(r":[ \t]*\n(?=[ ]{0,3}(?:[-+*]|\d+\.)[ \t]+\S)")
SUBDUTY = re.compile(r"^[ ]{0,3}\+[ \t]+(?=\S)", re.MULTILINE)

# Deeper than any heading an editor writes, so it comes to stand one level below the heading it follows.
HEAD_TAG = "h6"


class OutlineProcessor(BlockProcessor):
    """Turns a head and the duties after it, in this block and the following ones, into a heading and one list."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether the block may begin with a head; cheap, since every block is asked."""
        return parent.tag == "div" and block.lstrip(" ").startswith("*") and HEAD.match(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        """Take the outline off ``blocks``; return False where the head has no duties and so is none."""
        head = HEAD.match(blocks[0])
        if head is None:
            return False
        rest = blocks[0][head.end() :]
        following = rest or (blocks[1] if len(blocks) > 1 else "")
        if not DUTY.match(following):
            return False
        blocks.pop(0)
        if rest:
            blocks.insert(0, rest)
        ET.SubElement(parent, HEAD_TAG).text = " ".join(head["text"].split())
        self.parser.parseBlocks(parent, [_take_duties(blocks)])
        parent[-1].set("class", "outline")
        return True


def _take_duties(blocks: list[str]) -> str:
    """Take the blocks that are duties off the list and return them as one tight block of Markdown."""
    duties: list[str] = []
    while blocks and (DUTY.match(blocks[0]) or SUBDUTY.match(blocks[0])):
        block, *others = NEXT_HEAD.split(blocks.pop(0))
        duties.append(SUBDUTY.sub("    + ", TIGHT_DUTY.sub("- ", block)))
        if others:
            blocks[0:0] = _heads_apart(others)
            break
    return "\n".join(duties)


def _heads_apart(items: list[str]) -> list[str]:
    """Return starred lines as blocks: each head with its duties one, and all from the first that is no head the last.

    Put back as one block, the rest of a long outline would be read again after each head.
    """
    for number, item in enumerate(items):
        head = HEAD.match(item)
        if head is None or not DUTY.match(item, head.end()):
            return [*items[:number], "\n".join(items[number:])]
    return items


class ColonProcessor(BlockProcessor):
    """Lets a list begin right below a line ending with a colon, where plain Markdown asks for an empty line."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether a list mark follows a colon in a block that is not a list itself."""
        return parent.tag == "div" and ":" in block and not MARK.match(block) and LIST_BELOW.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:  # noqa: ARG002 -- the signature python-markdown calls
        """Part the block in two and leave both to the other rules."""
        found = LIST_BELOW.search(blocks[0])
        if found is not None:
            blocks[0:1] = [blocks[0][: found.start() + 1], blocks[0][found.end() :]]
        return False


class MarkPreprocessor(Preprocessor):
    """Frees list marks from the no-break space that Word and old portals put after them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a plain space after each mark at their start."""
        return [GLUED_MARK.sub(r"\1 ", line) if "\xa0" in line else line for line in lines]


class OutlineExtension(Extension):
    """Registers the rules before those of python-markdown for lists (40, 30) and for ``* * *`` (50)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name python-markdown calls
        """Add the rules for blocks below indented code (80), and the one for lines after raw HTML was put away (20)."""
        md.preprocessors.register(MarkPreprocessor(md), "marks", 15)
        md.parser.blockprocessors.register(ColonProcessor(md.parser), "colon", 66)
        md.parser.blockprocessors.register(OutlineProcessor(md.parser), "outline", 65)
