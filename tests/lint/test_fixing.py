from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article.categories import Categories
from bantin.article.front_matter import parse
from bantin.article.model import Category
from bantin.lint.fixing import fix_file, fix_text
from bantin.lint.guard import letters
from bantin.lint.reading import check_file
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.rules import RULES
from bantin.lint.runner import open_desk
from bantin.lint.settings import LintSettings
from bantin.lint.sheet import Desk, Sheet
from bantin.markdown.render import render
from tests.lint.samples import NAME, PATH, codes, source, write

MENDED = [(rule, *pair) for rule in RULES for pair in zip(rule.bad, rule.mended, strict=False)]
CATEGORIES = Categories((Category("Thông báo", "thong-bao"),))
DESK = Desk(Path("/nowhere"), CATEGORIES, LintSettings(tone="old"))

# Pieces of which bad articles are made: what rules mend, and what may hide from them or stand in their way.
PIECES = st.sampled_from(
    [
        *(example for rule in RULES for example in rule.bad),
        *(
            " ",
            " ,",
            ",",
            ".",
            " .",
            "- ",
            " -",
            ";",
            ":",
            "\n\n",
            "\n",
            "\r\n",
            "* ",
            "**",
            "_",
            "`",
            "[",
            "](",
            ")",
            "(",
        ),
        *(
            "uỷ",
            "ủy",
            "hoà",
            "Uỷ",
            "&nbsp;",
            "&quot;",
            "&lt;",
            "&#39;",
            "\u200b",
            "\xad",
            "e\u0302\u0301",
            "a\u0323",
            "—",
        ),
        *(
            "https://a.vn/b",
            "<b>",
            "<!--",
            "-->",
            "{: .x}",
            "316/KL - STNMT",
            "./",
            "\\",
            "\x00",
            "title: x",
            "th\xad",
            "QuËn uû",
            "\n\n    ",
            "\n```\n",
            " ,ba",
            " số ",
            "12KH_UBND",
            "_b_c_(d)",
            "![x](/a.jpg “",
            "”)",
            "---",
            '"',
        ),
    ]
)
BODIES = st.lists(PIECES, max_size=12).map("".join)


def desk(content: Path) -> Desk:
    """Return what the folder's files are checked by."""
    return open_desk(content)


def found_codes(content: Path) -> set[str]:
    """Return the codes of what is found in the article."""
    return set(codes(check_file(NAME, open_desk(content)).diagnostics))


@pytest.mark.parametrize(("rule", "bad", "mended"), MENDED, ids=lambda one: getattr(one, "code", None))
def test_an_example_is_mended_as_the_rule_says(rule: Rule, bad: str, mended: str) -> None:
    """Mending a bad example gives what the rule shows, and tells under the rule's code that it did."""
    text, repairs = fix_text(source(bad), PATH, DESK)
    assert text == source(mended)
    assert rule.code in {one.code for one in repairs}


@given(BODIES)
def test_mending_twice_is_mending_once(body: str) -> None:
    """What was mended has nothing more to mend."""
    once, _ = fix_text(source(f"Chữ. {body}"), PATH, DESK)
    assert fix_text(once, PATH, DESK) == (once, [])


@given(BODIES)
def test_no_letter_typed_is_lost(body: str) -> None:
    """Of letters and figures at most the marks change, and every line of the head stays."""
    text = source(f"Chữ. {body}")
    mended, _ = fix_text(text, PATH, DESK)
    assert letters(mended) == letters(text)
    assert mended.partition("---\n\n")[0] == text.partition("---\n\n")[0]


@given(BODIES)
def test_what_is_mended_is_what_is_told(body: str) -> None:
    """A text changes exactly where something is told of."""
    text = source(f"Chữ. {body}")
    mended, repairs = fix_text(text, PATH, DESK)
    assert (mended == text) == (not repairs)


def test_what_a_rule_mends_it_no_longer_finds(content: Path) -> None:
    """Of several mistakes in one article all are mended at once, and the rest of it is as it was, byte for byte."""
    body = "Đồng chí Nam- Bí thư , Kết luận 316/KL - STNMT,\r\n\r\nkhác:  hai cách, \tthẻ ‘x’.\r\n"
    path = write(content, NAME, source(body).replace("\n", "\r\n").replace("\r\r", "\r"))
    before = path.read_bytes().decode("utf-8")
    assert found_codes(content) >= {"dash-spacing", "space-before", "document-number"}
    repairs = fix_file(NAME, desk(content))
    after = before.replace("Nam- Bí thư ,", "Nam - Bí thư,").replace("KL - ST", "KL-ST")
    assert path.read_bytes().decode("utf-8") == after
    assert [(one.code, one.position.line) for one in repairs] == [
        ("dash-spacing", 8),
        ("space-before", 8),
        ("document-number", 8),
    ]
    assert repairs[0].before == "Nam- Bí"
    assert repairs[0].after == "Nam - Bí"


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        ('![Họp](/images/hop.jpg "Ảnh , chụp")', "Ảnh ,", "Ảnh,"),
        ("Ba\n\nHết , rồi.", "Hết ,", "Hết,"),
        ("Đã **xong** , rồi.", "xong** ,", "xong**,"),
        ("- Một ,hai", "Một ,hai", "Một, hai"),
    ],
)
def test_what_is_mended_is_shown_with_its_words(body: str, before: str, after: str) -> None:
    """Of an edit its line shows the words it touches, in a caption as elsewhere."""
    _, repairs = fix_text(source(body), PATH, DESK)
    assert [(one.before, one.after) for one in repairs] == [(before, after)]


def test_letters_and_marks_are_joined_and_then_mended(content: Path) -> None:
    """A decomposed article is composed first; both are told."""
    path = write(content, NAME, unicodedata.normalize("NFD", source("Hội nghị kết thúc , ra về.")))
    repairs = fix_file(NAME, desk(content))
    assert [one.code for one in repairs] == ["not-composed", "space-before"]
    assert path.read_text(encoding="utf-8") == source("Hội nghị kết thúc, ra về.")


def test_what_is_to_stay_decomposed_is_neither_mended_nor_said_to_be_so(content: Path) -> None:
    """Where letters and marks may lie apart, nobody is asked to let mend what would not be mended."""
    write(content, NAME, unicodedata.normalize("NFD", source("Hội nghị kết thúc , ra về.")))
    (content / "lint.toml").write_text('off = ["not-composed"]', encoding="utf-8")
    result = check_file(NAME, desk(content))
    assert (codes(result.diagnostics), result.fixable) == (["space-before"], 0)
    assert fix_file(NAME, desk(content)) == []


def test_a_title_in_quotes_stays_one(content: Path) -> None:
    """Mending within a quoted field touches neither its quotes nor what they escape."""
    line = 'title: "\\"Nam- Bí thư\\" , Quận uỷ"'
    path = write(content, NAME, source(line))
    fix_file(NAME, desk(content))
    assert 'title: "\\"Nam - Bí thư\\", Quận uỷ"' in path.read_text(encoding="utf-8")


def test_what_is_turned_off_is_not_mended(content: Path) -> None:
    """A rule that is not asked mends nothing."""
    path = write(content, NAME, source("Hội nghị kết thúc , ra về."))
    (content / "lint.toml").write_text('off = ["space-before"]', encoding="utf-8")
    assert fix_file(NAME, desk(content)) == []
    assert path.read_text(encoding="utf-8") == source("Hội nghị kết thúc , ra về.")


def test_a_link_stays_a_link(content: Path) -> None:
    """Of an article that lies elsewhere the file itself is mended, not replaced by a copy."""
    home = write(content.parent / "home", "bai.md", source("Kết thúc , ra về."))
    path = content / NAME
    path.parent.mkdir(parents=True)
    path.symlink_to(home)
    write(content, "khac.md", source("Nội dung."))
    fix_file(NAME, desk(content))
    assert path.is_symlink()
    assert "thúc, ra" in home.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_left(content: Path) -> None:
    """Neither a file in an old encoding nor one without a head is touched."""
    write(content, NAME, "Không có đầu bài , chỉ có chữ.\n")
    path = content / "thong-bao/cu.md"
    path.write_bytes(b"title: H\xf5i , ngh\xde\n")
    assert fix_file(NAME, desk(content)) == fix_file("thong-bao/cu.md", desk(content)) == []
    assert path.read_bytes() == b"title: H\xf5i , ngh\xde\n"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Ng\xad\xeai d©n, ph\xad¬ng, ng\xadười dân b\u200ban.", "Ng\xad\xeai d©n, ph\xad¬ng, người dân ban."),
        ("Có ®ång chÝ BÝ th\xad QuËn uû dự.", "Có ®ång chÝ BÝ th\xad QuËn uû dự."),
        ("Trêi m\xada to.", "Trêi m\xada to."),
        ("Ông bÝ th\xad.\n\nHội nghị «gi\xadao» ban.", "Ông bÝ th\xad.\n\nHội nghị «giao» ban."),
        ("Một lá th\xad hay.", "Một lá th\xad hay."),
    ],
)
def test_what_may_be_a_letter_is_not_taken_away(content: Path, typed: str, mended: str) -> None:
    """The soft hyphen is ư in a line with words of an old font; in words of today it is nothing."""
    path = write(content, NAME, source(typed))
    fix_file(NAME, desk(content))
    assert path.read_text(encoding="utf-8") == source(mended)


def test_code_is_left_alone(content: Path) -> None:
    """What stands between backticks, in a fence or indented is shown as it is typed, and nobody mends it."""
    body = "Gõ `a , b` rồi:\n\n```\nhai , ba\n\n* Đầu\u200b mục\n```\n\n    bốn , năm\n    https://a.vn/b nhé\n\nHết."
    path = write(content, NAME, source(body))
    assert fix_file(NAME, desk(content)) == []
    assert path.read_text(encoding="utf-8") == source(body)


def test_an_address_in_a_title_is_left(content: Path) -> None:
    """No link can stand in the title of another or in a caption: what stands there is not put in brackets."""
    body = 'Xem [lịch](https://a.vn "Ở https://a.vn/b"), ![Họp](/images/hop.jpg "Nguồn: https://a.vn/c").'
    path = write(content, NAME, source(body))
    assert fix_file(NAME, desk(content)) == []
    assert path.read_text(encoding="utf-8") == source(body)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Xem https://a.vn/x&nbsp;nhé.", "Xem <https://a.vn/x>&nbsp;nhé."),
        ("Xem https://a.vn/x?a=1&amp;b=2 nhé.", "Xem <https://a.vn/x?a=1&amp;b=2> nhé."),
        ("Xem https://a.vn/x&amp;, nhé.", "Xem <https://a.vn/x>&amp;, nhé."),
        ("Xem https://a.vn/x&#41; nhé.", "Xem <https://a.vn/x>&#41; nhé."),
    ],
)
def test_a_sign_written_in_letters_ends_an_address(content: Path, typed: str, mended: str) -> None:
    """Of signs written as references only the "&" may be one of an address; none is cut in two."""
    (content / "lint.toml").write_text('off = ["entity-left"]', encoding="utf-8")
    path = write(content, NAME, source(typed))
    fix_file(NAME, desk(content))
    assert path.read_text(encoding="utf-8") == source(mended)


def test_a_mark_at_the_beginning_of_the_file_moves_no_edit() -> None:
    """The title that begins a file with a byte order mark is mended where it is wrong, and told of there."""
    head = "title: Họp,các phường , tháng 1\nid: bcdfghb2\ndate: 2025-01-06 17:07\ncategory: thong-bao\n\nNội dung.\n"
    mended, repairs = fix_text(f"\ufeff{head}", PATH, DESK)
    assert mended == "\ufeff" + head.replace("Họp,các phường ,", "Họp, các phường,")
    assert [one.position.column for one in repairs] == [12, 22]


@pytest.mark.parametrize(
    "body",
    [
        "**Kính gửi:&nbsp;** các phường.",
        "&nbsp;&nbsp;&nbsp;&nbsp;Kính gửi",
        "Dòng một&nbsp;&nbsp;\nDòng hai",
        "Một dòng.\n&#61;&#61;&#61;",
        "Điều&#49;.\n&#49;. Phạm vi",
        "<table><tr><td>Mở https://example.vn/tra-cuu rồi đăng nhập</td></tr></table>",
        '<div>\nMở <a href="https://example.vn/a">https://example.vn/a</a> nhé\n</div>',
        "[Trang https://example.vn/a này][1]\n\n[1]: /gioi-thieu.html",
    ],
)
def test_the_page_looks_as_before(body: str) -> None:
    """Whatever is mended, the page shows the same letters in the same paragraphs, and no sign of Markdown."""
    mended, _ = fix_text(source(body), PATH, DESK)
    before, after = (page(text) for text in (source(body), mended))
    assert unescape(after).split() == unescape(before).split()


def page(text: str) -> str:
    """Return the HTML of the body of a file."""
    return render(parse(text, PATH).body, path=PATH).html(lambda *_: "")


def test_an_edit_that_does_harm_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a rule would take letters away its edits are left out, and those of others are made."""
    rules = importlib.import_module("bantin.lint.reading")
    bad = replace(next(one for one in RULES if one.code == "dash-spacing"), check=_eats)
    monkeypatch.setattr(rules, "RULES", (*RULES, bad))
    mended, repairs = fix_text(source("Ăn hết , rồi nghỉ ."), PATH, DESK)
    assert mended == source("Ăn hết, rồi nghỉ.")
    assert {one.code for one in repairs} == {"space-before"}


def _eats(sheet: Sheet) -> Iterator[Finding]:
    at = sheet.text.find("Ăn hết")
    if at >= 0:
        yield Finding(at, {}, (Edit(at, at + 3, ""),))
