"""The front door of the project: `python3 tasks.py COMMAND`.

It makes the virtual environment `.venv` from `requirements.lock` when that is needed and hands over to `bantin.cli`.
The standard library alone is used, and no syntax newer than Python 3.7, so that an old Python is answered by a
sentence and not by a SyntaxError. For the same reason its few messages lie here and not in `bantin/messages`.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
# With -P the folder a person stands in is no place to import from: it may hold an argparse.py, or another bantin.
PIP = "-P -m pip install --require-hashes --no-deps --no-input --disable-pip-version-check --progress-bar off -r"
MESSAGES = {
    "old": "Bản tin cần Python {needed} trở lên; lệnh này đang chạy bằng Python {found}.\n"
    "    → Hãy cài Python mới hơn (từ kho phần mềm của hệ điều hành hoặc từ python.org) rồi chạy lại,\n"
    "      ví dụ: python{needed} tasks.py serve",
    "no-venv": "Python của máy này chưa có phần tạo môi trường ảo (venv).\n"
    "    → Trên Debian, Ubuntu hãy chạy: sudo apt install python3-venv\n"
    "      rồi chạy lại lệnh vừa rồi.",
    "no-lock": "Không thấy tệp requirements.lock cạnh tasks.py.\n"
    "    → Hãy lấy lại tệp này từ kho mã nguồn: git checkout requirements.lock",
    "venv-failed": "Không tạo được môi trường ảo .venv. Python báo:\n{said}\n"
    "    → Hãy kiểm tra quyền ghi và chỗ trống của đĩa, rồi chạy lại. Nhật ký đầy đủ: {log}",
    "pip-failed": "Chưa cài được các thư viện. pip báo:\n{said}\n"
    "    → Hãy kiểm tra kết nối mạng (và proxy, nếu cơ quan có dùng) rồi chạy lại lệnh vừa rồi.\n"
    "      Nhật ký đầy đủ: {log}",
    "not-writable": "Không ghi được vào thư mục của dự án: {error}\n"
    "    → Hãy kiểm tra quyền ghi và chỗ trống của đĩa, rồi chạy lại.",
    "wait": "Một tiến trình khác đang cài đặt; xin chờ…",
    "stopped": "Đã dừng. Lần chạy sau sẽ tự cài đặt lại.",
    "create": "[1/2] Tạo môi trường ảo .venv",
    "install": "[2/2] Cài đặt các thư viện",
    "collect": "{count}/{total} {name}",
    "unpack": "đang ghi vào .venv, mất chừng nửa phút",
    "done": "xong sau {seconds} giây",
}


class SetupError(Exception):
    """The environment could not be made; the text is what the person at the keyboard should read."""


def message(key: str, **values: object) -> str:
    """Return the message under `key` with its values filled in."""
    return MESSAGES[key].format(**values)


class Step:
    """One step of the set-up as it is seen: its title, how far it is, how long it took."""

    def __init__(self, title: str, libraries: int = 0) -> None:
        self.title, self.libraries, self.collected = title, libraries, 0
        self.started = time.monotonic()
        self.live = sys.stderr.isatty()
        self.show("")

    def show(self, state: str) -> None:
        """Say how far the step is: over the last line on a terminal, on a line of its own in a log."""
        line = f"{self.title}… {state}".rstrip()
        sys.stderr.write(f"\r{line:<78}" if self.live else f"{line}\n")
        sys.stderr.flush()

    def follow(self, line: str) -> None:
        """Show how far pip is, from a line of its output; in a log only every tenth library is said."""
        if line.startswith("Collecting "):
            self.collected += 1
            if self.live or self.collected % 10 == 0:
                name = line.split(maxsplit=2)[1].partition("==")[0]
                self.show(message("collect", count=self.collected, total=self.libraries, name=name))
        elif line.startswith("Installing collected"):
            self.show(message("unpack"))

    def finish(self) -> None:
        """Say how many seconds the step took."""
        seconds = f"{time.monotonic() - self.started:.1f}".replace(".", ",")
        self.show(message("done", seconds=seconds) + ("\n" if self.live else ""))


class Environment:
    """The virtual environment of the checkout in `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = self.folder / "stamp"
        self.lock = root / "requirements.lock"
        # Outside .venv, which is emptied when a set-up was interrupted.
        self.state = root / "var" / "setup"
        self.unfinished = self.state / "unfinished"
        self.log = self.state / "log.txt"

    def fingerprint(self) -> str:
        """Return what the stamp must say: the lock, and the Python behind `.venv` (systems replace it)."""
        return f"{hashlib.sha256(self.lock.read_bytes()).hexdigest()} {self.python.resolve()}"

    def is_ready(self) -> bool:
        """Return whether the environment stands and matches the lock."""
        stands = self.stamp.is_file() and self.python.exists()
        return stands and self.stamp.read_text(encoding="utf-8") == self.fingerprint()

    def is_usable(self) -> bool:
        """Return whether `.venv` has a working Python with pip, new enough, from no broken set-up."""
        if self.unfinished.exists() or not self.python.exists():
            return False
        probe = [str(self.python), "-P", "-c", f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"]
        return subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode == 0

    def prepare(self) -> None:
        """Make the environment match the lock; return at once when it does.

        Raises SetupError with the reason when that cannot be done. A set-up that was interrupted is begun
        anew the next time, and of two processes one waits for the other.
        """
        if not self.lock.is_file():
            raise SetupError(message("no-lock"))
        if self.is_ready():
            return
        with self.turn():
            if self.is_ready():
                return
            with contextlib.suppress(FileNotFoundError):
                self.stamp.unlink()
            if not self.is_usable():
                self.unfinished.touch()
                self.create()
            self.unfinished.touch()
            self.install()
            self.link_checkout()
            self.stamp.write_text(self.fingerprint(), encoding="utf-8")
            self.unfinished.unlink()

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Let one process at a time through.

        SQLite's lock on a file works on every system and, unlike a file that says "locked", ends with the
        process that holds it.
        """
        import sqlite3  # noqa: PLC0415 - only a set-up needs it, and every start pays for imports

        self.state.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(str(self.state / "turn.sqlite"), timeout=0, isolation_level=None)
        try:
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                sys.stderr.write(message("wait") + "\n")
                connection.execute("PRAGMA busy_timeout = 900000")
                connection.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            connection.close()

    def create(self) -> None:
        """Make `.venv` anew with the Python that runs this."""
        if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
            raise SetupError(message("no-venv"))
        command = [sys.executable, "-P", "-m", "venv", "--clear", str(self.folder)]
        self.run(command, "venv-failed", Step(message("create")))

    def install(self) -> None:
        """Install what the lock names; pip compares every file with its hash."""
        libraries = sum("==" in line for line in self.lock.read_text(encoding="utf-8").splitlines())
        command = [str(self.python), *PIP.split(), str(self.lock)]
        self.run(command, "pip-failed", Step(message("install"), libraries))

    def link_checkout(self) -> None:
        """Make the checkout importable; the path is relative, so that the checkout may be moved."""
        probe = "import sysconfig; print(sysconfig.get_path('purelib'))"
        packages = Path(subprocess.check_output([str(self.python), "-P", "-c", probe], text=True).strip())
        (packages / "bantin.pth").write_text(os.path.relpath(str(self.root), str(packages)), encoding="utf-8")

    def run(self, command: list[str], failure: str, step: Step) -> None:
        """Run the command of a step, its words going to the log; raise SetupError when it fails."""
        last: deque[str] = deque(maxlen=8)
        with self.log.open("w", encoding="utf-8") as log, start(command) as process:
            for line in process.stdout or ():
                log.write(line)
                last.append(f"    {line.rstrip()}")
                step.follow(line)
        if process.returncode:
            sys.stderr.write("\n")
            raise SetupError(message(failure, said="\n".join(last), log=self.log))
        step.finish()


def start(command: list[str]) -> subprocess.Popen[str]:
    """Return the running command; what it says, errors too, comes out of its `stdout`."""
    out, error = subprocess.PIPE, subprocess.STDOUT
    return subprocess.Popen(command, stdout=out, stderr=error, encoding="utf-8", errors="replace")


def hand_over(environment: Environment, arguments: list[str]) -> int:
    """Run `bantin.cli` in the environment; its exit status becomes ours."""
    command = [str(environment.python), "-P", "-m", "bantin.cli", *arguments]
    variables = {**os.environ, "PYTHONUTF8": "1"}  # Windows consoles are not UTF-8 by themselves.
    if os.name == "posix":  # A Ctrl-C is held back until the command can answer it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        os.execve(command[0], command, variables)  # noqa: S606 - no shell is wanted
    # On Windows exec would give the prompt back before the command has ended.
    with subprocess.Popen(command, env=variables) as process:
        while True:
            # The command was interrupted with us and ends in its own way.
            with contextlib.suppress(KeyboardInterrupt):
                return process.wait()


def require_python(version: tuple[int, int]) -> None:
    """Raise SetupError when this version of Python is too old."""
    if version < OLDEST:
        found, needed = ("{}.{}".format(*numbers) for numbers in (version, OLDEST))
        raise SetupError(message("old", found=found, needed=needed))


def main(arguments: list[str]) -> int:
    """Set up what is missing and run the command; return the exit status (2: the set-up failed)."""
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    try:
        require_python(sys.version_info[:2])
        environment = Environment(ROOT)
        environment.prepare()
        return hand_over(environment, arguments)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(message("not-writable", error=error) + "\n")
    except KeyboardInterrupt:
        sys.stderr.write("\n" + message("stopped") + "\n")
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
