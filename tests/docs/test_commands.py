from __future__ import annotations

import argparse
import importlib
import re

from bantin.cli.__main__ import COMMANDS
from bantin.cli.parser import Parser
from tests.docs.tables import blocks, codes, documents, read, rows, section

GUIDE = read("docs/quan-tri/van-hanh.md")


def actions(name: str) -> list[argparse.Action]:
    """Return the arguments of a command, without --help."""
    parser = Parser(name)
    importlib.import_module(f"bantin.cli.{COMMANDS[name]}").declare(parser)
    return [one for one in parser._actions if one.dest != "help"]


def spelled(action: argparse.Action) -> str:
    """Return an argument as help and guide write it: ``--port CỔNG``."""
    metavar = action.metavar if action.nargs != 0 else None
    return " ".join(part for part in (*action.option_strings, metavar) if isinstance(part, str))


def test_the_readme_lists_every_command_and_no_other() -> None:
    """The table of the README has one row for each command of the program."""
    told = [code.removeprefix("python3 tasks.py ") for row in rows(read("README.md")) for code in codes(row[0])]
    assert sorted(told) == sorted(COMMANDS)


def test_every_option_of_every_command_is_in_the_guide_and_the_reverse() -> None:
    """The table of options says of each command what it takes, and nothing else."""
    told = {
        (command, option)
        for row in rows(section(GUIDE, "Các lệnh và tùy chọn"))
        for command in codes(row[0])
        for option in codes(row[1]) or [""]
    }
    known = {(name, option) for name in COMMANDS for option in map(spelled, actions(name))}
    known |= {(name, "") for name in COMMANDS if not actions(name)}
    assert told == known


def test_what_must_be_given_is_said() -> None:
    """The options without which a command does nothing are marked, and only they."""
    marked = {codes(row[1])[0] for row in rows(section(GUIDE, "Các lệnh và tùy chọn")) if row[2] == "(phải ghi)"}
    required = {spelled(one) for name in COMMANDS for one in actions(name) if one.required and one.option_strings}
    assert marked == required


def test_the_readme_begins_with_the_two_commands() -> None:
    """The first two commands of the README are those that show the site and run the tests."""
    assert [block.strip() for block in blocks(read("README.md"))][:2] == [
        "python3 tasks.py serve",
        "python3 tasks.py test",
    ]


def test_every_command_shown_in_a_document_can_be_given() -> None:
    """Each `tasks.py` line of a document names a command of the program and options of that command."""
    shown = [
        (document.name, *found)
        for document in documents()
        for found in re.findall(r"tasks\.py ([a-z]+)([^\n`]*)", document.read_text(encoding="utf-8"))
    ]
    assert len(shown) > 10
    for document, command, rest in shown:
        known = {option for one in actions(command) for option in one.option_strings}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (document, command, rest)
