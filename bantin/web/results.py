"""The page of results: the search page of the built site, with what was found drawn into its place by the theme."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bantin import dates
from bantin.search.engine import Hit
from bantin.search.spelling import Correction

# The theme promises one such section, and none within it (docs/templates.md).
_PLACE = re.compile(r"(<section [^>]*data-search-results[^>]*>).*?(</section>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page says: the words asked for, and either results, or what kept them away, or nothing yet.

    ``meant`` are the words as read where not as typed, ``corrections`` those put right, ``also`` what was sought
    besides; ``first`` is the number of the first result, ``previous`` and ``following`` are addresses or empty.
    """

    question: str
    trouble: str = ""
    is_answer: bool = False
    meant: str = ""
    corrections: Sequence[Correction] = ()
    also: tuple[str, ...] = ()
    total: int = 0
    first: int = 1
    hits: Sequence[Hit] = ()
    previous: str = ""
    following: str = ""


class ResultPage:
    """Draws results into the built page ``path`` with the theme's form and its macro ``results``."""

    def __init__(self, path: Path, theme: Path) -> None:
        self.path = path
        self._theme = theme
        self._environment = environment(theme)

    def stamp(self) -> int | None:
        """Return what changes when the page is built anew, None where there is no page."""
        try:
            return self.path.stat().st_mtime_ns
        except OSError:
            return None

    def draw(self, shown: Shown) -> bytes:
        """Return the page, as it was built where it has no place for results; raises OSError where it has gone."""
        form = self._macro("search-form", "search_form")("query", large=True, value=shown.question)
        drawn = f"{form}{self._macro('results', 'results')(_values(shown))}"
        page = self.path.read_text(encoding="utf-8")
        return _PLACE.sub(lambda found: f"{found[1]}{drawn}{found[2]}", page, count=1).encode("utf-8")

    def _macro(self, component: str, name: str) -> Callable[..., str]:
        found: Callable[..., str] = getattr(
            self._environment.get_template(f"components/{component}/{component}.html").module, name
        )
        return found


def _values(shown: Shown) -> dict[str, Any]:
    """Return what the macro reads: the fields of Shown, and each result as title, passage, address, category, day."""
    results = [
        {
            "title": hit.title,
            "passage": hit.passage,
            "path": hit.record["url"],
            "category": hit.record["category"],
            "machine": hit.record["date"],
            "day": dates.display_day(datetime.fromisoformat(hit.record["date"])) if hit.record["date"] else "",
        }
        for hit in shown.hits
    ]
    fields = {name: getattr(shown, name) for name in Shown.__slots__ if name not in {"question", "hits"}}
    return {**fields, "results": results}


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
    made.filters["number"] = lambda value: f"{value:,}".replace(",", ".")
    return made
