"""Articles of jumbled pieces of Markdown, HTML and odd characters: whatever comes together, pages and feeds stand."""

from __future__ import annotations

import random

import pytest
from page_checks import live_parts, pages_of, parse_fragment
from pictures import photograph
from site_in_a_string import Build, Site, identifier

from bantin.article.front_matter import compose

COUNT = 120
PIECES = (
    *(
        "Quận Sông Thử họp. ",
        "\n\n",
        "\n",
        "\n\n",
        "  \n",
        "\n\n* Đối với việc này:\n\n",
        "\n- ",
        "\n\n1. ",
        "\n    + ",
        "./.",
        "\t",
    ),
    *(
        "\n\n## ",
        "\n# ",
        "\n====\n",
        "\n\n> ",
        "\n\n```\n",
        "`",
        "**",
        "_",
        "~~",
        "***",
        "\n\n---\n\n",
        "\\",
        "&",
        "&amp;",
        "&#x1;",
    ),
    *(
        "\n\n![Đồi](/images/a.jpg)\n",
        "![](/images/a.jpg)",
        "[x](/images/a.jpg)",
        '![Đồi](/images/a.jpg "Lời. Ảnh: Văn A")',
    ),
    *(
        "[",
        "](",
        ")",
        "](javascript:x)",
        "[a][b]",
        "\n\n[b]: https://b.example 'x'\n",
        "<https://c.example>",
        "[^1]",
        "\n\n[^1]: Chú\n",
    ),
    *(
        "\n\n| a | b |\n|:-:|--:|\n| 1 | ",
        " | 2 |\n",
        "\n\n*[HĐND]: Hội đồng\n\n",
        "HĐND",
        "\nTừ\n:   Nghĩa\n",
        "{: #a .b }",
        "{#content}",
    ),
    *(
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table><tr><td>",
        "</table>",
        "<ul><li>",
        "</ul>",
        "<a href=x>",
        "</a>",
        "<!--",
        "-->",
    ),
    *(
        "<h1>",
        "</h1>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<img src=/images/a.jpg>",
        "<iframe src=//x.example>",
        "<script>",
        "</script>",
    ),
    *(
        "<svg>",
        "<math>",
        "<style>",
        "</style>",
        "<select>",
        "<button>",
        "<form>",
        "<template>",
        "<pre>",
        "</pre>",
        "<br>",
        "<hr>",
        "<td>",
        "<li>",
    ),
    *(
        "]]>",
        "<![CDATA[",
        "<?php",
        "<!doctype html>",
        "{{ x }}",
        "{% x %}",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u2028",
        "\ufeff",
        "e\u0323\u0302",
        "😀",
    ),
    *(
        "\x00",
        "\x08",
        "\x1b",
        "\x7f",
        "\x85",
        "\ufffe",
        "\ufdd0",
        "\U0001fffe",
        "&#0;",
        "&#x80;",
        "&#xfdd0;",
        "&#xD800;",
        "&notit;",
        "<a\n",
    ),
)


def jumble(chance: random.Random, most: int) -> str:
    return "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, most)))


def site_of(build: Build, seed: int) -> Site:
    chance = random.Random(seed)  # noqa: S311 -- a jumble, not a secret
    files = {"images/a.jpg": photograph()}
    for number in range(COUNT):
        fields = {"id": identifier(number), "title": f"Bài {number} {jumble(chance, 9)}", "date": "2021-01-06"}
        fields |= {
            name: jumble(chance, 9) for name in ("summary", "author", "source", "image_caption", "document_summary")
        }
        head = {**fields, "category": "dang-doan-the", "image": "/images/a.jpg", "tags": [jumble(chance, 5), "chung"]}
        files[f"a{number}.md"] = compose(head, jumble(chance, 60)).encode()
    return build(files=files)


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    return site_of(build_once, 2021)


def test_every_jumble_is_published(site: Site) -> None:
    """No text is an error: nothing is held back, nothing fails."""
    assert f"{COUNT} bài, đã đăng {COUNT}," in site.said, site.said
    assert "render-failed" not in site.said


def test_every_page_parses_and_nothing_lives_in_it(site: Site) -> None:
    """A strict parser finds nothing to mend, and no page runs anything, has two main headings or one id twice."""
    for path, page in pages_of(site.output).items():
        assert live_parts(page) == [], path
        assert len(list(page.iter("h1"))) == 1, path
        ids = [one.attrib["id"] for one in page.iter() if isinstance(one.tag, str) and "id" in one.attrib]
        assert len(ids) == len(set(ids)), path


def test_every_feed_and_sitemap_is_well_formed(site: Site) -> None:
    """XML parsers read them all, and the HTML in them runs nothing."""
    for path in site.files():
        if path.endswith(".xml"):
            for one in site.xml(path).iter():
                if one.tag.endswith(("}content", "}encoded")):
                    assert live_parts(parse_fragment(one.text or "")) == [], path
