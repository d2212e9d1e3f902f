"""What is drawn once a build though it stands on every page: components as modules, and the frame around the text."""

from __future__ import annotations

from typing import Any

from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

# More drawings than any site has: whoever makes more gives ``once`` what is different on every page.
MOST_DRAWINGS = 1_000


class SharedTemplate(Template):
    """A template whose macros are the same for every page that imports them.

    All globals are the environment's own. Jinja cannot know that: it compares those of the page with those of the
    component at each import of each page, which took a sixth of the time of a page.
    """

    _drawn: TemplateModule | None = None

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 -- Jinja's signature
        if self._drawn is None:
            self._drawn = self.make_module()
        return self._drawn


class Drawings:
    """Components drawn already, kept as long as the environment: a build has one, and nothing it shows changes."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Any, ...], tuple[Markup, tuple[Any, ...]]] = {}

    def once(self, component: Any, *arguments: Any) -> Markup:
        """Return what a macro draws; where it was given these very objects and texts before, what it drew then.

        For a component with few different arguments on the whole site.
        """
        key = (component, *(one if isinstance(one, str) else id(one) for one in arguments))
        found = self._drawn.get(key)
        if found is None:
            if len(self._drawn) >= MOST_DRAWINGS:
                self._drawn.clear()
            # The arguments are kept too, so that no other object comes to have the id of one of them.
            found = self._drawn[key] = (component(*arguments), arguments)
        return found[0]
