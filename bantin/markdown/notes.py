"""Footnotes: those of python-markdown, with the numbers of many references to one note found at once."""

from __future__ import annotations

from markdown.extensions.footnotes import FootnoteExtension

from bantin.messages import text


class NoteExtension(FootnoteExtension):
    """Footnotes whose ids hold no character that a class or an address would have to escape."""

    def __init__(self) -> None:
        super().__init__(SEPARATOR="-", BACKLINK_TITLE=text("markdown.footnote-back"))

    def unique_ref(self, reference: str, found: bool = False) -> str:
        """Return the id of a reference: ``fnref-1``, then ``fnref2-1``; python-markdown counts up from the first."""
        if not found:
            return reference
        number = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        return reference if number == 1 else reference.replace("-", f"{number}-", 1)
