"""Marks within the text of plain Markdown: bold, italic, links and pictures in their simplest forms.

Each form is one that python-markdown and the sanitiser after it can be shown to write in one way alone; whatever else
begins with a sign that may mean something is not plain. ``plain`` reads the blocks around.
"""

from __future__ import annotations

import re
from collections.abc import Callable


class NotPlainError(Exception):
    """The source holds something whose meaning only python-markdown knows."""


# What may mean something within a line; "!" and ")" only do so beside a bracket.
_MARKED = re.compile(r"[\\`<>&{}|*_\[\]]")
_ENTITY = re.compile(r"&(?:#|[0-9A-Za-z]+;)")

_TEXT = r"[^\\`<>{}|*_\[\]\n]"
_STRESSED = rf"(?:{_TEXT}|\\[-+.\#!()*_])"
# Without "_", which is a letter to patterns.
_LETTER = r"[^\W_]"
# No address in which the sanitiser would have to look for anything: no port, no user, no number as a host.
_SAFE = r"[\w/.~%?=&+,@!$:-]"
_WEB = rf"https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{{2,}}(?:/{_SAFE}*(?:\#{_SAFE}*)?)?"
_WITHIN = r"(?:\{(?:static|filename|attach)\}/|/(?!/)|(?=[\w.]))[\w/.~%+,@-]+"
# One of these alone in its paragraph is shown as a video.
_VIDEO = r"https?://(?:www\.|m\.)?(?:you|vimeo|dailymotion|tiktok)"
# A quotation mark of the other kind right before ")" would end the title; two around all of it would be taken off.
_DOUBLE = r""""(?P<double>(?!["\s]|'(?:[^"]*')?")(?:[^\\`<>{}|\[\]\n"']|'(?![ ]*\)))+(?<!\s))\""""
_SINGLE = r"""'(?P<single>(?!['\s]|"(?:[^']*")?')(?:[^\\`<>{}|\[\]\n"']|"(?![ ]*\)))+(?<!\s))'"""

# The sign first, which finds the next one fast; then each form looks back at which sign it was.
_FORMS = re.compile(
    rf"""[!\\`<>&{{}}|*_\[\]](?:
      (?<=!)\[(?P<alt>[^\\`<>{{}}|\[\]\n]*)\]\((?P<src>(?:lost:)?{_WEB}|{_WITHIN})(?:[ ]+(?:{_DOUBLE}|{_SINGLE}))?\)
    | (?<=\[)(?<!!\[)(?P<label>(?![\s^]|{_VIDEO})[^\\`<>{{}}|\[\]\n]+(?<!\s))\]\((?P<href>{_WEB}|{_WITHIN})\)
    | (?<=\[)(?<!!\[)(?P<literal>(?!\^){_TEXT}+)\](?!\s?\[|[(:])
    | (?<=\*)\*_(?P<both>(?!\s){_TEXT}+(?<!\s))_\*\*(?!\*)
    | (?<=\*)(?P<second>\*?)(?![\s*])(?P<starred>{_STRESSED}+)(?<!\s)\*(?P=second)(?!\*)
    | (?<=_)(?:(?<!\S_)(?!\s)|(?<![\w*]_)(?={_LETTER}))(?P<lined>{_TEXT}+)
      (?:(?<!\s)_(?=[.,;:!?)”’…]*(?!\S))|(?<={_LETTER})_(?![\w*]))
    | (?<={_LETTER}_)(?P<joined>)(?={_LETTER})
    | (?<=\\)(?<![*_]\\)(?P<typed>[-+.\#!()*_])(?![*_\\])
    | (?<=[&>!])(?P<sign>)
    )?""",
    re.VERBOSE,
)


def write(text: str) -> str:
    """Return the sanitised HTML of a line or paragraph; raises ``NotPlainError``."""
    if _MARKED.search(text) is None:
        return text
    if _ENTITY.search(text):
        raise NotPlainError
    return _FORMS.sub(_element, text)


def _element(match: re.Match[str]) -> str:
    writer = _WRITERS.get(match.lastgroup or "")
    if writer is None:
        raise NotPlainError
    return writer(match)


def _picture(match: re.Match[str]) -> str:
    title = match["double"] or match["single"]
    written = f' title="{_quote(title)}"' if title else ""
    return f'<img alt="{_quote(match["alt"])}" src="{_quote(match["src"])}"{written}>'


def _link(match: re.Match[str]) -> str:
    return f'<a href="{_escape(match["href"])}">{write(match["label"])}</a>'


def _starred(match: re.Match[str]) -> str:
    name = "strong" if match["second"] else "em"
    stressed = _escape(match["starred"].replace("\\", ""))
    return f"<{name}>{stressed}</{name}>"


def _as_typed(match: re.Match[str]) -> str:
    return _escape(match[0])


# By the last group of the form that was found.
_WRITERS: dict[str, Callable[[re.Match[str]], str]] = {
    "src": _picture,
    "double": _picture,
    "single": _picture,
    "href": _link,
    "literal": _as_typed,
    "both": lambda match: f"<strong><em>{_escape(match['both'])}</em></strong>",
    "starred": _starred,
    "lined": lambda match: f"<em>{_escape(match['lined'])}</em>",
    "joined": _as_typed,
    "typed": lambda match: match["typed"],
    "sign": _as_typed,
}


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace(">", "&gt;")


def _quote(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;")
