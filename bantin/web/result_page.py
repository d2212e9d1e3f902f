"""The page of results: the search page of the built site, with what was found drawn into its place by the theme."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bantin.web.question import Asked
from bantin.web.results import Shown

# The theme promises one such section, and none within it (docs/templates.md).
_PLACE = re.compile(r"(<section [^>]*data-search-results[^>]*>).*?(</section>)", re.DOTALL)
# What the form asks by fields of its own.
_FIELDS = frozenset({"q", "from", "to", "page"})


class ResultPage:
    """Draws results into the built page ``path`` with the theme's form and its macro ``results``."""

    def __init__(self, path: Path, theme: Path) -> None:
        self.path = path
        self._environment = environment(theme)

    def stamp(self) -> int | None:
        """Return what changes when the page is built anew, None where there is no page."""
        try:
            return self.path.stat().st_mtime_ns
        except OSError:
            return None

    def draw(self, shown: Shown) -> bytes:
        """Return the page, as it was built where it has no place for results; raises OSError where it has gone."""
        form = self._macro("search-form", "search_form")
        drawn = form("query", large=True, value=shown.asked.words, advanced=_advanced(shown.asked))
        drawn += self._macro("results", "results")(shown)
        page = self.path.read_text(encoding="utf-8")
        return _PLACE.sub(lambda found: f"{found[1]}{drawn}{found[2]}", page, count=1).encode("utf-8")

    def _macro(self, component: str, name: str) -> Callable[..., str]:
        found: Callable[..., str] = getattr(
            self._environment.get_template(f"components/{component}/{component}.html").module, name
        )
        return found


def _advanced(asked: Asked) -> dict[str, object]:
    """Return what the form holds besides the words: a new question keeps the filters and the order."""
    given = asked.parameters()
    return {
        "since": given.get("from", ""),
        "until": given.get("to", ""),
        "kept": [{"name": name, "value": value} for name, value in given.items() if name not in _FIELDS],
    }


def environment(theme: Path) -> Environment:
    """Return what draws the theme's components outside a build: strict and escaping, as in one."""
    with (theme / "messages" / "vi.toml").open("rb") as stream:
        strings = {key: str(value) for key, value in tomllib.load(stream).items()}

    def t(key: str, **values: object) -> str:
        return strings[key].format(**values) if values else strings[key]

    made = Environment(
        loader=FileSystemLoader([theme / "templates", theme]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(t=t, link=lambda path: f"/{path}")
    return made
