from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article.addresses import article_path
from bantin.article.model import Article, Status
from bantin.article.redirects import Redirects, nginx_gone, nginx_redirects, plan_redirects, redirect_path
from bantin.dates import ZONE
from tests.article.samples import good, make, only, read, source
from tests.growth import assert_linear

LIVING = ("index.html", "404.html", "thong-bao/index.html", "thong-bao/2021/bai-1.html", "static/site.css")
_LINE = re.compile(r'"((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)";')


def plan(*aliases: str, living: tuple[str, ...] = LIVING) -> Redirects:
    """Return the plan for one article with these aliases."""
    return plan_redirects([make(aliases=aliases)], living)


def refused(alias: str, living: tuple[str, ...] = LIVING) -> bool:
    """Tell whether the alias leads nowhere, and its article is told so."""
    found = plan(alias, living=living)
    assert [one.code for one in found.diagnostics if one.code == "alias-taken"] == ["alias-taken"] * (
        not found.redirects
    )
    return not found.redirects


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/tin/1.html", "tin/1.html"),
        ("/tin/1.HTM", "tin/1.HTM"),
        ("/tin/1", "tin/1/index.html"),
        ("/tin/1/", "tin/1/index.html"),
        ("/tin.aspx", "tin.aspx/index.html"),
        ("/tin-t%E1%BB%A9c/1", "tin-tức/1/index.html"),
        ("/tin-tức/1", "tin-tức/1/index.html"),
        ("//tin//1", "tin/1/index.html"),
        ("/./tin", "tin/index.html"),
        ("/", "index.html"),
    ],
)
def test_an_old_address_is_answered_by_a_file(alias: str, path: str) -> None:
    """Pages keep their names; any other address gets an index in a folder of its name."""
    assert redirect_path(alias) == path


@pytest.mark.parametrize(
    "alias",
    [
        *("/?id=1", "/tin.aspx?id=1", "/tin?../../x", "/%2e%2e/x", "/a/%2e%2e%2f%2e%2e/etc", "/..", "/a/..%5c..%5cx"),
        *("/a\\..\\b", "/C:/x", "/a%00b", "/a%0ab", "/con", "/tin/NUL.html", "/com1.txt/x", "/Lpt9", "/aux.tin.html"),
        *("/.git/config", "/.htaccess", "/a./b", "/a%20/b", "/a|b", "/a*b", f"/{'a' * 256}", f"/{'ứ' * 100}"),
    ],
)
def test_an_address_no_file_can_have_is_left_to_the_server(alias: str) -> None:
    """Query strings, ways out of the folder, hidden and endless names and those of devices never become files."""
    assert redirect_path(alias) == ""


@given(st.text().map(lambda one: "/" + one) | st.text(alphabet="./\\%25eE:conau?ab ").map(lambda one: "/" + one))
def test_no_address_leads_out_of_the_output_folder(alias: str) -> None:
    """Whatever an alias holds, its file is a plain path below the folder, on any system."""
    path = redirect_path(alias)
    assert not path.startswith("/")
    assert not re.search(r'[\\:*?"<>|\x00-\x1f]', path)
    for name in PurePosixPath(path).parts:
        assert not name.startswith(".")
        assert name == name.rstrip(". ")


def test_a_redirect_leads_from_the_old_address_to_the_article() -> None:
    """Page, map and title of a redirect are those of the article; an address with a query is for the map alone."""
    article = make(aliases=("/tin/1.html", "/tin.aspx?id=1"))
    found = plan_redirects([article], LIVING)
    target = article_path(article)
    assert [(one.path, one.target, one.title) for one in found.redirects] == [
        ("tin/1.html", target, article.title),
        ("", target, article.title),
    ]
    assert found.diagnostics == ()
    assert nginx_redirects(found) == f'"/tin/1.html" "/{target}";\n"/tin.aspx?id=1" "/{target}";\n'
    assert nginx_redirects(found, "/quan/").endswith(f'"/quan/{target}";\n')


@pytest.mark.parametrize(
    "alias",
    [
        *("/", "//", "/.", "/index.html", "/INDEX.html", "/thong-bao", "/thong-bao/", "/thong-bao/index.html"),
        *("/thong-bao/2021/bai-1.html", "/thong-bao//2021/./bai-1.html", "/thong-b%61o", "/404.html"),
        *("/thong-bao/2021/bai-1.html/", "/thong-bao/2021/bai-1.html/x", "/static/site.css", "/static/site.css/a.html"),
    ],
)
def test_an_alias_never_covers_a_living_page(alias: str) -> None:
    """In any spelling: neither a page, nor a page's folder, nor a folder where a file stands; page and map agree."""
    assert refused(alias)


def test_a_page_of_the_site_is_not_called_an_article() -> None:
    """Whose alias is a page of the site is told so, and of no article that would have it."""
    found = only(list(plan("/index.html").diagnostics))
    assert (found.code, "bài" in found.text, "của site" in found.text) == ("alias-taken", False, True)


def test_a_folder_is_not_covered_by_a_file() -> None:
    """A redirect page cannot stand where a folder of the site stands."""
    assert refused("/tin.html", living=("tin.html/1/index.html",))
    assert not refused("/tin", living=("tin/1/index.html",))


def test_redirect_pages_do_not_cover_each_other() -> None:
    """Of two aliases of which one would be the other's folder, the first has it."""
    found = plan("/a.html", "/a.html/b")
    assert [one.alias for one in found.redirects] == ["/a.html"]
    assert only(list(found.diagnostics)).code == "alias-taken"


def test_of_two_claimants_the_older_has_the_address() -> None:
    """The order in which articles are read does not matter; the younger is told who has it."""
    old, young = make(1, aliases=("/tin/1",)), make(2, aliases=("/tin/1/", "/x?a=B"))
    third = make(3, aliases=("/X?A=b",))
    for articles in ([old, young, third], [third, young, old]):
        found = plan_redirects(articles, LIVING)
        assert [(one.alias, one.target) for one in found.redirects] == [
            ("/tin/1", article_path(old)),
            ("/x?a=B", article_path(young)),
        ]
        assert [one.code for one in found.diagnostics] == ["alias-twice", "alias-twice"]
        assert old.path.as_posix() in found.diagnostics[0].text
        assert found.diagnostics[0].position.path == young.path


def test_an_alias_that_leads_nowhere_is_named_where_it_stands() -> None:
    """Whether a page of the site or an older article has it, or only a server can answer, its own line is told."""
    article = good(aliases="\n- /cu/1\n- /index.html\n- /cu/2\n- /a:b")
    older = make(1, date=datetime(2020, 1, 1, tzinfo=ZONE), aliases=("/cu/2",))
    found = plan_redirects([article, older], LIVING).diagnostics
    assert [(one.code, one.position.line, one.position.column) for one in found] == [
        ("alias-taken", 8, 3),
        ("alias-twice", 9, 3),
        ("alias-server-only", 10, 3),
    ]


def test_a_copy_does_not_take_its_original_s_old_address() -> None:
    """Of two claimants of one date the shorter file name has the address, in the order in which ids are kept."""
    original = make(1, path=PurePosixPath("a/giao-ban.md"), aliases=("/tin/1",))
    copy = replace(original, path=PurePosixPath("a/giao-ban - Copy.md"), id="c2222222")
    found = plan_redirects([copy, original], LIVING)
    assert [one.target for one in found.redirects] == [article_path(original)]
    assert only(list(found.diagnostics)).position.path == copy.path


def test_two_spellings_of_one_article_s_address_both_lead_on() -> None:
    """With and without the last slash, one page serves both, and the map holds each; nothing is wrong with that."""
    found = plan("/tin/1", "/tin/1/", "/tin/1/index.html", "/tin-tức", "/tin-t%E1%BB%A9c")
    assert [one.path for one in found.redirects] == ["tin/1/index.html", "", "", "tin-tức/index.html"]
    assert found.diagnostics == ()


def test_an_address_only_the_server_can_answer_is_said() -> None:
    """An editor is told where a static host would not lead on; a query string needs no such hint."""
    found = plan("/a:b", "/a?b")
    assert [one.path for one in found.redirects] == ["", ""]
    assert only(list(found.diagnostics)).code == "alias-server-only"


def test_withdrawn_articles_are_gone() -> None:
    """The map of addresses that are gone holds the withdrawn articles and no others."""
    gone = make(1, status=Status.WITHDRAWN, withdrawn_reason="Sai")
    found = plan_redirects([gone, make(2)], LIVING)
    assert found.gone == (article_path(gone),)
    assert nginx_gone(found) == f'"/{article_path(gone)}" 410;\n'


aliases = st.lists(
    st.text(alphabet="ab/?\"\\;{}$~ 'ứỨ%2.#&=", max_size=8).map(lambda one: "/" + one)
    | st.text().map(lambda one: "/" + one),
    max_size=6,
)


@given(st.lists(aliases, max_size=3))
def test_nginx_can_read_the_map(given_aliases: list[list[str]]) -> None:
    """Every line is two quoted strings of plain ASCII; no key stands twice, as nginx would refuse to start."""
    articles = [make(number, aliases=tuple(those)) for number, those in enumerate(given_aliases)]
    lines = nginx_redirects(plan_redirects(articles, LIVING)).splitlines()
    matches = [_LINE.fullmatch(line) for line in lines]
    keys = [match[1].lower() for match in matches if match]
    assert len(keys) == len(lines)
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"/[!-~]*", key) for key in keys)


def test_the_map_holds_addresses_as_browsers_send_them() -> None:
    """Letters with marks, blanks and quotes are percent-encoded as in a request; what is encoded stays."""
    written = nginx_redirects(plan('/tin-tức/a b"c', "/tin%20x?y=%C3%A1&z=á"))
    assert [line.split('" "')[0] for line in written.splitlines()] == [
        '"/tin-t%E1%BB%A9c/a%20b%22c',
        '"/tin%20x?y=%C3%A1&z=%C3%A1',
    ]


def test_aliases_read_from_a_file_are_paths() -> None:
    """A pasted address loses its host and fragment, double slashes at its start become one, doubles fall away."""
    article, _ = read(
        source(aliases="\n- https://cu.example/a?b=1#c\n- /a?b=1\n- https://cu.example//x\n- //cu.example/y")
    )
    assert article is not None
    assert article.aliases == ("/a?b=1", "/x", "/y")


def test_many_aliases_are_planned_in_linear_time() -> None:
    """An archive of 20,000 old addresses takes ten times as long as one of a tenth."""
    articles: list[Article] = [make(1, aliases=(f"/cu/{number}",)) for number in range(20_000)]
    articles = [replace(one, path=PurePosixPath(f"a/{number}.md")) for number, one in enumerate(articles)]

    def plan(count: int) -> None:
        found = plan_redirects(articles[:count], [f"moi/{number}.html" for number in range(count)])
        assert len(found.redirects) == count

    assert_linear(plan, 20_000)
