"""Building one site with Pelican as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bantin.cli.__main__ import main
from bantin.cli.project import PYTHON, CommandError
from bantin.cli.site import Site

SETTINGS = """
SITENAME = "Thử"
TIMEZONE = "Asia/Ho_Chi_Minh"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
PLUGIN_PATHS = [{folder!r}]
PLUGINS = ["speaking"]
"""
PLUGIN = """
import json, logging, os, sys
from pathlib import Path
from pelican import signals

def speak(pelican):
    chosen = {name: value for name, value in os.environ.items() if name.startswith("BANTIN_")}
    (Path(pelican.settings["OUTPUT_PATH"]) / "chosen.json").write_text(json.dumps(chosen))
    print("Đã đăng 1 bài, giữ lại 1 bài.", file=sys.stderr)
"""


class Maker:
    """Builds a tiny site whose plugin ends in a given way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "content").mkdir()
        (folder / "settings.py").write_text(SETTINGS.format(folder=str(folder)), encoding="utf-8")

    def build(self, ending: str = "", *options: str) -> int:
        """Run `build`, the plugin doing what `ending` says after its report; return the exit status."""
        code = f"{PLUGIN}    {ending}\n\ndef register():\n    signals.finalized.connect(speak)\n"
        (self.folder / "speaking.py").write_text(code, encoding="utf-8")
        places = {"content": "content", "output": "output", "settings": "settings.py"}
        chosen = [word for name, place in places.items() for word in (f"--{name}", str(self.folder / place))]
        return main(["build", *chosen, *options])


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """Return what builds in a folder of its own, its log too."""
    monkeypatch.setattr(Site.build, "__defaults__", (tmp_path / "build.log",))
    return Maker(tmp_path)


def test_a_good_build_shows_the_report_only(maker: Maker, capfd: pytest.CaptureFixture[str]) -> None:
    """The editor reads what our plugins say; Pelican's own lines go to the log."""
    assert maker.build() == 0
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == ("", "Đã đăng 1 bài, giữ lại 1 bài.\n")
    assert "Done: Processed" in (maker.folder / "build.log").read_text(encoding="utf-8")


def test_held_back_articles_give_status_1(maker: Maker, capfd: pytest.CaptureFixture[str]) -> None:
    """A build that published all but some articles is no failure, and its report is the last word."""
    assert maker.build("sys.exit(1)") == 1
    assert capfd.readouterr().err == "Đã đăng 1 bài, giữ lại 1 bài.\n"


def test_what_a_plugin_has_explained_is_not_explained_again(maker: Maker, capfd: pytest.CaptureFixture[str]) -> None:
    """A plugin that cannot go on says why and ends with status 2; nothing is added to its words."""
    assert maker.build("sys.exit(2)") == 2
    assert capfd.readouterr().err == "Đã đăng 1 bài, giữ lại 1 bài.\n"


@pytest.mark.parametrize(
    ("ending", "reason"),
    [
        ("raise ValueError('hỏng rồi')", "ValueError: hỏng rồi"),
        ("logging.error('hỏng rồi')", "hỏng rồi"),
        ("from bantin.settings import SettingsError; raise SettingsError('Thiếu mục name.')", "Thiếu mục name."),
        (
            "from bantin.build.folder import FolderError; raise FolderError('Thư mục lạ.')",
            "Thư mục lạ.",
        ),
        (
            "from bantin.dates import parse; parse('abc')",
            "“abc” không phải là thời điểm hợp lệ; hãy viết như 2021-01-06T17:07 hoặc 06/01/2021.",
        ),
        (
            "raise OSError(28, 'No space left on device', '/srv/a.html')",
            "Không đọc hoặc ghi được /srv/a.html: ổ đĩa đã đầy.",
        ),
        ("sys.exit(3)", "Pelican kết thúc với mã 3."),
    ],
)
def test_a_failed_build_is_explained(maker: Maker, ending: str, reason: str, capfd: pytest.CaptureFixture[str]) -> None:
    """When no site could be built the status is 2, and one line says why and where the whole log is."""
    assert maker.build(ending) == 2
    shown = capfd.readouterr().err
    assert f"Không dựng được trang web: {reason}\n" in shown
    assert str(maker.folder / "build.log") in shown


def test_the_choices_reach_the_settings(maker: Maker) -> None:
    """The time, the workers and the strictness of a build are in its environment, the time in full."""
    assert maker.build("", "--now", "06/01/2021 | 17:07", "--workers", "2", "--strict") == 0
    chosen = json.loads((maker.folder / "output" / "chosen.json").read_text(encoding="utf-8"))
    assert chosen["BANTIN_NOW"] == "2021-01-06T17:07:00+07:00"
    assert (chosen["BANTIN_WORKERS"], chosen["BANTIN_STRICT"]) == ("2", "1")


def test_what_is_not_chosen_is_not_there() -> None:
    """Without options nothing is added to the environment: the settings decide."""
    assert {**Site().environment(), "COLUMNS": ""} == {**os.environ, "COLUMNS": ""}


def test_the_working_folder_gives_no_module(maker: Maker) -> None:
    """Started from a folder that holds modules of other people, a build runs its own, and paths mean that folder."""
    here = maker.folder / "here"
    for name in ("argparse.py", "markupsafe.py", "pelicanconf.py", "pelican/__init__.py", "bantin/__init__.py"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("raise SystemExit('from the wrong folder')", encoding="utf-8")
    maker.build()
    command = [*PYTHON, "-m", "bantin.cli", "build", "--content", "../content", "--output", "../other"]
    done = subprocess.run([*command, "--settings", "../settings.py"], cwd=here, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (maker.folder / "other" / "chosen.json").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("delay", [0.0, 0.02, 0.1, 0.3, 0.5, 0.8])
def test_a_build_may_be_interrupted_at_any_moment(maker: Maker, delay: float) -> None:
    """Ctrl-C, also before all is imported, ends the command and the build with one sentence and no traceback."""
    (maker.folder / "settings.py").write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    command = [*PYTHON, "-m", "bantin.cli", "build", "--content", str(maker.folder / "content")]
    command += ["--output", str(maker.folder / "output"), "--settings", str(maker.folder / "settings.py")]
    # As the front door starts a command.
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    signal.pthread_sigmask(signal.SIG_SETMASK, held)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    # Its standard error ends only when the build, which shares it, has ended too.
    assert process.communicate(timeout=30)[1] == "Đã dừng.\n"
    assert process.returncode == 130


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_interrupt_within_code_made_of_text_ends_with_the_same_status(tmp_path: Path) -> None:
    """Ctrl-C while Python runs a text, as dataclasses do when they are imported, gives 130 and no death by a signal."""
    text = "import os, signal; os.kill(os.getpid(), signal.SIGINT); [None for _ in range(10 ** 6)]"
    program = f"import sys\nfrom bantin.cli import __main__ as cli\ncli.choose = lambda _: exec({text!r})\n"
    (tmp_path / "interrupted.py").write_text(program + "sys.exit(cli.main([]))", encoding="utf-8")
    # Only a module that is run, as the commands are, may end by the signal.
    place = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([*PYTHON, "-m", "interrupted"], env=place, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (130, "Đã dừng.\n")


def test_a_place_that_takes_no_site_is_named_before_anything_is_built(
    maker: Maker, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file in place of the output folder, or above it, is answered in Vietnamese with what to do; the file stays."""
    taken, below = "chỗ này đã có một tệp cùng tên", "có một tệp chứ không phải thư mục"
    (maker.folder / "file").write_text("x", encoding="utf-8")
    for place, why in (("file", taken), ("file/output", below)):
        assert maker.build("", "--output", str(maker.folder / place)) == 2
        said = capfd.readouterr().err
        assert f"Lỗi: Không ghi được vào {maker.folder / place}: " in said
        assert why in said
        assert "--output" in said
        assert "Errno" not in said
    assert not (maker.folder / "build.log").exists()


@pytest.mark.parametrize("variable", ["BANTIN_NOW", "SOURCE_DATE_EPOCH"])
def test_a_time_of_the_environment_that_is_none_is_named(
    maker: Maker, variable: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The variable and its value are said in words."""
    monkeypatch.delenv("BANTIN_NOW", raising=False)
    monkeypatch.setenv(variable, "abc")
    assert maker.build() == 2
    assert f"Biến môi trường {variable} có giá trị “abc”" in capfd.readouterr().err


@pytest.mark.parametrize(("content", "output"), [("a", "a"), ("a", "a/b"), ("a/b", "a")])
def test_a_site_is_not_written_into_its_content(tmp_path: Path, content: str, output: str) -> None:
    """A build that would read what it wrote is refused before it starts."""
    with pytest.raises(CommandError, match="không được nằm trong nhau"):
        Site(tmp_path / content, tmp_path / output).require_apart()


def test_folders_side_by_side_are_apart(tmp_path: Path) -> None:
    """Folders whose names only begin alike do not lie in each other."""
    Site(tmp_path / "content", tmp_path / "content-output").require_apart()


def test_pelican_runs_in_the_same_python() -> None:
    """The build uses the environment that the command runs in, and our own faults end it."""
    command = Site().command()
    assert command[:4] == [sys.executable, "-P", "-m", "pelican"]
    assert command[-2:] == ["--fatal", "errors"]
