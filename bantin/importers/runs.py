"""Running text: pieces with their emphasis and links, and the line of Markdown they make together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bantin.html import Markup, tag
from bantin.importers.escaping import escape, escape_address


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set; ``tag`` is an inline HTML element Markdown has no sign for, or empty."""

    bold: bool = False
    italic: bool = False
    tag: str = ""
    href: str = ""


PLAIN = Style()
# Stands for ``tag`` where the text is the number of a footnote.
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Break:
    """A forced end of line."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its addresses, the best first, and the text that stands for it."""

    addresses: tuple[str, ...]
    alt: str = ""


Token = Run | Break | Picture
_Wrap = Callable[[str, object, str, str], str]


def _link(inner: str, value: object, _before: str, _after: str) -> str:
    return f"[{inner}]({escape_address(str(value))})"


def _before_link(line: str) -> str:
    """Return what stands before a link: with a bare "!" at its end the link would be a picture."""
    return f"{line[:-1]}\\!" if line.endswith("!") else line


def _bold(inner: str, _value: object, _before: str, _after: str) -> str:
    return f"**{inner}**"


def _italic(inner: str, _value: object, before: str, after: str) -> str:
    # "_" is no sign of emphasis inside a word, and "*" would run together with the stars of bold.
    inside_word = re.search(r"\w$", before) or re.match(r"\w", after)
    return f"<em>{inner}</em>" if inside_word else f"_{inner}_"


def _tag(inner: str, value: object, _before: str, _after: str) -> str:
    if value == NOTE:
        return f"[^{inner}]"
    return f"<{value}>{inner}</{value}>"


_LEVELS: tuple[tuple[str, _Wrap], ...] = (("href", _link), ("bold", _bold), ("italic", _italic), ("tag", _tag))


def _split(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs with every space a run of its own and no two spaces in a row."""
    after_space = True
    for run in runs:
        words = run.text.split()
        if run.text[:1].isspace() and not after_space:
            yield Run(" ")
            after_space = True
        if words:
            yield Run(" ".join(words), run.style)
            after_space = False
        if run.text[-1:].isspace() and not after_space:
            yield Run(" ")
            after_space = True


def _groups(runs: Sequence[Run], name: str) -> list[tuple[object, list[Run]]]:
    """Return the runs in groups of one value of ``name``; a space joins the groups beside it where they are alike."""
    groups: list[tuple[object, list[Run]]] = []
    space: list[Run] = []
    for run in runs:
        if run.text == " ":
            space.append(run)
            continue
        value = getattr(run.style, name)
        if groups and groups[-1][0] == value:
            groups[-1][1].extend([*space, run])
        else:
            groups.extend([(None, space)] if space else [])
            groups.append((value, [run]))
        space = []
    return [*groups, (None, space)] if space else groups


def _write(runs: Sequence[Run], level: int) -> str:
    if level == len(_LEVELS):
        return escape("".join(run.text for run in runs))
    name, wrap = _LEVELS[level]
    groups = _groups(runs, name)
    line = ""
    for index, (value, members) in enumerate(groups):
        inner = _write(members, level + 1)
        after = groups[index + 1][1][0].text if index + 1 < len(groups) else ""
        line = _before_link(line) if value and name == "href" else line
        line += wrap(inner, value, line, after) if value else inner
    return line


def write_line(runs: Iterable[Run]) -> str:
    """Return the line of Markdown: white space as single spaces, none at the ends, typed signs escaped."""
    split = list(_split(runs))
    if split and split[-1].text == " ":
        split.pop()
    return _write(split, 0)


def write_html(runs: Iterable[Run]) -> Markup:
    """Return the line as safe HTML, for where Markdown cannot be."""
    line = Markup("")
    for run in _split(runs):
        written: str | Markup = run.text
        style = run.style
        for name in (
            "sup" if style.tag == NOTE else style.tag,
            "em" if style.italic else "",
            "strong" if style.bold else "",
        ):
            written = tag(name, {}, written) if name else written
        line += tag("a", {"href": style.href}, written) if style.href else written
    return line


def write_plain(tokens: Iterable[Token]) -> str:
    """Return the words alone, white space as single spaces; neither escaped nor emphasised, no marks of footnotes."""
    words = (one.text if isinstance(one, Run) else " " for one in tokens if not is_note(one))
    return " ".join("".join(words).split())


def is_note(token: Token) -> bool:
    """Tell whether the token is the mark of a footnote."""
    return isinstance(token, Run) and token.style.tag == NOTE


def lines(tokens: Iterable[Token]) -> list[list[Run]]:
    """Return the runs of each line that holds any words; pictures are left out."""
    found: list[list[Run]] = [[]]
    for token in tokens:
        if isinstance(token, Break):
            found.append([])
        elif isinstance(token, Run):
            found[-1].append(token)
    return [line for line in found if "".join(run.text for run in line).strip()]
