"""The saved pages of a real portal of the seed's platform."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from pathlib import Path

import pytest

from bantin.article.archive import Archive, read_archive
from bantin.article.categories import read_categories
from bantin.importers.account import Account, Outcome
from bantin.importers.run import run_import

pytestmark = pytest.mark.real_data
# One entry of a list, as the portal writes it, without a tree: title, line, summary.
ENTRY = re.compile(
    r'class="asset-title">.*?<a[^>]*>(?P<title>.*?)</a>.*?block_timer">(?P<line>.*?)</div>'
    r'\s*<div class="asset-summary">(?P<summary>.*?)</div>',
    re.DOTALL,
)


@pytest.fixture(scope="module")
def taken(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Account, Archive]:
    """Import all pages once."""
    content = tmp_path_factory.mktemp("portal") / "content"
    account = run_import(real_data / "portal", content)
    archive = read_archive(content, read_categories(content / "categories.toml"), lambda _done, _all: None)
    return content, account, archive


def plain(html: str) -> str:
    return unicodedata.normalize("NFC", " ".join(unescape(unescape(re.sub(r"<[^>]*>", " ", html))).split()))


def pages(real_data: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8", errors="replace") for path in real_data.glob("portal/*/*.html")}


def test_every_page_is_accounted_for(real_data: Path, taken: tuple[Path, Account, Archive]) -> None:
    """28 pages: 7 of them without an article, each named; all else written, repeated or named; nothing unreadable."""
    _, account, archive = taken
    assert account.files["read"] == len(pages(real_data)) == 28
    assert account.files["empty"] == 7
    assert account.read == sum(account.outcomes.values())
    assert len(archive.articles) == account.outcomes[Outcome.WRITTEN] == 122
    assert not archive.report.has_errors
    assert {one.code for one in account.report if one.severity.value == "error"} == {"title-only"}
    assert account.pictures["found"] == account.pictures["lost"] == 47


def test_every_entry_of_every_list_is_in_the_archive(real_data: Path, taken: tuple[Path, Account, Archive]) -> None:
    """Title, day, time where there is one, views and summary are those of the page, counted without our reader."""
    _, _, archive = taken
    by_title = {(one.title, f"{one.date:%d/%m/%Y}"): one for one in archive.articles}
    entries = [found for text in pages(real_data).values() for found in ENTRY.finditer(text)]
    assert len(entries) > 150
    for found in entries:
        line = plain(found["line"])
        day, clock = re.findall(r"\d\d/\d\d/\d{4}", line)[0], re.findall(r"(\d\d):(\d\d) ([AP]M)", line)[0]
        article = by_title[plain(found["title"]), day]
        hour = int(clock[0]) % 12 + (12 if clock[2] == "PM" else 0)
        assert (article.date.hour, article.date.minute) == (hour, int(clock[1])), line
        views = re.findall(r"View count: (\d+)", line)
        assert not views or article.views >= int(views[0])
        assert article.summary == plain(found["summary"])


def test_the_one_whole_article_has_its_text_and_files(taken: tuple[Path, Account, Archive]) -> None:
    """Its text, its two attachments and its day without a time; its poll, menu and banners are not in it."""
    content, account, archive = taken
    (article,) = [one for one in archive.articles if one.status.value == "published"]
    assert article.body.count(".doc") + article.body.count(".xls") == 2
    assert "tonghop@ict-hanoi.gov.vn" in article.body
    assert "bình chọn" not in article.body
    assert 'date: "2012-12-21"' in (content / article.path).read_text(encoding="utf-8")
    assert account.attachments == {"found": 2, "lost": 2}


def test_importing_the_portal_again_changes_nothing(real_data: Path, taken: tuple[Path, Account, Archive]) -> None:
    """The second time every article is as it was."""
    content, _, _ = taken
    again = run_import(real_data / "portal", content)
    assert again.outcomes[Outcome.UNCHANGED] == 122
    assert again.outcomes[Outcome.WRITTEN] == 0
