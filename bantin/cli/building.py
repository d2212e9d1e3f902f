"""Building a site once, or finding that there is nothing to build."""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from bantin.build.folder import FolderError
from bantin.build.origin import program_files, state_path
from bantin.build.snapshot import Seen, forget, look, recall, remember
from bantin.build.turn import take_turn
from bantin.cli.project import FAILURE, ROOT, VAR, CommandError, read_time
from bantin.cli.site import Site
from bantin.clock import Clock, read_clock
from bantin.messages import text
from bantin.search.pointer import POINTER, index_folder
from bantin.site_name import site_name

# Of the environment what a build reads, save what has no part in what it makes.
_READ = ("BANTIN_", "SOURCE_DATE_EPOCH")
_NO_MATTER = frozenset({"BANTIN_WORKERS", "BANTIN_FULL", "BANTIN_SEEN"})

_VARIABLE = re.compile(r"""["']([A-Za-z_][A-Za-z0-9_]*)["']""")


def build(site: Site) -> int:
    """Build the site and return 0 (all published), 1 (some articles held back) or 2 (no site was built).

    Where nothing has changed since the last build, what that one said is said again, and nothing is done.
    """
    path = state_path(VAR, site.output)
    path.parent.mkdir(parents=True, exist_ok=True)
    seen = _look(site, path.parent)
    if not site.full and (ending := recall(path, seen, site.output, _clock(site))):
        print(text("cli.build.unchanged"), ending.said, sep="\n", file=sys.stderr)
        return ending.status
    _wait_for_turn(site)
    forget(path, seen)
    status = site.build()
    if status != FAILURE:
        maps = VAR / "nginx" / site_name(VAR, site.output)
        products = [index_folder(VAR, site.output) / POINTER, maps / "redirects.map", maps / "gone.map"]
        remember(path, seen, products, status)
    return status


def _wait_for_turn(site: Site) -> None:
    """Return when no other build writes to the same folder; its state is not touched before. Raises CommandError."""
    try:
        take_turn(site.output, VAR).close()
    except FolderError as error:
        raise CommandError(str(error)) from None


def _clock(site: Site) -> Clock:
    return read_clock(site.now) if site.now else read_time()


def _named_in(settings: Iterable[Path]) -> list[str]:
    """Return what may be the names of variables of the environment that settings read."""
    written = (path.read_text(encoding="utf-8", errors="replace") for path in settings if path.is_file())
    return sorted({name for one in written for name in _VARIABLE.findall(one)})


def _look(site: Site, state: Path) -> Seen:
    environment = site.environment()
    told = {name: value for name, value in environment.items() if name.startswith(_READ) and name not in _NO_MATTER}
    options = [*site.command(), os.path.realpath(site.content), *(f"{name}={told[name]}" for name in sorted(told))]
    settings = [*site.settings.parent.glob("*.py"), site.settings]
    options += [f"{name}={environment.get(name, '')}" for name in _named_in(settings)]
    libraries = [Path(sysconfig.get_paths()["purelib"]), Path(sys.executable)]
    return look(site.content, options, [*program_files(), *ROOT.glob("*.py"), *settings, *libraries], state)
