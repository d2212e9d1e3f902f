"""Whole segments written at once: Whoosh's own files, filled with postings that are counted already.

Whoosh's writer takes one posting at a time, through a pool that sorts them. Here each term's postings are handed to the
codec as lists, which it cuts into its blocks. What comes out is read by Whoosh as it is.
"""

from __future__ import annotations

import struct
from hashlib import blake2b
from operator import sub
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PerDocWriter, W3PostingsWriter, W3Segment, W3TermInfo
from whoosh.fields import Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Frequency

from bantin.search.documents import FIELDS
from bantin.search.record.postings import Numbers, Terms, fields_of, lengths_of, moment_of
from bantin.search.segment import Segment

NAME = "MAIN"
# Of what is written for the same segment; another number makes another name, and all is written anew.
_LAYOUT = 1
# Of so few postings a term is kept whole beside its statistics: a block of its own would be five times as large.
_INLINED = 8


class Draft(RamStorage):
    """Files in memory, until they are put in their place one by one."""

    def temp_storage(self, name: str | None = None) -> Draft:
        """Return another place in memory, where Whoosh would make a folder that stays behind."""
        del name
        return Draft()


class _Postings(W3PostingsWriter):
    """Writes the postings of a term, given as lists."""

    _terminfo: Any

    def add_all(self, ids: list[int], weights: list[int], lengths: list[int]) -> None:
        """Cut the postings into blocks and write all but the last, which ``finish_postings`` writes."""
        limit = self._blocklimit
        for begin in range(0, len(ids), limit):
            if begin:
                self._write_block()
            self._ids, self._weights = ids[begin : begin + limit], weights[begin : begin + limit]
            self._maxweight = max(self._weights)
            if lengths:
                own = lengths[begin : begin + limit]
                self._minlength, self._maxlength = min(own), max(own)

    def finish_postings(self) -> W3TermInfo:
        """Return the term's statistics; few postings are kept in them."""
        if self.written() or len(self) > _INLINED:
            return super().finish_postings()
        info, self._terminfo = self._terminfo, None
        info.add_block(self)
        size = self._format.fixed_value_size()
        info.set_inlined(
            self._ids, self._weights, [weight.to_bytes(size, "big") if size else b"" for weight in self._weights]
        )
        return info

    # What a block is made of, as Whoosh reads it; its own ways take one posting at a time.
    def _mini_ids(self) -> tuple[int, ...]:
        return (self._ids[0], *map(sub, self._ids[1:], self._ids))

    def _mini_weights(self) -> tuple[int, ...] | float | None:
        first = self._weights[0]
        if self._weights.count(first) < len(self._weights):
            return tuple(self._weights)
        return None if first == 1 else float(first)

    def _mini_values(self) -> bytes | None:
        if not isinstance(self._format, Frequency):
            return None
        return struct.pack(f"!{len(self._weights)}I", *self._weights)


class _Codec(W3Codec):
    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _Postings:
        return _Postings(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)


def name_of(segment: Segment, schema: Schema) -> str:
    """Return the name that a segment has among Whoosh's files: made from what it holds, and from nothing else."""
    digest = blake2b(f"{_LAYOUT} {schema.names()} {segment.seal}".encode(), digest_size=10)
    if segment.seal:
        # It says what is in the arrays, none of which has to be read.
        return digest.hexdigest()
    texts = (segment.records, segment.text, segment.text_starts, segment.title_ends, segment.lead_starts)
    for array in (*texts, segment.keys, segment.impacts, segment.codes):
        digest.update(array.data)
    return digest.hexdigest()


def write_segment(segment: Segment, schema: Schema, draft: Draft) -> W3Segment:
    """Write all files of one segment; return what the table of contents keeps of it."""
    written = W3Segment(W3Codec(), NAME, len(segment), name_of(segment, schema))
    lengths = lengths_of(segment)
    _write_documents(segment, schema, lengths, W3PerDocWriter(_Codec(), draft, written))
    columns = {field.name: lengths[:, number] for number, field in enumerate(FIELDS)}
    fields = W3FieldWriter(_Codec(), draft, written)
    for name, terms in fields_of(segment, schema):
        # As Whoosh does: a field that no document has is not named in the segment.
        if terms.texts:
            fields.start_field(name, schema[name])
            _write_terms(fields, terms, columns.get(name))
            fields.finish_field()
    fields.close()
    return written


def _write_terms(fields: W3FieldWriter, terms: Terms, lengths: Numbers | None) -> None:
    starts = terms.starts.tolist()
    for text, start, end in zip(terms.texts, starts[:-1], starts[1:], strict=True):
        documents = terms.documents[start:end]
        own = [] if lengths is None else lengths[documents].tolist()
        fields.start_term(text)
        fields._postwriter.add_all(documents.tolist(), terms.weights[start:end].tolist(), own)
        fields.finish_term()


def stored(segment: Segment, number: int) -> dict[str, Any]:
    """Return what the index of record keeps of a document to show it: its record and its title."""
    return {**segment.record(number), "title": segment.title(number)}


def _write_documents(segment: Segment, schema: Schema, lengths: Numbers, writer: W3PerDocWriter) -> None:
    names = [field.name for field in FIELDS]
    for number, own in enumerate(lengths.tolist()):
        shown = stored(segment, number)
        writer.start_doc(number)
        for name, length in zip(names, own, strict=True):
            writer.add_field(name, schema[name], shown.pop(name, None), length)
        for name, value in shown.items():
            writer.add_field(name, schema[name], value, 0)
        moment = moment_of(segment, number)
        if moment:
            date = schema["date"]
            writer.add_column_value("date", date.column_type, date.to_column_value(moment))
        writer.finish_doc()
    writer.close()
