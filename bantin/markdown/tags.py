"""Raw HTML within Markdown, kept to what python-markdown and the sanitiser can read in a time linear in its length.

Tags that cannot be read so are shown as typed. No article written by people comes near any of these bounds.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import Preprocessor

# An unclosed "<" makes the parser read on to the next ">"; so many may stand between two of these.
MOST_UNCLOSED = 50
# Elements open at once, counted as if none ended by itself but the usual ones.
DEEPEST = 200
MOST_COMMENTS = 500
# After most tags the parser copies the rest of the source: tags times characters, some seconds' worth.
MOST_COPIED = 20_000_000_000
# Whether a comment stands within running text is asked of so many open elements around it.
_AROUND = 10

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_UNNESTED = re.compile(
    r"area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr",
    re.IGNORECASE,
)
_ENDS = {"<?": "?>", "<![CDATA[": "]]>"}
# Elements whose content is no markup to browsers, and those the sanitiser drops with all they hold: one that is not
# closed would take the rest of the article with it. Of "iframe" the players' step makes a link.
_SWALLOWS = ("noembed", "noframes", "object", "plaintext", "script", "style", "template", "textarea", "title", "xmp")
_SWALLOWING = re.compile(rf"<(?={'|'.join(_SWALLOWS)})", re.IGNORECASE)


class _Extractor(HTMLExtractor):
    """Reads raw HTML as python-markdown does, remembering only the nearest open elements of running text."""

    def open_inline_tag(self, tag: str) -> None:
        """Remember an element, and forget the outermost one where there are too many."""
        super().open_inline_tag(tag)
        del self.inline_stack[:-_AROUND]


class TagPreprocessor(Preprocessor):
    """Puts raw HTML away as the step of python-markdown does in whose place it stands."""

    def __init__(self, md: Markdown, typed: list[str]) -> None:
        super().__init__(md)
        self._typed = typed

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each piece of HTML; what was shown as typed goes on the list."""
        source = "\n".join(lines)
        if "<" in source:
            readable = legible(source)
            if readable != source:
                self._typed.append(_first_difference(source, readable))
            source = readable
        extractor = _Extractor(self.md)
        extractor.feed(source)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


def legible(source: str) -> str:
    """Return Markdown in which every ``<`` that would cost more than a linear time is ``&lt;``."""
    source = ">".join(map(_few_unclosed, source.split(">")))
    for start, end in _ENDS.items():
        after = source.rfind(end) + 1
        if source.count(start, after) > MOST_UNCLOSED:
            source = source[:after] + source[after:].replace(start, "&lt;" + start[1:])
    if _SWALLOWING.search(source):
        for name in _SWALLOWS:
            source = _unclosed_as_typed(source, name)
    if source.count("<!--") > MOST_COMMENTS:
        source = source.replace("<!--", "&lt;!--")
    if source.count("<") * len(source) > MOST_COPIED:
        return source.replace("<", "&lt;")
    deep = _too_deep(source)
    return source[:deep] + source[deep:].replace("<", "&lt;")


def _unclosed_as_typed(source: str, name: str) -> str:
    """Return the source in which an element of that name that nothing closes begins with ``&lt;``."""
    parts = re.split(rf"(?<=<)(?=/{name}\b)", source, flags=re.IGNORECASE)
    parts[-1] = re.sub(rf"<(?={name}\b)", "&lt;", parts[-1], flags=re.IGNORECASE)
    return "".join(parts)


def _few_unclosed(part: str) -> str:
    """Return what stands before a ``>``; of too many ``<`` in it only the last may begin a tag."""
    if part.count("<") <= MOST_UNCLOSED:
        return part
    before, mark, tag = part.rpartition("<")
    return before.replace("<", "&lt;") + mark + tag


def _too_deep(source: str) -> int:
    """Return where elements are nested too deep, or the length of the source."""
    depth = 0
    for match in _TAG.finditer(source):
        if _UNNESTED.fullmatch(match[2]):
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST:
            return match.start()
    return len(source)


def _first_difference(source: str, readable: str) -> str:
    """Return the line of the source in which the two part."""
    for line, other in zip(source.split("\n"), readable.split("\n"), strict=True):
        if line != other:
            return line
    return ""
