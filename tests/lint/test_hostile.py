from __future__ import annotations

from pathlib import Path

import pytest

from bantin.lint.fixing import fix_file
from bantin.lint.reading import check_file
from bantin.lint.runner import open_desk
from tests.lint.samples import NAME, source, write

# What an article holds a hundred thousand times by accident or by malice.
PIECES = [
    *('"', "“", " ,", "- a", "a- ", "(", "a.B", "nghành ", "ddoongf ", "uỷ ủy ", "&nbsp;", "&amp;", "1/1/2021 "),
    *(
        "0912345678 ",
        "001085123456 ",
        "316/KL - A",
        "hứ hai 1/1/2021",
        "của của ",
        "a b a b ",
        "\u200b",
        "Céng® ",
        "./.",
    ),
    *(
        "https://a ",
        "[a](b) ",
        "![](a.jpg)\n\n",
        "* a\n- b\n",
        "\n\n**a**\n\n",
        "# a\n",
        "| a |\n|--|\n",
        "| |\n|--|\n\n",
        "<table>",
        "|\n--",
        "[a](b c",
        "GPMB ",
        "\n",
    ),
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_keeps_the_lint_busy(content: Path, piece: str) -> None:
    """Twenty kilobytes of one sign are checked, and mended, as soon as any article of that length, and never fail."""
    write(content, NAME, source("Chữ. " + piece * (20_000 // len(piece))))
    found = check_file(NAME, open_desk(content)).diagnostics
    assert "check-failed" not in {one.code for one in found}
    fix_file(NAME, open_desk(content))
