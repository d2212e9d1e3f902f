"""Vietnamese names for the fields of an article, as editors type them in place of ours."""

from __future__ import annotations

from bantin.article.slugs import slugify
from bantin.settings import nearest

_FIELDS = {
    "title": ("tiêu đề", "tên bài", "tít"),
    "date": ("ngày", "ngày đăng", "ngày viết", "ngày giờ", "thời gian"),
    "category": ("chuyên mục", "danh mục", "mục"),
    "author": ("tác giả", "người viết", "phóng viên"),
    "source": ("nguồn", "nguồn tin"),
    "views": ("lượt xem", "số lượt xem", "lượt đọc"),
    "summary": ("tóm tắt", "đoạn dẫn", "phần dẫn", "sapo", "trích dẫn"),
    "tags": ("thẻ", "từ khóa"),
    "image": ("ảnh", "hình", "ảnh đại diện", "hình đại diện", "ảnh bìa"),
    "image_caption": ("chú thích ảnh", "chú thích"),
    "image_credit": ("tác giả ảnh", "nguồn ảnh", "người chụp"),
    "attachments": ("tệp đính kèm", "đính kèm", "file đính kèm"),
    "document_number": ("số hiệu", "số văn bản", "số ký hiệu"),
    "document_date": ("ngày ban hành", "ngày văn bản"),
    "document_issuer": ("cơ quan ban hành", "nơi ban hành"),
    "document_summary": ("trích yếu",),
    "status": ("trạng thái",),
    "expires": ("ngày hết hạn", "hết hạn", "hết hiệu lực"),
    "slug": ("đường dẫn", "địa chỉ"),
}
_BY_LABEL = {slugify(label): field for field, labels in _FIELDS.items() for label in labels}


def is_label(words: str) -> bool:
    """Tell whether the words name a field, with or without their marks: "Ngày đăng", "ngay_dang"."""
    return slugify(words) in _BY_LABEL


def guess_field(name: str, names: tuple[str, ...]) -> str:
    """Return which of the fields ``name`` is meant for, empty where none is like it."""
    meant = _BY_LABEL.get(slugify(name), "")
    return meant if meant in names else nearest(name, list(names))
