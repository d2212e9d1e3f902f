"""A made-up site and article that the tests of this folder share."""

from __future__ import annotations

from datetime import datetime

from bantin.dates import ZONE
from bantin.structured.model import Crumb, NewsArticle, Picture, Publisher, Site

ROOT = "https://songthanh.example/"
HOSTILE = "</script><script>alert(1)</script><!--]]>\"'&amp;&\u2028\u2029\x00\x08\x1b\ud800\ufffe"

SITE = Site(
    name="Cổng thông tin điện tử quận Sông Thanh",
    root=ROOT,
    publisher=Publisher(
        name="Ủy ban nhân dân quận Sông Thanh",
        logo=Picture(f"{ROOT}static/emblem.png", 512, 512),
        parent="Ủy ban nhân dân thành phố Hải Vân",
        address="Số 1 phố Bến Cũ, quận Sông Thanh",
        phone="(024) 0000 0000",
        email="vanphong@songthanh.example",
    ),
    search=f"{ROOT}tim-kiem/?q=",
)
MEETING = NewsArticle(
    href=f"{ROOT}dang-doan-the/2021/giao-ban-k7m2q9xb.html",
    headline="Quận ủy giao ban tháng 1",
    published=datetime(2021, 1, 6, 17, 7, tzinfo=ZONE),
    updated=datetime(2021, 1, 7, 8, 0, tzinfo=ZONE),
    section="Đảng - đoàn thể",
    description="Sáng 6/1, Quận ủy giao ban với bí thư các phường.",
    author="Lê Thu Hà",
    keywords=("giao ban", "quận ủy"),
    pictures=(Picture(f"{ROOT}media/a.jpg", 1280, 853, "Toàn cảnh hội nghị"),),
)
TRAIL = (Crumb("Trang chủ", ROOT), Crumb("Đảng - đoàn thể", f"{ROOT}dang-doan-the/"), Crumb("Giao ban", MEETING.href))
