"""`lint`: names what is wrong with articles before they are published."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from watchfiles import watch

from bantin.article.categories import FILE
from bantin.cli.parser import Parser
from bantin.cli.project import CONTENT, FINDINGS, SUCCESS, VAR, CommandError, read_time, shown
from bantin.cli.sources import QUIET, SourceFilter
from bantin.lint.fixing import fix_file
from bantin.lint.runner import Check, check, open_desk
from bantin.lint.sheet import Desk
from bantin.messages import text
from bantin.progress import Progress
from bantin.report import Report, Severity
from bantin.settings import SettingsError

TEXT, JSON, CI = "text", "json", "ci"


def declare(parser: Parser) -> None:
    """Declare the arguments of `lint`."""
    parser.add_argument("paths", nargs="*", type=Path, metavar=text("cli.metavar.path"), help=text("cli.lint.paths"))
    name = text("cli.metavar.form")
    parser.add_argument("--format", choices=(TEXT, JSON, CI), default=TEXT, metavar=name, help=text("cli.lint.format"))
    parser.add_argument("--fix", action="store_true", help=text("cli.lint.fix"))
    parser.add_argument("--watch", action="store_true", help=text("cli.lint.watch"))


def run(options: argparse.Namespace) -> int:
    """Check the files, mend them where asked to, and print what was found; return 1 where any of it is an error."""
    paths = options.paths or [CONTENT]
    if not options.watch:
        return examine(paths, options)
    if options.fix:
        raise CommandError(text("cli.lint.watch-fix"))
    return follow(paths, options)


def examine(paths: Iterable[Path], options: argparse.Namespace) -> int:
    """Do what the command does once."""
    clock = read_time()
    report = Report()
    files = fixable = 0
    for content, names in grouped(paths).items():
        desk = open_desk(content)
        done = check(desk, memory(content), clock, Progress(text("lint.progress")))
        chosen = [name for name in done.results if lies_in(name, names)]
        if options.fix and fix([name for name in chosen if done.results[name].fixable], desk, options.format):
            done = check(desk, memory(content), clock, Progress(text("lint.progress")))
        files += len(chosen)
        fixable += sum(done.results[name].fixable for name in chosen)
        report.extend(selected(done, names).below(as_opened(content)).diagnostics)
    print(written(report, options.format, files, fixable), flush=True)
    return FINDINGS if report.has_errors else SUCCESS


def follow(paths: list[Path], options: argparse.Namespace) -> int:
    """Check all, then what is changed as it is changed, until interrupted."""
    examine(paths, options)
    say(text("lint.watching"))
    folders = grouped(paths)
    try:
        for changes in watch(*folders, watch_filter=SourceFilter(), step=QUIET):
            changed = sorted(Path(path) for _, path in changes)
            articles = [one for one in changed if one.suffix == ".md" and one.exists()]
            say(text("lint.changed", path=shown(changed[0]), count=len(changed)))
            try:
                # A picture, a category or a setting may matter to any article.
                examine(articles if len(articles) == len(changed) else paths, options)
            except (CommandError, SettingsError) as error:
                say(text("cli.error", reason=error))
    except KeyboardInterrupt:
        # How a person ends it.
        say(text("cli.stopped"))
    return SUCCESS


def say(sentence: str) -> None:
    """Print a line beside the findings."""
    print(sentence, file=sys.stderr, flush=True)


def fix(names: list[str], desk: Desk, form: str) -> int:
    """Mend the files, say what was done, and return how many things that were.

    What programs read on standard output is not mixed with it.
    """
    stream = sys.stdout if form == TEXT else sys.stderr
    count = 0
    for name in names:
        for repair in fix_file(name, desk):
            place = replace(repair.position, path=as_opened(desk.content) / name)
            key = "lint.fixed" if repair.before != repair.after else "lint.fixed-unseen"
            print(text(key, place=place, code=repair.code, before=repair.before, after=repair.after), file=stream)
            count += 1
    if count:
        print(text("lint.fixed-total", count=count), file=stream)
    return count


def grouped(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """Return the paths below their content folders, by content folder: the nearest above that has categories."""
    groups: dict[Path, list[str]] = {}
    for path in paths:
        # Made plain without following links, as Path cannot: an article may be a link to a file elsewhere.
        place = Path(os.path.abspath(path))  # noqa: PTH100
        if not place.exists():
            raise CommandError(text("cli.lint.no-path", path=path))
        content = next((one for one in (place, *place.parents) if (one / FILE).is_file()), None)
        if content is None:
            raise CommandError(text("cli.lint.no-content", path=path, file=FILE))
        groups.setdefault(content, []).append(place.relative_to(content).as_posix())
    return groups


def lies_in(name: str, paths: Iterable[str]) -> bool:
    """Tell whether a file of a content folder is one of these or lies in one."""
    return any(path in (".", name) or name.startswith(f"{path}/") for path in paths)


def selected(done: Check, paths: list[str]) -> Report:
    """Return what was found in these files and folders alone."""
    return Report([one for one in done.report.diagnostics if lies_in(one.position.path.as_posix(), paths)])


def memory(content: Path) -> Path:
    """Return the file that keeps what was found in a content folder."""
    name = hashlib.sha256(str(content).encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return VAR / "lint" / name


def as_opened(content: Path) -> PurePosixPath:
    """Return the folder as an editor names it from where the command was given."""
    return PurePosixPath(Path(shown(content)).as_posix())


def written(report: Report, form: str, files: int, fixable: int) -> str:
    """Return the findings in a form, for a person with the totals."""
    if form == JSON:
        return report.as_json()
    if form == CI:
        return report.as_ci()
    counts = {f"{one.value}s": report.count(one) for one in Severity}
    totals = [text("lint.totals", files=files, **counts)]
    if fixable:
        totals.append(text("lint.fixable", count=fixable))
    return "\n".join([*([report.as_text()] if report.diagnostics else []), *totals])
