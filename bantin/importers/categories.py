"""The categories imported articles go to; those the site does not know are added to its file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bantin import files
from bantin.article import identifiers
from bantin.article.addresses import RESERVED
from bantin.article.categories import FILE, Categories, read_categories
from bantin.article.model import Category
from bantin.article.slugs import slugify
from bantin.messages import text
from bantin.settings import no_toml

ORDER_STEP = 10
# Names Windows keeps for devices (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})


def quote_toml(words: str) -> str:
    """Return ``words`` as a basic string of TOML 1.0 (https://toml.io/en/v1.0.0#string)."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return (
        '"'
        + "".join(signs.get(one, one if one >= " " and one != "\x7f" else f"\\u{ord(one):04x}") for one in words)
        + '"'
    )


class CategoryFile:
    """``categories.toml`` of one content folder, and what an import adds to it."""

    def __init__(self, content: Path) -> None:
        """Read the file; raises SettingsError where it cannot be used. Where there is none, it begins empty."""
        self.path = content / FILE
        self._text = ""
        self.categories = Categories(())
        if self.path.exists():
            self.categories = read_categories(self.path)
            # Not read_text: it would change the line ends.
            self._text = self.path.read_bytes().decode("utf-8")
        self.added: list[Category] = []

    def resolve(self, slug: str, name: str) -> Category:
        """Return the category an article names by either word; a new one is noted, to be written by ``save``."""
        for words in filter(None, (name, slug, slugify(slug), slugify(name))):
            found = self.categories.find(words)
            if found is not None:
                return found
        made = self._make(slug, name)
        again = self.categories.find(made.slug)
        if again is not None:
            return again
        self.added.append(made)
        self.categories.add(made)
        return made

    def _make(self, slug: str, name: str) -> Category:
        name = name or slug or text("importers.no-category")
        made = slugify(slug) or slugify(name) or identifiers.derive(name)
        if made in RESERVED | DEVICES:
            made = f"{text('importers.category-prefix')}-{made}"
        return Category(name=name, slug=made, order=self.categories.last_order + ORDER_STEP)

    def save(self) -> None:
        """Append the new categories to the file; what stood there stays byte for byte.

        Raises SettingsError where tables cannot be appended to it, and OSError.
        """
        if not self.added and self._text:
            return
        newline = "\r\n" if "\r\n" in self._text else "\n"
        tables = [
            ["[[category]]", f"name = {quote_toml(one.name)}", f'slug = "{one.slug}"', f"order = {one.order}"]
            for one in self.added
        ]
        parts = [newline.join([*lines, ""]) for lines in tables]
        gap = newline if self._text and not self._text.endswith("\n") else ""
        whole = (
            self._text
            + gap
            + "".join((newline if self._text or index else "") + part for index, part in enumerate(parts))
        )
        try:
            tomllib.loads(whole)
        except tomllib.TOMLDecodeError as error:
            raise no_toml(self.path, error) from None
        files.write_text(self.path, whole)
        self._text = whole
        self.added = []
