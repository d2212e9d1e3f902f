from __future__ import annotations

import gzip
import re
from itertools import pairwise

import html5lib
import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from jinja2 import StrictUndefined, UndefinedError

from bantin.stylesheet import bundle
from tests.theme.preview import THEME, Pages, environment, messages, render

USED: set[str] = set()
PAGES = render(USED)
FULL = [name for name in PAGES if name != "redirect"]


def soup(name: str) -> BeautifulSoup:
    return BeautifulSoup(PAGES[name], "html.parser")


def test_every_page_template_is_drawn() -> None:
    """No template lies in the folder that the preview, and so these tests, would miss."""
    drawn = {template for _, template, _ in Pages().every()}
    assert drawn | {"base.html"} == {path.name for path in (THEME / "templates").glob("*.html")}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_html_without_a_parse_error(name: str) -> None:
    """A strict parser finds nothing to mend."""
    html5lib.HTMLParser(strict=True).parse(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_page_speaks_vietnamese_and_has_one_title(name: str) -> None:
    """The language is declared, and there is one h1 and one title with words in them."""
    page = soup(name)
    assert page.html is not None
    assert page.html["lang"] == "vi"
    assert [bool(one.get_text(strip=True)) for one in page.find_all("h1")] == [True]
    assert [bool(one.get_text(strip=True)) for one in page.find_all("title")] == [True]


@pytest.mark.parametrize("name", sorted(set(FULL) - {"gallery"}))
def test_headings_never_skip_a_level(name: str) -> None:
    """Who moves by headings meets no gap."""
    levels = [int(one.name[1]) for one in soup(name).find_all(re.compile("^h[1-6]$"))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_references_resolve(name: str) -> None:
    """What a label, a popover or an anchor points at is there, once."""
    page = soup(name)
    ids = [one["id"] for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    asked = [one[key] for key in ("for", "aria-labelledby", "popovertarget") for one in page.select(f"[{key}]")]
    asked += [str(one["href"])[1:] for one in page.find_all("a", href=re.compile("^#."))]
    assert set(asked) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_nothing_of_other_hosts(name: str) -> None:
    """Pictures, styles and scripts all come from the site itself, and no script is written into the page."""
    page = soup(name)
    fetched = [str(one[key]) for key in ("src", "srcset", "poster") for one in page.select(f"[{key}]")]
    fetched += [str(one["href"]) for one in page.find_all("link", rel=["stylesheet", "icon", "apple-touch-icon"])]
    assert all(address.startswith("/") and not address.startswith("//") for address in fetched)
    assert all(script.get("src") for script in page.find_all("script"))
    assert not page.find_all(style=True)


@pytest.mark.parametrize("name", FULL)
def test_page_has_landmarks_and_imprint(name: str) -> None:
    """The same header and footer stand on every page, the footer with who answers for it and how to quote it."""
    page = soup(name)
    body = page.body
    assert body is not None
    assert [len(body.find_all(one, recursive=False)) for one in ("header", "main", "footer")] == [1, 1, 1]
    footer = body.find("footer", recursive=False)
    assert footer is not None
    words = footer.get_text(" ", strip=True)
    assert "Cơ quan chịu trách nhiệm" in words
    assert "nguồn" in words


def test_dateline_reads_as_on_the_portal() -> None:
    """The line under the title is the one citizens know, with a machine's time in it."""
    line = soup("article").select_one(".byline")
    assert line is not None
    assert " ".join(line.get_text().split()) == "Ngày đăng 06/01/2021 | 17:07 | Lượt xem: 470"
    time = line.find("time")
    assert isinstance(time, Tag)
    assert time["datetime"] == "2021-01-06T17:07:00+07:00"


def test_unknown_hour_is_not_shown() -> None:
    """Where only the day is known, neither people nor machines read a midnight."""
    line = soup("article-3").select_one(".byline")
    assert line is not None
    assert " ".join(line.get_text().split()) == "Ngày đăng 01/03/2022 | Lượt xem: 96"
    time = line.find("time")
    assert isinstance(time, Tag)
    assert time["datetime"] == "2022-03-01"


def test_current_category_is_marked() -> None:
    """The bar says which category the page is, and which one an article is in."""
    for name, value in (("category", "page"), ("article", "true")):
        marked = soup(name).select(".navigation [aria-current]")
        assert [(one.get_text(strip=True), one["aria-current"]) for one in marked] == [("Đảng - đoàn thể", value)]


def test_withdrawn_article_says_why_and_shows_no_text() -> None:
    """A withdrawn article keeps its title and the reason, an expired one its text too."""
    assert "Lý do: Danh sách có thông tin cá nhân" in PAGES["notice-withdrawn"]
    assert not soup("notice-withdrawn").select(".prose")
    assert soup("notice-expired").select(".message + .article__lead + .prose")


@pytest.mark.parametrize("name", [name for name in FULL if not name.startswith(("missing", "gallery"))])
def test_head_tells_readers_of_feeds_and_engines(name: str) -> None:
    """Each page names its address, its feeds and its preview, and none is hidden."""
    page = soup(name)
    assert page.find("link", rel="canonical")
    assert page.find("link", rel="alternate", type="application/atom+xml")
    assert page.find("meta", property="og:title")
    assert not page.find("meta", attrs={"name": "robots"})


def test_redirect_leads_on_without_script() -> None:
    """An old address sends readers, engines and those who read the page themselves to the new one."""
    page = soup("redirect")
    refresh, canonical = page.find("meta", attrs={"http-equiv": "refresh"}), page.find("link", rel="canonical")
    assert isinstance(refresh, Tag)
    assert isinstance(canonical, Tag)
    assert refresh["content"] == "0; url=/thu.html"
    assert canonical["href"] == "https://songmay.example/thu.html"
    assert page.select("main a[href='/thu.html']")


def test_menu_cannot_run_a_script() -> None:
    """An entry of a menu leads to this site, to the web, to a mailbox or to a telephone, and nowhere else."""
    template = environment(set()).from_string(
        '{% from "components/navigation/navigation.html" import target %}{{ target(href) }}'
    )
    assert template.render(href="javascript:alert(1)") == "/javascript:alert(1)"
    assert template.render(href="/gioi-thieu.html") == "/gioi-thieu.html"
    assert template.render(href="https://dichvucong.example/") == "https://dichvucong.example/"


def test_names_are_escaped() -> None:
    """A title that looks like HTML is shown, not obeyed."""
    template = environment(set()).from_string(
        '{% from "components/heading/heading.html" import heading %}{{ heading(label) }}'
    )
    assert "<script>" not in template.render(label="<script>alert(1)</script>")


def test_misspelt_variable_stops_the_build() -> None:
    """A name the contract does not know is an error, not an empty page."""
    made = environment(set())
    assert made.undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        made.get_template("404.html").render()


def test_every_sentence_is_used_and_no_other() -> None:
    """The message file and the templates name the same keys."""
    assert set(messages()) == USED


def test_markup_and_style_stay_light() -> None:
    """HTML and CSS of a page together are at most 30 KB gzip, without the article's own text."""
    style = len(gzip.compress(bundle(THEME)))
    page = soup("article")
    prose = page.select_one(".prose")
    assert prose is not None
    prose.clear()
    assert style <= 8_000
    assert style + len(gzip.compress(str(page).encode())) <= 30_000
    assert style + len(gzip.compress(PAGES["home"].encode())) <= 30_000
