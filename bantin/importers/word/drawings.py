"""Pictures, frames and formulas in running text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

from bantin.importers.runs import Picture
from bantin.importers.word.package import Link
from bantin.importers.word.tree import child

# What Word writes itself where nobody described the picture, or the name of the file it came from.
_NO_ALT = re.compile(
    r".*(?:\bgenerated\b|được tạo tự động|Mô tả được tạo).*|[^\s/\\]+\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf)"
    r"|(?:Picture|Image|Hình ảnh|Ảnh) ?\d*",
    re.DOTALL | re.IGNORECASE,
)


def choices(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the children of an element; of alternatives for newer and older programs those of one alone."""
    for one in element:
        if one.tag == "mc:AlternateContent":
            options = [option for option in one if len(option)]
            # The first is for the newest program, and says most.
            yield from choices(options[0]) if options else ()
        else:
            yield one


def find_pictures(drawing: ET.Element, links: Mapping[str, Link], address: Callable[[str], str]) -> Iterator[Picture]:
    """Yield the pictures of a drawing, new (``w:drawing``) or old (``w:pict``, ``w:object``).

    ``address`` says how a part of the file is called; a picture that lies outside is called as it is.
    """
    alt = _alt(drawing)
    for one in _outside_of_frames(drawing):
        names = {"a:blip": ("r:embed", "r:link"), "v:imagedata": ("r:id", "r:href")}.get(one.tag, ())
        for link in (links.get(one.get(name, "")) for name in names):
            if link is not None and link.target:
                yield Picture((link.target if link.outside else address(link.target),), alt)
                break


def _outside_of_frames(drawing: ET.Element) -> Iterator[ET.Element]:
    """Yield all elements of a drawing but those in text frames, which are blocks of their own."""
    for one in choices(drawing):
        if one.tag != "w:txbxContent":
            yield one
            yield from _outside_of_frames(one)


def _alt(drawing: ET.Element) -> str:
    """Return what an editor wrote for those who do not see the picture."""
    for one in drawing.iter():
        written = ""
        if one.tag == "wp:docPr":
            written = one.get("descr") or one.get("title") or ""
        elif one.tag == "v:shape":
            written = one.get("alt") or ""
        words = " ".join(written.split())
        if words and not _NO_ALT.fullmatch(words):
            return words
    return ""


def find_frames(drawing: ET.Element) -> Iterator[ET.Element]:
    """Yield the contents of the text frames of a drawing, the outermost alone."""
    for one in choices(drawing):
        if one.tag == "w:txbxContent":
            yield one
        else:
            yield from find_frames(one)


def is_line(drawing: ET.Element) -> bool:
    """Tell whether a drawing is a mere line, as below the motto of a document and above a signature."""
    shapes = [one.get("prst", "") for one in drawing.iter("a:prstGeom")]
    return child(drawing, "v:line") is not None or (bool(shapes) and set(shapes) <= {"line", "straightConnector1"})


def formula(math: ET.Element) -> str:
    """Return the letters of a formula in their order."""
    return "".join(one.text or "" for one in math.iter("m:t"))
