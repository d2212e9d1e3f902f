from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes
from theme_support.environment import prepare

from bantin.build.head import PageHead
from bantin.identity import Identity
from tests.docs.tables import ROOT, codes, read, rows, section

GUIDE = read("docs/templates.md")
TEMPLATES = sorted((ROOT / "theme" / "templates").glob("*.html"))
FRAME = ROOT / "theme" / "templates" / "base.html"
COMPONENTS = sorted((ROOT / "theme" / "components").glob("*/*.html"))
_CALLED = re.compile(r"^(\w+)\(")


def named(heading: str) -> set[str]:
    """Return the names in the first column of the table below a heading."""
    found = {code for row in rows(section(GUIDE, heading)) for code in codes(row[0])}
    return {_CALLED.sub(r"\1(", name).partition("(")[0] for name in found}


def kinds() -> dict[str, tuple[str, set[str]]]:
    """Return the template and the further variables of each kind of page."""
    found = {}
    for row in rows(section(GUIDE, "Page kinds: one template each")):
        # What stands in parentheses is the type of the variable before.
        variables = codes(re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", row[2]))
        found[codes(row[0])[0]] = (codes(row[1])[0], {name for name in variables if name != "None"})
    return found


def variables(template: str) -> set[str]:
    """Return all that a template may read, whatever the kind of page it draws."""
    own = set().union(*(names for name, names in kinds().values() if name == template))
    return own | named("On every page")


def theme_environment() -> Environment:
    """Return an environment with the filters of the theme."""
    environment = Environment(autoescape=True)
    prepare(environment, str(ROOT / "theme"), "http://127.0.0.1:8000")
    return environment


def tree(path: Path) -> nodes.Template:
    """Return a template, parsed."""
    return ENVIRONMENT.parse(path.read_text(encoding="utf-8"))


def imports(template: nodes.Template) -> set[str]:
    """Return the names a template imports."""
    pairs = [name for one in template.find_all(nodes.FromImport) for name in one.names]
    return {name[1] if isinstance(name, tuple) else name for name in pairs}


def undeclared(path: Path) -> set[str]:
    """Return the variables a template reads without making or importing them.

    Jinja counts among them what a block has from the top of its template and from the frame.
    """
    template = tree(path)
    return meta.find_undeclared_variables(template) - imports(template) - imports(tree(FRAME))


def attributes(path: Path, variable: str) -> Iterator[str]:
    """Yield each attribute that a template reads of a variable."""
    for one in tree(path).find_all(nodes.Getattr):
        if isinstance(one.node, nodes.Name) and one.node.name == variable:
            yield one.attr


ENVIRONMENT = theme_environment()


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path != FRAME], ids=lambda path: path.name)
def test_a_template_reads_what_is_documented(path: Path) -> None:
    """Every variable of a template is one of every page or of its own kind of page."""
    assert undeclared(path) <= variables(path.name)


def test_the_frame_reads_what_every_page_has() -> None:
    """The frame of all pages reads the variables of all pages, and the trail."""
    assert undeclared(FRAME) <= named("On every page") | {"trail"}


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_a_component_reads_only_its_arguments(path: Path) -> None:
    """Beside its arguments a component has the functions of every page and the sizes it sets itself."""
    functions = {code.partition("(")[0] for code in codes(section(GUIDE, "On every page")) if "(" in code}
    assert undeclared(path) <= functions


@pytest.mark.parametrize("path", [*TEMPLATES, *COMPONENTS], ids=lambda path: path.name)
def test_an_article_is_asked_for_what_is_documented(path: Path) -> None:
    """What a template reads of an article is in the table of its attributes."""
    assert set(attributes(path, "article")) <= named("An article")


def test_filters_are_documented() -> None:
    """A filter of the theme is one of those told, or Jinja's own."""
    told = set(codes(re.search(r"^Filters: .*$", GUIDE, re.MULTILINE)[0]))  # type: ignore[index]
    used = {one.name for path in (*TEMPLATES, *COMPONENTS) for one in tree(path).find_all(nodes.Filter)}
    assert used <= told | Environment(autoescape=True).filters.keys()


def test_every_template_has_a_kind_and_every_kind_a_template() -> None:
    """The table of kinds names the templates of the theme, save the frame."""
    assert {template for template, _ in kinds().values()} == {path.name for path in TEMPLATES if path != FRAME}


def test_the_head_of_a_page_is_told_whole() -> None:
    """Every field of a page's head is in the document."""
    told = codes(section(GUIDE, "On every page") + section(GUIDE, "What the theme relies on"))
    assert {field.name for field in dataclasses.fields(PageHead)} <= {name.removeprefix("page.") for name in told}


def test_the_identity_is_asked_for_what_it_has() -> None:
    """What a template reads of the site is an entry of `site.toml`."""
    known = {field.name for field in dataclasses.fields(Identity)}
    assert {one for path in (*TEMPLATES, *COMPONENTS) for one in attributes(path, "site")} <= known
