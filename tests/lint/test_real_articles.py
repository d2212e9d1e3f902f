from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.importers.run import run_import
from bantin.report import Report, Severity
from tests.docs.tables import codes, read, rows, section
from tests.legacy.office_files import read_runs
from tests.lint.samples import found, run

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


@pytest.mark.real_data
def test_text_of_old_fonts_is_told_of(real_data: Path, content: Path) -> None:
    """Of the files of offices of 2003 to 2009 every passage of some lines, as it is pasted, is known for what it is."""
    files = sorted((real_data / "legacy-encoding" / "public-domain").glob("*/*"))
    passages = [one for file in files for one in _passages(file)]
    assert len(passages) > 500
    assert [
        one for one in passages if "legacy-font" not in {told.code for told in found(content, f"Chữ.\n\n{one}")}
    ] == []


def _passages(file: Path) -> Iterator[str]:
    """Yield some text of a file, as it is without its fonts, a few lines at a time; what holds no marks apart."""
    joint = "" if file.suffix == ".rtf" else "\n"
    lines: list[str] = []
    for line in joint.join(text for text, _ in read_runs(file)).splitlines()[:1500]:
        lines.append(line.strip())
        if sum(map(len, lines)) > 400:
            if sum(not one.isascii() for one in "".join(lines)) > 20:
                yield "\n\n".join(lines)
            lines.clear()
