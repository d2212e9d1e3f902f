from __future__ import annotations

from bantin.search.documents import Document
from bantin.search.engine import Engine, Hit
from bantin.search.indexing import build_segment
from bantin.search.snippets import LENGTH

FILLER = "xin thông báo để mọi người cùng biết và thực hiện "


def ask(question: str, title: str = "Tin", lead: str = "", body: str = "", author: str = "") -> Hit:
    """Return the result of a question put to one document."""
    document = Document("a", title, lead=lead, body=body, author=author)
    return Engine([build_segment([document])]).search(question).hits[0]


def test_the_passage_is_where_most_words_meet() -> None:
    """A passage with all words of the question is preferred to an earlier one with some."""
    hit = ask("cấp nước sạch", body=f"Nước {FILLER * 10} hệ thống cấp nước sạch mới {FILLER * 10}")
    assert "hệ thống <mark>cấp nước sạch</mark> mới" in hit.passage
    assert hit.passage.startswith("…")
    assert hit.passage.endswith("…")


def test_a_short_text_is_shown_whole() -> None:
    """No ellipsis where nothing was left off."""
    assert ask("chợ", body="Họp chợ sớm").passage == "Họp <mark>chợ</mark> sớm"


def test_a_match_in_the_title_alone_shows_the_beginning() -> None:
    """When the text holds none of the words the passage is its beginning."""
    hit = ask("chợ mơ", title="Chợ Mơ", lead="Mở đầu.", body=FILLER * 20)
    assert hit.title == "<mark>Chợ Mơ</mark>"
    assert hit.passage.startswith("Mở đầu. xin thông báo")
    assert len(hit.passage.split()) <= LENGTH


def test_words_are_marked_as_they_are_written() -> None:
    """Decomposed letters, capitals and the other place of the tone stay what they were."""
    assert ask("thủy lợi", body="THUỶ lợi nội đồng").passage == "<mark>THUỶ lợi</mark> nội đồng"
    assert ask("duong", body="Con đường mới").passage == "Con <mark>đường</mark> mới"


def test_a_word_with_other_marks_is_not_marked_beside_the_right_one() -> None:
    """Where the text holds the very word, those that only look like it without marks are left."""
    assert ask("bán đất", body="bán bản đồ đất").passage == "<mark>bán</mark> bản đồ <mark>đất</mark>"


def test_hidden_fields_are_not_shown() -> None:
    """Category and author are searched, but the passage is from the text."""
    hit = ask("Lê Hoàng", author="Lê Hoàng", body="Họp chợ sớm")
    assert hit.passage == "Họp chợ sớm"


def test_a_title_ends_where_it_ends() -> None:
    """A match in a field that is not shown puts nothing behind the title."""
    hidden = Document("a", "Mười hai ngõ", category="Đảng", tags=("giải phóng mặt bằng",))
    hit = Engine([build_segment([hidden])]).search("giai phong mat bang").hits[0]
    assert hit.title == "Mười hai ngõ"
