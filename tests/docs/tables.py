"""Reads the documents of the project as far as tests compare them with the program."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_CODE = re.compile(r"`([^`]+)`")
_CELL_END = re.compile(r"(?<!\\)\|")


def read(name: str) -> str:
    """Return the text of a document named from the project's folder."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def rows(text: str) -> list[list[str]]:
    """Return the cells of each row of the tables in ``text``, their heads left out."""
    found = []
    lines = [line.strip() for line in text.splitlines()]
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("|") and before.startswith("|") and set(line) - set("|-: "):
            cells = _CELL_END.split(line.strip("|"))
            found.append([cell.strip().replace("\\|", "|") for cell in cells])
    return found


def codes(text: str) -> list[str]:
    """Return what stands between backticks."""
    return _CODE.findall(text)


def blocks(text: str) -> list[str]:
    """Return the fenced blocks of a document."""
    return re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    """Return every Markdown document of the project that is about the project."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
