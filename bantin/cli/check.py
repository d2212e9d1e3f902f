"""`check`: format, lint, types and lock, all of them, then what failed."""

from __future__ import annotations

import argparse
import subprocess
import time

from bantin.cli.parser import Parser
from bantin.cli.project import FINDINGS, PYTHON, ROOT, SUCCESS
from bantin.messages import text

# In this order a failure is found soonest.
STEPS = {
    "format": ("-m", "ruff", "format", "--check", "--quiet"),
    "lint": ("-m", "ruff", "check", "--quiet"),
    "lock": ("-m", "bantin.cli", "lock", "--check"),
    "types": ("-m", "mypy", "--no-error-summary"),
}


def declare(_parser: Parser) -> None:
    """`check` has no options: what is checked is the same for everyone."""


def run(_options: argparse.Namespace) -> int:
    """Run every check, print what the failing ones say; return 1 when any failed."""
    failed = [name for name in STEPS if not passes(name)]
    if failed:
        names = ", ".join(text(f"cli.check.{name}") for name in failed)
        print(text("cli.check.failed", count=len(failed), total=len(STEPS), names=names))
        return FINDINGS
    print(text("cli.check.passed"))
    return SUCCESS


def passes(name: str) -> bool:
    """Run one check and say how it went."""
    title = text(f"cli.check.{name}")
    print(f"{title}…", flush=True)
    started = time.monotonic()
    done = subprocess.run([*PYTHON, *STEPS[name]], cwd=ROOT, check=False)
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    outcome = "cli.check.bad" if done.returncode else "cli.check.good"
    print(text(outcome, title=title, seconds=seconds), flush=True)
    return done.returncode == 0
