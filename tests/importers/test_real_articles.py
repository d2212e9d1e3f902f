from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from bs4 import BeautifulSoup

from bantin.article import identifiers
from bantin.article.archive import read_archive
from bantin.article.categories import read_categories
from bantin.importers.account import Account, Outcome
from bantin.importers.run import run_import
from bantin.markdown.figures import draw_figure
from bantin.markdown.render import render
from tests.importers.office import Conversion

pytestmark = pytest.mark.real_data
BLOCKS = ["p", "td", "th", "figcaption", "h1", "h2", "h3", "h4", "li", "div", "summary", "blockquote"]
# A figure sets its credit apart ("Ảnh: Văn A"), so neither the word nor the signs around it are compared.
UNCOMPARED = re.compile(r"[\W_]+|ảnh")


def squash(words: str) -> str:
    return UNCOMPARED.sub("", unicodedata.normalize("NFC", words).casefold())


def sentences(html: str) -> Iterator[str]:
    """Yield every sentence a reader of the old page saw: of paragraphs, captions and cells."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(BLOCKS):
        if tag.find(BLOCKS) is None:
            for line in tag.get_text("\n" if tag.find("br") else "").split("\n"):
                yield from filter(squash, re.split(r"(?<=[.!?…])\s+", line))
    # And whatever stands outside of all these.
    for words in soup.find_all(string=True):
        yield from filter(squash, re.split(r"(?<=[.!?…])\s+", str(words)))


def page_of(html: str, url: str) -> str:
    body = render(Conversion(html, url).markdown, path=PurePosixPath("a/2021/a.md"))
    shown = body.html(lambda figure, _number: str(draw_figure(figure, None)))
    return squash(BeautifulSoup(shown, "html.parser").get_text())


def packed(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def test_every_sentence_of_the_old_pages_is_on_the_new_ones(real_data: Path) -> None:
    """Of 494 articles all sentences, captions and cells are found again in at least 99.5 %."""
    records = packed(real_data / "news" / "articles_html.jsonl.gz")
    poorer = {}
    for record in records:
        page = page_of(record["content_html"], record["url"])
        missing = [one.strip() for one in sentences(record["content_html"]) if squash(one) not in page]
        if missing:
            poorer[record["id"]] = missing
    assert len(poorer) <= 0.005 * len(records), json.dumps(poorer, ensure_ascii=False, indent=1)


def check(source: Path, content: Path, expected: int) -> Account:
    account = run_import(source, content)
    assert account.read == account.outcomes[Outcome.WRITTEN] == expected
    assert account.pictures["found"] == account.pictures["lost"]
    archive = read_archive(content, read_categories(content / "categories.toml"), lambda _done, _all: None)
    assert len(archive.articles) == expected
    assert not archive.report.has_errors
    assert run_import(source, content).outcomes == {Outcome.UNCHANGED: expected}
    return account


def test_the_plain_articles_all_come_in(real_data: Path, tmp_path: Path) -> None:
    """600 read, 600 written, every picture accounted for, nothing twice."""
    account = check(real_data / "news" / "articles.jsonl", tmp_path / "content", 600)
    assert account.drafts == 107


def test_the_html_articles_all_come_in(real_data: Path, tmp_path: Path) -> None:
    """494 read, 494 written, with the losses of their HTML listed."""
    account = check(real_data / "news" / "articles_html.jsonl.gz", tmp_path / "content", 494)
    assert set(account.losses) == {"styling", "embed-lost", "widget", "embed", "caption-style"}


def test_the_plain_bodies_are_on_the_new_pages(real_data: Path, tmp_path: Path) -> None:
    """Every line of every plain body is found again."""
    source = real_data / "news" / "articles.jsonl"
    run_import(source, tmp_path)
    archive = read_archive(tmp_path, read_categories(tmp_path / "categories.toml"), lambda _done, _all: None)
    articles = {article.id: article for article in archive.articles}
    for line in source.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = articles[identifiers.derive(record.get("url") or record["id"])]
        words = squash(f"{found.summary} {render(found.body, path=found.path).text}")
        assert all(squash(part) in words for part in record["body"].split("\n")), record["id"]
