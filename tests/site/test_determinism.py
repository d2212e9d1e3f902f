"""The same content gives the same bytes, however, wherever and with whatever help it is built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pictures import photograph
from site_in_a_string import NOW, SITE, Site, article, identifier, site_builder, write_files

COLOURS = ("seagreen", "tomato", "navy", "gold", "gray", "plum")


def sections() -> list[str]:
    made = []
    for number, colour in enumerate(COLOURS):
        made.append(
            article(
                f"quý {number % 2}/bài-{number}.md",
                id=identifier(number),
                title=f"Bài {number}",
                date="2021-01-06 17:07",
                body=f"Đoạn.\n\n![Đồi](/images/{colour}.jpg)\n\n[kia](bài-{number}.md)",
                more=f"tags: [chung, {number}]\naliases: [/cu/{number}.html]\nattachments: [/files/{number}.txt]\n",
            )
        )
    return made


def pictures() -> dict[str, bytes]:
    return {f"images/{colour}.jpg": photograph(500, 300, colour) for colour in COLOURS}


def files() -> dict[str, bytes]:
    return {f"files/{number}.txt": b"x" * number for number in range(len(COLOURS))}


def digests(site: Site) -> dict[str, str]:
    assert site.status == 0, site.said
    return {path: hashlib.sha256((site.output / path).read_bytes()).hexdigest() for path in site.files()}


@pytest.fixture(scope="module")
def first(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the hash of every file of the site, built cold by one worker."""
    make = site_builder(root, tmp_path_factory.mktemp("first"))
    return digests(make("".join(sections()), files={**pictures(), **files()}, BANTIN_WORKERS="1"))


def test_two_workers_and_another_order_of_files_give_the_same_bytes(
    root: Path, tmp_path: Path, first: dict[str, str]
) -> None:
    """In another folder, written the other way round, by two workers, at another hash seed and in another locale."""
    folder = tmp_path / "thư mục khác"
    for name, data in reversed({**files(), **pictures()}.items()):
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_bytes(data)
    for section in reversed(sections()):
        write_files(folder / "content", section)
    settings = {"BANTIN_WORKERS": "2", "PYTHONHASHSEED": "7", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"}
    # The folder is there already, so the site's own two files have to be asked for.
    assert digests(site_builder(root, folder)(SITE, **settings)) == first
    assert len(first) > 60


def test_second_build_changes_nothing(root: Path, tmp_path: Path) -> None:
    """Building again writes no file anew: the time stamps stay."""
    make = site_builder(root, tmp_path)
    before = make("".join(sections()), files={**pictures(), **files()})
    times = {path: (before.output / path).stat().st_mtime_ns for path in before.files()}
    after = make()
    assert {path: (after.output / path).stat().st_mtime_ns for path in after.files()} == times


def test_start_method_spawn_gives_the_same_bytes(root: Path, tmp_path: Path, first: dict[str, str]) -> None:
    """As on Windows and macOS, where workers inherit nothing: the site is the same."""
    write_files(tmp_path / "content", SITE + "".join(sections()))
    for name, data in {**pictures(), **files()}.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_bytes(data)
    script = tmp_path / "spawn.py"
    script.write_text(
        "import multiprocessing, sys\nfrom pelican import main\n"
        "if __name__ == '__main__':\n    multiprocessing.set_start_method('spawn')\n    main(sys.argv[1:])\n",
        encoding="utf-8",
    )
    output, state = tmp_path / "output", tmp_path / "state"
    command = [
        sys.executable,
        str(script),
        str(tmp_path / "content"),
        "-o",
        str(output),
        "-s",
        str(root / "pelicanconf.py"),
    ]
    command += ["-e", f'STATE_PATH="{state.as_posix()}"', 'THEME_SUPPORT={"gallery": false}']
    environment = {**os.environ, "BANTIN_NOW": NOW, "BANTIN_WORKERS": "2", "PYTHONPATH": str(root)}
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", env=environment)
    assert digests(Site(tmp_path / "content", output, state, done.returncode, done.stdout + done.stderr)) == first
