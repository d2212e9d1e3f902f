from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from bs4 import BeautifulSoup

from bantin.markdown.body import Body, Figure
from bantin.markdown.figures import draw_figure
from bantin.markdown.links import Links
from bantin.markdown.render import render
from bantin.markdown.sanitise import ATTRIBUTES, CLASSES, ID_PREFIX, TAGS

Draw = Callable[[str], str]
Safe = Callable[[str], None]
Render = Callable[..., Body]

# What the steps after the sanitiser write themselves, as (tag, attribute).
OURS = {("a", "rel"), ("div", "tabindex"), ("div", "role"), ("div", "aria-label")}
OUR_CLASSES = {"figure", "video", "credit", "picture-lost", "table-scroll"}
ADDRESSES = ("http:", "https:", "mailto:", "tel:")


def _render(source: str, *, path: str = "tin/2021/a.md", first_line: int = 1, links: Links | None = None) -> Body:
    return render(source, path=PurePosixPath(path), first_line=first_line, links=links)


def _picture(figure: Figure, number: int) -> str:
    return draw_figure(figure, f'<img src="/{number}" alt="">' if figure.path else None)


def _draw(source: str) -> str:
    body = _render(source)
    assert not any("<img" in part for part in body.parts if isinstance(part, str)), "a picture past the figure step"
    assert not any("<img" in figure.caption for figure in body.figures), "a picture in a caption"
    return body.html(_picture)


@pytest.fixture(scope="session", name="render")
def render_fixture() -> Render:
    """Render Markdown of an article in tin/2021."""
    return _render


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Render Markdown to HTML, with every picture that has a file drawn as a plain one."""
    return _draw


def _check(html: str) -> None:
    for element in BeautifulSoup(f"<body>{html}</body>", "html.parser").body.find_all(True):  # type: ignore[union-attr]
        assert element.name in TAGS, html
        for name, value in element.attrs.items():
            known = name in ATTRIBUTES["*"] | ATTRIBUTES.get(element.name, set()) or (element.name, name) in OURS
            assert known, (name, html)
            if name == "class":
                assert set(value) <= CLASSES.get(element.name, set()) | OUR_CLASSES, html
            if name == "id":
                assert str(value).startswith(ID_PREFIX), html
            if name in {"href", "src"}:
                _check_address(str(value))


def _check_address(value: str) -> None:
    bare = "".join(value.split()).replace("\\", "/").lower()
    assert not bare.startswith("//"), value
    scheme, colon, _ = bare.partition(":")
    is_path = any(mark in scheme for mark in "/?#{")
    assert not colon or is_path or f"{scheme}:" in ADDRESSES, value


@pytest.fixture(scope="session")
def assert_safe() -> Safe:
    """Fail where HTML holds an element, attribute, class, id or address that is not on the list."""
    return _check
