"""The examples of the theme's components, from which the gallery and the tests of the templates are made."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

# What an article has when its sample does not say so; TOML knows no "none".
_ARTICLE: dict[str, Any] = {
    **dict.fromkeys(("author", "source", "video", "withdrawn_reason", "figure"), ""),
    **dict.fromkeys(("modified", "expires", "picture", "document")),
    **{"tags": [], "attachments": [], "related": [], "pinned": False, "has_time": True, "state": "published"},
}
_DOCUMENT: dict[str, Any] = {"date": None, "file": None}
_HTML = ("body", "figure")
_ADDRESS = re.compile(r"asset:([\w.-]+)")


@dataclass(frozen=True, slots=True)
class SamplePicture:
    """A drawing of the theme that stands where a real site has a photograph."""

    src: str
    width: int
    height: int

    def html(self, *, alt: str, sizes: str, first: bool = False) -> Markup:
        """Return the picture's `<img>`, with the arguments of a real one."""
        tag = Markup('<img src="{}" alt="{}" width="{}" height="{}" sizes="{}" loading="{}">')
        return tag.format(self.src, alt, self.width, self.height, sizes, "eager" if first else "lazy")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the macro of a component and the arguments it is called with."""

    component: str
    id: str
    title: str
    template: str
    macro: str
    arguments: Mapping[str, Any]


class Samples:
    """The samples of a theme; ``asset`` gives the address of a file of its ``static`` folder."""

    def __init__(self, theme: Path, asset: Callable[[str], str]) -> None:
        self._asset = asset
        self._values = _read(theme / "examples.toml")

    def __getitem__(self, name: str) -> Any:
        """Return the sample under a dotted name, e.g. ``articles.long`` or ``categories.0``; raises KeyError."""
        value: Any = self._values
        for part in name.split("."):
            value = value[int(part)] if isinstance(value, list) else value[part]
        if name.startswith("articles."):
            value = {**_ARTICLE, "own_lead": value["lead"], **value}
        elif name.startswith("documents."):
            value = {**_DOCUMENT, **value}
        return self.fill(value)

    def fill(self, value: Any, key: str = "") -> Any:
        """Return ``value`` with the samples it names in their places, HTML marked and pictures drawn."""
        if isinstance(value, str):
            return self._fill_text(value, key)
        if isinstance(value, list):
            return [self.fill(one) for one in value]
        if not isinstance(value, dict):
            return value
        if key == "picture":
            return SamplePicture(self._asset(value["file"]), value["width"], value["height"])
        return {name: self.fill(one, name) for name, one in value.items()}

    def _fill_text(self, value: str, key: str) -> Any:
        if value.startswith("@"):
            return self[value[1:]]
        if key not in _HTML:
            return value
        # The theme's own text, whose pictures are named asset:FILE.
        return Markup(_ADDRESS.sub(lambda match: self._asset(match[1]), value))  # noqa: S704


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        return tomllib.load(stream)


def read_examples(theme: Path, asset: Callable[[str], str]) -> list[Example]:
    """Return the examples of all components of the theme in the folder ``theme``, by component.

    Raises OSError, tomllib.TOMLDecodeError or KeyError (an example names a sample that is not there).
    """
    samples = Samples(theme, asset)
    examples = []
    for path in sorted((theme / "components").glob("*/examples.toml")):
        name = path.parent.name
        template = f"components/{name}/{name}.html"
        for number, entry in enumerate(_read(path)["example"], start=1):
            macro = entry.get("macro", name.replace("-", "_"))
            arguments = samples.fill(entry.get("arguments", {}))
            examples.append(Example(name, f"{name}-{number}", entry["title"], template, macro, arguments))
    return examples
