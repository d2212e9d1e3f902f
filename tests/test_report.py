from __future__ import annotations

import json
from pathlib import PurePosixPath

from bantin.report import Diagnostic, Position, Report, Severity, diagnose

A, B = PurePosixPath("a/1.md"), PurePosixPath("a/2.md")


def finding(path: PurePosixPath, line: int, severity: Severity = Severity.ERROR, code: str = "x") -> Diagnostic:
    return Diagnostic(Position(path, line, 7), severity, code, "Sai “Á”.", "Sửa.")


def test_a_finding_names_place_weight_code_and_remedy() -> None:
    """An editor reads where, how grave, what, and on the next line what to do."""
    found = diagnose("article.date-impossible", Position(A, 2, 7), value="31/02/2021", field="date")
    first, second = str(found).split("\n")
    assert first == "a/1.md:2:7: lỗi [date-impossible] Ngày “31/02/2021” không có thật."
    assert second.startswith("    → Xem lại ngày, tháng và giờ")
    assert found.severity is Severity.ERROR


def test_findings_come_by_file_and_place() -> None:
    """Whatever the order they were made in, they are listed as an editor works through them: line 9 before line 10."""
    report = Report()
    report.add(finding(B, 1))
    report.extend([finding(A, 10), finding(A, 9, code="z"), finding(A, 9, code="b")])
    listed = [(str(one.position), one.code) for one in report]
    assert listed == [("a/1.md:9:7", "b"), ("a/1.md:9:7", "z"), ("a/1.md:10:7", "x"), ("a/2.md:1:7", "x")]
    assert report.as_text().count("→") == 4


def test_only_errors_hold_back() -> None:
    """Warnings and hints are counted and are no errors."""
    report = Report([finding(A, 1, Severity.WARNING), finding(A, 2, Severity.HINT), finding(A, 3, Severity.HINT)])
    assert not report.has_errors
    assert [report.count(one) for one in Severity] == [0, 1, 2]
    report.add(finding(A, 4))
    assert report.has_errors


def test_findings_can_be_named_from_another_folder() -> None:
    """Put below a folder, every finding names its file as it is opened from there; the original stays."""
    report = Report([finding(A, 1)])
    assert [str(one.position) for one in report.below(PurePosixPath("content"))] == ["content/a/1.md:1:7"]
    assert [str(one.position) for one in report] == ["a/1.md:1:7"]


def test_json_holds_the_same_findings() -> None:
    """Programs get the same list, one object a finding, Vietnamese as it is."""
    report = Report([finding(B, 1), finding(A, 1, Severity.WARNING)])
    rows = json.loads(report.as_json())
    assert [row["path"] for row in rows] == ["a/1.md", "a/2.md"]
    assert rows[0] == {
        "path": "a/1.md",
        "line": 1,
        "column": 7,
        "severity": "warning",
        "code": "x",
        "text": "Sai “Á”.",
        "fix": "Sửa.",
    }
    assert "Á" in report.as_json()
    assert (Report().as_text(), json.loads(Report().as_json())) == ("", [])


def test_annotations_escape_what_would_end_them() -> None:
    """A line break, a comma or a colon in a path or a sentence stays part of it."""
    one = Diagnostic(Position(PurePosixPath("a,b:c.md"), 2, 3), Severity.HINT, "x", "Sai\n100%", "Sửa.")
    assert Report([one]).as_ci() == "::notice file=a%2Cb%3Ac.md,line=2,col=3,title=x::Sai%0A100%25 → Sửa."
