"""Whether the paragraph below a picture is its caption: signs are counted, as docs/decisions/0004-captions.md explains.

The points were fitted on one half of real articles and measured on the other (``benchmarks/captions.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from statistics import median

from bantin.html import plain_text
from bantin.markdown.credits import LOWER, ends_with_credit


class Verdict(Enum):
    """What a paragraph below a picture is."""

    CAPTION = auto()
    UNSURE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph below a picture that has no caption yet."""

    html: str
    """Its sanitised inline HTML."""
    touching: bool
    """No empty line between it and the picture."""
    last: bool
    """Nothing comes after it."""


# So many points make a caption; a few less leave it to the editor.
CAPTION_POINTS = 3
UNSURE_POINTS = 1
# What another caption of the article counts; more than any sign that the length of the paragraph gives.
ALIKE = 2

# Headings, lists, signatures and lead-ins, whatever their length.
_NEVER = re.compile(rf".*(?::|\./\.)|(?:[IVX]+|\d+|[a-zđ])[.)/] .*|Theo (?:\S+ ?){{1,4}}|[^{LOWER}]*", re.DOTALL)
_BOLD = re.compile(r"<(strong|b)>.*</\1>", re.DOTALL)
_ITALIC = re.compile(r"<(em|i)>[^<]*</\1>\.?")
_NAME = re.compile(rf"[^\W\d_{LOWER}]\S*(?: [^\W\d_{LOWER}]\S*){{1,3}}")
_SECOND_SENTENCE = re.compile(rf"[.?!…]\W*\s+[“\"]?[^\W_{LOWER}]")
_OPEN_END = re.compile(r".*[\w)”\"]", re.DOTALL)
_ASKS = re.compile(r".*[?!…]", re.DOTALL)
_QUOTES = re.compile(r"[-–\"“‘'].*", re.DOTALL)
# What is said of pictures alone: what they show at large, where in them somebody is, who speaks or poses in them.
_SHOWS = re.compile(
    r"(?:Quang cảnh|Toàn cảnh|Một góc|Hình ảnh|Từ (?:trái|phải) (?:sang|qua))\b.*"
    r"|.*\((?:[^()]*[ ,])?(?:trái|phải|giữa|bìa)(?:[ ,][^()]*)?\).*"
    r"|[^,;:]*\b(?:phát biểu tại|chụp ảnh lưu niệm)\b[^,;:]*",
    re.DOTALL,
)
# Words that tie a sentence to the one before, or set the scene of a report.
_GOES_ON = re.compile(
    r"(?:Bên cạnh|Bởi|Cũng|Còn|Cùng|Chia sẻ|Chiều|Chính|Do|Dù|Đặc biệt|Để|Đến|Điều|Đó|Đây|Đối với|Đồng thời|Được biết"
    r"|Giữa|Hiện|Hơn|Kể|Khi|Không chỉ|Liên quan|Lúc|Mặc|Mới|Năm|Nếu|Ngày|Ngoài|Nhằm|Nhân|Nhưng|Như|Ở|Qua|Sau|Sáng"
    r"|Song|Tại|Thậm|Theo|Thế|Thông qua|Thực|Tính|Tối|Trả lời|Trên|Trong|Trước|Tuy|Từ|Vào|Vậy|Về|Vì|Với)\b.*",
    re.DOTALL,
)
_REPORTS_SPEECH = re.compile(
    r"bày tỏ|cho biết|cho hay|cho rằng|chia sẻ|đề nghị|giải thích|khẳng định|nhấn mạnh|nói|thông tin|yêu cầu"
)


def judge(candidates: Sequence[Candidate], usual: float) -> list[Verdict]:
    """Return a verdict for each paragraph below a picture of one article.

    ``usual`` is the median number of words of its paragraphs. An article treats its pictures alike, so the other
    candidates tell too: whether any ends with a credit, and whether they are short.
    """
    texts = [plain_text(one.html) for one in candidates]
    credited = [ends_with_credit(one) for one in texts]
    lengths = [len(one.split()) for one in texts]
    verdicts = []
    for index, (candidate, words) in enumerate(zip(candidates, texts, strict=True)):
        others = lengths[:index] + lengths[index + 1 :]
        alike = ALIKE * (sum(credited) > credited[index]) + 3 * (bool(others) and median(others) <= 25)
        verdicts.append(_verdict(candidate, words, alike + (lengths[index] < 0.6 * usual)))
    return verdicts


def _verdict(candidate: Candidate, words: str, context: int) -> Verdict:
    if ends_with_credit(words) and len(words) <= 600:
        return Verdict.CAPTION
    if _NEVER.fullmatch(words) or _BOLD.fullmatch(candidate.html):
        return Verdict.TEXT
    points = context + _points(candidate, words)
    if candidate.last and _NAME.fullmatch(words):
        # As likely the writer's name below the article as the name of who is seen.
        points = min(points, UNSURE_POINTS)
    if points >= CAPTION_POINTS and words.endswith(".") and context < ALIKE and not _speaks(candidate, words):
        # As likely the next sentence of the report, however short ("Hội nghị kết thúc lúc 11 giờ cùng ngày.").
        points = UNSURE_POINTS
    if points >= CAPTION_POINTS:
        return Verdict.CAPTION
    return Verdict.UNSURE if points >= UNSURE_POINTS else Verdict.TEXT


def _speaks(candidate: Candidate, words: str) -> bool:
    """Tell whether something other than its length speaks for a caption that ends with a full stop."""
    italic = _ITALIC.fullmatch(candidate.html) is not None
    return candidate.touching or italic or _SHOWS.fullmatch(words) is not None


def _points(candidate: Candidate, words: str) -> int:
    """Return how much the paragraph itself speaks for a caption."""
    length = len(words.split())
    sentences = _SECOND_SENTENCE.search(words) is not None
    asks = _ASKS.fullmatch(words) is not None
    quotes = _QUOTES.fullmatch(words) is not None
    return (
        2 * (length <= 20)
        + (length <= 40)
        + (_OPEN_END.fullmatch(words) is not None and not quotes)
        + 2 * (_ITALIC.fullmatch(candidate.html) is not None and not asks and not quotes and length <= 60)
        + 2 * candidate.touching
        - sentences
        - 2 * asks
        - quotes
        - 2 * (_GOES_ON.fullmatch(words) is not None)
        - (_REPORTS_SPEECH.search(words) is not None)
    )
