"""From the Markdown of an article to its body: one list of steps, the sanitiser in the middle.

Extensions of python-markdown, each for a reason: tables; footnotes; attr_list (alignment, headings to link to); abbr
(the many abbreviations of official texts); def_list (questions and answers); sane_lists (``- `` lines below ``1.`` stay
a list of their own, and numbers are kept); our outline of party documents and alignment as classes.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from threading import Lock

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

from bantin.markdown.body import Body
from bantin.markdown.figures import place_figures
from bantin.markdown.headings import relevel
from bantin.markdown.links import Links, resolve_links
from bantin.markdown.outline import OutlineExtension
from bantin.markdown.pictures import Pictures
from bantin.markdown.places import Places
from bantin.markdown.sanitise import sanitise
from bantin.markdown.tables import AlignmentExtension, frame
from bantin.markdown.videos import link_videos
from bantin.messages import text

_EMPTY = re.compile(r"<p>\s*</p>\s*")
_BETWEEN_BLOCKS = re.compile(r"(\n[ \t]*\n)")
# python-markdown looks for the end of a link from every bracket on, so many in one paragraph would take minutes.
MOST_BRACKETS = 500
# The instance holds state while it converts.
_CONVERTING = Lock()


@cache
def _markdown() -> Markdown:
    """Return the one instance of this process: making one takes longer than converting an article."""
    footnotes = FootnoteExtension(SEPARATOR="-", BACKLINK_TITLE=text("markdown.footnote-back"))
    ours = [OutlineExtension(), AlignmentExtension()]
    return Markdown(extensions=["tables", footnotes, "attr_list", "abbr", "def_list", "sane_lists", *ours])


def _convert(source: str) -> str:
    if source.count("[") > MOST_BRACKETS:
        source = "".join(map(_plain_brackets, _BETWEEN_BLOCKS.split(source)))
    with _CONVERTING:
        return _markdown().reset().convert(source)


def _plain_brackets(block: str) -> str:
    """Return a block as it is; one with more brackets than any text has shows them as typed."""
    return block.replace("[", "&#91;") if block.count("[") > MOST_BRACKETS else block


def render(source: str, *, path: PurePosixPath, first_line: int = 1, links: Links | None = None) -> Body:
    """Return the body of the article at ``path`` (relative to the content folder).

    ``first_line`` is the line of the file on which ``source`` begins, for the positions in findings. ``links`` maps a
    link to another article's file (``../2021/x.md``, ``{filename}/…``) to an address, or to None where there is no such
    article; without it these links stand as written.
    """
    # Half a surrogate pair is no character; it comes out of broken JSON.
    source = source.encode("utf-8", "replace").decode("utf-8")
    places = Places(source, path, first_line)
    pictures = Pictures(path, places)
    html = _EMPTY.sub("", sanitise(link_videos(_convert(source))))
    html, of_links = resolve_links(frame(relevel(html)), links, places)
    parts, of_captions = place_figures(html, pictures)
    return Body(parts, (*pictures.diagnostics, *of_links, *of_captions))
