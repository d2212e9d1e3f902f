from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.markdown.sanitise import ATTRIBUTES, CLASSES, SCHEMES, TAGS

Draw = Callable[[str], str]


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    """Read the editors' guide to Markdown."""
    return (root / "docs" / "bien-tap" / "markdown.md").read_text(encoding="utf-8")


def test_the_guide_names_all_that_is_kept(guide: str) -> None:
    """The table of the guide and the allow-list of the sanitiser are the same."""
    table = guide.partition("## Những gì không được giữ")[2]
    named = set(re.findall(r"`([a-z0-9-]+):?`", table)) | {"h2", "h3", "h4", "h5"}
    attributes = set().union(*ATTRIBUTES.values()) - {"class"}
    classes = set().union(*CLASSES.values())
    assert named - {"body-"} == TAGS | attributes | classes | SCHEMES - {"lost"}


def test_the_examples_of_the_guide_do_what_it_says(guide: str, draw: Draw) -> None:
    """Each example renders to the elements the guide promises."""
    examples = re.findall(r"```\n(.*?)```", guide, re.DOTALL)
    html = [draw(example) for example in examples]
    assert "<h2>Đầu mục</h2>" in html[0]
    assert '<ul class="outline">' in html[1]
    assert '<span class="credit">Ảnh: Thu Hà</span>' in html[2]
    assert "<figcaption>Đ/c Nguyễn Văn Bình" in html[3]
    assert '<td class="align-right">250</td>' in html[4]
    assert '<abbr title="Ủy ban nhân dân">UBND</abbr>' in html[5]
