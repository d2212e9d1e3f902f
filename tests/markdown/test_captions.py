from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bantin.markdown.captions import Candidate, Verdict, judge
from benchmarks import captions as benchmark

USUAL = 60.0


def verdict(html: str, *, touching: bool = False, last: bool = False, usual: float = USUAL) -> Verdict:
    """Judge one paragraph below the only picture of an article."""
    return judge([Candidate(html, touching, last)], usual)[0]


@pytest.mark.parametrize(
    "html",
    [
        "Đ/c Nguyễn Văn Bình - TUV, Bí thư Quận ủy phát biểu kết luận Hội nghị",
        "Quang cảnh lễ ra quân tổng vệ sinh môi trường.",
        "<em>Các hộ dân tự tháo dỡ mái che lấn chiếm vỉa hè</em>",
        "Lực lượng dân phòng chốt trực tại đầu ngõ trong những ngày mưa bão (Ảnh: Thu Hà).",
        "Ảnh: Thu Hà",
        "Ảnh minh họa",
        "Ảnh minh họa: Thu Hà.",
        "Đồng chí Lê Văn Tám phát biểu tại hội nghị.",
        "Đồng chí Lê Văn Tám (thứ hai, từ trái sang, hàng giữa) trao quà.",
        "<em>Bà con thu hoạch vải sớm.</em>",
    ],
)
def test_a_caption_is_known(html: str) -> None:
    """Short lines, italic lines and lines with a credit below a picture are its caption."""
    assert verdict(html) is Verdict.CAPTION


@pytest.mark.parametrize(
    "html",
    [
        "Phát biểu tại hội nghị, đồng chí Bí thư đề nghị các đơn vị tập trung thực hiện một số nhiệm vụ sau:",
        "<strong>Tăng cường quản lý đất đai</strong>",
        "I. ĐẶC ĐIỂM TÌNH HÌNH",
        "KẾT QUẢ THỰC HIỆN",
        "2. Về công tác xây dựng Đảng",
        "Theo Báo Thủ đô",
        "Hội nghị kết thúc tốt đẹp./.",
        "“Chúng tôi mong đường sớm xong.” Bà Lan nói khi được hỏi về dự án kéo dài đã ba năm trước cửa nhà bà.",
        "Tại hội nghị, các đại biểu đã nghe báo cáo tình hình sáu tháng đầu năm. Theo đó, thu ngân sách tăng khá so"
        " với cùng kỳ, nhiều chỉ tiêu vượt kế hoạch. Quận đề nghị các phường tiếp tục rà soát từng tuyến phố.",
    ],
)
def test_ordinary_text_stays_text(html: str) -> None:
    """Lead-ins, headings, sources, quotations and long paragraphs below a picture are no caption."""
    assert verdict(html) is Verdict.TEXT


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị kết thúc lúc 11 giờ cùng ngày.",
        "Mọi ý kiến xin gửi về UBND phường trước ngày 15/3.",
        "Trân trọng thông báo.",
        "Các hộ dân tự tháo dỡ mái che lấn chiếm vỉa hè.",
    ],
)
def test_a_short_sentence_with_a_full_stop_is_left_to_the_editor(sentence: str) -> None:
    """It may as well go on with the report, unless it is italic, touches the picture or has a caption beside it."""
    assert verdict(sentence) is Verdict.UNSURE
    assert verdict(sentence, last=True) is Verdict.UNSURE
    assert verdict(sentence.removesuffix(".")) is Verdict.CAPTION
    assert verdict(f"<em>{sentence}</em>") is Verdict.CAPTION
    assert verdict(sentence, touching=True) is Verdict.CAPTION
    sure = Candidate("Quang cảnh lễ hội (Ảnh: Thu Hà).", touching=False, last=False)
    assert judge([Candidate(sentence, touching=False, last=False), sure], USUAL)[0] is Verdict.CAPTION


def test_a_name_at_the_end_of_an_article_is_left_to_the_editor() -> None:
    """Below the last picture it may be the writer; above other text it is the person seen."""
    assert verdict("Thu Hà", last=True) is Verdict.UNSURE
    assert verdict("Thu Hà") is Verdict.CAPTION


def test_a_line_touching_the_picture_weighs_more() -> None:
    """Without an empty line between them, picture and words belong together."""
    html = (
        "Ông Lê Văn Tám, tổ trưởng tổ dân phố số 5, kiểm tra hệ thống camera an ninh vừa được bà con đóng góp lắp đặt."
    )
    assert verdict(html, usual=0) is Verdict.UNSURE
    assert verdict(html, usual=0, touching=True) is Verdict.CAPTION


def test_an_article_treats_its_pictures_alike() -> None:
    """Where another picture has a caption for certain, a doubtful paragraph is one too."""
    doubtful = Candidate(
        "Ông Lê Văn Tám, tổ trưởng tổ dân phố số 5, kiểm tra hệ thống camera an ninh vừa được bà con đóng góp lắp đặt.",
        touching=False,
        last=False,
    )
    sure = Candidate("Quang cảnh lễ hội (Ảnh: Thu Hà).", touching=False, last=False)
    assert judge([doubtful], 0) == [Verdict.UNSURE]
    assert judge([doubtful, sure], 0) == [Verdict.CAPTION, Verdict.CAPTION]


@pytest.mark.real_data
def test_captions_of_real_articles_are_found(real_data: Path) -> None:
    """On articles the rules were not fitted to, 98 of 100 found captions are captions and nine of ten are found."""
    standing: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for half, with_captions, outcome, _ in benchmark.measure_all(real_data):
        if half == 1:
            both[outcome] += 1
            standing[outcome] += with_captions
    assert float(benchmark.rates(standing)["precision"]) >= 0.98
    assert float(benchmark.rates(both)["precision"]) >= 0.98
    assert float(benchmark.rates(both)["recall"]) >= 0.9
