"""An office that imports: the files, the content folder, and what came out."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from bantin.article.archive import Archive, read_archive
from bantin.article.categories import read_categories
from bantin.importers.account import Account
from bantin.importers.blocks import write_blocks
from bantin.importers.fetching import Fetcher
from bantin.importers.html_markdown import read_html
from bantin.importers.intake import Wishes
from bantin.importers.losses import Losses
from bantin.importers.run import run_import
from bantin.importers.runs import Picture
from bantin.markdown.body import Body
from bantin.markdown.render import render

PAGE = "https://cu.example.vn/tin/bai-1.html"
# The smallest GIF there is.
GIF = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")

Record = dict[str, Any]


class Conversion:
    """One HTML body, its Markdown, the page made from that and what was lost."""

    def __init__(self, html: str, base: str = PAGE) -> None:
        self.losses = Losses()
        self.markdown = write_blocks(read_html(html, base, self.place, self.losses), self.place)

    @staticmethod
    def place(picture: Picture) -> str:
        """Put every picture into the images of one year, by its name."""
        return f"/images/2021/{picture.addresses[0].rpartition('/')[2]}"

    @property
    def body(self) -> Body:
        """The rendered body."""
        return render(self.markdown, path=PurePosixPath("thong-bao/2021/a.md"))

    @property
    def lost(self) -> dict[str, int]:
        """The losses by kind."""
        kinds: Counter[str] = Counter()
        for loss, count in self.losses:
            kinds[loss.kind] += count
        return dict(kinds)


class Office:
    """A folder with files to import, and a content folder that takes them in."""

    def __init__(self, folder: Path) -> None:
        self.beside = folder / "cu"
        self.content = folder / "content"
        self.beside.mkdir()
        self.source = self.beside / "bai.jsonl"

    def write(self, records: Sequence[Record | str]) -> Path:
        """Write the records, or lines as they are."""
        lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records]
        self.source.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return self.source

    def take(self, *records: Record | str, fetcher: Fetcher | None = None) -> Account:
        """Import the records."""
        return run_import(self.write(records), self.content, Wishes(fetcher=fetcher))

    def pack(self, records: Sequence[Record]) -> Path:
        """Write the records packed by gzip."""
        path = self.beside / "bai.jsonl.gz"
        path.write_bytes(gzip.compress("\n".join(json.dumps(one) for one in records).encode("utf-8")))
        return path

    @property
    def files(self) -> list[str]:
        """The articles' files below the content folder."""
        return sorted(path.relative_to(self.content).as_posix() for path in self.content.rglob("*.md"))

    @property
    def archive(self) -> Archive:
        """The content folder as a build reads it."""
        return read_archive(self.content, read_categories(self.content / "categories.toml"), lambda _done, _all: None)

    def text(self, file: str = "") -> str:
        """Return the text of one file, else of the only one."""
        (path,) = [file] if file else self.files
        return (self.content / path).read_text(encoding="utf-8")

    @staticmethod
    def record(**fields: Any) -> Record:
        """Return a whole record with some fields of its own."""
        return {
            "id": "bai-1",
            "url": PAGE,
            "title": "Phường Mai Động ra quân dọn vệ sinh",
            "date": "2021-01-06T17:07:00+07:00",
            "category": "moi-truong",
            "category_name": "Môi trường",
            "lead": "Sáng 6/1, hơn 200 người dân tham gia.",
            "body": "Đoạn một.\n\nĐoạn hai.",
            "views": 470,
        } | fields
