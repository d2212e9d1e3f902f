"""Whether the paragraph below a picture is its caption, and who made the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bantin.html import plain_text


class Verdict(Enum):
    """What a paragraph below a picture is."""

    CAPTION = auto()
    UNSURE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph below a picture (inline HTML), and the plain text of the paragraph after it."""

    html: str
    following: str


_CREDIT = re.compile(
    r"(?:^|[\s.,;:–-]+)(?:<(?:em|i)>)?\(?(?:Ảnh|Nguồn ảnh|Nguồn|Photo)\s*[:–-]\s*(?P<name>[^<>()]{1,60}?)\)?\.?(?:</(?:em|i)>)?\.?\s*$"
)
_ITALIC = re.compile(r"<(em|i)>[^<]*</\1>")


def split_credit(html: str) -> tuple[str, str]:
    """Return caption (inline HTML) and credit (plain text)."""
    html = html.strip()
    if _ITALIC.fullmatch(html):
        html = html[html.index(">") + 1 : html.rindex("<")].strip()
    match = _CREDIT.search(html)
    if match is None:
        return html, ""
    return html[: match.start()].rstrip(), plain_text(match["name"])


def judge(candidates: Sequence[Candidate]) -> list[Verdict]:
    """Return a verdict for each paragraph below a picture of one article."""
    return [_judge(one) for one in candidates]


def _judge(candidate: Candidate) -> Verdict:
    if _ITALIC.fullmatch(candidate.html) or split_credit(candidate.html)[1]:
        return Verdict.CAPTION
    words = plain_text(candidate.html)
    if len(words) <= 160 and words[-1:].isalnum():
        return Verdict.CAPTION
    return Verdict.TEXT
