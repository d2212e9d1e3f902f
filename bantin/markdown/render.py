"""From the Markdown of an article to its body: one list of steps, the sanitiser in the middle.

Extensions of python-markdown, each for a reason: tables; footnotes; attr_list (alignment, headings to link to); abbr
(the many abbreviations of official texts); def_list (questions and answers); sane_lists (``- `` lines below ``1.`` stay
a list of their own, and numbers are kept); our outline of party documents and alignment as classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath
from threading import Lock
from typing import NamedTuple

from markdown import Markdown

from bantin.html import first_words
from bantin.markdown.body import Body
from bantin.markdown.bounds import MOST_BLOCKS, BoundsExtension, as_typed
from bantin.markdown.figures import place_figures
from bantin.markdown.headings import relevel
from bantin.markdown.links import Links, resolve_links
from bantin.markdown.lookalikes import as_words
from bantin.markdown.notes import NoteExtension
from bantin.markdown.outline import OutlineExtension
from bantin.markdown.pictures import Pictures
from bantin.markdown.places import Places
from bantin.markdown.plain import read
from bantin.markdown.sanitise import dropped, refused, sanitise
from bantin.markdown.tables import ScrollingTableExtension, frame
from bantin.markdown.videos import link_videos
from bantin.messages import text
from bantin.report import Diagnostic, Severity, diagnose

_EMPTY = re.compile(r"<p>\s*</p>\s*")
# The instance holds state while it converts.
_CONVERTING = Lock()


@cache
def _markdown() -> tuple[Markdown, BoundsExtension]:
    """Return the one instance of this process and its bounds: making one takes longer than converting an article."""
    bounds = BoundsExtension()
    ours = [ScrollingTableExtension(), NoteExtension(), OutlineExtension(), bounds]
    return Markdown(extensions=["attr_list", "abbr", "def_list", "sane_lists", *ours]), bounds


class Converted(NamedTuple):
    """Sanitised HTML, and what of the source it does not show as Markdown or HTML would.

    ``typed`` are the texts shown as typed, ``dropped`` the names of elements that are left out with all they hold,
    ``refused`` the addresses of links that no page may have.
    """

    html: str
    typed: Sequence[str] = ()
    dropped: Sequence[str] = ()
    refused: Sequence[str] = ()


def convert(source: str) -> Converted:
    """Return what any source comes to; ``plain.read`` returns the same HTML sooner where it returns any."""
    raw, typed = _convert(source)
    linked = link_videos(as_words(raw))
    return Converted(_EMPTY.sub("", sanitise(linked)), typed, dropped(linked), refused(linked))


def _convert(source: str) -> tuple[str, list[str]]:
    """Return raw HTML, and the texts that are shown as typed since reading them would take too long."""
    if source.count("\n\n") > MOST_BLOCKS:
        return as_typed(source), [source]
    with _CONVERTING:
        try:
            markdown, bounds = _markdown()
            return markdown.reset().convert(source), list(bounds.typed)
        except RecursionError:
            # Lists in lists in lists; the instance stopped halfway and is of no more use.
            _markdown.cache_clear()
            return as_typed(source), [source]


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
    plain = read(source)
    made = Converted(plain) if plain is not None else convert(source)
    html, of_links = resolve_links(frame(relevel(made.html)), links, places)
    parts, of_captions = place_figures(html, pictures)
    return Body(parts, (*pictures.diagnostics, *of_links, *of_captions, *_not_shown(made, places)))


def _not_shown(made: Converted, places: Places) -> Iterator[Diagnostic]:
    """Yield a warning for the first text that is shown as typed, and for each thing that is not shown."""
    for typed in made.typed[:1]:
        words = first_words(typed[:200], 12)
        yield diagnose("markdown.shown-as-typed", places.find(typed), Severity.WARNING, words=words)
    for name in made.dropped:
        yield diagnose("markdown.element-dropped", places.find(f"<{name}"), Severity.WARNING, name=name)
    for address in made.refused:
        shown = address if address.strip() else text("markdown.no-address")
        yield diagnose("markdown.link-refused", places.take(address), Severity.WARNING, address=shown)
