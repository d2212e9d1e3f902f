"""The writer every plugin and Pelican's own generators are given."""

from __future__ import annotations

from collections.abc import Callable, Set
from pathlib import Path
from typing import Any, ClassVar

from blinker import signal
from pelican.writers import Writer

from bantin.build.fingerprint import fingerprint
from bantin.build.head import PageHead
from bantin.build.output import Output
from bantin.build.units import Since, Units, open_units
from site_output.templates import TemplateMarks

# Sent when all pages of a build are as they should be; what nobody reads as a page may follow.
PAGES_WRITTEN = signal("pages_written")


class SiteWriter(Writer):
    """Renders pages and writes them, each as an Output of the site's folder, unless they stand."""

    # Pelican makes the writer itself, from a class; what it works with is set on the class just before.
    context: ClassVar[dict[str, Any]] = {}
    templates: ClassVar[Any] = None
    current: ClassVar[SiteWriter | None] = None

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings=settings)
        context = self.context
        self.units: Units = open_units(Path(output_path), context["state"], self.settings["WORKERS"])
        edition = context["edition"]
        self._shared = {"site": edition.identity, "categories": list(edition.categories)}
        self._marks = TemplateMarks(Path(self.settings["THEME"]), self.templates.given())
        self._mark = fingerprint(self._shared, edition.everywhere)
        self._later: dict[str, Callable[[], None]] = {}
        SiteWriter.current = self

    @property
    def written(self) -> Set[str]:
        """Every file of the site so far, by path below the output folder, and the folders that are filled later."""
        self.units.flush()
        return self.units.folder.written | self._later.keys()

    def later(self, folder: str, fill: Callable[[], None]) -> None:
        """Have ``fill`` write what goes into ``folder``, and is no page, when all pages stand."""
        self._later[folder] = fill

    def close(self) -> int:
        """Write what is left, tell when all pages stand, and return how many files were removed."""
        self.units.settle(self._later.keys())
        PAGES_WRITTEN.send(self)
        for fill in self._later.values():
            fill()
        return self.units.close()

    def unit(self, name: str, mark: bytes, make: Callable[[], None], size: int = 1) -> None:
        """Have ``make`` write some outputs, about ``size`` of them, unless they stand.

        ``mark`` changes with all that they are made from, templates and what is the same for all pages apart.
        """
        self.units.unit(name, fingerprint(mark, self._mark, self._marks.all), make, size)

    def data(self, name: str, mark: bytes, make: Callable[[], None], *, size: int, since: Since) -> None:
        """Have ``make`` write some files that no template has a part in, unless they stand; see ``Units.unit``."""
        self.units.unit(name, mark, make, size, since)

    def page(
        self, path: str, template: str, title: str, *, kind: str = "", description: str = "", **variables: Any
    ) -> None:
        """Render one page and write it to ``path`` below the output folder."""
        name = f"{template}.html"
        mark = fingerprint(self._marks.of(name), self._mark, path, title, kind, description, variables)

        def render() -> bytes:
            canonical = self.templates.globals["absolute"](path)
            head = PageHead(kind or template, path, title, canonical, description)
            for fill in self.context["edition"].heads:
                fill(head, variables)
            html: str = self.templates.get_template(name).render(**self._shared, **variables, page=head)
            return html.encode("utf-8")

        self.units.write(Output(path, mark, render))

    def file(self, path: str, make: Callable[[], bytes | Path], mark: bytes) -> None:
        """Write bytes, or a copy of a file, to ``path`` below the output folder; ``mark`` changes with them."""
        self.units.write(Output(path, fingerprint(mark, self._mark), make))
