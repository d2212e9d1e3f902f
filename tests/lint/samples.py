"""A content folder that the tests of the lint write their articles into."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from PIL import Image

from bantin.clock import Clock, read_clock
from bantin.lint.reading import check_file
from bantin.lint.runner import Check, check, open_desk
from bantin.report import Diagnostic

CATEGORIES = """
[[category]]
name = "Đảng - đoàn thể"
slug = "dang-doan-the"

[[category]]
name = "Thông báo"
slug = "thong-bao"
"""
NAME = "thong-bao/2021/giao-ban.md"
FIELDS = {"id": "k7m2q9xb", "title": "Giao ban", "date": "2021-01-06 17:07", "category": "thong-bao"}


def source(example: str) -> str:
    """Return a good article with this as its body or, where it has the form of one, as a line of its front matter."""
    name, colon, _ = example.partition(": ")
    is_field = bool(colon) and "\n" not in example and name.isascii() and name.isidentifier() and name.islower()
    fields = {key: f"{key}: {value}" for key, value in FIELDS.items()} | ({name: example} if is_field else {})
    body = "Nội dung bài." if is_field else example
    return "---\n" + "".join(f"{line}\n" for line in fields.values()) + f"---\n\n{body}\n"


def make_content(folder: Path) -> Path:
    """Make a folder with the pictures that examples show: a good one, a small one, one that knows its place."""
    pictures = folder / "images"
    pictures.mkdir(parents=True)
    for name, width in (("hop.jpg", 1200), ("nho.jpg", 300), ("hội nghị.jpg", 1200)):
        Image.new("RGB", (width, 400), "navy").save(pictures / name, quality=30)
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (21.0, 1.0, 0.0), 3: "E", 4: (105.0, 50.0, 0.0)}
    Image.new("RGB", (1200, 400), "navy").save(pictures / "dien-thoai.jpg", quality=30, exif=exif)
    return folder


def write(content: Path, name: str, text: str) -> Path:
    """Write a file below the content folder, which gets its categories."""
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    (content / "categories.toml").write_text(CATEGORIES, encoding="utf-8")
    return path


def found(content: Path, example: str, settings: str = "") -> list[Diagnostic]:
    """Return what is found in an article made of the example."""
    write(content, NAME, source(example))
    (content / "lint.toml").write_text(settings, encoding="utf-8")
    return check_file(NAME, open_desk(content)).diagnostics


def run(content: Path, *, now: str = "2026-01-06 08:00", workers: int = 1) -> Check:
    """Check a whole content folder, its memory beside it."""
    return check(open_desk(content), content.parent / "lint-memory", clock(now), lambda _done, _all: None, workers)


def clock(now: str = "2026-01-06 08:00") -> Clock:
    """Return a clock that stands still."""
    return read_clock(now)


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    """Return the codes of findings in order."""
    return [one.code for one in diagnostics]


PATH = PurePosixPath(NAME)
