"""The words of a file without its marks: a text of the same length, so that each place in it is one in the file.

Whatever is not read by a citizen (addresses, tags, signs of Markdown) is a run of ``FILLER``, which patterns take for
neither a letter nor a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.article.front_matter import BYTE_ORDER_MARK, Field, FrontMatter

FILLER = "\0"
# The fields whose text citizens read.
FIELDS = frozenset({"title", "summary", "image_caption", "withdrawn_reason", "document_summary", "document_number"})

_ADDRESS = r"""<?[^\s<>()"]*(?:\([^\s<>()"]{0,500}\)[^\s<>()"]*){0,3}>?"""
# Each begins with a sign of its own, and all with one of a class, for which a text is searched ten times as fast as for
# one of several patterns; what a group holds is read by citizens and stays.
_MARKS = re.compile(
    rf"""[`<!\[\]{{\\*_>|\#](?:
      (?<=`)[^`\n]{{1,500}}`
    | (?<=<)/?[a-zA-Z][^<>]{{0,2000}}>
    | (?<=!)(?=\[)
    | (?<=\[)\^[^\]\s]{{1,100}}\]:?
    | (?<=\])\(\s{{0,9}}{_ADDRESS}(?:\s{{1,9}}["'](?P<title>[^\n]{{0,2000}}?)["']\s{{0,9}})?\)
    | (?<=\{{)[:\#.][^{{}}\n]{{0,200}}\}}
    | (?<=\\)(?=[!-/:-@\[-`{{-~])
    | (?<=[*_>|])[*_>|]*
    | (?<=\#)\#*(?<!&\#)
    )""",
    re.VERBOSE | re.DOTALL,
)
_WEB_BEGINS = re.compile(r"""[a-z]+://(?=[^\s<>"“”)\]\0])|\bwww\.(?=[^\s<>"“”)\]\0])""", re.IGNORECASE)
_WEB = re.compile(r"""[^\s<>"“”)\]*|\0]+""")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")

# Code is shown as it is typed. In lists, notes and definitions an indented line is their text and no code.
_ELEMENT = re.compile(r"<(?:(?P<code>code)|(?P<pre>pre))\b[^<>]*>", re.IGNORECASE)
_ELEMENT_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("code", "pre")}
# Backticks, and what no span between two of them reaches across: the end of a paragraph, an item, a quotation, a row.
_TICKS = re.compile(r"`+|\n(?=[ \t]*(?:\r?\n|[-+*:][ \t]|[0-9]{1,9}[.)][ \t]|[>#|]))")
_FENCE = re.compile(r"^ {0,3}(?:(`)``+[^`\n]*|(~)~~+[^\n]*)$", re.MULTILINE)
_FENCE_ENDS = {sign: re.compile(rf"^ {{0,3}}{sign}{{3,}}[ \t\r]*$", re.MULTILINE) for sign in ("`", "~")}
_INDENTED = re.compile(r" {0,3}\t|    ")
_HOLDS = re.compile(r" {0,3}(?:[*+-]|[0-9]{1,9}[.)]|:)[ \t]|\[\^")


def _blank(text: str) -> str:
    return "\n".join(FILLER * len(line) for line in text.split("\n"))


def _fill(match: re.Match[str]) -> str:
    title = match["title"]
    if title is None:
        return FILLER * (match.end() - match.start())
    before, after = match.start("title") - match.start(), match.end() - match.end("title")
    return FILLER * before + title + FILLER * after


def _fill_all(match: re.Match[str]) -> str:
    return FILLER * len(match[0])


def mask_marks(markdown: str, *, titles: bool = True) -> str:
    """Return Markdown of the same length in which its signs, tags and the addresses of its links are filler.

    The titles of links and pictures are filler too where they are not asked for.
    """
    return _MARKS.sub(_fill if titles else _fill_all, mask_comments(markdown))


def mask_comments(markdown: str) -> str:
    """Return the text with its comments filled, in one pass however many of them never end."""
    pieces: list[str] = []
    done = 0
    while (start := markdown.find("<!--", done)) >= 0 and (end := markdown.find("-->", start)) >= 0:
        pieces += (markdown[done:start], _blank(markdown[start : end + 3]))
        done = end + 3
    return "".join([*pieces, markdown[done:]])


def mask_code(markdown: str) -> str:
    """Return Markdown of the same length in which its code is filler: in tags and fences, indented, in backticks."""
    if "</" in markdown:
        markdown = "".join(_without_elements(markdown))
    if "```" in markdown or "~~~" in markdown:
        markdown = "".join(_without_fences(markdown))
    if "\n    " in markdown or "\n\t" in markdown:
        markdown = "\n".join(_without_blocks(markdown))
    return "".join(_without_spans(markdown)) if "`" in markdown else markdown


def _without_elements(markdown: str) -> Iterator[str]:
    """Yield the text piece by piece, what the tags for code hold filled."""
    done = 0
    ends = dict(_ELEMENT_ENDS)
    for begins in _ELEMENT.finditer(markdown):
        name = begins.lastgroup or ""
        if begins.start() < done or name not in ends:
            continue
        if end := ends[name].search(markdown, begins.end()):
            yield markdown[done : begins.end()]
            yield _blank(markdown[begins.end() : end.start()])
            done = end.start()
        else:
            # No later one has an end either.
            del ends[name]
    yield markdown[done:]


def _without_spans(markdown: str) -> Iterator[str]:
    """Yield the text piece by piece, what stands between two runs of as many backticks filled, the runs too."""
    ends: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for run in reversed([*_TICKS.finditer(markdown)]):
        if not run[0].startswith("`"):
            nearest.clear()
            continue
        length = len(run[0])
        if length in nearest:
            ends[run.start()] = nearest[length]
        nearest[length] = run.end()
    done = 0
    for start, end in reversed(ends.items()):
        if start >= done and markdown[start - 1 : start] != "\\":
            yield markdown[done:start]
            yield _blank(markdown[start:end])
            done = end
    yield markdown[done:]


def fences(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each block reaches that begins and ends with a line of backticks or tildes."""
    at = 0
    ends = dict(_FENCE_ENDS)
    while begins := _FENCE.search(markdown, at):
        at = begins.end()
        sign = begins[1] or begins[2]
        if end := ends[sign].search(markdown, at) if sign in ends else None:
            at = end.end()
            yield begins.start(), at
        else:
            # No later one has an end either.
            ends.pop(sign, None)


def _without_fences(markdown: str) -> Iterator[str]:
    """Yield the text piece by piece, such blocks filled."""
    done = 0
    for start, end in fences(markdown):
        yield markdown[done:start]
        yield _blank(markdown[start:end])
        done = end
    yield markdown[done:]


def _without_blocks(markdown: str) -> Iterator[str]:
    """Yield each line of the text, those that are code by standing far in filled."""
    is_open, is_held = True, False
    for line in markdown.split("\n"):
        is_indented = _INDENTED.match(line) is not None
        is_code = is_indented and is_open and not is_held and not line.isspace()
        if is_open and not is_indented and line.strip():
            is_held = False
        is_held = is_held or _HOLDS.match(line) is not None
        # Code goes on line by line; a paragraph may go on in an indented line and is none.
        is_open = is_code or not line.strip()
        yield _blank(line) if is_code else line


def mask(markdown: str) -> str:
    """Return Markdown whose code is filler, of the same length, with all that is no prose filled too."""
    prose = mask_marks(markdown)
    if "://" in prose or "www." in prose:
        prose = _mask_web(prose, markdown)
    if "@" in prose:
        prose = _EMAIL.sub(_fill_all, prose)
    return prose


def _mask_web(prose: str, markdown: str) -> str:
    """Return the prose without its addresses, in which "_" is no sign of Markdown."""
    pieces: list[str] = []
    done = 0
    for begins in _WEB_BEGINS.finditer(prose):
        start = begins.start()
        rest = _WEB.match(markdown, begins.end()) if start >= done else None
        if rest:
            pieces += (prose[done:start], FILLER * (rest.end() - start))
            done = rest.end()
    return "".join([*pieces, prose[done:]])


def mask_file(text: str, front: FrontMatter) -> str:
    """Return the whole file so, in whose body code is filler: of its head only what ``FIELDS`` say stays."""
    starts = [0]
    for line in front.head:
        starts.append(starts[-1] + len(line))
    # Columns of the first line begin behind the mark.
    starts[0] = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    pieces: list[str] = []
    done = 0
    for field in front.fields:
        for start, typed in _typed(field, starts):
            pieces += (_blank(text[done:start]), typed)
            done = start + len(typed)
    return "".join([*pieces, _blank(text[done : starts[-1]]), mask(text[starts[-1] :])])


def _typed(field: Field, starts: list[int]) -> list[tuple[int, str]]:
    """Return where each line of the field's text begins, and the line with its quoting filled."""
    if field.name not in FIELDS:
        return []
    lines = [(starts[one.position.line - 1] + one.position.column - 1, one.text) for one in field.words]
    if not lines or field.text == field.typed:
        return lines
    # A scalar in quotes: they and what escapes within them are not read.
    start, first = lines[0]
    lines[0] = start, FILLER + first[1:]
    start, last = lines[-1]
    lines[-1] = start, last[:-1] + FILLER
    return [(start, line.replace("\\", FILLER)) for start, line in lines]
