from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.contents import edition
from tests.docs.tables import blocks, read

EXAMPLE = next(block for block in blocks(read("docs/bien-tap/markdown.md")) if "](../" in block)
GIVEN = "../2020/giao-ban.md"
HEAD = "---\nid: {id}\ntitle: Giao ban\ndate: {year}-01-06\ncategory: thong-bao\n---\n\n"


def write_two(folder: Path, body: str) -> Path:
    """Write a site of two articles into the folder, the newer one with this body, and return it."""
    for year, identifier, words in (("2020", "bbbbbbbb", "Nội dung."), ("2021", "cccccccc", body)):
        path = folder / "thong-bao" / year / "giao-ban.md"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD.format(id=identifier, year=year) + words, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "link", ["../2020/giao-ban.md", "/thong-bao/2020/giao-ban.md", "{filename}/thong-bao/2020/giao-ban.md"]
)
def test_a_link_written_as_in_the_guide_leads_to_the_other_article(link: str, tmp_path: Path) -> None:
    """The guide's link to another article's file becomes that article's address, and nothing is warned of."""
    built = edition(write_two(tmp_path, EXAMPLE.replace(GIVEN, link)), strict=True)
    assert GIVEN in EXAMPLE
    assert built.report.diagnostics == []
    older, newer = sorted(built.articles(), key=lambda one: one.date)
    _, body = built.work(newer)
    assert f'<a href="/{older.path}">bài trước</a>' in body.html(lambda _figure, _number: "")


def test_a_link_to_a_heading_of_another_article_leads_to_it(tmp_path: Path) -> None:
    """The heading's name is kept, in the form that bodies give it."""
    built = edition(write_two(tmp_path, "[lịch](../2020/giao-ban.md#lich)"), strict=True)
    bodies = [built.work(one)[1] for one in built.articles()]
    assert '.html#body-lich">lịch</a>' in "".join(body.html(lambda _f, _n: "") for body in bodies)
