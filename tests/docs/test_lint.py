from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from bantin.lint.rule import Rule
from bantin.lint.rules import RULES
from bantin.lint.runner import CODES
from bantin.lint.settings import LintSettings
from bantin.settings import decode
from tests.docs.tables import blocks, codes, read, rows, section
from tests.lint.samples import found, make_content

GUIDE = read("docs/bien-tap/kiem-tra.md")
TABLE = {
    codes(row[0])[0]: row for row in rows(section(read("docs/lint-codes.md"), "Kiểm tra trước khi đăng: lệnh lint"))
}
LEVELS = {"error": "lỗi", "warning": "cảnh báo", "hint": "gợi ý"}


def test_every_code_of_the_lint_is_in_its_section_and_no_other() -> None:
    """The section holds what the lint alone says, and the fault of the program over a file."""
    assert sorted(TABLE) == sorted([*CODES, "check-failed"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_told_as_it_is(rule: Rule, tmp_path: Path) -> None:
    """The level of the table is the rule's, and its example, where it can be tried, is found; so a mend is offered."""
    _, level, _, example, mend = TABLE[rule.code]
    assert level == LEVELS[rule.severity]
    assert (rule.mended != ()) <= ("--fix" in mend)
    if codes(example) == [example.strip("`")]:
        assert rule.code in {one.code for one in found(make_content(tmp_path / "content"), example.strip("`"))}


def test_every_entry_of_the_settings_is_told_and_the_reverse() -> None:
    """The table of lint.toml holds the entries it may have, each once, and no other."""
    told = [codes(row[0])[0] for row in rows(section(GUIDE, "Tùy chọn của cơ quan: `content/lint.toml`"))]
    assert sorted(told) == sorted(one.name for one in dataclasses.fields(LintSettings))


def test_the_settings_shown_can_be_used() -> None:
    """The example of a lint.toml is read without a word."""
    example = next(block for block in blocks(GUIDE) if "tone" in block)
    assert decode(LintSettings, "lint.toml", tomllib.loads(example)).tone == "old"
