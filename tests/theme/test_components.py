from __future__ import annotations

import re

import pytest

from bantin.gallery import Example, read_examples
from tests.theme.preview import THEME, asset, environment, render

COMPONENTS = sorted(path.name for path in (THEME / "components").iterdir())
EXAMPLES = read_examples(THEME, asset)
SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(rf"[\s{{;](?:(?:min-|max-)?(?:width|height)|(?:margin|padding|border)-(?:{SIDES})|{SIDES}):")
CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")


def classes_of_styles() -> set[str]:
    found: set[str] = set()
    for path in THEME.glob("**/*.css"):
        css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{}]*)\{", css):
            found.update(CLASS.findall(selectors))
    return found


def classes_of_pages() -> set[str]:
    attributes = [value for html in render().values() for value in re.findall(r'\sclass="([^"]*)"', html)]
    return {name for value in attributes for name in value.split()}


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_is_a_folder_of_template_style_and_examples(name: str) -> None:
    """One component is one folder, and its files carry its name."""
    files = {path.name for path in (THEME / "components" / name).iterdir()}
    assert files == {f"{name}.html", f"{name}.css", "examples.toml"}


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.id for example in EXAMPLES])
def test_example_draws_its_own_component(example: Example) -> None:
    """Each example gives HTML that bears the component's class."""
    module = environment(set()).get_template(example.template).module
    html = str(getattr(module, example.macro)(**example.arguments))
    assert f'class="{example.component}' in html


def test_component_styles_name_only_their_own_classes() -> None:
    """A component's style begins each selector with its own name, so that a class leads to its folder."""
    shared = {"prose": {"article", "credit", "picture-lost", "table-scroll"}}
    for name in COMPONENTS:
        css = (THEME / "components" / name / f"{name}.css").read_text(encoding="utf-8")
        own = {name, *shared.get(name, set())}
        parents = {"stack"} if name == "heading" else set()
        firsts = {selector[0].split("__")[0].split("--")[0] for selector in map(CLASS.findall, starts(css)) if selector}
        assert firsts <= own | parents, name


def starts(css: str) -> list[str]:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    selectors = [part for part in re.findall(r"([^{};]*)\{", css) if not part.strip().startswith("@")]
    return [one for part in selectors for one in part.split(",")]


def test_no_class_is_unknown_and_no_style_unused() -> None:
    """Every class of a page is styled, and every styled class is on a page."""
    unstyled = {"attachments", "block", "ranking", "search-form", "tags"}
    unstyled |= {"feed-list__list", "notices__list", "figure", "outline"}
    pages, styles = classes_of_pages(), classes_of_styles()
    assert styles - pages <= {"align-center", "footnote-backref"}
    assert {name for name in pages - styles if "--" not in name} <= unstyled


def test_styles_keep_to_layers_and_logical_properties() -> None:
    """Order is made by layers alone, and nothing depends on left and right, width and height."""
    for path in THEME.glob("**/*.css"):
        css = path.read_text(encoding="utf-8")
        assert "!important" not in css, path
        body = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).lstrip()
        assert body.startswith("@layer "), path
        declarations = re.sub(r"@media[^{]*", "", body)
        assert not PHYSICAL.findall(declarations), path
