"""The specimen in the search page, which the search in the browser fills."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from tests.docs.tables import codes, read, section
from tests.theme.preview import THEME, render

SOURCE = (THEME / "components" / "results" / "results.html").read_text(encoding="utf-8")
CONTRACT = section(read("docs/templates.md"), "The search in the browser")
KINDS = ("part", "item", "slot")
PAGE = BeautifulSoup(render()["search"], "html.parser")
SPECIMEN = PAGE.select("template[data-search-page]")[0]


def drawn(kind: str) -> set[str]:
    """Return the names of this kind in the specimen."""
    return {str(one[f"data-{kind}"]) for one in SPECIMEN.select(f"[data-{kind}]")}


def test_the_specimen_has_everything_that_may_be_filled() -> None:
    """Each part, item and slot that the theme knows is drawn in the specimen, and told in its contract."""
    for kind in KINDS:
        assert set(re.findall(rf'data-{kind}="(\w+)"', SOURCE)) <= drawn(kind)
        assert len(drawn(kind)) > 5
        assert drawn(kind) <= set(codes(CONTRACT))


def test_every_value_has_its_place() -> None:
    """A name in braces that the contract tells stands in the specimen or on the form, and the reverse."""
    told = {one for one in codes(CONTRACT) if re.fullmatch(r"{[a-z]+}", one)} - {"{name}"}
    places = set(re.findall(r"{[a-z]+}", f"{SPECIMEN}{PAGE.select('form[role=search]')[0]}"))
    # What is filled as a whole needs no place: these only keep their elements in the specimen.
    assert places - {"{passage}", "{day}"} == told
