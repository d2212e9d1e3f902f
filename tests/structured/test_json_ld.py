from __future__ import annotations

import json
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.structured.json_ld import HEADLINE, PICTURES, script, shorten
from bantin.structured.model import Crumb, Picture
from bantin.xml import clean
from tests.structured.samples import HOSTILE, MEETING, ROOT, SITE, TRAIL


class _Page(HTMLParser):
    """What a browser would make of the written HTML: its elements, and the text in them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


ONE_SCRIPT = [("script", [("type", "application/ld+json")])]


def nodes(written: str) -> dict[str, dict[str, Any]]:
    graph = json.loads(_Page(written).text)
    assert graph["@context"] == "https://schema.org"
    return {node["@type"]: node for node in graph["@graph"]}


def test_an_article_says_all_that_search_engines_ask() -> None:
    """Every property that is required or recommended for a news article is there with its value."""
    article = nodes(script(SITE, TRAIL, MEETING))["NewsArticle"]
    assert article == {
        "@type": "NewsArticle",
        "@id": f"{MEETING.href}#article",
        "mainEntityOfPage": {"@type": "WebPage", "@id": MEETING.href},
        "url": MEETING.href,
        "headline": "Quận ủy giao ban tháng 1",
        "description": MEETING.description,
        "image": [
            {
                "@type": "ImageObject",
                "url": f"{ROOT}media/a.jpg",
                "width": 1280,
                "height": 853,
                "caption": "Toàn cảnh hội nghị",
            }
        ],
        "datePublished": "2021-01-06T17:07:00+07:00",
        "dateModified": "2021-01-07T08:00:00+07:00",
        "author": [{"@type": "Person", "name": "Lê Thu Hà"}],
        "publisher": {"@id": f"{ROOT}#publisher"},
        "articleSection": "Đảng - đoàn thể",
        "keywords": ["giao ban", "quận ủy"],
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "isPartOf": {"@id": f"{ROOT}#website"},
    }


def test_the_publisher_is_an_office_with_its_emblem_and_the_office_above_it() -> None:
    """The publisher that articles point to is described on the same page."""
    office = nodes(script(SITE, article=MEETING))["GovernmentOrganization"]
    assert office["@id"] == f"{ROOT}#publisher"
    assert office["name"] == "Ủy ban nhân dân quận Sông Thanh"
    assert office["logo"]["url"] == f"{ROOT}static/emblem.png"
    assert office["parentOrganization"]["name"] == "Ủy ban nhân dân thành phố Hải Vân"


def test_the_site_tells_how_it_is_searched() -> None:
    """The search page is given as a template; a site without one gives none."""
    target = nodes(script(SITE))["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{ROOT}tim-kiem/?q={{search_term_string}}"
    assert "potentialAction" not in nodes(script(replace(SITE, search="")))["WebSite"]


def test_the_breadcrumb_counts_its_steps() -> None:
    """The trail is told from the home page on; a page without a trail has no breadcrumb."""
    steps = nodes(script(SITE, TRAIL))["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (number, crumb.label, crumb.href) for number, crumb in enumerate(TRAIL, 1)
    ]
    assert "BreadcrumbList" not in nodes(script(SITE, TRAIL[:1]))


def test_an_article_without_author_or_picture_is_the_offices() -> None:
    """The office stands in for the author; nothing empty is written."""
    article = nodes(script(SITE, TRAIL, replace(MEETING, author="", pictures=(), keywords=())))["NewsArticle"]
    assert article["author"] == [{"@id": f"{ROOT}#publisher"}]
    assert not {"image", "keywords", "expires"} & set(article)


def test_a_photo_story_names_its_first_pictures_only() -> None:
    """The head of a page does not grow with the number of pictures."""
    pictures = tuple(Picture(f"{ROOT}{number}.jpg", 800, 600) for number in range(40))
    images = nodes(script(SITE, TRAIL, replace(MEETING, pictures=pictures)))["NewsArticle"]["image"]
    assert [image["url"] for image in images] == [picture.href for picture in pictures[:PICTURES]]


@pytest.mark.parametrize(
    "name", [field.name for field in fields(MEETING) if isinstance(getattr(MEETING, field.name), str)]
)
def test_no_field_of_an_article_breaks_out_of_the_script(name: str) -> None:
    """A hostile text in any field stays inside the one script element, and inside its JSON string."""
    changed: dict[str, Any] = {name: HOSTILE}
    written = script(SITE, TRAIL, replace(MEETING, **changed))
    assert _Page(written).tags == ONE_SCRIPT
    assert written.count("<") == 2
    assert not set("&\u2028\u2029\x00\x08\x1b\ud800\ufffe") & set(written)
    assert clean(HOSTILE)[:20] in json.dumps(nodes(written), ensure_ascii=False)


def test_no_field_of_the_site_breaks_out_of_the_script() -> None:
    """The same holds for the site, its publisher, the trail, tags and pictures."""
    hostile: dict[str, Any] = dict.fromkeys(("name", "parent", "address", "phone", "email"), HOSTILE)
    logo = Picture(HOSTILE, 1, 1, HOSTILE)
    site = replace(
        SITE, name=HOSTILE, description=HOSTILE, search=HOSTILE, publisher=replace(SITE.publisher, **hostile, logo=logo)
    )
    article = replace(MEETING, keywords=(HOSTILE,), pictures=(logo,))
    written = script(site, [Crumb(HOSTILE, HOSTILE)] * 2, article)
    assert _Page(written).tags == ONE_SCRIPT
    assert written.count("<") == 2
    assert nodes(written)["NewsArticle"]["keywords"] == [clean(HOSTILE)]


@given(st.text(st.characters(codec=None)))
def test_any_text_reads_back(value: str) -> None:
    """Whatever a description says, a browser hands search engines the same text."""
    article = nodes(script(SITE, TRAIL, replace(MEETING, description=value)))["NewsArticle"]
    assert article.get("description", "") == clean(value)


@given(st.text(alphabet=st.sampled_from("aĐ ,–\n")), st.integers(2, 40))
def test_a_shortened_title_fits_and_begins_the_same(title: str, limit: int) -> None:
    """A title is never longer than the limit, and what is left of it is how it began."""
    short = shorten(title, limit)
    whole = " ".join(title.split())
    assert len(short) <= limit
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


def test_long_headlines_are_cut_between_words() -> None:
    """A headline of more than 110 characters ends after a whole word."""
    title = "Hội nghị " * 20
    assert shorten(title) == ("Hội nghị " * 12).rstrip() + "…"
    assert len(shorten("a" * 200)) == HEADLINE
