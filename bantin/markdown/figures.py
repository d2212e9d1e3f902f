"""The figure step: pictures alone in their paragraph, with the captions below them, become figures.

It reads sanitised HTML only, whose attributes are all in double quotes, and its own HTML is the only one added after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from bantin.html import Markup, escape, first_words, plain_text, tag
from bantin.markdown.body import Figure
from bantin.markdown.captions import Candidate, Verdict, judge
from bantin.markdown.credits import split_credit
from bantin.markdown.pictures import Pictures
from bantin.markdown.sanitise import INLINE
from bantin.messages import text
from bantin.report import Diagnostic, Severity, diagnose

_ATTRIBUTES = r'(?: [a-z]+="[^"]*")*'
_IMAGE = rf"<img{_ATTRIBUTES}>"
# A picture that leads to a larger copy of itself is shown without the link.
_ENLARGED = rf'<a href="[^"]*\.(?:jpe?g|png|gif|webp|avif)"{_ATTRIBUTES}>{_IMAGE}</a>'
_ALONE = rf"(?:(?:{_IMAGE}|{_ENLARGED})\s*(?:<br>\s*)*)+"
# All begin with "<" itself, outside of any group, so that the next one is found without trying at every letter.
_PICTURES = re.compile(
    rf"<p{_ATTRIBUTES}>\s*(?P<alone>{_ALONE})(?P<below>[^<]*(?:<(?!/p>)[^<]*)*)</p>\s*"
    rf"|<figure>\s*(?:<p>\s*)?(?P<figure>{_ALONE})(?:</p>\s*)?"
    rf"(?:<figcaption>(?P<caption>.*?)</figcaption>\s*)?</figure>\s*"
    rf"|<(?P<inline>img{_ATTRIBUTES}>)",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
# A caption holds words alone: pictures and blocks in it would not be looked at again.
_NO_WORDS = re.compile(rf"</?(?!(?:{'|'.join(sorted(INLINE))})[ >])[a-z0-9]+{_ATTRIBUTES}>")
_IMAGES = re.compile(_IMAGE)
_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(?P<words>[^<]*(?:<(?!/p>)[^<]*)*)</p>\s*")


@dataclass(frozen=True, slots=True)
class _Below:
    """The paragraph below a figure, whose meaning is not yet known."""

    html: str
    words: str
    touching: bool


def place_figures(html: str, pictures: Pictures) -> tuple[tuple[str | Figure, ...], list[Diagnostic]]:
    """Return sanitised HTML as pieces and figures in order, and what is to be said of the captions."""
    if "<img" not in html:
        return (html,), []
    pieces = list(_pieces(html, pictures))
    findings: list[Diagnostic] = []
    parts: list[str | Figure] = []
    candidates = list(_candidates(pieces))
    verdicts = iter(judge(candidates, _usual_length(pieces)) if candidates else ())
    for piece in pieces:
        if not isinstance(piece, _Below):
            parts.append(piece)
            continue
        verdict = next(verdicts)
        figure = parts[-1]
        if verdict is Verdict.CAPTION and isinstance(figure, Figure):
            caption, credit = split_credit(piece.words)
            parts[-1] = replace(figure, caption=caption, credit=credit)
            continue
        parts.append(piece.html)
        if verdict is Verdict.UNSURE and isinstance(figure, Figure):
            findings.append(_unsure(figure, piece.words))
    return tuple(part for part in parts if part), findings


def _pieces(html: str, pictures: Pictures) -> Iterator[str | Figure | _Below]:
    """Part the HTML into strings, figures, and the paragraph below each figure that has no caption yet."""
    start = 0
    while match := _PICTURES.search(html, start):
        if match["inline"] or _runs_on(match):
            image = _IMAGES.search(html, match.start())
            assert image is not None  # noqa: S101 -- every alternative of the pattern holds a picture
            yield html[start : image.start()]
            yield pictures.read(image[0], inline=True)
            start = image.end()
        else:
            yield html[start : match.start()]
            pieces, start = _standing(match, pictures)
            yield from pieces
    yield html[start:]


def _runs_on(match: re.Match[str]) -> bool:
    """Tell whether text follows the pictures of a paragraph on the same line, or holds more pictures."""
    below = (match["below"] or "").strip()
    return "<img" in below or (bool(below) and "\n" not in match["alone"][match["alone"].rindex(">") :])


def _standing(match: re.Match[str], pictures: Pictures) -> tuple[list[str | Figure | _Below], int]:
    """Return the figures of pictures that stand alone, what is below them, and where reading goes on."""
    figures = [pictures.read(image, inline=False) for image in _IMAGES.findall(match["alone"] or match["figure"])]
    if match["caption"]:
        caption, credit = split_credit(_NO_WORDS.sub(" ", match["caption"]))
        figures[-1] = replace(figures[-1], caption=caption, credit=credit)
    captioned = bool(figures[-1].caption or figures[-1].credit)
    if below := (match["below"] or "").strip():
        paragraph = f"<p>{below}</p>\n"
        return [*figures, paragraph if captioned else _Below(paragraph, below, touching=True)], match.end()
    following = None if captioned else _PARAGRAPH.match(match.string, match.end())
    if following is None or "<img" in following[0]:
        return [*figures], match.end()
    return [*figures, _Below(following[0], following["words"].strip(), touching=False)], following.end()


def _candidates(pieces: list[str | Figure | _Below]) -> Iterator[Candidate]:
    """Yield each paragraph below a figure as the caption rules want to see it."""
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        if isinstance(piece, _Below):
            yield Candidate(piece.words, touching=piece.touching, last=isinstance(after, str) and not after.strip())


def _usual_length(pieces: list[str | Figure | _Below]) -> float:
    """Return the median number of words of the paragraphs."""
    lengths = []
    for piece in pieces:
        if isinstance(piece, _Below):
            lengths.append(_length(piece.words))
        elif isinstance(piece, str):
            lengths += map(_length, _BLOCK.findall(piece))
    return median(lengths) if lengths else 0


def _length(html: str) -> int:
    """Return the number of words."""
    if "<" in html or "&" in html:
        html = plain_text(html)
    return len(html.split())


def _unsure(figure: Figure, words: str) -> Diagnostic:
    """Return the warning that a paragraph may be a caption."""
    start = first_words(plain_text(words), 12)
    return diagnose("markdown.caption-unsure", figure.position, Severity.WARNING, words=start, source=figure.source)


def draw_figure(figure: Figure, picture: str | None) -> str:
    """Return the HTML of a figure around a ready ``<picture>`` or ``<img>``; None where there is no picture to show.

    A figure that lost its picture keeps its words and says so; within running text only the picture is drawn.
    """
    lost = tag("span", {"class": "picture-lost"}, text("markdown.picture-lost"))
    shown = lost if picture is None else Markup(picture)
    if figure.inline:
        return shown
    # Where there is nothing to see, the words that stood for the picture are worth reading.
    caption = Markup(figure.caption) or escape(figure.alt if picture is None else "")
    if figure.credit:
        credit = tag("span", {"class": "credit"}, text("markdown.picture-credit", name=figure.credit))
        caption = Markup("{} {}").format(caption, credit) if caption else credit
    words = tag("figcaption", {}, caption) if caption else ""
    return tag("figure", {"class": "figure"}, Markup("{}{}").format(shown, words))
