"""What is offered while a question is typed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.dates import ZONE
from bantin.search import suggest
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segment
from bantin.search.suggest import MOST, Suggestion
from bantin.text.fold import without_marks
from bantin.text.keystrokes import to_telex

TITLES = [
    "Giải phóng mặt bằng đường ven sông",
    "Họp bàn giải phóng mặt bằng chợ đầu mối",
    "Tiến độ giải phóng mặt bằng ở phường Bảy",
    "Giải bóng đá thiếu niên",
    "Đất công: rà soát, thu hồi",
    "Bán nhà ở xã hội",
    "Bản tin dự báo thời tiết",
]
FOUR_SYLLABLES, GOAL = 4, 0.8


def documents(titles: list[str]) -> list[Document]:
    """Return articles with these titles, each a day older than the one before."""
    start = datetime(2024, 5, 1, tzinfo=ZONE)
    return [
        Document(f"bai-{number:02}", title, body="lời", date=start - timedelta(days=number), url=f"/{number}.html")
        for number, title in enumerate(titles)
    ]


def ask(typed: str, *titles: str) -> list[Suggestion]:
    """Return what is suggested from titles, those of TITLES where none are given."""
    return list(Engine([build_segment(documents(list(titles or TITLES)))]).suggester.suggest(typed))


def texts(typed: str, *titles: str) -> list[str]:
    """Return the words of what is suggested."""
    return [one.text for one in ask(typed, *titles)]


def test_titles_that_begin_so_stand_first_then_phrases_then_other_titles() -> None:
    """The order is the promise of the list; the last word counts by its beginning."""
    found = ask("giai ph")
    assert [(one.kind, one.text) for one in found] == [
        ("title", TITLES[0]),
        ("phrase", "giải phóng mặt bằng"),
        ("title", TITLES[1]),
        ("title", TITLES[2]),
    ]


def test_a_title_leads_to_its_article_and_a_phrase_nowhere() -> None:
    """Who chooses a title reads it; who chooses a phrase asks for it."""
    assert [one.path for one in ask("giai ph")] == ["/0.html", "", "/1.html", "/2.html"]


@pytest.mark.parametrize(
    "typed", ["giai ph", "giải ph", "Giải  PH", "giair ph", "  giai ph", normalize("NFD", "giải ph")]
)
def test_what_was_typed_is_told(typed: str) -> None:
    """The range is that of the typed words in the suggestion, however they were typed."""
    assert {one.text[one.start : one.end].lower() for one in ask(typed)} == {"giải ph"}


def test_a_blank_ends_the_last_word() -> None:
    """After it only whole words count."""
    assert texts("ban nh") == ["Bán nhà ở xã hội"]
    assert texts("ba ") == []
    assert texts("ban ") == ["Bán nhà ở xã hội", "Bản tin dự báo thời tiết", "Họp bàn giải phóng mặt bằng chợ đầu mối"]


def test_marks_typed_on_a_whole_word_count() -> None:
    """A word with marks stands for itself, unless no title has it so."""
    assert texts("bản ") == ["Bản tin dự báo thời tiết"]
    assert texts("bạn t") == ["Bản tin dự báo thời tiết"]


def test_keys_of_an_input_method_are_undone() -> None:
    """Who forgot to switch the keyboard on is understood while typing."""
    assert texts(to_telex("giải phóng mặt")) == texts("giải phóng mặt") != []
    assert texts("ddaats cong") == ["Đất công: rà soát, thu hồi"]


def test_words_are_found_within_a_title_and_newest_first() -> None:
    """A title need not begin with what is typed."""
    assert texts("phuong") == ["Tiến độ giải phóng mặt bằng ở phường Bảy"]
    assert texts("mat bang")[-3:] == [TITLES[0], TITLES[1], TITLES[2]]


def test_a_phrase_stands_in_three_titles_at_least() -> None:
    """Twice is chance; and a title that says it twice is one title."""
    assert [one.kind for one in ask("mặt bằng", TITLES[0], TITLES[1], "Mặt bằng và mặt bằng")] == ["title"] * 3
    assert "phrase" in [one.kind for one in ask("mặt", *TITLES[:3])]


def test_a_phrase_does_not_run_across_punctuation() -> None:
    """Two halves of a title are not one phrase."""
    lines = [f"Chuyện phường Bảy: mưa lớn ngày {number}" for number in range(4)]
    phrases = [one.text for one in ask("phuong", *lines) if one.kind == "phrase"]
    assert phrases == ["phường Bảy"]


def test_no_more_than_eight_and_none_twice() -> None:
    """The list stays short, and monthly titles that are all alike stand in it once."""
    assert len(texts("tin", *(f"Tin số {number}" for number in range(20)))) == MOST
    assert texts("giao", *["Giao ban công tác tháng"] * 2) == ["Giao ban công tác tháng"]


def test_replaced_and_removed_titles_are_not_offered() -> None:
    """What was renamed is offered by its new name only, what was taken away not at all."""
    base = documents(TITLES)
    delta = build_segment([replace(base[3], title="Giải cờ tướng")], removed=["bai-00"])
    found = [one.text for one in Engine([build_segment(base), delta]).suggester.suggest("giai")]
    assert "Giải cờ tướng" in found
    assert not {TITLES[0], TITLES[3]} & set(found)


def test_cutting_up_the_archive_changes_nothing() -> None:
    """One segment or one for each document: the same suggestions."""
    parts = Engine([build_segment([one]) for one in documents(TITLES)]).suggester
    whole = Engine([build_segment(documents(TITLES))]).suggester
    for typed in ("g", "giai phong", "ban ", "mat bang", "d", "ở"):
        assert parts.suggest(typed) == whole.suggest(typed)


def test_an_empty_archive_suggests_nothing() -> None:
    """Before the first article there is nothing to offer."""
    assert Engine([build_segment([])]).suggester.suggest("chợ") == ()


ENGINE = Engine([build_segment(documents([*TITLES, "", "316/KL-TTr: 🏮 lễ hội\u0301 1.5.2024", "“”", "a" * 400]))])


@given(st.one_of(st.text(), st.sampled_from([*TITLES, "316/KL", "🏮 l"]).flatmap(lambda t: st.just(t[: len(t) // 2]))))
def test_nothing_typed_fails(typed: str) -> None:
    """Whatever is typed, few suggestions come, and the range lies within each."""
    found = ENGINE.suggester.suggest(typed)
    assert len(found) <= MOST
    assert all(0 <= one.start <= one.end <= len(one.text) for one in found)


def test_looking_for_phrases_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many places the newest are looked at: what only older titles share is then no phrase."""
    lines = [f"Mới {number}" for number in range(9)] + ["Mưa lớn kéo dài"] * 3
    assert "phrase" in [one.kind for one in ask("m", *lines)]
    monkeypatch.setattr(suggest, "MOST_PLACES", 9)
    assert "phrase" not in [one.kind for one in ask("m", *lines)]


@pytest.mark.real_data
def test_real_titles_come_within_four_toneless_syllables(real_data: Path) -> None:
    """Of the titles of real news at least 80 % stand in the list after their first four syllables; measured 100 %."""
    lines = (real_data / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    titles = [title for line in lines if (title := json.loads(line)["title"])]
    suggester = Engine([build_segment(documents(titles))]).suggester
    typed = [without_marks(" ".join(title.split()[:FOUR_SYLLABLES])).lower() for title in titles]
    offered = [
        title in [one.text for one in suggester.suggest(words)] for title, words in zip(titles, typed, strict=True)
    ]
    assert sum(offered) >= GOAL * len(titles) > 400
