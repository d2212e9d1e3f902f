"""The pages of the comparison, with as few plugins as they need: see ``benchmarks/peers/README.md``.

Lists are numbered from the newest article, as the peer numbers them; the real site numbers them from the oldest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from bantin.build.fingerprint import fingerprint, joined
from bantin.build.full import Full
from bantin.digests import stamp
from bantin.html import Markup, escape
from bantin.lists.listed import newest_first
from bantin.lists.periods import group_by
from bantin.markdown.body import Figure

SIZE = 20


def _draw(figure: Figure, _number: int) -> str:
    # As the peer's Markdown does: the picture alone, as it was uploaded.
    return f'<p><img src="{escape(figure.source)}" alt="{escape(figure.alt)}"></p>'


def show(generator: Any) -> None:
    """Have each article shown in full with its body."""
    generator.context["edition"].details.append(lambda full: full.detail(body=Markup(full.source_body.html(_draw))))


class PlainGenerator(Generator):  # type: ignore[misc] # Pelican publishes no types
    """Lists of 20, a feed of 20 for each category, the sitemap, the pictures."""

    def generate_output(self, writer: Any) -> None:
        """Write all through the site's writer."""
        edition = self.context["edition"]
        articles = newest_first(self.context["articles"])
        _unit(writer, "all", articles, partial(_write_lists, writer, articles, "", "Tin mới"))
        by_category = group_by(articles, lambda one: one.category.slug)
        for category in edition.categories:
            those = by_category.get(category.slug, [])
            write = partial(_write_lists, writer, those, f"{category.slug}/", category.name, category)
            _unit(writer, category.slug, those, write)
            home = f"{category.slug}/index.html"
            path = f"{category.slug}/feed.xml"
            newest = [Full(one, edition) for one in those[:SIZE]]
            writer.page(path, "feed", category.name, category=category, home=home, articles=newest)
        writer.page("sitemap.xml", "sitemap", edition.identity.name, articles=articles)
        for picture in sorted((edition.content / "images").iterdir()):
            writer.file(f"images/{picture.name}", partial(Path, picture), fingerprint(stamp(picture)))


def _unit(writer: Any, name: str, articles: Sequence[Any], write: Callable[[], None]) -> None:
    writer.unit(f"lists:{name}", joined(one.listed for one in articles), write, size=len(articles) // SIZE + 1)


def _write_lists(writer: Any, articles: Sequence[Any], folder: str, heading: str, category: Any = None) -> None:
    total = max(1, -(-len(articles) // SIZE))
    paths = ["", f"{folder}index.html", *(f"{folder}page/{number}/index.html" for number in range(2, total + 1)), ""]
    for number in range(1, total + 1):
        writer.page(
            paths[number],
            "list",
            heading,
            heading=heading,
            category=category,
            articles=articles[(number - 1) * SIZE : number * SIZE],
            number=number,
            total=total,
            newer=paths[number - 1],
            older=paths[number + 1],
        )


def give_generator(_pelican: Any) -> type:
    """Return the generator of everything but the articles."""
    return PlainGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(show)
    signals.get_generators.connect(give_generator)
