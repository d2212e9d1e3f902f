"""One import from beginning to end: whatever is found is read, kind by kind, and becomes articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from bantin.importers.account import Account, Outcome
from bantin.importers.intake import Intake, Wishes
from bantin.importers.kind import Item
from bantin.importers.listed import Listed
from bantin.importers.sources import Source, Sources, find_sources
from bantin.importers.text_page import is_text
from bantin.report import Diagnostic, Position, Severity, diagnose

Progress = Callable[[int, int], None]
# After so many records what an import must remember is written down: one that is cut off goes on from there.
_REMEMBER_EVERY = 1000


class _Run:
    """The records of all sources on their way into the intake."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.account = intake.account
        self.listed = Listed()

    def read(self, source: Source, step: Callable[[int], None], *, alone: bool) -> int:
        """Take in one file and return how many records it had; ``step`` is told how many of them are done.

        One that holds no article was meant to where it stands ``alone``.
        """
        done, holds, hints = 0, False, list[Diagnostic]()
        if source.kind.may_belong and source.path.resolve() in self.intake.carrier.met:
            self.account.files.update(read=-1, belonging=1)
            return done
        for position, values in _items(source):
            if isinstance(values, Diagnostic) and values.severity is Severity.HINT:
                hints.append(values)
            elif isinstance(values, Diagnostic):
                holds = True
                self._refuse(values)
            else:
                holds = True
                self._take(position, values)
            done += 1
            step(done)
        for one in hints:
            self._refuse(replace(one, severity=Severity.WARNING) if alone and not holds else one)
        self.account.files["empty"] += not holds
        return done

    def refuse_unreadable(self, sources: Sources) -> None:
        """Name the files and folders that the system does not let us read: what they hold is missing."""
        for name, error in sources.unreadable:
            self._refuse(_unreadable(name, error))

    def pass_over(self, name: PurePath, *, alone: bool) -> None:
        """Note a file of no known kind: among others it may be anything, ``alone`` it was meant to be taken in."""
        if alone:
            self._refuse(diagnose(f"importers.{_unknown(name)}", Position(name)))
        else:
            severity = Severity.WARNING if is_text(name) else Severity.HINT
            self.account.report.add(diagnose(f"importers.{_unknown(name)}", Position(name), severity))

    def sort_out(self, sources: Sources) -> None:
        """Note the files that were thought to belong to an article and that none refers to."""
        for path, name in sources.belonging:
            if path.resolve() in self.intake.carrier.met:
                continue
            self.account.files["belonging"] -= 1
            if is_text(name):
                # It may be an article of which nobody knows the day.
                self.account.files["unknown"] += 1
                self.pass_over(name, alone=sources.is_single)
            else:
                self.account.files["unused"] += 1
                self.account.report.add(diagnose("importers.unused-file", Position(name), Severity.HINT))

    def _refuse(self, diagnostic: Diagnostic) -> None:
        if diagnostic.severity is Severity.HINT:
            self.account.report.add(diagnostic)
        else:
            self.account.note(self.intake.skip(diagnostic))

    def _take(self, position: Position, values: Mapping[str, Any]) -> None:
        if self.listed.is_entry(values):
            # The first entry of an article is counted when the article is.
            if str(values["key"]) in self.intake.seen or not self.listed.note(position, values):
                self.account.note(Outcome.REPEATED)
            return
        whole, told = self.listed.complete(values)
        if told:
            self.account.note(Outcome.REPEATED)
        self.account.note(self.intake.take(whole, position))
        if self.account.read % _REMEMBER_EVERY == 0:
            self.intake.remember()

    def finish(self) -> None:
        """Take in the articles that only lists know."""
        for position, values in self.listed.left():
            if values.get("lead") or values.get("date") or values.get("images"):
                self.account.note(self.intake.take(values, position))
            else:
                words = {"title": values.get("title", ""), "address": values.get("url", "")}
                self.account.note(self.intake.skip(diagnose("importers.title-only", position, **words)))


def _items(source: Source) -> Iterator[Item]:
    """Yield what a file holds, and at last that the rest could not be read where that is so."""
    try:
        yield from source.kind.read(source.path, source.name)
    except OSError as error:
        yield Position(source.name), _unreadable(source.name, error)


def _steps(source: Source) -> int:
    try:
        return source.kind.count(source.path)
    except OSError:
        # Whoever reads the file says so.
        return 1


def _unreadable(name: PurePath, error: OSError) -> Diagnostic:
    return diagnose("importers.unreadable", Position(name), reason=error.strerror or type(error).__name__)


def _unknown(name: PurePath) -> str:
    return "text-no-date" if is_text(name) else "unknown-kind"


def run_import(
    source: Path,
    content: Path,
    wishes: Wishes | None = None,
    *,
    progress: Progress = lambda _done, _total: None,
    account: Account | None = None,
) -> Account:
    """Take the articles of the file or folder ``source`` into the folder ``content`` and return the account.

    ``wishes`` say what to do without a date, whether missing pictures are asked for on the web, and whether anything is
    written. ``progress`` is told how many of how many steps are done. Run again, it makes no duplicates and leaves
    alone what an editor has changed. Raises OSError where a file cannot be written, or none be read, and SettingsError
    where the folder's categories cannot be used; what was taken in until then stays, and an ``account`` that was given
    says so.
    """
    sources = find_sources(source, content)
    intake = Intake(sources.root, content, wishes or Wishes(), account)
    intake.account.files.update(sources.counts, read=len(sources.files))
    run = _Run(intake)
    try:
        _read_all(run, sources, progress)
        run.finish()
        run.sort_out(sources)
    finally:
        intake.finish()
    return intake.account


def _read_all(run: _Run, sources: Sources, progress: Progress) -> None:
    for name in sources.unknown:
        run.pass_over(name, alone=sources.is_single)
    run.refuse_unreadable(sources)
    steps = [_steps(one) for one in sources.files]
    before, total = 0, sum(steps)
    for one, count in zip(sources.files, steps, strict=True):

        def step(done: int, before: int = before, count: int = count) -> None:
            progress(before + min(done, count), total)

        if run.read(one, step, alone=sources.is_single) < count:
            step(count)
        before += count
