from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.build.edition import Edition
from bantin.dates import ZONE
from bantin.report import Diagnostic, Position, Severity
from tests.article.samples import source, write
from tests.build.contents import NOW, edition

PAGE = "pages/gioi-thieu.md"


def finding(severity: Severity, path: str = PAGE) -> Diagnostic:
    return Diagnostic(Position(PurePosixPath(path)), severity, "x", "Sai.", "Sửa.")


def published(built: Edition) -> list[str]:
    return [one.file.rpartition("/")[2] for one in built.articles()]


def test_an_article_goes_out_in_its_very_second(tmp_path: Path) -> None:
    """Held until its time, then there, without any change of the file."""
    write(tmp_path, {"a/1.md": source(date="2021-06-01 12:00")})
    assert published(edition(tmp_path, NOW - timedelta(seconds=1))) == []
    assert published(edition(tmp_path, NOW)) == ["1.md"]


def test_drafts_stay_in_and_withdrawn_and_expired_articles_keep_a_page(tmp_path: Path) -> None:
    """A draft is never built; a withdrawn or expired article is, so that its page can say so."""
    write(
        tmp_path,
        {
            "a/1.md": source(status="draft"),
            "a/2.md": source(id="b2222222", status="withdrawn", withdrawn_reason="Sai"),
            "a/3.md": source(id="c2222222", expires="2021-05-01"),
        },
    )
    built = edition(tmp_path)
    assert published(built) == ["2.md", "3.md"]
    assert [one.state for one in built.articles()] == ["withdrawn", "expired"]


def test_a_bare_day_of_expiry_lasts_to_midnight(tmp_path: Path) -> None:
    """On the last second of the day the notice still holds, in the first of the next it does not."""
    write(tmp_path, {"a/1.md": source(expires="2021-06-01")})
    for now, state in (
        (datetime(2021, 6, 1, 23, 59, 59, tzinfo=ZONE), "published"),
        (datetime(2021, 6, 2, tzinfo=ZONE), "expired"),
    ):
        assert edition(tmp_path, now).articles()[0].state == state


TWO: dict[str, str | bytes] = {
    "a/1.md": source(),
    "a/2.md": source(id="b2222222"),
    PAGE: "---\ntitle: Giới thiệu\n---\n",
}


@pytest.mark.parametrize(
    ("severity", "strict", "goes_out"),
    [
        (Severity.ERROR, False, False),
        (Severity.WARNING, False, True),
        (Severity.WARNING, True, False),
        (Severity.HINT, True, True),
    ],
)
def test_an_error_holds_back_and_a_warning_only_under_strict(
    tmp_path: Path, severity: Severity, *, strict: bool, goes_out: bool
) -> None:
    """Findings made on the way are reported, and held against the article as grave as they are."""
    write(tmp_path, TWO)
    built = edition(tmp_path, strict=strict)
    assert built.take("a/1.md", [finding(severity, "a/1.md")]) is goes_out
    assert published(built) == ["1.md", "2.md"][not goes_out :]
    assert len(built.report.diagnostics) == 1
    assert built.totals().held == (0 if goes_out else 1)


def test_what_was_held_back_once_stays_held_back(tmp_path: Path) -> None:
    """A later step that finds nothing does not let the article out again."""
    write(tmp_path, TWO)
    built = edition(tmp_path)
    assert not built.take("a/1.md", [finding(Severity.ERROR)])
    assert not built.take("a/1.md", [])
    assert not built.take(PAGE, [finding(Severity.ERROR)])
    assert built.pages() == []


def test_strict_holds_back_what_reading_warned_of(tmp_path: Path) -> None:
    """A misspelt field costs the article under strict, and nothing otherwise; pages are treated alike."""
    write(tmp_path, {"a/1.md": source(titel="x"), "pages/a.md": "---\ntitle: A\nsumary: x\n---\n"})
    loose, strict = edition(tmp_path), edition(tmp_path, strict=True)
    assert (len(loose.articles()), len(loose.pages())) == (1, 1)
    assert (len(strict.articles()), len(strict.pages())) == (0, 0)
    assert strict.totals().held == 1


kinds = st.sampled_from(
    ["good", "bad", "twin", "future", "draft", "future draft", "withdrawn", "expired", "warned", "failed"]
)


@given(st.lists(kinds, max_size=12), st.booleans())
def test_totals_add_up(tmp_path_factory: pytest.TempPathFactory, mixture: list[str], strict: bool) -> None:
    """Every file found is published, held back, scheduled or a draft: one of them, whatever the mixture."""
    content = tmp_path_factory.mktemp("content")
    fields: dict[str, dict[str, str | None]] = {
        "bad": {"date": "31/02/2021"},
        "twin": {"id": "k7m2q9xb"},
        "future": {"date": "2022-01-01"},
        "draft": {"status": "draft"},
        "future draft": {"status": "draft", "date": "2022-01-01"},
        "withdrawn": {"status": "withdrawn", "withdrawn_reason": "Sai"},
        "expired": {"expires": "2021-02-01"},
        "warned": {"titel": "x"},
    }
    write(
        content,
        {f"a/{n}-{kind}.md": source("", **{"id": None, **fields.get(kind, {})}) for n, kind in enumerate(mixture)},
    )
    built = edition(content, strict=strict)
    for entry in built.articles():
        if "failed" in entry.file:
            built.take(entry.file, [finding(Severity.ERROR)])
    totals = built.totals()
    assert totals.found == len(mixture)
    assert totals.found == totals.published + totals.held + totals.scheduled + totals.drafts
    assert totals.published == len(built.articles())
    held = [kind in ("bad", "failed") or (strict and kind == "warned") for kind in mixture]
    assert totals.held == sum(held) + max(0, mixture.count("twin") - 1)
    assert totals.scheduled == mixture.count("future")
    assert totals.drafts == mixture.count("draft") + mixture.count("future draft")


def test_the_last_line_counts_both(tmp_path: Path) -> None:
    """What was published and what was held back stand in one sentence; where nothing is wrong it says so."""
    write(tmp_path, {"a/1.md": source()})
    assert edition(tmp_path).summary().startswith("Xong: 1 bài, đã đăng 1")
    write(tmp_path, {"a/2.md": ""})
    said = edition(tmp_path).summary()
    assert said.startswith("Có lỗi: 2 bài, đã đăng 1")
    assert said.endswith("giữ lại vì lỗi 1.")


@pytest.mark.parametrize("workers", [1, 2])
def test_many_links_to_other_articles_are_known_at_once(tmp_path: Path, workers: int) -> None:
    """In a first build, by however many processes, every body leads where the linked article has its page."""
    ids = [f"k7m2q9{first}{second}" for first in "bcdfghjk" for second in "bcdfghjk"]
    linked = [f"[Bài trước]({number - 1}.md)\n" if number else "Bài đầu.\n" for number in range(len(ids))]
    write(tmp_path, {f"a/{number}.md": source(linked[number], id=id) for number, id in enumerate(ids)})
    built = edition(tmp_path, workers=workers)
    for number in range(1, len(ids)):
        [(asked, address)] = built.facts[f"a/{number}.md"].asked
        assert asked == f"a/{number - 1}.md"
        assert address.startswith("/")
        _, body = built.work(built.entries[f"a/{number}.md"])
        assert f'href="{address}"' in body.html(lambda _figure, _number: "")
