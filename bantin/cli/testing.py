"""`test`: everything the tests need, then all tests."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from bantin.cli.parser import Parser
from bantin.cli.project import PYTHON, ROOT, CommandError
from bantin.messages import text

PASSES_ON = True
# Debian, Ubuntu, Google's own packages, and the browser every Windows has.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# A browser without Vietnamese letters would measure boxes of other widths.
PACKAGES = ("chromium", "fonts-noto-core")
VARIABLE = "BANTIN_CHROMIUM"


def declare(_parser: Parser) -> None:
    """`test` hands all its arguments to pytest."""


def run(options: argparse.Namespace) -> int:
    """Run the tests, two at a time unless told otherwise; return pytest's exit status."""
    browser = find_browser(os.environ) or install_browser()
    print(text("cli.test.browser", path=browser), flush=True)
    arguments = options.others or ["-n", "2", "--dist", "loadfile", "--quiet"]
    print(text("cli.test.started", arguments=" ".join(arguments)), flush=True)
    environment = {**os.environ, VARIABLE: browser}
    return subprocess.run([*PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False).returncode


def find_browser(environment: Mapping[str, str]) -> str | None:
    """Return the program of a Chromium: what BANTIN_CHROMIUM names, else the first on the path.

    Raises CommandError where BANTIN_CHROMIUM names no program.
    """
    if named := environment.get(VARIABLE):
        if not shutil.which(named):
            raise CommandError(text("cli.test.no-such-browser", variable=VARIABLE, path=named))
        return named
    search = environment.get("PATH")
    return next((found for name in BROWSERS if (found := shutil.which(name, path=search))), None)


def install_browser() -> str:
    """Install Chromium and its letters where the system permits, and return its program.

    Raises CommandError where it does not: browser tests are never skipped.
    """
    root = as_root()
    if root is not None:
        print(text("cli.test.installing", packages=" ".join(PACKAGES)), flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update", "-qq"], ["install", "-y", "-qq", *PACKAGES]):
            subprocess.run([*root, "apt-get", *step], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if found := find_browser(os.environ):
            return found
    raise CommandError(text("cli.test.no-browser", packages=" ".join(PACKAGES), variable=VARIABLE))


def as_root() -> list[str] | None:
    """Return what to put before a command so that it runs as root; None where that cannot be done unasked."""
    if not shutil.which("apt-get"):
        return None
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", "--preserve-env=DEBIAN_FRONTEND"]
    return None
