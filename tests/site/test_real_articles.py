"""Real articles, imported and built: whatever a newspaper wrote, every page stands."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from page_checks import fetched, file_of, links, live_parts, pages_of
from site_in_a_string import Site, run_build

pytestmark = pytest.mark.real_data


@dataclass(frozen=True)
class Imported:
    """A built site of imported articles, and every page of it."""

    site: Site
    pages: dict[str, ET.Element]


@pytest.fixture(scope="module", params=["articles.jsonl", "articles_html.jsonl.gz"])
def imported(
    request: pytest.FixtureRequest, root: Path, real_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Imported:
    """Import one file of real articles into a folder of its own and build that."""
    folder = tmp_path_factory.mktemp("real")
    content = folder / "content"
    command = [sys.executable, "-m", "bantin.cli", "import", str(real_data / "news" / request.param)]
    done = subprocess.run([*command, "--into", str(content)], check=False, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    site = run_build(root, content, folder / "output", folder / "state", BANTIN_NOW="2026-11-01")
    return Imported(site, pages_of(site.output))


def test_nothing_is_held_back(imported: Imported) -> None:
    """No article that was imported is faulty: all are published, or drafts because their day is unknown."""
    assert imported.site.status == 0, imported.site.said
    assert "giữ lại vì lỗi 0" in imported.site.said


def test_every_page_is_clean(imported: Imported) -> None:
    """Every page parses strictly (done on reading), has one main heading, and nothing of an article lives in it."""
    for path, page in imported.pages.items():
        assert live_parts(page) == [], path
        assert len(list(page.iter("h1"))) == 1, path


def test_every_link_within_the_site_leads_to_a_file(imported: Imported) -> None:
    """Home, lists, articles, tags, feeds, pictures: nothing leads nowhere."""
    files = imported.site.files()
    lost = {
        (path, link)
        for path, page in imported.pages.items()
        for link in links(page)
        if (file := file_of(link, path)) is not None and file not in files
    }
    assert lost == set()


def test_no_page_asks_another_site_for_anything(imported: Imported) -> None:
    """The newspapers' pictures are lost, not hot-linked."""
    asked = {address for page in imported.pages.values() for address in fetched(page) if file_of(address) is None}
    assert asked == set()
