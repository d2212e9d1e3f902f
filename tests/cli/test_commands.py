"""What every command has in common: its help, its errors, its exit status."""

from __future__ import annotations

import argparse
import importlib
import re

import pytest

from bantin.cli.__main__ import COMMANDS, main
from bantin.cli.parser import Parser, translate

ENGLISH = re.compile(r"usage|option[s ]|positional|argument|show this|error|default|required", re.IGNORECASE)


def options(name: str) -> list[str]:
    """Return all option strings and arguments that a command takes."""
    parser = Parser(name)
    importlib.import_module(f"bantin.cli.{COMMANDS[name]}").declare(parser)
    return [word for action in parser._actions for word in action.option_strings or [str(action.metavar)]]


def test_the_overview_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command all of them are listed, each with what it is for."""
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert all(re.search(rf"^  {name} +\w", shown, re.MULTILINE) for name in COMMANDS)
    assert not ENGLISH.search(shown)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_is_vietnamese_and_complete(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of a command explains each of its options, and no word of it is argparse's English."""
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Cách dùng: tasks.py {name}")
    assert all(word in shown for word in options(name))
    assert not ENGLISH.search(re.sub(r"(?<!\w)--?[\w-]+", "", shown))


@pytest.mark.parametrize(("typed", "meant"), [("serv", "serve"), ("biuld", "build"), ("improt", "import")])
def test_a_mistyped_command_finds_the_nearest(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command that is not there is answered by the one that was probably meant."""
    assert main([typed]) == 2
    assert f"Ý bạn là “{meant}”?" in capsys.readouterr().err


def test_a_command_like_no_other_leads_to_the_overview(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is near, the message says how to see all commands."""
    assert main(["xyzzy"]) == 2
    assert "tasks.py --help" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], "còn thiếu --category."),
        (["new", "A", "--category"], "sau --category còn thiếu giá trị."),
        (["clean", "--all"], "không có tùy chọn hay tham số nào là --all."),
        (["build", "--strict=yes"], "--strict không nhận giá trị 'yes'."),
        (["build", "--content", "không-có"], "--content: không tìm thấy thư mục không-có."),
        (["build", "--settings", "không-có"], "--settings: không tìm thấy tệp không-có."),
        (["build", "--now", "31/02/2021"], "“31/02/2021” không phải là thời điểm hợp lệ"),
        (["build", "--workers", "0"], "0 không phải là số nguyên từ 1 đến 64."),
        (["serve", "--port", "tám"], "tám không phải là số nguyên từ 1 đến 65535."),
    ],
)
def test_a_wrong_command_line_is_explained(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each mistake in a command line is named in Vietnamese below the usage, with status 2."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert not ENGLISH.search(re.sub(r"(?<!\w)--?[\w-]+", "", shown))


def test_what_argparse_says_anew_is_not_lost() -> None:
    """A message of a later argparse that we do not know is shown as it is."""
    assert translate("argument --format: invalid choice: 'x' (choose from 'a', 'b')") == (
        "--format không nhận 'x'; chọn một trong: 'a', 'b'."
    )
    assert translate("something new") == "something new"


def test_an_interrupted_command_ends_quietly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends a command with one sentence and the status of an interruption, without a traceback."""

    def interrupted(_options: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("bantin.cli.clean.run", interrupted)
    assert main(["clean"]) == 130
    assert capsys.readouterr().err == "Đã dừng.\n"
