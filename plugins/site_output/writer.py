"""The writer every plugin and Pelican's own generators are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from pelican import signals
from pelican.writers import Writer

from bantin.build.folder import OutputFolder
from bantin.build.head import PageHead
from bantin.build.output import Output
from bantin.build.views import Crumb
from bantin.messages import text
from bantin.progress import Progress


class SiteWriter(Writer):
    """Renders pages and writes them, each as an Output of the site's folder."""

    # Pelican makes the writer itself, from a class; what it works with is set on the class just before.
    context: ClassVar[dict[str, Any]] = {}
    templates: ClassVar[Any] = None
    current: ClassVar[SiteWriter | None] = None

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings=settings)
        self.folder = OutputFolder(Path(output_path))
        edition = self.context["edition"]
        self._shared = {
            "site": edition.identity,
            "categories": list(edition.categories),
            "clock": edition.clock,
            "most_read": self.context["most_read"],
        }
        self._progress = Progress(text("build.writing"))
        SiteWriter.current = self

    def write_file(self, name: str, _template: Any, context: Any, *_rest: Any, **kwargs: Any) -> None:
        """Write an article or a standing page, as Pelican's generators ask for it."""
        article, standing = kwargs.get("article"), kwargs.get("page")
        if article is not None:
            trail = [
                Crumb(text("lists.home"), ""),
                Crumb(article.category.name, f"{article.category.slug}/index.html"),
                Crumb(article.title, name),
            ]
            self.page(name, article.template, article.title, description=article.lead, article=article, trail=trail)
        elif standing is not None:
            trail = [Crumb(text("lists.home"), ""), Crumb(standing.title, name)]
            title, description = standing.title, standing.summary
            self.page(name, "standing", title, description=description, standing=standing, trail=trail)
        signals.content_written.send(name, context=context)

    def page(
        self, path: str, template: str, title: str, *, kind: str = "", description: str = "", **variables: Any
    ) -> None:
        """Render one page and write it to ``path`` below the output folder."""
        canonical = self.templates.globals["absolute"](path)
        head = PageHead(kind or template, path, title, canonical, description)
        for fill in self.context["edition"].heads:
            fill(head, variables)
        inputs = (f"{template}.html", *(one.id for one in (variables.get("article"),) if one is not None))

        def render() -> bytes:
            html: str = self.templates.get_template(f"{template}.html").render(**self._shared, **variables, page=head)
            return html.encode("utf-8")

        self._write(Output(path, inputs, render))

    def file(self, path: str, made: bytes | Path) -> None:
        """Write bytes, or a copy of a file, to ``path`` below the output folder."""
        inputs = (made.as_posix(),) if isinstance(made, Path) else ()
        self._write(Output(path, inputs, lambda: made))

    def _write(self, output: Output) -> None:
        self.folder.write(output)
        self._progress(len(self.folder.written))

    def close(self) -> None:
        """Remove what the site no longer has."""
        self._progress.end()
        self.folder.remove_orphans()
