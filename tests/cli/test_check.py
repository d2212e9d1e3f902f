"""The checks of the source."""

from __future__ import annotations

import pytest

from bantin.cli import check
from bantin.cli.__main__ import main

GOOD = ("-c", "pass")
BAD = ("-c", "raise SystemExit(1)")


def test_all_checks_run_and_all_failures_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failing check does not keep the others from running; at the end each failure is named."""
    monkeypatch.setattr(check, "STEPS", {"format": BAD, "lint": GOOD, "types": BAD})
    assert main(["check"]) == 1
    assert capsys.readouterr().out.endswith("2/3 phép kiểm tra không đạt: Định dạng mã, Kiểu dữ liệu.\n")


def test_nothing_found_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """When every check passes the status is 0 and the last line says so."""
    monkeypatch.setattr(check, "STEPS", {"lint": GOOD})
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("Mọi phép kiểm tra đều đạt.\n")
