from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import index, qparser, scoring
from whoosh.fields import Schema
from whoosh.reading import IndexReader

from bantin import files
from bantin.search.documents import FIELDS, Document, fields
from bantin.search.indexing import build_segment
from bantin.search.reading import newest_first, record
from bantin.search.record import writer as record_writer
from bantin.search.record.analyzer import FIELD_END
from bantin.search.record.checker import MOST_DIFFERENCES, check
from bantin.search.record.folder import write
from bantin.search.record.schema import make_schema
from bantin.search.segment import Segment
from tests.search.archives import FIRST_DAY, changed, made_up
from tests.search.conftest import WORDS


def stock_index(documents: Sequence[Document], schema: Schema, folder: Path) -> index.FileIndex:
    """Return what Whoosh's own writer makes of the documents with our schema."""
    found = index.create_in(folder, schema)
    writer = found.writer()
    for one in newest_first(documents):
        texts = list(fields(one))
        together = FIELD_END.join(texts)
        shown = {f"_stored_{name}": value for name, value in record(one).items() if value and name != "date"}
        writer.add_document(
            **dict(zip((field.name for field in FIELDS), texts, strict=True)),
            **dict.fromkeys(("exact", "folded", "pairs", "numbers"), together),
            id=one.id,
            section=one.section,
            date=one.date,
            url=one.url,
            **shown,
        )
    writer.commit()
    return found


def postings(reader: IndexReader, name: str) -> Iterator[tuple[bytes, list[tuple[int, float]]]]:
    """Yield each term of a field with its documents and weights."""
    for term in reader.lexicon(name):
        matcher = reader.postings(name, term)
        found = []
        while matcher.is_active():
            found.append((matcher.id(), matcher.weight()))
            matcher.next()
        yield term, found


def test_whooshs_own_writer_makes_the_same_terms(tmp_path: Path) -> None:
    """Same terms in the same documents in every field, same counts and lengths in those that count."""
    documents = made_up(60, seed=1)
    schema = make_schema(pairs=True)
    write(tmp_path / "ours", [build_segment(documents)], pairs=True)
    (tmp_path / "stock").mkdir()
    counted = {field.name for field in FIELDS}
    with (
        index.open_dir(tmp_path / "ours").reader() as ours,
        stock_index(documents, schema, tmp_path / "stock").reader() as stock,
    ):
        assert sorted(ours.indexed_field_names()) == sorted(stock.indexed_field_names())
        for name in sorted(ours.indexed_field_names()):
            mine, theirs = dict(postings(ours, name)), dict(postings(stock, name))
            assert len(mine) > 4
            assert mine.keys() == theirs.keys(), name
            for term, found in mine.items():
                same = found if name in counted else [(document, 1.0) for document, _ in found]
                assert same == theirs[term], (name, term)
                own, other = ours.term_info(name, term), stock.term_info(name, term)
                assert own.doc_frequency() == other.doc_frequency()
                assert own.min_length() == other.min_length()
                assert own.max_length() == other.max_length()
        for name in counted:
            assert ours.field_length(name) == stock.field_length(name)
            for number in range(60):
                assert ours.doc_field_length(number, name) == stock.doc_field_length(number, name)


def test_whoosh_opens_parses_and_searches_it(tmp_path: Path) -> None:
    """Its parser, its own BM25F, its ranges, its sorting and its stored fields work on what was written."""
    documents = [
        Document("a", "Chợ Mơ", body="họp chợ", date=FIRST_DAY, url="/a/", tags=("chợ",), section="tin"),
        Document("b", "Bến xe", body="chờ xe. Quyết định 12/QĐ-UBND", date=FIRST_DAY + timedelta(days=2), url="/b/"),
    ]
    write(tmp_path, [build_segment(documents)])
    found = index.open_dir(tmp_path)
    with found.searcher(weighting=scoring.BM25F()) as searcher:

        def ids(field: str, asked: str, **options: Any) -> list[str]:
            parser = qparser.QueryParser(field, found.schema)
            return [hit["id"] for hit in searcher.search(parser.parse(asked), **options)]

        assert ids("body", "CHỢ") == ["a"]
        assert ids("folded", "chợ", sortedby="date") == ["a", "b"]
        assert ids("folded", "chợ", sortedby="date", reverse=True) == ["b", "a"]
        assert ids("exact", "title:mơ OR numbers:12/QĐ-UBND", sortedby="date") == ["a", "b"]
        assert ids("exact", "date:[20210302 to 20210401]") == ["b"]
        assert ids("exact", "section:tin") == ["a"]
        assert searcher.document(id="a") == {
            "id": "a",
            "title": "Chợ Mơ",
            "url": "/a/",
            "tags": ["chợ"],
            "section": "tin",
            "date": "2021-03-01T08:30:00+07:00",
        }


def test_a_change_adds_files_and_touches_none(tmp_path: Path) -> None:
    """What was written of the base stands as it was, byte for byte and untouched; only the deleted are marked."""
    segments, standing = changed(made_up(40, seed=2))
    write(tmp_path, segments[:1])
    base = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.glob("MAIN_*")}
    assert len(base) > 5
    write(tmp_path, segments)
    assert check(tmp_path, segments) == []
    assert all((tmp_path / name).stat().st_mtime_ns == stamp for name, (stamp, _) in base.items())
    assert all((tmp_path / name).read_bytes() == content for name, (_, content) in base.items())
    with index.open_dir(tmp_path).reader() as reader:
        assert (reader.doc_count(), reader.doc_count_all()) == (len(standing), 44)


def test_what_is_gone_is_taken_away(tmp_path: Path) -> None:
    """Files of segments that are no longer listed do not stay."""
    one, two = build_segment(made_up(5, seed=3)), build_segment(made_up(6, seed=4))
    write(tmp_path, [one])
    write(tmp_path, [two])
    names = {path.name for path in tmp_path.iterdir()}
    write(tmp_path / "fresh", [two])
    assert {name for name in names if name.startswith("MAIN_")} == {
        path.name for path in (tmp_path / "fresh").glob("MAIN_*")
    }
    assert len([name for name in names if name.endswith(".toc")]) == 1


def test_a_run_that_is_killed_leaves_the_index_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the step at which it ends, the old index is whole, and the next run finishes the work."""
    old, new = [build_segment(made_up(5, seed=5))], [build_segment(made_up(6, seed=6))]
    for last in range(10):
        target = tmp_path / str(last)
        write(target, old)
        left = iter(range(last))

        def put(path: Path, data: bytes, left: Iterator[int] = left) -> None:
            next(left)
            path.write_bytes(data)

        with monkeypatch.context() as patch:
            patch.setattr(files, "write_bytes", put)
            with pytest.raises(StopIteration):
                write(target, new)
        assert check(target, old) == []
        write(target, new)
        assert check(target, new) == []


def test_a_damaged_index_is_told_and_written_anew(tmp_path: Path) -> None:
    """A file that is cut off or lost and a table that is no table are faults for the checker, and mended by writing."""
    segments = [build_segment(made_up(30, seed=7))]
    write(tmp_path, segments)
    for suffix in (".pst", ".trm", "_stored.col", ".toc"):
        path = next(tmp_path.glob(f"*{suffix}"))
        path.write_bytes(path.read_bytes()[:100])
        assert len(check(tmp_path, segments)) == 1
        write(tmp_path, segments)
        assert check(tmp_path, segments) == []
        next(tmp_path.glob(f"*{suffix}")).unlink()
        assert len(check(tmp_path, segments)) == 1
        write(tmp_path, segments)
        assert check(tmp_path, segments) == []


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    """Postings or stored fields that are whole in size and wrong in content are a difference or cannot be read."""
    segments = [build_segment(made_up(30, seed=7))]
    for suffix in (".pst", "_stored.col", "_body_len.col", "date.col"):
        write(tmp_path / suffix, segments)
        path = next((tmp_path / suffix).glob(f"*{suffix}"))
        content = bytearray(path.read_bytes())
        content[len(content) // 3] ^= 0x55
        path.write_bytes(content)
        assert check(tmp_path / suffix, segments) != [], suffix


def test_the_checker_tells_every_kind_of_difference(tmp_path: Path) -> None:
    """Other parts, documents, deletions, records, terms and weights are each found and named in Vietnamese."""
    documents = made_up(12, seed=8)
    segment = build_segment(documents)
    write(tmp_path, [segment])
    delta = build_segment(documents[:1])
    impacts = segment.impacts.copy()
    row = int(segment.rows(segment.word_exact[1:2])[0])
    impacts[segment.starts[row]] += 1
    other_words = build_segment([*documents[:11], replace(documents[11], body="xyz")])
    for segments, sentence in (
        ([segment, delta], "Chỉ mục lưu (Whoosh) có 1 phần, chỉ mục tìm kiếm có 2 phần."),
        ([build_segment(documents[:11])], "Phần 1: chỉ mục lưu có 12 bài, chỉ mục tìm kiếm có 11 bài."),
        ([segment, build_segment((), ["bai-0003"])], "Phần 1: bài “bai-0003” chỉ còn ở một trong hai chỉ mục."),
        ([build_segment([replace(one, url="/khac/") for one in documents])], "được lưu khác nhau"),
        ([other_words], "Phần 1: từ “xyz” của trường “body” chỉ có ở một trong hai chỉ mục."),
        ([replace(segment, impacts=impacts)], f"Phần 1: từ “{segment.spellings()[1]}” của trường “exact” có bài"),
    ):
        found = check(tmp_path, segments)
        assert 0 < len(found) <= MOST_DIFFERENCES
        assert any(sentence in one for one in found), found


def test_an_index_of_nothing_can_be_kept(tmp_path: Path) -> None:
    """An archive without articles is written, opened and agrees."""
    for segments in ([], [build_segment(())], [build_segment((), removed=["a"])]):
        write(tmp_path, segments)
        assert check(tmp_path, segments) == []
        assert index.open_dir(tmp_path).is_empty()


def test_an_article_that_comes_back_as_it_was_is_found_once(tmp_path: Path) -> None:
    """The same documents may make two segments: the earlier is dead, and its files serve both."""
    one, other = made_up(2, seed=9)
    segments = [build_segment([one]), build_segment([replace(other, id=one.id)]), build_segment([one])]
    write(tmp_path, segments)
    assert check(tmp_path, segments) == []
    with index.open_dir(tmp_path).searcher() as searcher:
        assert searcher.doc_count() == 1
        assert [hit["title"] for hit in searcher.documents(id=one.id)] == [one.title]


SMALL = st.builds(
    Document,
    st.sampled_from(["a", "b", "c", "d", "e"]),
    st.text(st.sampled_from("aàđĐ 1/.-Q\u0300"), max_size=12),
    lead=st.text(max_size=8),
    body=st.lists(st.sampled_from([*WORDS, "12/QĐ-UBND", "2/9"]), max_size=15).map(" ".join),
    captions=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    section=st.sampled_from(["", "tin"]),
    date=st.sampled_from([None, FIRST_DAY, FIRST_DAY + timedelta(days=9)]),
)
CHANGE = st.tuples(st.lists(SMALL, max_size=4), st.sets(st.sampled_from("abcde"), max_size=2))


@settings(max_examples=60)
@given(st.lists(CHANGE, min_size=1, max_size=4))
def test_any_archive_and_any_changes_agree(changes: list[tuple[list[Document], set[str]]]) -> None:
    """After each change the index of record is that of the arrays, written on or written anew."""
    segments: list[Segment] = []
    with TemporaryDirectory() as name:
        for documents, removed in changes:
            segments.append(build_segment(documents, removed))
            write(Path(name, "on"), segments, pairs=True)
            assert check(Path(name, "on"), segments) == []
        write(Path(name, "anew"), segments)
        assert check(Path(name, "anew"), segments) == []


def test_whoosh_is_not_loaded_to_answer() -> None:
    """Asking the arrays, over HTTP or at the command line, does not wait for what only writing needs."""
    code = "import sys, bantin.search.engine, bantin.web.app, bantin.cli.search; print('whoosh' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_whoosh_is_compiled_without_warnings(tmp_path: Path) -> None:
    """A fresh install has no bytecode: the old ways in which Whoosh is written are no errors where warnings are."""

    def imports(code: str) -> bool:
        options = ("-B", "-W", "error", "-X", f"pycache_prefix={tmp_path}")
        return subprocess.run([sys.executable, *options, "-c", code], capture_output=True, check=False).returncode == 0

    assert imports("import bantin.search.record.checker, bantin.search.record.scoring")
    # Else the line above says nothing.
    assert not imports("import whoosh.codec.whoosh3")


def test_another_layout_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older version of the writer left is not taken for ours."""
    segment = build_segment(made_up(3, seed=12))
    write(tmp_path, [segment])
    before = {path.name for path in tmp_path.glob("MAIN_*")}
    monkeypatch.setattr(record_writer, "_LAYOUT", 0)
    write(tmp_path, [segment])
    assert before.isdisjoint(path.name for path in tmp_path.glob("MAIN_*"))
    assert check(tmp_path, [segment]) == []
