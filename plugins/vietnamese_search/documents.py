"""What of an article can be found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bantin.build.views import DocumentBox
from bantin.html import plain_text
from bantin.markdown.body import Body
from bantin.search.documents import Document


def document(article: Any, body: Body, url: str, files: Sequence[str]) -> Document:
    """Return an article as the index takes it in; ``url`` is where its page will be, ``files`` what its files say."""
    words, lead = plain_text(body.html(lambda _figure, _number: "")), article.own_lead
    if not lead:
        # The first block stands for the lead, once.
        lead, _, words = words.partition("\n")
    return Document(
        article.id,
        article.title,
        lead,
        words,
        captions=tuple(_captions(article, body)),
        files=tuple(files),
        category=article.category.name,
        section=article.category.slug,
        tags=article.record.tags,
        author=article.author,
        date=article.date,
        # Those of the article's file; what is counted since moves no index.
        views=article.record.views,
        url=url,
    )


def _captions(article: Any, body: Body) -> Iterable[str]:
    record = article.record
    for caption, credit in (
        (record.image_caption, record.image_credit),
        *((one.caption, one.credit) for one in body.figures if not one.inline),
    ):
        if words := f"{plain_text(caption)} {credit}".strip():
            yield words
    if article.document:
        yield _announced(article.document)
    yield from (one.title for one in article.attachments)


def _announced(box: DocumentBox) -> str:
    return ". ".join(part for part in (box.number, box.issuer, box.summary) if part)
