"""The words of documents as numbers, against the plain way of finding them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bantin.search.documents import FIELDS, LEAD, TITLE, Document, fields
from bantin.search.keys import exact_key, folded_key
from bantin.search.reading import Reading
from bantin.text.tokens import Kind, tokenise

TROUBLE = "aăâêơđĐnđht \n\u0301\u0302\u0323\u200b\xa0\x0b\ufffe–-/.,:%@_0126KLTrQ+()ngày"
PIECES = st.sampled_from(["316/KL-STNMT", "TP. HCM", "ngày 6 tháng 1 năm 2021", "5kg", "50 %", "090 123 4567", "vịêt"])
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet=TROUBLE, max_size=30),
    st.lists(st.one_of(PIECES, st.text(TROUBLE, max_size=5)), max_size=6).map(" ".join),
)
DOCUMENTS = st.builds(
    Document,
    st.just("a"),
    TEXTS,
    TEXTS,
    TEXTS,
    captions=st.lists(TEXTS, max_size=2).map(tuple),
    tags=st.lists(TEXTS, max_size=2).map(tuple),
    author=TEXTS,
)


@given(st.lists(DOCUMENTS, max_size=4))
def test_reading_finds_what_tokenising_each_field_finds(documents: list[Document]) -> None:
    """Words, their places, lengths and slots, and the codes, are those of the tokens of each field."""
    reading = Reading(documents)
    words, codes, lengths = [], [], []
    for number, document in enumerate(documents):
        place = 0
        for at, piece in enumerate(fields(document)):
            slot, tokens = number * len(FIELDS) + at, tokenise(piece)
            codes += [(exact_key(one.exact), slot) for one in tokens if one.kind is Kind.CODE]
            own = [one for one in tokens if one.kind is not Kind.CODE]
            words += [
                (exact_key(one.exact), folded_key(one.folded), place + one.start, min(one.end - one.start, 255), slot)
                for one in own
            ]
            words.append((0, 0, place + len(piece), 0, slot))
            lengths.append(len(own))
            place += len(piece) + 1
    exact, folded = reading.keys_of_all()
    columns = (exact[reading.words], folded[reading.words], reading.places, reading.spans, reading.slots())
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == words
    assert sorted(zip(exact[reading.codes].tolist(), reading.code_slots.tolist(), strict=True)) == sorted(codes)
    assert reading.lengths.tolist() == lengths


@given(st.lists(DOCUMENTS, max_size=4))
def test_titles_end_and_leads_begin_where_their_text_does(documents: list[Document]) -> None:
    """The places of a page's title and lead cut them out of its text."""
    reading = Reading(documents)
    text, starts = reading.text.arrays()
    for number, document in enumerate(documents):
        page = text[starts[number] : starts[number + 1]].tobytes().decode()
        pieces = list(fields(document))
        assert page[: reading.title_ends[number]] == pieces[TITLE]
        assert page[reading.lead_starts[number] :] == "\n".join(pieces[LEAD:])
    assert np.diff(reading.word_starts()).sum() == len(reading.words)
