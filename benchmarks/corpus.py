"""A made-up archive of any size: the same number and seed give the same bytes.

The words are Vietnamese syllables put together from onsets, rimes and tones, drawn by Zipf's law (frequency falls with
rank), so the text has the repetition of real text without being anyone's. Lengths follow those of 600 real news
articles: logarithm normally distributed, median 640 words, one in ten below 290, one in ten above 1,230.
"""

from __future__ import annotations

import math
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, product
from pathlib import Path

from PIL import Image, ImageDraw

from bantin import files
from bantin.article import front_matter, identifiers
from bantin.article.slugs import slugify
from bantin.dates import ZONE, written

_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
_RIMES = (
    "a ai am an ang ao au ay ăm ăn ăng âm ân âu ây e em en eo êm ên êu i ia im in inh iên iêu o oa oan oi om on ong "
    "ô ôi ôm ôn ông ơ ơi ơm ơn u ua ui um un ung uôn uôi ư ưa ưng ươi ương"
)
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VOWELS = "aăâeêioôơuưy"
CATEGORIES = [
    ("Đảng - đoàn thể", 18),
    ("Kinh tế - xã hội", 20),
    ("Văn hóa - giáo dục", 14),
    ("An ninh - quốc phòng", 10),
    ("Cải cách hành chính", 9),
    ("Quy hoạch - đô thị", 10),
    ("Tin phường", 12),
    ("Thông báo", 7),
]
FIRST_DAY = datetime(2011, 1, 1, tzinfo=ZONE)
DAYS = 15 * 365
LOG_MEDIAN, LOG_SPREAD = math.log(640), 0.57
PICTURES = 24
ARTICLES_A_PICTURE = 3
SITE = "Cổng thông tin đo thử"


def syllables(count: int = 7000) -> list[str]:
    """Return ``count`` different syllables, the commonest first."""
    parts = product(_ONSETS.split(), _RIMES.split(), _TONES)
    every = [_toned(onset + rime, len(onset), tone) for onset, rime, tone in parts]
    random.Random(1).shuffle(every)
    return list(dict.fromkeys(every))[:count]


def _toned(letters: str, start: int, tone: str) -> str:
    # On the last vowel: not always where it is written, but as many letters and bytes.
    at = max((i for i, one in enumerate(letters) if i >= start and one in _VOWELS), default=start)
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


class Writer:
    """Writes sentences, paragraphs and titles from one stream of random numbers."""

    def __init__(self, seed: int, words: list[str], weights: list[float]) -> None:
        self.random = random.Random(seed)
        self._words = words
        self._cumulative = weights

    def some(self, count: int) -> list[str]:
        """Return ``count`` syllables."""
        return self.random.choices(self._words, cum_weights=self._cumulative, k=count)

    def sentence(self) -> str:
        """Return a sentence of 8 to 30 syllables, some with a comma, a number or a name."""
        words = self.some(self.random.randint(8, 30))
        if self.random.random() < 0.5:
            words[len(words) // 2] += ","
        if self.random.random() < 0.2:
            words[-2] = str(self.random.randint(2, 4000))
        return " ".join(words).capitalize() + "."

    def body(self, length: int) -> Iterator[str]:
        """Yield paragraphs, now and then a heading or a list, of about ``length`` syllables in all."""
        left = length
        while left > 0:
            kind = self.random.random()
            if kind < 0.06:
                text = "## " + " ".join(self.some(7)).capitalize()
            elif kind < 0.12:
                text = "\n".join(f"- {self.sentence()}" for _ in range(4))
            else:
                text = " ".join(self.sentence() for _ in range(self.random.randint(2, 6)))
            left -= text.count(" ")
            yield text


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One article: its number, its title, when it was published, its other fields and its Markdown."""

    number: int
    title: str
    moment: datetime
    fields: dict[str, front_matter.Value]
    body: str
    stem: str
    """The name of its file; it stays when the title changes."""

    @property
    def path(self) -> str:
        """Its file below our content folder."""
        return f"{self.fields['category']}/{self.moment.year}/{self.stem}.md"

    @property
    def text(self) -> str:
        """Its file as Bản tin reads it."""
        head = {"id": self.fields["id"], "title": self.title, "date": written(self.moment), **self.fields}
        return front_matter.compose(head, self.body)


def weigh(words: list[str]) -> list[float]:
    """Return the cumulative weights of the words by Zipf's law."""
    return list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def article(number: int, words: list[str], weights: list[float]) -> MadeUp:
    """Return the article of that number; ``words`` and ``weights`` as ``syllables`` and ``weigh`` give them."""
    writer = Writer(number, words, weights)
    chance = writer.random
    name = chance.choices([one for one, _ in CATEGORIES], [share for _, share in CATEGORIES])[0]
    moment = FIRST_DAY + timedelta(minutes=chance.randrange(DAYS * 24 * 60))
    title = " ".join(writer.some(chance.randint(6, 16))).capitalize()
    length = int(chance.lognormvariate(LOG_MEDIAN, LOG_SPREAD))
    paragraphs = list(writer.body(min(max(length, 30), 6000)))
    if number % ARTICLES_A_PICTURE == 0:
        caption = " ".join(writer.some(9)).capitalize()
        picture = f'![{caption}](/images/{number % PICTURES:02}.jpg "{caption}. Ảnh: Tòa soạn")'
        paragraphs.insert(min(1, len(paragraphs)), picture)
    fields: dict[str, front_matter.Value] = {
        "id": identifiers.derive(f"benchmark/{number}"),
        "category": slugify(name),
        "views": chance.randrange(5000),
        "summary": writer.sentence(),
        "tags": [f"thẻ {chance.randrange(200)}"],
    }
    return MadeUp(number, title, moment, fields, "\n\n".join(paragraphs), f"{slugify(title)}-{number}")


def articles(count: int) -> Iterator[MadeUp]:
    """Yield the first ``count`` articles of all that could be made up."""
    words = syllables()
    weights = weigh(words)
    for number in range(count):
        yield article(number, words, weights)


def _picture(number: int) -> Image.Image:
    chance = random.Random(number)
    image = Image.frombytes("RGB", (200, 125), chance.randbytes(200 * 125 * 3)).resize((1600, 1000))
    draw = ImageDraw.Draw(image, "RGBA")
    for _ in range(60):
        x, y, r = chance.randrange(1600), chance.randrange(1000), chance.randrange(20, 260)
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256), 120)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
    return image


def write_pictures(folder: Path) -> None:
    """Write the pictures that the articles show."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        _picture(number).save(folder / f"{number:02}.jpg", quality=85)


def write_frame(folder: Path) -> None:
    """Write what a content folder holds besides articles: pictures, categories and a site of its own."""
    tables = (
        f'[[category]]\nname = "{name}"\nslug = "{slugify(name)}"\norder = {order}\n'
        for order, (name, _) in enumerate(CATEGORIES)
    )
    files.write_text(folder / "categories.toml", "\n".join(tables))
    site = f'name = "{SITE}"\nshort_name = "Đo thử"\nresponsible_body = "Đo thử"\n'
    files.write_text(folder / "site.toml", site)
    write_pictures(folder / "images")


def write_corpus(count: int, folder: Path) -> None:
    """Write a content folder of ``count`` articles, with pictures, categories and a site of its own."""
    for one in articles(count):
        files.write_text(folder / one.path, one.text)
    write_frame(folder)
