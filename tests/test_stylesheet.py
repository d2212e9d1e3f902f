from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bantin.stylesheet import bundle, shorten

SELECTORS = st.sampled_from(["a", ".b", "a :hover", "a:hover", "a > b", "a + b", ":is(a, b)", '[c="x  { y"]'])
VALUES = st.sampled_from(["0", "calc(1px + 2px)", "1px  solid  red", '"a  ;  b"', "url(a/*b.png)", "var(--x, 1px)"])
RULES = st.lists(st.tuples(SELECTORS, VALUES), max_size=5)


def test_comments_and_blanks_go() -> None:
    """What no browser needs is left out."""
    assert shorten("/* x */ a , b {\n  color : red ;\n  top: 0;\n}\n") == "a,b{color : red;top: 0}"


def test_strings_and_addresses_stay() -> None:
    """Nothing within quotes or url(…) is touched, however much it looks like a comment or a blank."""
    css = 'a::before { content: "  /* no */ ; } "; background: url(data:a;b,c /* d) }'
    assert shorten(css) == 'a::before{content: "  /* no */ ; } ";background: url(data:a;b,c /* d)}'


def test_spaces_with_a_meaning_stay() -> None:
    """A space before a colon or around an operator is kept: without it the rule would mean another thing."""
    assert shorten("a :hover { inset: calc(1px + 2px) }") == "a :hover{inset: calc(1px + 2px)}"


@given(RULES)
def test_shortening_twice_is_shortening_once(rules: list[tuple[str, str]]) -> None:
    """What has been shortened has nothing left to lose."""
    css = "\n".join(f"{selector} {{ /* c */ color: {value}; }}" for selector, value in rules)
    assert shorten(shorten(css)) == shorten(css)


@given(RULES)
def test_every_word_survives(rules: list[tuple[str, str]]) -> None:
    """Selectors and values come out in their order."""
    css = "\n".join(f"{selector} {{ /* gone */ color: {value}; }}" for selector, value in rules)
    assert re.sub(r"[\s;]", "", shorten(css)) == re.sub(r"[\s;]", "", css.replace("/* gone */", ""))


def test_bundle_is_the_layers_then_the_components(tmp_path: Path) -> None:
    """Files come in the order of their names, those of the components last."""
    for name, css in (("css/20-b.css", "b{}"), ("css/10-a.css", "a{}"), ("components/x/x.css", ".x{}")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(css, encoding="utf-8")
    assert bundle(tmp_path) == b"a{}\nb{}\n.x{}\n"
