"""A small made-up feed that the tests of this folder share, and a reader for what is written of it."""

from __future__ import annotations

import warnings
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import feedparser

from bantin.dates import ZONE
from bantin.feeds.model import Authority, Channel, Enclosure, Entry
from bantin.identity import Identity

ROOT = "https://songthanh.example/"
AUTHORITY = Authority("songthanh.example", date(2019, 3, 1))

IDENTITY = Identity("quận Sông Thanh", "Sông Thanh", "Ủy ban nhân dân quận Sông Thanh")
SITE = Channel(
    slug="",
    title="Quận Sông Thanh – Tin mới",
    description="Tin, bài mới nhất của quận Sông Thanh.",
    home=ROOT,
    root=ROOT,
    publisher="Ủy ban nhân dân quận Sông Thanh",
    authority=AUTHORITY,
    rights="Ghi rõ nguồn “Cổng thông tin điện tử quận Sông Thanh” khi đăng lại.",
    icon=f"{ROOT}static/emblem.png",
)
PARTY = replace(
    SITE, slug="dang-doan-the", title="Quận Sông Thanh – Đảng - đoàn thể", home=f"{ROOT}dang-doan-the/", rights=""
)

MEETING = Entry(
    id="k7m2q9xb",
    title="Giao ban: “tháng 1” & nhiệm vụ <trọng tâm>",
    href=f"{ROOT}dang-doan-the/2021/giao-ban-k7m2q9xb.html",
    published=datetime(2021, 1, 6, 17, 7, tzinfo=ZONE),
    updated=datetime(2021, 1, 7, 8, 0, tzinfo=ZONE),
    author="Lê Thu Hà",
    category="Đảng - đoàn thể",
    category_slug="dang-doan-the",
    tags=("giao ban", "quận ủy"),
    summary="Sáng 6/1, Quận ủy giao ban với bí thư các phường.",
    content=f'<p>Dấu kết ]]> trong bài &amp; <img src="{ROOT}a.jpg" alt="Hội nghị"></p>',
    enclosure=Enclosure(f"{ROOT}media/a.jpg", "image/jpeg", 48213, 1280, 853),
)
NOTICE = Entry(
    id="d3f4g5h6",
    title="Thông báo tạm dừng cấp nước",
    href=f"{ROOT}thong-bao/2020/thong-bao-d3f4g5h6.html",
    published=datetime(2020, 12, 30, 9, 0, tzinfo=ZONE),
    updated=datetime(2020, 12, 30, 9, 0, tzinfo=ZONE),
    category="Thông báo",
    category_slug="thong-bao",
    content="<p>Từ 8 giờ ngày 31/12.</p>",
)


def many(year: int, count: int) -> list[Entry]:
    """Return ``count`` entries of ``year``, a day apart, newest first."""
    first = datetime(year, 1, 1, 8, 0, tzinfo=ZONE)
    days = [first + timedelta(days=index) for index in range(count)]
    return [replace(NOTICE, id=f"b{day:%Y%j}", published=day, updated=day) for day in reversed(days)]


def parsed(data: bytes) -> Any:
    """Return what a feed reader makes of a feed."""
    with warnings.catch_warnings():
        # feedparser itself uses what Python has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return feedparser.parse(data)
