from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath

import pytest

from bantin.article.archive import load_article, read_archive
from bantin.article.categories import Categories
from bantin.article.model import Category
from bantin.article.redirects import plan_redirects
from bantin.importers.run import run_import
from bantin.markdown.render import render
from bantin.messages import FOLDER
from bantin.report import Diagnostic, Severity
from tests.docs.tables import codes, read, rows, section

GUIDE = read("docs/lint-codes.md")
LEVELS = {"lỗi": Severity.ERROR, "cảnh báo": Severity.WARNING, "gợi ý": Severity.HINT}
CATEGORIES = Categories((Category("Đảng - đoàn thể", "dang-doan-the"),))
ARTICLE = {"id": "k7m2q9xb", "title": "Giao ban", "date": "2021-01-06 17:07", "category": "dang-doan-the"}
FENCED = "---\n" + "".join(f"{name}: {value}\n" for name, value in ARTICLE.items()) + "---\n\nNội dung bài.\n"


def told() -> list[list[str]]:
    """Return the rows of the guide that explain a code."""
    return [row for row in rows(GUIDE) if len(row) == 5]


def examples(heading: str) -> list[tuple[str, Severity, str]]:
    """Return code, level and example of the rows below a heading whose example can be tried as it stands."""
    return [
        (codes(row[0])[0], LEVELS[row[1]], row[3][1:-1])
        for row in rows(section(GUIDE, heading))
        if re.fullmatch(r"`[^`]+`", row[3])
    ]


def found_as(diagnostics: list[Diagnostic], code: str) -> set[Severity]:
    """Return the levels at which the code was found."""
    return {one.severity for one in diagnostics if one.code == code}


def test_every_code_is_explained_and_every_explanation_has_a_code() -> None:
    """The guide to the codes holds those of the message files, each once, and no other."""
    known = []
    for path in FOLDER.glob("*.toml"):
        entries = tomllib.loads(path.read_text(encoding="utf-8")).items()
        known += [code for code, entry in entries if isinstance(entry, dict) and {"text", "fix"} <= entry.keys()]
    assert sorted(codes(row[0])[0] for row in told()) == sorted(known)


def test_every_code_has_a_level_a_meaning_an_example_and_a_mend() -> None:
    """No cell of the guide is empty, and every level is one that reports use."""
    assert all(all(row) for row in told())
    assert {row[1] for row in told()} <= LEVELS.keys()


@pytest.mark.parametrize(("code", "level", "line"), examples("Tệp và phần thông tin đầu bài"))
def test_an_example_of_a_front_matter_is_found_as_the_guide_says(
    code: str, level: Severity, line: str, tmp_path: Path
) -> None:
    """The line given as an example, put into a good article, is found under its code and at its level."""
    name = line.partition(":")[0]
    kept = "".join(f"{one}: {value}\n" for one, value in ARTICLE.items() if one != name)
    (tmp_path / "bai.md").write_text(f"---\n{kept}{line}\n---\n\nNội dung bài.\n", encoding="utf-8")
    article, found = load_article(tmp_path, PurePosixPath("bai.md"), CATEGORIES)
    if article:
        found += plan_redirects([article], {"index.html"}).diagnostics
    assert found_as(found, code) == {level}


WHOLE_FILES: dict[str, dict[str, str | bytes]] = {
    "front-matter-missing": {"a.md": "Nội dung bài.\n"},
    "front-matter-open": {"a.md": "---\ntitle: Giao ban\n"},
    "field-twice": {"a.md": FENCED.replace("title:", "title: Một\ntitle:")},
    "id-twice": {"a.md": FENCED, "b.md": FENCED},
    "encoding-bad": {"a.md": FENCED.encode("utf-16")},
    "marks-endless": {"a.md": FENCED + "a" + "\u0301" * 20_000},
    "file-too-large": {"a.md": FENCED + "Dài. " * 1_000_000},
    "page-twice": {
        "pages/gioi-thieu.md": "---\ntitle: A\n---\n",
        "pages/b.md": "---\ntitle: B\nslug: gioi-thieu\n---\n",
    },
    "page-reserved": {"pages/404.md": "---\ntitle: A\n---\n"},
}


@pytest.mark.parametrize("code", WHOLE_FILES)
def test_a_file_as_the_guide_tells_of_is_found_as_it_says(code: str, tmp_path: Path) -> None:
    """What is wrong with a whole file is found under the code of the guide and at its level."""
    for name, words in WHOLE_FILES[code].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(words if isinstance(words, bytes) else words.encode("utf-8"))
    report = read_archive(tmp_path, CATEGORIES, lambda _done, _all: None).report
    level = next(LEVELS[row[1]] for row in told() if codes(row[0]) == [code])
    assert found_as(report.diagnostics, code) == {level}


@pytest.mark.parametrize(("code", "level", "body"), examples("Nội dung bài"))
def test_an_example_of_a_body_is_found_as_the_guide_says(code: str, level: Severity, body: str) -> None:
    """The Markdown given as an example is found under its code and at its level."""
    path = PurePosixPath("dang-doan-the/2021/giao-ban.md")
    assert found_as(list(render(body, path=path, links=lambda _file: None).diagnostics), code) == {level}


@pytest.mark.parametrize(("code", "level", "line"), examples("Nhập bài từ trang cũ"))
def test_an_example_of_a_record_is_found_as_the_guide_says(
    code: str, level: Severity, line: str, tmp_path: Path
) -> None:
    """The record given as an example is imported, or skipped, with the code and level of the guide."""
    (tmp_path / "bai.jsonl").write_text(line + "\n", encoding="utf-8")
    account = run_import(tmp_path / "bai.jsonl", tmp_path / "content")
    assert found_as(account.report.diagnostics, code) == {level}


def test_examples_are_tried() -> None:
    """Of each kind of examples that can be tried there are several."""
    kinds = ("Tệp và phần thông tin đầu bài", "Nội dung bài", "Nhập bài từ trang cũ")
    assert min(len(examples(kind)) for kind in kinds) >= 5
