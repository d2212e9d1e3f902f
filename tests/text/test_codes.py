from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.codes import code, number
from bantin.text.tokens import Kind, tokenise


def codes(text: str) -> list[str]:
    return [token.exact for token in tokenise(text) if token.kind is Kind.CODE]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Kết luận số 316/KL-STNMT-TTr của Sở", ["316/kl-stnmt-ttr"]),
        ("316/KL – STNMT – TTr, 316 /KL-STNMT-TTr", ["316/kl-stnmt-ttr"] * 2),
        ("Quyết định 1989/QĐ-BGDĐT", ["1989/qđ-bgdđt"]),
        ("Thông tư 12/2023/TT-BTTTT.", ["12/2023/tt-btttt"]),
        ("Nghị quyết số 18-NQ/TW,", ["18-nq/tw"]),
        ("Nghị định 06/2020/NĐ-CP và 6/2020/NĐ-CP", ["6/2020/nđ-cp", "6/2020/nđ-cp"]),
        ("phát triển CT-XH, CT - XH, CT–XH, CT – XH", ["ct-xh"] * 4),
        ("ngày 06/01/2021, 6-1-2021, 6.1.2021, 2021-01-06", ["2021-01-06"] * 4),
        ("ngày 6 tháng 1 năm 2021", ["2021-01-06"]),
        ("ngay 06 thang 01 nam 2021", ["2021-01-06"]),
        ("31/02/2021", ["31/2/2021"]),
        ("Đ/c Hoài, đ/c Nam", ["đ/c", "đ/c"]),
        ("nhiệm kỳ 2020 - 2025, 2020-2025", ["2020-2025", "2020-2025"]),
        ("gọi 0243.827.1234, (024) 3827 1234 hoặc +84 24 3827 1234", ["02438271234"] * 3),
        ("0912 345 678 0912-345-678", ["0912345678"] * 2),
        ("1,5 triệu; 1.234.567 đồng; 1.234,5; 1,234,567", ["1,5", "1234567", "1234,5", "1234567"]),
        ("tăng 5,5% so với 5 %", ["5,5%", "5%"]),
        ("17h30, 17:30, 17g30, 8h", ["17h30"] * 3 + ["8h00"]),
        ("số 12/5A ngách 5/12", ["12/5a", "5/12"]),
        ("5kg, 2.000m2, lớp 12A", ["5kg", "2000m2", "12a"]),
        ("Van.thu@hanoi.gov.vn", ["van.thu@hanoi.gov.vn"]),
        ("https://HaNoi.gov.vn/tin-tuc/bai-1.html", ["hanoi.gov.vn"]),
        ("Bộ LĐ-TB&XH, Sở GD&ĐT", ["lđ-tb&xh", "gd&đt"]),
        ("TP.HCM, T.Ư, Q.1", ["tp.hcm", "t.ư", "q.1"]),
        ("Covid-19", ["covid-19"]),
    ],
)
def test_a_code_has_one_key_however_it_is_written(text: str, keys: list[str]) -> None:
    """Numbers of documents, dates, telephones, amounts, times and addresses are kept whole, with one key each."""
    assert codes(text) == keys


@pytest.mark.parametrize(
    "text",
    [
        "kinh tế-xã hội",
        "KINH TẾ - XÃ HỘI",
        "Hà Nội - Huế",
        "hội nghị.Các đại biểu,và/hoặc khách",
        "TS.Nguyễn Văn A",
        "năm 2021, tháng 12",
        "0912345678",
        "nói - rồi làm",
    ],
)
def test_ordinary_words_are_no_codes(text: str) -> None:
    """Hyphens between words, missing spaces and plain numbers make no code."""
    assert codes(text) == []


@pytest.mark.parametrize(("digits", "key"), [("06", "6"), ("00", "0"), ("6", "6"), ("0243", "0243"), ("100", "100")])
def test_a_nought_before_one_digit_does_not_count(digits: str, key: str) -> None:
    """A day or number below ten is the same with its nought; a dialling code keeps it."""
    assert number(digits) == key


@given(st.text(alphabet="0123456789/-. :,hKLTrQĐ%@+()ngày thángăm", min_size=1, max_size=40).filter(str.strip))
def test_every_run_gets_an_answer(run: str) -> None:
    """No run raises, and a code is not longer than the run."""
    found = code(run)
    assert found is None or 0 < found[1] <= len(run)


@given(st.dates(), st.sampled_from("/-."))
def test_every_date_has_its_iso_key(day: object, stroke: str) -> None:
    """A date written with strokes, hyphens or points, or in words, has the key of its ISO form."""
    iso = str(day)
    year, month, date = iso.split("-")
    assert codes(f"{int(date)}{stroke}{int(month)}{stroke}{year}") == [iso]
    assert codes(f"ngày {date} tháng {month} năm {year}") == [iso]
