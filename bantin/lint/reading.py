"""Files, from their bytes to all that is found in them: each read once for every rule."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import PurePosixPath

from bantin.article.archive import offered_files, settle_article
from bantin.article.fields import read_page
from bantin.article.folder import PAGES
from bantin.article.front_matter import FrontMatter, FrontMatterError, parse
from bantin.article.model import Article, Page, Status
from bantin.article.source import decode, read_data
from bantin.digests import Stamp
from bantin.lint.pictures import faults
from bantin.lint.prose import FILLER
from bantin.lint.rule import Finding, Rule
from bantin.lint.rules import RULES
from bantin.lint.sheet import Desk, Files, Sheet
from bantin.markdown.body import wordless
from bantin.markdown.own_links import placed_links
from bantin.markdown.pictures import locate
from bantin.markdown.render import render
from bantin.report import Diagnostic, Position, Severity, diagnose

NOT_COMPOSED = "not-composed"
# What a build lets pass and an editor should not: of a page that is being written nothing is published yet.
RAISED = frozenset({"link-unknown", "link-refused", "anchor-unknown"})
# Findings whose cause lies elsewhere than in the file and what is known that it leads to.
_PASSING = frozenset({"file-missing", "file-unreadable", "check-failed"})
# Of one rule in one file; whoever mends these runs the lint again.
_MOST = 1000
# A letter and the marks behind it, which NFC may make one.
_WITH_MARKS = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_NOT_SAID = f"{FILLER} \t\r\n".encode()
# A text of fewer words may well be published twice.
_FEW_WORDS = 40


@dataclass(slots=True)
class Result:
    """What is known of one file: what was found in it, and what the checks of many files together ask.

    ``work`` comes without its body, ``links`` are its links to files of the site, each with its place, ``words`` tells
    whether two bodies say the same (b"" for a short one). ``seen`` are the files it leads to as they were then;
    ``fixable`` counts the findings that can be mended.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    work: Article | Page | None = None
    links: tuple[tuple[str, str, Position], ...] = ()
    words: bytes = b""
    seen: dict[str, Stamp | None] = field(default_factory=dict)
    fixable: int = 0

    @property
    def is_lasting(self) -> bool:
        """Tell whether the result holds as long as the file and those it leads to stay as they are."""
        return not any(one.code in _PASSING for one in self.diagnostics)


def check_file(name: str, desk: Desk) -> Result:
    """Return what is found in the file ``name`` below the content folder."""
    return check_files({name: read_data(desk.content, PurePosixPath(name))}, desk)[name]


def check_files(files: Mapping[str, bytes | Diagnostic], desk: Desk) -> dict[str, Result]:
    """Return what is found in each file, which holds the data or cannot be read; a fault of ours is a finding too.

    The files take each step side by side: what a rule needs is in the processor's cache for all but the first of them.
    """
    begun: dict[str, _Check | Result] = {}
    for name, data in files.items():
        try:
            begun[name] = _begin(data, PurePosixPath(name), desk)
        except Exception as error:
            begun[name] = _failed(name, error)
    checks = {name: check for name, check in begun.items() if isinstance(check, _Check)}
    for rule in _asked(desk):
        for name, check in list(checks.items()):
            try:
                check.found += _found(rule, check.sheet)
            except Exception as error:  # whatever one file does to a rule, the others are checked
                begun[name] = _failed(name, error)
                del checks[name]
    return {name: _result(name, check) for name, check in begun.items()}


def _failed(name: str, error: Exception) -> Result:
    return Result([diagnose("lint.check-failed", Position(PurePosixPath(name)), reason=repr(error))])


def _result(name: str, check: _Check | Result) -> Result:
    try:
        return check if isinstance(check, Result) else check.result()
    except Exception as error:
        return _failed(name, error)


@dataclass(slots=True)
class _Check:
    """A file while it is checked: its source, its sheet, what a build would say of it, and what rules have found."""

    source: str
    sheet: Sheet
    told: list[Diagnostic]
    found: list[tuple[Rule, Finding]] = field(default_factory=list)

    def result(self) -> Result:
        """Return all that is known of the file."""
        sheet = self.sheet
        told = [*self.told, *_of_pictures(sheet), *(rule.diagnose(sheet, one) for rule, one in self.found)]
        spread = list(_not_composed(self.source, sheet.path))
        if spread:
            told = _at_typed_places(told, self.source)
        fixable = len(spread) + sum(bool(one.edits) for _, one in self.found)
        if NOT_COMPOSED in sheet.desk.settings.off and spread:
            # A file that is to stay as it is spelled is not mended at all.
            spread, fixable = [], 0
        result = Result([*spread, *told], fixable=fixable, seen=sheet.files.seen, words=_digest(sheet))
        if sheet.work is not None:
            result.links = tuple(placed_links(sheet.work, sheet.body))
            result.work = replace(sheet.work, body="")
        return result


def _begin(data: bytes | Diagnostic, path: PurePosixPath, desk: Desk) -> _Check | Result:
    """Return a file ready for the rules, or all there is to be known where it cannot be read."""
    source = data if isinstance(data, Diagnostic) else decode(data, path)
    if isinstance(source, Diagnostic):
        return Result([source])
    sheet, told = read_sheet(source, path, desk)
    return Result(told) if sheet is None else _Check(source, sheet, told)


def read_sheet(source: str, path: PurePosixPath, desk: Desk) -> tuple[Sheet | None, list[Diagnostic]]:
    """Return the sheet of a source, None where its head cannot be read, and what a build would say of it."""
    text = unicodedata.normalize("NFC", source)
    try:
        front = parse(text, path)
    except FrontMatterError as error:
        return None, [error.diagnostic]
    files = Files(desk.content)
    work, told = _work(front, path, desk, files)
    body = render(
        work.body if work else front.body,
        path=path,
        first_line=front.body_line,
        links=partial(_find, files, path.parent),
    )
    raised = (replace(one, severity=Severity.ERROR) if one.code in RAISED else one for one in body.diagnostics)
    return Sheet(path, text, front, work, body, desk, files), [*told, *raised, *wordless(body.figures)]


def _work(
    front: FrontMatter, path: PurePosixPath, desk: Desk, files: Files
) -> tuple[Article | Page | None, list[Diagnostic]]:
    if path.parts[0] == PAGES:
        return read_page(front, path)
    article, told = settle_article(desk.content, front, path, desk.categories)
    for file in offered_files(article) if article else ():
        files.look(file)
    return article, told


def _find(files: Files, folder: PurePosixPath, link: str) -> str | None:
    """Return some address for a link to a file of a work that is there."""
    path = locate(link.partition("#")[0].partition("?")[0], folder)
    return link if path is not None and files.look(path) else None


def findings(sheet: Sheet) -> Iterator[tuple[Rule, Finding]]:
    """Yield what every rule that is asked finds, with the rule."""
    for rule in _asked(sheet.desk):
        yield from _found(rule, sheet)


def _asked(desk: Desk) -> list[Rule]:
    return [rule for rule in RULES if rule.code not in desk.settings.off]


def _found(rule: Rule, sheet: Sheet) -> list[tuple[Rule, Finding]]:
    return [(rule, finding) for finding in islice(rule.check(sheet), _MOST)]


def _of_pictures(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pictures; a draft may still be without some that its template names."""
    is_draft = isinstance(sheet.work, Article) and sheet.work.status is Status.DRAFT
    for one in faults(sheet.pictures, sheet.files.look):
        lenient = is_draft and one.code == "picture-missing"
        yield replace(one, severity=Severity.WARNING) if lenient else one


def _not_composed(source: str, path: PurePosixPath) -> Iterator[Diagnostic]:
    """Yield one warning where letters and their marks are spread over several characters."""
    if unicodedata.is_normalized("NFC", source):
        return
    for number, line in enumerate(source.split("\n"), start=1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            pairs = enumerate(zip(line, composed, strict=False), start=1)
            column = next(at for at, (typed, right) in pairs if typed != right)
            yield diagnose("lint.not-composed", Position(path, number, column), Severity.WARNING)
            return


def _at_typed_places(told: Iterable[Diagnostic], source: str) -> list[Diagnostic]:
    """Return findings whose columns count the characters of the source, where an editor jumps to, not those of NFC."""
    lines = source.split("\n")
    typed = {number: _typed_places(lines[number - 1]) for number in {one.position.line for one in told}}
    placed: list[Diagnostic] = []
    for one in told:
        places, column = typed[one.position.line], one.position.column
        at = places[min(column, len(places)) - 1]
        placed.append(replace(one, position=replace(one.position, column=at + 1)))
    return placed


def _typed_places(line: str) -> list[int]:
    """Return where in a line each character of the composed line begins, and where the line ends."""
    places: list[int] = []
    for letter in _WITH_MARKS.finditer(line):
        places += [letter.start()] * len(unicodedata.normalize("NFC", letter[0]))
    return [*places, len(line)]


def _digest(sheet: Sheet) -> bytes:
    """Return the digest of what the body says, whatever spaces and marks stand between its letters."""
    if len(sheet.body_words) < _FEW_WORDS:
        return b""
    said = sheet.prose[sheet.body_start :].encode("utf-8", "surrogatepass").translate(None, _NOT_SAID)
    return hashlib.blake2b(said, digest_size=16).digest()
