"""The snippets that editors get in VS Code."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Any

import pytest

from bantin.article.categories import Categories
from bantin.article.fields import NAMES, read_article
from bantin.article.front_matter import parse
from bantin.article.model import Category
from bantin.markdown.render import render
from tests.docs.tables import ROOT, codes, read, rows, section

SNIPPETS: dict[str, dict[str, Any]] = json.loads(read(".vscode/bantin.code-snippets"))
HEAD = "---\nid: k7m2q9xb\ntitle: Giao ban\ndate: 2021-01-06 17:07\ncategory: a\n{}---\n\nBài.\n"


def typed(snippet: dict[str, Any]) -> str:
    """Return what stands in the file when every place keeps its example."""
    whole = "\n".join(snippet["body"])
    return re.sub(r"\$\d+", "", re.sub(r"\$\{\d+:([^}]*)\}", r"\1", whole))


def is_head(snippet: dict[str, Any]) -> bool:
    return typed(snippet).partition(":")[0] in NAMES


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_writes_what_the_build_understands(name: str) -> None:
    """In the head of a file or in its body, what a snippet writes is read or rendered without a word."""
    words = typed(SNIPPETS[name])
    path = PurePosixPath("a/2021/a.md")
    if is_head(SNIPPETS[name]):
        article, found = read_article(parse(HEAD.format(words), path), path, Categories((Category("A", "a"),)))
        assert (found, article is not None) == ([], True)
    else:
        body = render(f"Mở đầu.{words}", path=path, links=lambda _file: "/a/")
        assert body.diagnostics == ()
        assert "$" not in body.text


def test_a_snippet_is_asked_for_by_letters_every_keyboard_has() -> None:
    """The words that call the snippets need no Vietnamese keyboard, and each calls one."""
    prefixes = [one["prefix"] for one in SNIPPETS.values()]
    assert all(re.fullmatch(r"[a-z]+", one) for one in prefixes)
    assert len(set(prefixes)) == len(prefixes)
    assert {one["scope"] for one in SNIPPETS.values()} == {"markdown"}


def test_the_card_names_every_snippet_and_no_other() -> None:
    """The table of the card is the snippets there are."""
    told = {codes(row[0])[0] for row in rows(section(read("docs/bien-tap/the-markdown.md"), "Gõ nhanh trong VS Code"))}
    assert told == {one["prefix"] for one in SNIPPETS.values()}
    assert (ROOT / ".vscode" / "bantin.code-snippets").is_file()
