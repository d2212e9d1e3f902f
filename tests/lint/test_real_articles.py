from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bantin.importers.run import run_import
from bantin.report import Report, Severity
from tests.docs.tables import codes, read, rows, section
from tests.lint.samples import run

TOLD = [row for row in rows(section(read("docs/bien-tap/kiem-tra.md"), "Nhắc có đúng không")) if len(row) == 4]
FILES = {"articles.jsonl": 2, "articles_html.jsonl.gz": 3}


@pytest.fixture(params=FILES)
def checked(request: pytest.FixtureRequest, real_data: Path, tmp_path: Path) -> tuple[str, int, Report]:
    """Return the file of real articles, how many there are and what is found in them."""
    name: str = request.param
    run_import(real_data / "news" / name, tmp_path / "content")
    done = run(tmp_path / "content", workers=2)
    return name, len(done.results), done.report


@pytest.mark.real_data
def test_real_articles_have_no_errors_and_few_warnings(checked: tuple[str, int, Report]) -> None:
    """No error is said of what newspapers published, fewer than two warnings an article, and as many as is written."""
    name, articles, report = checked
    assert [str(one) for one in report if one.severity is Severity.ERROR] == []
    assert report.count(Severity.WARNING) < 2 * articles
    counts = Counter(one.code for one in report)
    told = {codes(row[0])[0]: int(row[FILES[name]]) for row in TOLD if codes(row[0])}
    assert {code: counts[code] for code in told} == told
    assert set(counts) <= set(told)
