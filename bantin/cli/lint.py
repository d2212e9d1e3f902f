"""`lint`: names what is wrong with articles before they are published."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from watchfiles import watch

from bantin.article.categories import FILE
from bantin.cli.parser import Parser
from bantin.cli.project import CONTENT, FINDINGS, SUCCESS, VAR, CommandError, read_time, shown
from bantin.cli.sources import QUIET, SourceFilter
from bantin.files import Root
from bantin.lint.fixing import fix_file
from bantin.lint.runner import Check, check, open_desk
from bantin.lint.staged import GitError, Staged, read_staged
from bantin.messages import text
from bantin.progress import Progress
from bantin.report import Diagnostic, Report, Severity
from bantin.settings import SettingsError

TEXT, JSON, CI = "text", "json", "ci"


def declare(parser: Parser) -> None:
    """Declare the arguments of `lint`."""
    parser.add_argument("paths", nargs="*", type=Path, metavar=text("cli.metavar.path"), help=text("cli.lint.paths"))
    name = text("cli.metavar.form")
    parser.add_argument("--format", choices=(TEXT, JSON, CI), default=TEXT, metavar=name, help=text("cli.lint.format"))
    parser.add_argument("--fix", action="store_true", help=text("cli.lint.fix"))
    parser.add_argument("--staged", action="store_true", help=text("cli.lint.staged"))
    parser.add_argument("--watch", action="store_true", help=text("cli.lint.watch"))


def run(options: argparse.Namespace) -> int:
    """Check the files, mend them where asked to, and print what was found; return 1 where any of it is an error."""
    paths = options.paths or [CONTENT]
    if options.watch and options.fix:
        raise CommandError(text("cli.lint.watch-fix"))
    if options.staged:
        if options.watch or options.fix:
            raise CommandError(text("cli.lint.staged-alone"))
        return examine_staged(paths, options.format)
    return follow(paths, options) if options.watch else examine(paths, options)


def examine(paths: Iterable[Path], options: argparse.Namespace) -> int:
    """Do what the command does once."""
    report = Report()
    files = fixable = 0
    for content, names in grouped(paths).items():
        done = checked(content, memory(content))
        chosen = [name for name in done.results if lies_in(name, names)]
        if options.fix and fix([name for name in chosen if done.results[name].fixable], content, options.format):
            done = checked(content, memory(content))
        files += len(chosen)
        fixable += sum(done.results[name].fixable for name in chosen)
        report.extend(selected(done, names).below(as_opened(content)).diagnostics)
    return tell(report, options.format, totals(report, files, fixable))


def examine_staged(paths: Iterable[Path], form: str) -> int:
    """Check what git is about to commit of the files, and what the commit breaks in others."""
    report = Report()
    files = fixable = broken = 0
    unadded: set[str] = set()
    for content, names in grouped(paths).items():
        with tempfile.TemporaryDirectory() as room:
            staged = staged_in(content, Path(room))
            if not staged.names | staged.gone:
                continue
            done = checked(staged.now, memory(content))
            harm = harmed(done, staged, content, Path(room))
        chosen = [name for name in staged.names if lies_in(name, names)]
        found = [one for one in done.report if one.position.path.as_posix() in chosen]
        report.extend(Report([*found, *harm]).below(as_opened(content)))
        read = [done.results[name] for name in chosen if name in done.results]
        files += len(read)
        fixable += sum(one.fixable for one in read)
        broken += len(harm)
        missed = {name for one in read for name, seen in one.seen.items() if seen is None} & staged.unadded
        unadded.update(str(as_opened(content) / name) for name in missed)
    told = totals(report, files, fixable, "lint.fixable-staged")
    if unadded:
        told.append(text("lint.unadded", files=", ".join(sorted(unadded))))
    if broken:
        told.append(text("lint.harmed", count=broken))
    return tell(report, form, told)


def staged_in(content: Path, room: Path) -> Staged:
    """Return what git is about to commit of a content folder; raises CommandError where git cannot say."""
    try:
        return read_staged(content, room)
    except GitError as error:
        raise CommandError(text("cli.lint.no-git", path=shown(content), reason=error)) from None


def harmed(done: Check, staged: Staged, content: Path, room: Path) -> list[Diagnostic]:
    """Return the errors that the commit brings to files that it does not touch, such as a link to what it takes away.

    What was wrong before is no fault of the commit; where nothing is wrong, that need not be asked.
    """
    errors = [one for one in done.report.diagnostics if one.severity is Severity.ERROR]
    errors = [one for one in errors if one.position.path.as_posix() not in staged.names]
    if not errors:
        return []
    # What is known is used here, but what the last commit had is not kept.
    if memory(content).exists():
        shutil.copyfile(memory(content), room / "memory")
    try:
        before = {*checked(staged.before, room / "memory").report.diagnostics}
    except SettingsError:
        # Categories that are new, or were unusable till now: of the last commit nothing could be said.
        return []
    return [one for one in errors if one not in before]


def checked(content: Root, kept: Path) -> Check:
    """Return what is found in a content folder; what was found before is kept in the file ``kept``."""
    return check(open_desk(content), kept, read_time(), Progress(text("lint.progress")))


def follow(paths: list[Path], options: argparse.Namespace) -> int:
    """Check all, then what is changed as it is changed, until interrupted."""
    examine(paths, options)
    say(text("lint.watching"))
    groups = grouped(paths)
    try:
        for changes in watch(*groups, watch_filter=SourceFilter(), step=QUIET):
            changed = sorted(Path(path) for _, path in changes)
            articles = [one for one in changed if one.suffix == ".md" and one.exists() and is_asked(one, groups)]
            say(text("lint.changed", path=shown(changed[0]), count=len(changed)))
            try:
                # A picture, a category, a setting or an article elsewhere may matter to any that is asked for.
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


def fix(names: list[str], content: Path, form: str) -> int:
    """Mend the files, say what was done, and return how many things that were.

    What programs read on standard output is not mixed with it.
    """
    stream = sys.stdout if form == TEXT else sys.stderr
    desk = open_desk(content)
    count = 0
    for name in names:
        for repair in fix_file(name, desk):
            place = replace(repair.position, path=as_opened(content) / name)
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


def is_asked(path: Path, groups: Mapping[Path, Iterable[str]]) -> bool:
    """Tell whether a file lies in one of the paths that ``grouped`` returned."""
    return any(
        path.is_relative_to(content) and lies_in(path.relative_to(content).as_posix(), names)
        for content, names in groups.items()
    )


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


def tell(report: Report, form: str, totals: list[str]) -> int:
    """Print the findings in a form, for a person with the totals; return the exit status."""
    if form == JSON:
        print(report.as_json(), flush=True)
    elif form == CI:
        print(report.as_ci(), flush=True)
    else:
        print("\n".join([*([report.as_text()] if report.diagnostics else []), *totals]), flush=True)
    return FINDINGS if report.has_errors else SUCCESS


def totals(report: Report, files: int, fixable: int, key: str = "lint.fixable") -> list[str]:
    """Return the lines below the findings; ``key`` is the message of how many of them can be mended."""
    counts = {f"{one.value}s": report.count(one) for one in Severity}
    return [text("lint.totals", files=files, **counts), *([text(key, count=fixable)] if fixable else [])]
