from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from pkgutil import resolve_name
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.tables import DOCS, ROOT, codes, documents, read
from tests.test_architecture import DEPTH

DECISIONS = sorted((DOCS / "decisions").glob("*.md"))


def without_blocks(text: str) -> str:
    """Return a document without what is shown as typed."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def links(document: Path) -> list[str]:
    """Return where the links and pictures of a document lead, those to other sites left out."""
    prose = re.sub(r"`[^`]*`", "", without_blocks(document.read_text(encoding="utf-8")))
    return [found for found in re.findall(r"\]\(([^)\s]+)[^)]*\)", prose) if not urlsplit(found).scheme]


def anchors(document: Path) -> set[str]:
    """Return the anchors that a Markdown viewer gives the headings of a document."""
    heads = re.findall(r"^#+ (.*)$", without_blocks(document.read_text(encoding="utf-8")), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", head).lower()) for head in heads)
    return {head.replace(" ", "-") for head in kept}


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_every_link_and_picture_of_a_document_is_there(document: Path) -> None:
    """A relative link leads to a file of the project and, where it names one, to a heading in it."""
    for link in links(document):
        path, _, anchor = unquote(link).partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_documents_lead_to_each_other() -> None:
    """From the README every document can be reached."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document.is_dir():
            waiting += sorted(document.glob("*.md"))
        elif document.suffix == ".md" and document not in reached:
            reached.add(document)
            targets = [(document.parent / link.partition("#")[0]).resolve() for link in links(document)]
            waiting += [target for target in targets if target.exists()]
    assert set(documents()) <= reached


def test_the_readme_shows_the_site() -> None:
    """The first picture of the README is the front page, light enough for a slow line."""
    picture = next(ROOT / link for link in links(ROOT / "README.md") if link.startswith("docs/images/"))
    assert 20_000 < picture.stat().st_size < 250_000


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_every_path_a_document_names_exists(document: Path) -> None:
    """A file or folder of the program that a document names is there."""
    told = codes(without_blocks(document.read_text(encoding="utf-8")))
    named = [
        code for code in told if re.fullmatch(r"(?:bantin|plugins|tests|theme|docs|benchmarks|\.ci)/[\w./-]*", code)
    ]
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_every_part_of_the_library_a_document_names_exists(document: Path) -> None:
    """A dotted name of the library that a document gives, with or without arguments, can be imported."""
    for code in codes(without_blocks(document.read_text(encoding="utf-8"))):
        if found := re.match(r"bantin(?:\.\w+)+", code):
            assert resolve_name(found[0]) is not None


def test_developers_are_told_where_things_are() -> None:
    """Their document names the rooms of the library and the plugins."""
    assert {"bantin/article", "bantin/markdown", "bantin/feeds", "theme/"} <= set(codes(read("docs/developers.md")))


def test_every_module_is_in_the_layer_told_to_developers() -> None:
    """The layers told to developers hold the modules and packages of the library, on the floors that are kept."""
    packages = {path.name for path in (ROOT / "bantin").iterdir() if (path / "__init__.py").is_file()}
    modules = {path.stem for path in (ROOT / "bantin").glob("*.py")} - {"__init__"}
    told = {
        (int(floor), name)
        for floor, names in re.findall(r"^([0-6])  (.*?)  ", read("docs/developers.md"), re.MULTILINE)
        for name in names.split()
    }
    assert told == {(DEPTH[name], name) for name in packages | modules}


def test_plugins_told_to_developers_are_there() -> None:
    """A plugin that developers are told of is one of the project, and the chain of the build is told."""
    named = set(codes(without_blocks(read("docs/developers.md"))))
    plugins = {path.name for path in (ROOT / "plugins").iterdir() if path.is_dir()}
    assert {"article_metadata", "image_captions", "view_counts", "archive_lists", "site_output"} <= named & plugins


def test_decisions_are_numbered_without_gaps() -> None:
    """Each decision has the next number, in its name and in its title."""
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]
    for path in DECISIONS:
        assert path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]}. ")


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_is_one_page(path: Path) -> None:
    """What was decided and why can be read at a sitting."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 70
