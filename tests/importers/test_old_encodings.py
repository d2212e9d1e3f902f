from __future__ import annotations

import pytest

from bantin.importers.account import Account
from bantin.importers.run import run_import
from bantin.legacy.encodings import Encoding
from tests.importers.office import Conversion, Office
from tests.importers.test_text_page import PAGE
from tests.legacy.writing import typed

TEXT = "Sáng nay, quận Sông Mây tổ chức hội nghị về việc giải phóng mặt bằng, những vướng mắc được nêu rõ."
TCVN3, VNI = Encoding.TCVN3, Encoding.VNI


def told(account: Account) -> set[str]:
    return {kind for kind in account.losses if kind.startswith("old-")}


def test_a_record_in_an_old_font_is_brought_into_unicode(office: Office) -> None:
    """Title, lead, author and body together tell the encoding; what of the capitals is not sure is said."""
    fields = {"title": "Ghi chú về mặt bằng", "lead": TEXT, "body": f"{TEXT}\n\n{TEXT}", "author": "Trần Văn Thử"}
    # A record may say anything of itself; what the import has to tell does not depend on it.
    record = office.record(**{name: typed(one, TCVN3) for name, one in fields.items()}, losses=[[]])
    account = office.take(record)
    (found,) = office.archive.articles
    assert (found.title, found.summary) == ("Ghi chú về mặt bằng", TEXT)
    assert found.body.strip() == TEXT
    assert found.author == "Trần Văn Thử"
    assert told(account) == {"old-encoding", "old-capitals"}
    assert "Unicode" in account.as_text()


@pytest.mark.parametrize("encoding", Encoding)
def test_the_tags_and_pictures_of_a_record_are_brought_into_unicode(office: Office, encoding: Encoding) -> None:
    """Each tag, and what is said of each picture; an address stays what it is."""
    picture = {"src": "anh-µm.gif", "alt": typed("mặt bằng", encoding), "caption": typed("Quận Sông Mây", encoding)}
    tags = [typed("giải phóng mặt bằng", encoding), typed("quận Sông Mây", encoding)]
    account = office.take(office.record(lead=typed(TEXT, encoding), tags=tags, images=[picture, "tê-µm.gif"]))
    (found,) = office.archive.articles
    assert found.tags == ("giải phóng mặt bằng", "quận Sông Mây")
    assert "![mặt bằng](" in found.body
    assert '"Quận Sông Mây")' in found.body
    lost = [one.text for one in account.report if one.code == "picture-lost"]
    assert "anh-µm.gif" in lost[0]
    assert "tê-µm.gif" in lost[1]


def test_ordinary_records_are_left_alone(office: Office) -> None:
    """A French name in a Vietnamese article is a French name."""
    account = office.take(office.record(author="André Müller", body="Société Générale, Hà Nam.\n\nĐoạn hai."))
    assert "André Müller" in office.text()
    assert "Société Générale, Hà Nam." in office.text()
    assert told(account) == set()


def test_every_run_of_a_page_is_read_in_its_own_font() -> None:
    """TCVN3, VNI and Unicode in one paragraph, a heading in a font of capitals, a soft hyphen that is a letter."""
    html = (
        f'<h2><font face=".VnTimeH">{typed("kết luận hội nghị", TCVN3)}</font></h2>'
        f'<p><span style="font-family: .VnTime">{typed(TEXT, TCVN3)}</span> {TEXT}'
        f' <font face="VNI-Times, serif">{typed(TEXT, VNI)}</font></p>'
        f"<p style=\"font-family:'.VnTime'\">n<b>\xad</b>íc</p>"
    )
    found = Conversion(html)
    assert found.markdown.startswith("## KẾT LUẬN HỘI NGHỊ\n\n" + " ".join([TEXT] * 3))
    assert found.markdown.endswith("n**ư**ớc")
    assert set(found.lost) == {"styling", "old-encoding"}


def test_a_page_without_fonts_is_told_by_its_words() -> None:
    """Where no font is named, what is said as a whole decides for the short pieces, and capitals are not sure."""
    found = Conversion(f'<p>{typed(TEXT, TCVN3)}</p><p>{typed("Ghi chú", TCVN3)}</p><img src="a.gif" alt="Ghi chó">')
    assert found.markdown == f"{TEXT}\n\nGhi chú\n\n![Ghi chú](/images/2021/a.gif)"
    assert found.lost == {"old-encoding": 2, "old-capitals": 2}


def test_what_nobody_sees_is_taken_out_of_a_page() -> None:
    """Soft hyphens, zero-width signs and controls of a page in Unicode go, as they always went."""
    assert Conversion("<p>Phường\u200b Mai\xad Động\x85</p>").markdown == "Phường Mai Động"


def test_a_text_file_in_an_old_code_is_read(office: Office) -> None:
    """Saved as bytes of TCVN3 or VNI, the page that was copied out as text is found and read like any."""
    for encoding in (TCVN3, VNI):
        path = office.beside / f"{encoding.name}.txt"
        title = f"Giao ban lãnh đạo quận {encoding.name}"
        words = typed(PAGE.replace("Giao ban lãnh đạo quận tháng 1", title), encoding)
        path.write_bytes(words.encode("latin-1", "replace"))
    account = run_import(office.beside, office.content)
    articles = office.archive.articles
    assert sorted(one.title for one in articles) == [f"Giao ban lãnh đạo quận {name}" for name in ("TCVN3", "VNI")]
    assert all("công tác quản lý vỉa hè" in one.body for one in articles)
    assert told(account) == {"old-encoding", "old-capitals"}
