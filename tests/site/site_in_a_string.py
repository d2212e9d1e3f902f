"""A whole site in a string: what lies in its files goes in, the built site comes out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from warm_builder import CAN_COPY, warm_builder

_FILE = re.compile(r"^-- (\S.*) --\n", re.MULTILINE)

SITE = """
-- site.toml --
name = "Cổng thông tin điện tử quận Sông Thử"
short_name = "Quận Sông Thử"
responsible_body = "Ủy ban nhân dân quận Sông Thử"

-- categories.toml --
[[category]]
name = "Đảng - đoàn thể"
slug = "dang-doan-the"
order = 1

[[category]]
name = "Tin phường"
slug = "tin-phuong"
order = 2
"""

NOW = "2024-06-01 08:00"


@dataclass(frozen=True)
class Site:
    """A built site: its folder, the exit status of the build, and what the build said."""

    content: Path
    output: Path
    state: Path
    status: int
    said: str

    def files(self) -> set[str]:
        """Return every file of the site below the output folder."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file()}

    def read(self, path: str) -> str:
        """Return the text of one file."""
        return (self.output / path).read_text(encoding="utf-8")

    def naming(self, words: str) -> list[str]:
        """Return the files of the site that hold these words, or are called so."""
        wanted = words.encode("utf-8")
        return sorted(path for path in self.files() if words in path or wanted in (self.output / path).read_bytes())

    def xml(self, path: str) -> ET.Element:
        """Return the root of one XML file; raises ParseError where it is not well formed."""
        return ET.fromstring((self.output / path).read_bytes())  # noqa: S314 -- written by the build just before

    def page(self, path: str) -> BeautifulSoup:
        """Return one page, parsed."""
        return BeautifulSoup(self.read(path), "html.parser")

    def find(self, ending: str) -> str:
        """Return the one file whose path ends so."""
        found = [path for path in self.files() if path.endswith(ending)]
        assert len(found) == 1, (ending, sorted(self.files()))
        return found[0]


Build = Callable[..., Site]


def write_files(folder: Path, text: str) -> None:
    """Write each ``-- path --`` section of ``text`` to its file below ``folder``."""
    names = _FILE.findall(text)
    for name, body in zip(names, _FILE.split(text)[2::2], strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")


def site_builder(root: Path, folder: Path) -> Build:
    """Return what builds sites in ``folder``; files of an earlier call stay, so a second call is an edit.

    Later sections of the text stand in for earlier ones of the same path, those of SITE too; ``files`` are pictures and
    the like, ``settings`` lines such as ``SITEURL="https://a.example"``.
    """

    def make(text: str = "", *settings: str, files: Mapping[str, bytes] | None = None, **environment: str) -> Site:
        content = folder / "content"
        write_files(content, text if content.exists() else SITE + text)
        for name, data in (files or {}).items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(data)
        return run_build(root, content, folder / "output", folder / "state", *settings, **environment)

    return make


def run_build(root: Path, content: Path, output: Path, state: Path, *settings: str, **environment: str) -> Site:
    """Build the content folder in a process of its own, every warning an error."""
    command = [str(content), "-o", str(output), "-s", str(root / "pelicanconf.py"), "--fatal", "errors"]
    # The gallery shows samples: links of theirs lead nowhere.
    command += ["--log-handler", "plain", "-e", f'STATE_PATH="{state.as_posix()}"', 'THEME_SUPPORT={"gallery": false}']
    variables = {**os.environ, "BANTIN_NOW": NOW, "PYTHONPATH": str(root), **environment}
    # What else the environment says is for a Python that starts with it.
    is_ours = all(name.startswith("BANTIN_") for name in environment)
    build = warm_builder(root).build if CAN_COPY and is_ours else _start
    status, said = build([*command, *settings], content.parent, variables)
    return Site(content, output, state, status, said)


def _start(command: Sequence[str], folder: Path, variables: dict[str, str]) -> tuple[int, str]:
    """Run Pelican with this command line in a folder; return its exit status and all that it said."""
    line = [sys.executable, "-W", "error", "-m", "pelican", *command]
    done = subprocess.run(
        line, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=variables
    )
    return done.returncode, done.stdout + done.stderr


def identifier(number: int) -> str:
    """Return the identifier of the article of this number in a test."""
    return f"b{number:07}".translate({ord("0"): "z", ord("1"): "x"})


def article(
    path: str, *, title: str = "Một bài", date: str = "2021-01-06 17:07", body: str = "Nội dung bài.", **fields: str
) -> str:
    """Return the section of one article; ``more`` is put into the front matter as it is."""
    more = fields.pop("more", "")
    given = {"id": "bbbbbbbb", "title": title, "date": date, "category": "dang-doan-the", "views": "470", **fields}
    lines = "".join(f"{name}: {value}\n" for name, value in given.items())
    return f"\n-- {path} --\n---\n{lines}{more}---\n\n{body}\n"
