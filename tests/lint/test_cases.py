"""Bad articles as editors write them, each with all that is said of it, word for word.

Where words were changed on purpose, `BANTIN_REWRITE=1 pytest tests/lint/test_cases.py` writes down what is said now;
what it changed is for a reader to judge.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.lint.samples import NAME, run, write

CASES = sorted(Path(__file__).with_name("cases").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_article_is_told_of_in_these_words(case: Path, content: Path) -> None:
    """Every mistake is named with its place, and how to mend it; of a good article nothing is said."""
    write(content, NAME, "").write_bytes(case.read_bytes())
    said = "".join(f"{one}\n" for one in run(content).report)
    expected = case.with_suffix(".txt")
    if os.environ.get("BANTIN_REWRITE"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_there_is_a_case_for_most_mistakes() -> None:
    """The good article is told nothing, every other one something."""
    silent = [case.stem for case in CASES if not case.with_suffix(".txt").read_text(encoding="utf-8")]
    assert silent == ["tot"]
