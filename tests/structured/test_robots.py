from __future__ import annotations

from urllib.robotparser import RobotFileParser

from bantin.structured.robots import robots
from tests.structured.samples import ROOT


def read(data: bytes) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(data.decode("ascii").splitlines())
    return parser


def test_crawlers_may_read_all_but_what_is_closed() -> None:
    """Search results are closed, articles are open, and both sitemaps are named."""
    parser = read(robots(ROOT, ["tim-kiem/"]))
    assert not parser.can_fetch("*", f"{ROOT}tim-kiem/?q=a")
    assert parser.can_fetch("*", f"{ROOT}tin/2021/a.html")
    assert parser.site_maps() == [f"{ROOT}sitemap.xml", f"{ROOT}sitemap-news.xml"]


def test_a_site_below_a_folder_closes_its_own_paths() -> None:
    """The rules carry the folder the site lives in."""
    parser = read(robots("https://hai-van.example/song-thanh/", ["tìm/"]))
    assert not parser.can_fetch("*", "https://hai-van.example/song-thanh/t%C3%ACm/")
    assert parser.can_fetch("*", "https://hai-van.example/tim/")


def test_with_nothing_closed_the_file_says_so() -> None:
    """An empty rule stands where there is none."""
    assert robots(ROOT).splitlines()[:2] == [b"User-agent: *", b"Disallow:"]
