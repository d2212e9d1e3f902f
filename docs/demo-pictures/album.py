"""The list of all pictures of the demo content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import charts
import district
import events
import hall
import outdoor
import rooms
import works


@dataclass(frozen=True)
class Picture:
    """One file below content/images and how it is drawn; sizes in pixels."""

    file: str
    drawing: Callable[[], str]
    width: int = 1600
    height: int = 1000


PICTURES = (
    Picture(
        "2021/giao-ban-quy-1.jpg",
        lambda: hall.hall(11, ("QUẬN ỦY SÔNG MÂY", "HỘI NGHỊ GIAO BAN", "LÃNH ĐẠO CHỦ CHỐT QUẬN VÀ CƠ SỞ")),
    ),
    Picture(
        "2021/bi-thu-ket-luan.jpg",
        lambda: hall.speaker(3, ("QUẬN ỦY SÔNG MÂY", "HỘI NGHỊ GIAO BAN", "THÁNG 01 NĂM 2021")),
    ),
    Picture(
        "2021/tuyen-duong-tuoi-tre.jpg",
        lambda: hall.award(
            5, ("QUẬN ĐOÀN SÔNG MÂY", "LỄ TUYÊN DƯƠNG", "GƯƠNG MẶT TRẺ TIÊU BIỂU"), "#1d4e79", "volunteer"
        ),
    ),
    Picture("2021/tiem-chung.jpg", lambda: rooms.clinic(21, "TRẠM Y TẾ PHƯỜNG CẦU TRÚC")),
    Picture("2021/cho-ben-do.jpg", lambda: outdoor.market(31)),
    Picture("2021/tet-trong-cay.jpg", lambda: works.planting(2, "TẾT TRỒNG CÂY ĐỜI ĐỜI NHỚ ƠN BÁC")),
    Picture(
        "2021/mot-cua.jpg",
        lambda: rooms.counter(4, "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", ("HỘ TỊCH", "ĐẤT ĐAI", "KINH DOANH", "XÂY DỰNG")),
    ),
    Picture("2021/khai-giang.jpg", lambda: events.school(6, "TRƯỜNG TIỂU HỌC ĐỒNG SEN")),
    Picture("2021/dien-tap-chay.jpg", lambda: works.drill(9)),
    Picture("2022/le-ra-quan.jpg", lambda: events.parade(13, "LỄ RA QUÂN HUẤN LUYỆN NĂM 2022")),
    Picture("2022/duong-bai-dau.jpg", lambda: works.roadworks(17)),
    Picture("2022/don-kenh.jpg", lambda: district.cleanup(19)),
    Picture("2022/pho-cho-may.jpg", lambda: outdoor.street(23)),
    Picture(
        "2022/dan-van-kheo.jpg",
        lambda: hall.hall(
            28, ("MẶT TRẬN TỔ QUỐC QUẬN SÔNG MÂY", "HỘI NGHỊ SƠ KẾT", "MÔ HÌNH DÂN VẬN KHÉO"), speaker=False
        ),
    ),
    Picture("2022/hoi-khoe.jpg", lambda: events.stadium(33)),
    Picture("2022/cong-vien-ven-song.jpg", lambda: outdoor.riverside(37)),
    Picture("2022/thu-vien.jpg", lambda: rooms.reading(41)),
    Picture(
        "2022/tiep-xuc-cu-tri.jpg",
        lambda: hall.hall(42, ("HỘI ĐỒNG NHÂN DÂN QUẬN", "HỘI NGHỊ TIẾP XÚC CỬ TRI", "PHƯỜNG GÒ MAI"), "#1d4e79"),
    ),
    Picture("2023/toan-canh.jpg", lambda: district.aerial(44)),
    Picture("2023/tru-so-ha-may.jpg", lambda: district.ward_house(47, "UBND PHƯỜNG HẠ MÂY")),
    Picture(
        "2023/nguoi-tot-viec-tot.jpg", lambda: hall.award(53, ("QUẬN SÔNG MÂY", "NGƯỜI TỐT, VIỆC TỐT", "NĂM 2023"))
    ),
    Picture("2023/ngay-hoi-dai-doan-ket.jpg", lambda: events.gathering(59, "NGÀY HỘI ĐẠI ĐOÀN KẾT")),
    Picture(
        "2023/dich-vu-cong.jpg",
        lambda: rooms.counter(62, "HƯỚNG DẪN DỊCH VỤ CÔNG TRỰC TUYẾN", ("TƯ VẤN", "NỘP HỒ SƠ", "TRẢ KẾT QUẢ")),
    ),
    Picture("2023/giao-nhan-quan.jpg", lambda: events.parade(64, "NGÀY HỘI TÒNG QUÂN NĂM 2023")),
    Picture("2023/kham-suc-khoe.jpg", lambda: rooms.clinic(67, "KHÁM SỨC KHỎE NGƯỜI CAO TUỔI", elders=True)),
    Picture(
        "2023/nghe-nhan.jpg",
        lambda: hall.speaker(75, ("CÂU LẠC BỘ DÂN CA", "SÔNG MÂY", ""), tall=True, dress="aodai"),
        1000,
        1500,
    ),
    Picture("2023/ben-song-chieu.jpg", lambda: outdoor.riverside(71, "dusk")),
    Picture("2024/duong-xuan.jpg", lambda: outdoor.street(73, festive=True)),
    Picture("2024/pho-toi.jpg", lambda: outdoor.street(79, "dusk")),
    Picture("2024/cho-truyen-thong.jpg", lambda: outdoor.market(80)),
    Picture("2024/truong-go-mai.jpg", lambda: events.school(83, "TRƯỜNG THCS GÒ MAI", "noon")),
    Picture("2024/trong-cay-ven-song.jpg", lambda: works.planting(87, "MỖI NGƯỜI TRỒNG MỘT CÂY", "noon")),
    Picture(
        "2024/tap-huan-so.jpg",
        lambda: hall.hall(88, ("UBND QUẬN SÔNG MÂY", "HỘI NGHỊ TẬP HUẤN", "TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"), "#1d4e79"),
    ),
    Picture(
        "2024/hoi-nghi-tong-ket.jpg",
        lambda: hall.hall(91, ("QUẬN ỦY SÔNG MÂY", "HỘI NGHỊ TỔNG KẾT", "CÔNG TÁC XÂY DỰNG ĐẢNG NĂM 2024")),
    ),
    Picture(
        "2024/chu-tich-phat-bieu.jpg",
        lambda: hall.speaker(95, ("UBND QUẬN SÔNG MÂY", "GẶP GỠ DOANH NGHIỆP", "NĂM 2024"), tall=True),
        1000,
        1500,
    ),
    Picture("2024/khu-do-thi.jpg", lambda: district.aerial(97, "noon", estate=True)),
    Picture(
        "2025/ho-tro-thu-tuc.jpg",
        lambda: rooms.counter(101, "TRUNG TÂM HÀNH CHÍNH CÔNG", ("QUẦY 1", "QUẦY 2", "QUẦY 3", "QUẦY 4")),
    ),
    Picture("2025/phuong-ben-do.jpg", lambda: district.ward_house(103, "UBND PHƯỜNG BẾN ĐÒ", "morning")),
    Picture("2022/thu-ngan-sach.png", charts.budget, 1200, 720),
    Picture("2024/ho-so-truc-tuyen.png", charts.online_files, 1200, 720),
    Picture("2023/so-do-quy-hoach.png", charts.plan, 1200, 900),
    Picture("site/bieu-trung.png", charts.emblem, 256, 256),
)
