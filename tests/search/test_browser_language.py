from __future__ import annotations

import gzip
import json
import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bantin.javascript import shorten
from bantin.search.conditions import CONDITIONS, typed
from bantin.search.query import Word, parse
from bantin.search.script import language_data, script, sources
from bantin.text.abbreviations import listed
from bantin.text.fold import exact, folded, without_marks
from bantin.text.keystrokes import foreign_words, recover_text, to_telex, to_vni
from bantin.text.syllables import every_syllable, is_syllable
from bantin.text.tokens import tokenise
from bantin.text.unicode import normalise
from tests.search.odd_text import misplaced, odd_texts, shuffled

# What may be loaded of the whole script, and of the words of its language, in bytes as they are sent.
MOST_OF_SCRIPT, MOST_OF_WORDS = 15_000, 2_500

# The script's language as functions from a text to what JSON can hold; those of Python below give the same.
ASKED = """
const words = languageOf(LANGUAGE);
const asked = {
  keys: (text) => [normalise(text), exact(text), folded(text), withoutMarks(text), isSyllable(text)],
  tokens: (text) =>
    tokenise(normalise(text)).map((one) => [one.start, one.end, one.exact, one.folded, one.kind, one.position]),
  recovery: (text) => {
    const { text: recovered, changed } = recoverText(text, words);
    return [recovered, changed.map((one) => [one.start, one.typed, one.recovered])];
  },
  query: (text) => parse(text, words),
};
globalThis.ask = (name, texts) => JSON.stringify(JSON.parse(texts).map(asked[name]));
"""


def place(text: str, at: int) -> int:
    """Return where the character ``at`` stands in UTF-16 code units."""
    return at + sum(one > "\uffff" for one in text[:at])


def keys(text: str) -> Any:
    """Return the spellings of a text and whether it is a syllable."""
    return [normalise(text), exact(text), folded(text), without_marks(text), is_syllable(text)]


def tokens(text: str) -> Any:
    """Return the tokens of a text as it is when normalised."""
    plain = normalise(text)
    return [
        [place(plain, one.start), place(plain, one.end), one.exact, one.folded, one.kind.value, one.position]
        for one in tokenise(plain)
    ]


def recovery(text: str) -> Any:
    """Return a text with its keys undone, and which they were."""
    undone = recover_text(text)
    return [
        undone.text,
        [[place(text, one.start), one.typed, one.recovered] for one in undone.changed],
    ]


def _plain_run(run: Iterable[Word]) -> Any:
    return [
        {
            "exact": one.exact,
            "folded": one.folded,
            "kind": one.kind.value,
            "isPart": one.is_part,
            "hasMarks": one.has_marks,
        }
        for one in run
    ]


def _seconds(moment: datetime | None) -> int | None:
    """Return a moment as the browser tells it, to which Vietnam always was seven hours ahead of UTC.

    Python knows of other times, before 1975 and two hours off at most; no article is so old.
    """
    return int(moment.replace(tzinfo=timezone(timedelta(hours=7))).timestamp()) if moment else None


def query(text: str) -> Any:
    """Return a question taken apart."""
    parsed = parse(text)
    return {
        "text": parsed.text,
        "recovered": [list(pair) for pair in parsed.recovered],
        "runs": list(map(_plain_run, parsed.runs)),
        "phrases": list(map(_plain_run, parsed.phrases)),
        "excluded": list(map(_plain_run, parsed.excluded)),
        "category": parsed.category,
        "since": _seconds(parsed.since),
        "until": _seconds(parsed.until),
        "isMarked": parsed.is_marked,
        "isEmpty": parsed.is_empty,
    }


FUNCTIONS: dict[str, Callable[[str], Any]] = {"keys": keys, "tokens": tokens, "recovery": recovery, "query": query}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Load the language of the script, without what builds on it, into an empty page."""
    page = browser.new_page()
    parts = [shorten(path.read_text(encoding="utf-8")) for path in sources() if path.name < "60"]
    words = f"const LANGUAGE = {json.dumps(language_data())};\n"
    page.add_script_tag(content="".join([*parts, words, ASKED]), type="module")
    page.wait_for_function("'ask' in globalThis")
    yield page
    page.close()


def differences(page: Page, name: str, texts: Iterable[str]) -> list[tuple[str, Any, Any]]:
    """Return the first texts of which browser and Python do not say the same, with what they say."""
    asked = list(dict.fromkeys(texts))
    assert asked
    said = json.loads(page.evaluate("([name, texts]) => ask(name, texts)", [name, json.dumps(asked)]))
    expected = map(FUNCTIONS[name], asked)
    different = [one for one in zip(asked, said, expected, strict=True) if one[1] != one[2]]
    return different[:5]


def behaviour_questions(root: Path) -> list[str]:
    """Return the questions of the behaviour files."""
    files = sorted((root / "tests" / "search" / "behaviour").glob("*.toml"))
    return [one["query"] for path in files for one in tomllib.loads(path.read_text(encoding="utf-8"))["question"]]


@pytest.mark.browser
def test_every_syllable_has_the_same_keys(page: Page) -> None:
    """Each of the 18,000 syllables, as written, in capitals, with its marks in any order and on any vowel."""
    chance = random.Random("syllables")  # noqa: S311
    written = sorted(every_syllable())
    other = [shuffled(one, chance) for one in written]
    moved = [one for syllable in written for one in misplaced(syllable)]
    assert differences(page, "keys", [*written, *map(str.upper, written), *other, *moved]) == []


@pytest.mark.browser
def test_what_is_no_syllable_is_none_in_the_browser(page: Page, root: Path) -> None:
    """The words of the test files of syllables, and what is one letter away from a syllable."""
    chance = random.Random("no syllables")  # noqa: S311
    files = [root / "tests" / "text" / name for name in ("syllables.txt", "no_syllables.txt")]
    listed_words = [word for path in files for word in path.read_text(encoding="utf-8").split()]
    near = []
    for syllable in chance.sample(sorted(every_syllable()), 6000):
        at = chance.randrange(len(syllable))
        near.append(syllable[:at] + chance.choice("abcdđeêghiklmnoôơpqrstuưvxyzwjf\u0300\u0301") + syllable[at + 1 :])
    # Normalised it would be one, but nobody types so long a syllable.
    endless = ["a" + "\u200b" * 27, "a" + "\u200b" * 28]
    assert differences(page, "keys", [*listed_words, *near, *endless]) == []


@pytest.mark.browser
@pytest.mark.parametrize("type_text", [to_telex, to_vni])
@pytest.mark.parametrize("tone_at_vowel", [False, True])
def test_keys_are_undone_alike(page: Page, type_text: Callable[..., str], tone_at_vowel: bool) -> None:
    """Every syllable typed raw is taken for the same word, alone and, every fourth, beside what is surely keys."""
    written = [type_text(one, tone_at_vowel=tone_at_vowel) for one in sorted(every_syllable())]
    beside = [f"{one} {type_text('đất')}" for one in written[::4]]
    assert differences(page, "recovery", [*written, *beside]) == []


@pytest.mark.browser
def test_words_that_are_no_keys_are_left_alike(page: Page) -> None:
    """Foreign words, words with numbers and abbreviations, in small letters and capitals, alone and among keys."""
    words = foreign_words()
    plain = sorted(words.always | words.alone | {f"{one}{number}" for one in words.numbered for number in (1, 5, 16)})
    shorts = {type_text(one.short) for one in listed() for type_text in (str, to_telex, to_vni)}
    cased = [case(one) for one in [*plain, *sorted(shorts)] for case in (str, str.lower, str.title, str.upper)]
    among = [f"{one} {other}" for one in cased for other in ("ddaats", "d9a61t", "đất")]
    # Of marks alone those count that combine.
    marked = [f"cos a{mark}" for mark in ("\u0301", "\u0345", "\u0334", "\u20dd", "\u0e31", "\u0e38", "½", "€", "ж")]
    assert differences(page, "recovery", [*cased, *among, *marked]) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", FUNCTIONS)
def test_odd_texts_are_read_alike(page: Page, name: str) -> None:
    """Texts of all that is hard are normalised, cut, undone and taken apart by the browser as by Python.

    One thing may differ and is not among them: characters newer than this Python's Unicode, which browsers know.
    """
    assert differences(page, name, odd_texts(name, 2000)) == []


@pytest.mark.browser
def test_long_questions_are_cut_alike(page: Page, root: Path) -> None:
    """The limits of characters and words fall in the same place, characters beyond the first plane counted once."""
    texts = odd_texts("long", 200)
    long = [" ".join(texts[at : at + 20]) for at in range(0, len(texts), 20)]
    endless = ["😀" * 500, "a" * 100_000, "a-" * 5000, "1." * 5000, "𝐚 " * 450, '"' * 1000, "e" + "\u0301" * 1000]
    numbers = ["0123456789 " * 100, "0/" * 300, "A-" * 300, "dd" * 300, "1 tháng " * 100, "(024) " * 100]
    assert differences(page, "query", [*long, *endless, *numbers, *behaviour_questions(root), "", " "]) == []


@pytest.mark.browser
@pytest.mark.real_data
@pytest.mark.parametrize("condition", CONDITIONS)
def test_real_questions_are_read_alike(page: Page, real_data: Path, condition: str) -> None:
    """The questions of the test sets, however typed, and the titles of real news."""
    texts = []
    for name in ("xquad_vi", "uit_seminar_wiki"):
        lines = (real_data / "retrieval" / name / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        texts += [typed(condition, one["_id"], one["text"]) for one in map(json.loads, lines)]
    lines = (real_data / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    titles = [title for line in lines if (title := json.loads(line)["title"])]
    texts += [typed(condition, str(at), title) for at, title in enumerate(titles)]
    assert len(texts) > 2300
    assert differences(page, "query", texts) == []


def test_the_script_is_small() -> None:
    """The whole script and the words it needs stay within what a first visit may cost, sent by gzip."""
    assert len(gzip.compress(script().encode(), 9)) < MOST_OF_SCRIPT
    assert len(gzip.compress(json.dumps(language_data(), ensure_ascii=False).encode(), 9)) < MOST_OF_WORDS


def test_shortening_takes_comments_and_indentation_only() -> None:
    """Lines of comment, blank lines and what indents go; what only looks like a comment stays."""
    code = '/** One line. */\nconst a = "// b"; // c\n\n/**\n * Long.\n */\nif (a) {\n  // why\n  f(`/** x */`);\n}\n'
    assert shorten(code) == 'const a = "// b"; // c\nif (a) {\nf(`/** x */`);\n}\n'


def test_shortening_changes_no_literal() -> None:
    """Of each source the lines that are no comment stay whole, and no literal is longer than a line."""
    for path in sources():
        code = path.read_text(encoding="utf-8")
        lines = [line.strip() for line in code.splitlines()]
        kept = [line for line in lines if line and not line.startswith(("//", "/**", "*"))]
        assert shorten(code).splitlines() == kept, path.name
        assert all(line.count("`") % 2 == 0 for line in lines), path.name


def test_no_two_parts_of_the_script_use_one_name() -> None:
    """The parts share one scope, in which a name can be given once."""
    # What stands at the beginning of a line is of the whole script; some lines give several names.
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    lines = re.findall(r"^(?:const|let|class) (.*)", whole, re.MULTILINE)
    names = [name for line in lines for name in re.findall(r"(?:^|, )(\w+)(?= =| \{|;|$)", line)]
    assert len(names) > 100
    assert sorted({name for name in names if names.count(name) > 1}) == []
