from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from site_output.templates import TemplateMarks

from tests.article.samples import write


def mark(theme: Path, files: Mapping[str, str], given: dict[str, str] | None = None) -> bytes:
    """Return the mark of the template "page.html" of a theme of these files."""
    write(theme, dict(files))
    return TemplateMarks(theme, given or {}).of("page.html")


@pytest.mark.parametrize(
    ("named", "counts"),
    [
        ('{% include "a.html" %}', True),
        ("{%- include 'a.html' ignore missing without context -%}", True),
        ('{%+ include "a.html" %}', True),
        ('{% include"a.html" %}', True),
        ('{% include "b.html" if site else "a.html" %}', True),
        ('{% extends "b.html" if site else "a.html" %}', True),
        ('{% include ["b.html", "a.html"] %}', True),
        ("{% include name %}", True),
        ('{% from "a.html" import card, box as frame with context %}', True),
        ('{% import "a.html" as a %}', True),
        ('{% include "b.html" %}', False),
        ('{% from "b.html" import card as a %}', False),
    ],
)
def test_the_mark_changes_with_all_that_a_template_may_include(named: str, counts: bool, tmp_path: Path) -> None:
    """However it is named, alone or one of several; what it does not name does not count."""
    files = {"templates/page.html": named, "a.html": "1", "b.html": "1"}
    before = mark(tmp_path, files)
    assert (mark(tmp_path, {**files, "a.html": "2"}) != before) is counts


def test_the_mark_is_of_the_sentences_that_were_read(tmp_path: Path) -> None:
    """A file of sentences that was saved while a build was reading is another to the next build."""
    files = {"templates/page.html": "x", "messages/vi.toml": 'a = "mới"'}
    assert mark(tmp_path, files, {"a": "cũ"}) != mark(tmp_path, files, {"a": "mới"})
