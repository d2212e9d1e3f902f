from __future__ import annotations

import base64
import unicodedata
from pathlib import Path, PurePath

import pytest

from bantin.importers.carrier import Carrier
from bantin.importers.pictures import Pictures
from bantin.importers.runs import Picture
from bantin.importers.signatures import picture_suffix
from tests.importers.office import GIF

WEB = "https://cu.example.vn/anh/Hội nghị.JPG"


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    """Return pictures to be found in one folder and placed in another."""
    (tmp_path / "cu" / "images").mkdir(parents=True)
    carrier = Carrier(tmp_path / "content", tmp_path / "cu", {})
    carrier.turn_to(PurePath(), "2021")
    return Pictures(carrier)


def test_a_picture_beside_the_file_is_copied(pictures: Pictures) -> None:
    """A relative path is looked for beside the imported file; the copy is named by its words and its bytes."""
    (pictures.carrier.root / "anh").mkdir()
    (pictures.carrier.root / "anh" / "Hội nghị.gif").write_bytes(GIF)
    placed = pictures.place(Picture(("/anh/H%E1%BB%99i nghị.gif",)))
    assert placed.startswith("/images/2021/hoi-nghi-")
    assert placed.endswith(".gif")
    assert (pictures.carrier.content / placed.lstrip("/")).read_bytes() == GIF
    assert pictures.counts == {"found": 1, "copied": 1}


def test_a_web_picture_is_found_by_its_name_in_the_folder_beside(pictures: Pictures) -> None:
    """Of an address on the web the last part is looked for in ``images``; the bytes tell the kind, not the name."""
    (pictures.carrier.root / "images" / "Hội nghị.JPG").write_bytes(GIF)
    assert pictures.place(Picture((WEB,))).endswith(".gif")


@pytest.mark.parametrize("name", [unicodedata.normalize("NFD", "Hội nghị.gif"), "HỘI NGHỊ.GIF"])
def test_a_name_that_is_written_otherwise_is_the_same(pictures: Pictures, name: str) -> None:
    """Capitals and ways to write a letter tell no files apart, as on other systems; the name itself goes first."""
    (pictures.carrier.root / "Ảnh").mkdir()
    (pictures.carrier.root / "Ảnh" / name).write_bytes(GIF)
    assert pictures.place(Picture(("ảnh/Hội nghị.gif",))).endswith(".gif")
    assert pictures.place(Picture(("https://cu.example.vn/ảnh/hội nghị.gif",))).endswith(".gif")
    (pictures.carrier.root / "images" / "a.gif").write_bytes(GIF)
    (pictures.carrier.root / "A.GIF").write_bytes(GIF + b"b")
    for address in ("a.gif", "../a.gif"):
        assert {file.name for file in pictures.carrier.beside(address)} == {"a.gif"}


def test_the_same_bytes_are_kept_once(pictures: Pictures) -> None:
    """A picture met again takes no second file."""
    (pictures.carrier.root / "a.gif").write_bytes(GIF)
    first, second = (pictures.place(Picture(("a.gif",))) for _ in range(2))
    assert first == second
    assert pictures.counts == {"found": 2, "copied": 1, "kept": 1}


def test_a_picture_that_cannot_be_had_is_lost_by_name(pictures: Pictures) -> None:
    """Nothing remote is shown: the address stays behind ``lost:``, and the reason is kept."""
    assert pictures.place(Picture((WEB,))) == f"lost:{WEB}"
    assert pictures.counts == {"found": 1, "lost": 1}
    assert [(address, error.reason) for _, address, error in pictures.carrier.losses] == [(WEB, "not-beside")]


@pytest.mark.parametrize("address", ["../bi-mat.gif", "..%2Fbi-mat.gif", "images/../../bi-mat.gif", "..\\bi-mat.gif"])
def test_no_path_leads_out_of_the_folder(pictures: Pictures, address: str) -> None:
    """A picture outside the folder of the imported file is never taken."""
    (pictures.carrier.root.parent / "bi-mat.gif").write_bytes(GIF)
    assert pictures.place(Picture((address,))).startswith("lost:")


def test_what_is_no_picture_is_not_copied(pictures: Pictures) -> None:
    """A page or an SVG that calls itself a picture is lost."""
    (pictures.carrier.root / "a.jpg").write_text("<html>", encoding="utf-8")
    (pictures.carrier.root / "b.svg").write_text("<svg/>", encoding="utf-8")
    assert pictures.place(Picture(("a.jpg",))) == "lost:a.jpg"
    assert pictures.place(Picture(("b.svg",))) == "lost:b.svg"
    assert not pictures.carrier.content.exists()


def test_a_picture_inside_the_article_is_unpacked(pictures: Pictures) -> None:
    """A picture pasted into the text as base64 becomes a file; a broken one is lost with a short address."""
    packed = base64.b64encode(GIF).decode("ascii")
    assert pictures.place(Picture((f"data:image/gif;base64,{packed}",))).startswith("/images/2021/")
    broken = pictures.place(Picture((f"data:image/gif;base64,{'A' * 5000}",)))
    assert broken.startswith("lost:data:")
    assert len(broken) < 400


def test_a_picture_that_came_with_its_article_is_unpacked(pictures: Pictures) -> None:
    """By its address; one that did not come along is lost by name."""
    pictures.attached = {"packed:media/Hội nghị.gif": GIF}
    assert pictures.place(Picture(("packed:media/Hội nghị.gif",))).startswith("/images/2021/hoi-nghi-")
    assert pictures.place(Picture(("packed:khac.gif",))) == "lost:packed:khac.gif"
    assert pictures.counts == {"found": 2, "unpacked": 1, "lost": 1}


@pytest.mark.parametrize(
    ("start", "suffix"),
    [
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", ".webp"),
        (b"\x00\x00\x00\x20ftypavif", ".avif"),
        (b"%PDF-1.4", ""),
        (b"", ""),
    ],
)
def test_the_kind_of_a_picture_is_read_from_its_bytes(start: bytes, suffix: str) -> None:
    """Names lie; the first bytes do not."""
    assert picture_suffix(start) == suffix
