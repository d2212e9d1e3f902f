"""What a plain extractor reads of office files in old encodings: runs of text, with their font where that is near.

As little of each format as its text needs: [MS-CFB], [MS-DOC] (piece table), [MS-XLS] (shared strings), [MS-PPT] (text
atoms), RTF 1.9, and WordprocessingML. Of .doc, .xls and .ppt fonts are not followed.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from pypdf import PageObject, PdfReader

Run = tuple[str, str]
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RTF = re.compile(rb"\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL)
_SILENT = {b"fonttbl", b"stylesheet", b"info", b"pict", b"colortbl", b"fldinst", b"objdata", b"header", b"footer"}
_SILENT |= {b"headerf", b"footerf", b"headerl", b"headerr", b"footerl", b"footerr"}
_BREAKS = {b"par": "\n", b"line": "\n", b"tab": " ", b"cell": "\n", b"row": "\n", b"sect": "\n", b"page": "\n"}


class Compound:
    """The streams of a compound file, by name."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << struct.unpack_from("<H", data, 30)[0]
        count, start, _, self.cutoff, mini, _, more, extra = struct.unpack_from("<IIIIIIII", data, 44)
        tables = list(struct.unpack_from("<109I", data, 76))
        for _ in range(extra):
            block = struct.unpack(f"<{self.size // 4}I", self._sector(more))
            tables, more = [*tables, *block[:-1]], block[-1]
        self.fat = [one for at in tables[:count] for one in struct.unpack(f"<{self.size // 4}I", self._sector(at))]
        entries = self._chain(start)
        self.mini_fat = list(struct.unpack(f"<{len(self._chain(mini)) // 4}I", self._chain(mini)))
        self.entries: dict[str, tuple[int, int]] = {}
        self._walk(entries, struct.unpack_from("<I", entries, 76)[0])
        self.small = self._chain(struct.unpack_from("<I", entries, 116)[0])

    def _walk(self, entries: bytes, number: int) -> None:
        """Take in an entry of the root and those beside it; embedded objects have streams of the same names."""
        if number == _FREE:
            return
        at = 128 * number
        name = entries[at : at + max(struct.unpack_from("<H", entries, at + 64)[0] - 2, 0)].decode("utf-16-le")
        self.entries[name] = struct.unpack_from("<II", entries, at + 116)
        for beside in struct.unpack_from("<II", entries, at + 68):
            self._walk(entries, beside)

    def _sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size].ljust(self.size, b"\xff")

    def _chain(self, number: int) -> bytes:
        found = []
        while number < len(self.fat) and number not in (_END, _FREE):
            found.append(self._sector(number))
            number = self.fat[number]
        return b"".join(found)

    def stream(self, name: str) -> bytes:
        """Return one stream."""
        number, length = self.entries[name]
        if length >= self.cutoff:
            return self._chain(number)[:length]
        found = []
        while number < len(self.mini_fat):
            found.append(self.small[number * 64 : (number + 1) * 64])
            number = self.mini_fat[number]
        return b"".join(found)[:length]


def _doc(data: bytes) -> Iterator[Run]:
    compound = Compound(data)
    word = compound.stream("WordDocument")
    table = compound.stream("1Table" if struct.unpack_from("<H", word, 10)[0] & 0x200 else "0Table")
    at, length = struct.unpack_from("<II", word, 0x1A2)
    pieces = table[at : at + length]
    while pieces[0] == 1:
        pieces = pieces[3 + struct.unpack_from("<H", pieces, 1)[0] :]
    count = (struct.unpack_from("<I", pieces, 1)[0] - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", pieces, 5)
    text = ""
    for index in range(count):
        place = struct.unpack_from("<I", pieces, 5 + 4 * (count + 1) + 8 * index + 2)[0]
        characters = ends[index + 1] - ends[index]
        if place & 0x40000000:
            start = (place & 0x3FFFFFFF) // 2
            text += _latin(word[start : start + characters])
        else:
            text += word[place : place + 2 * characters].decode("utf-16-le", "replace")
    text = re.sub("\x13[^\x13\x14\x15]*\x14|\x13[^\x13\x14\x15]*\x15|\x15", "", text)
    yield from ((line, "") for line in re.split("[\r\x07\x0b\x0c]", text))


def _latin(data: bytes) -> str:
    return "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in data)


def _records(data: bytes) -> Iterator[tuple[int, list[bytes]]]:
    at = 0
    kind, blocks = 0, [b""]
    while at + 4 <= len(data):
        new, length = struct.unpack_from("<HH", data, at)
        block = data[at + 4 : at + 4 + length]
        if new == 0x3C:
            blocks.append(block)
        else:
            yield kind, blocks
            kind, blocks = new, [block]
        at += 4 + length
    yield kind, blocks


def _xls(data: bytes) -> Iterator[Run]:
    strings: list[str] = []
    for kind, blocks in _records(Compound(data).stream("Workbook")):
        if kind == 0xFC:
            strings = list(_strings(blocks))
        elif kind == 0xFD:
            yield strings[struct.unpack_from("<I", blocks[0], 6)[0]], ""
        elif kind == 0x85:
            wide = blocks[0][7]
            yield blocks[0][8:].decode("utf-16-le" if wide else "latin-1"), ""


def _strings(blocks: list[bytes]) -> Iterator[str]:
    (count,) = struct.unpack_from("<I", blocks[0], 4)
    block, at = 0, 8
    for _ in range(count):
        if at >= len(blocks[block]):
            block, at = block + 1, 0
        length, flags = struct.unpack_from("<HB", blocks[block], at)
        at += 3
        rich, extra = 0, 0
        if flags & 8:
            (rich,) = struct.unpack_from("<H", blocks[block], at)
            at += 2
        if flags & 4:
            (extra,) = struct.unpack_from("<I", blocks[block], at)
            at += 4
        text = ""
        while len(text) < length:
            if at >= len(blocks[block]):
                block, at = block + 1, 1
                flags = blocks[block][0]
            wide = 2 if flags & 1 else 1
            taken = min(length - len(text), (len(blocks[block]) - at) // wide)
            raw = blocks[block][at : at + taken * wide]
            text += raw.decode("utf-16-le" if wide == 2 else "latin-1")
            at += taken * wide
        left = 4 * rich + extra
        while left > len(blocks[block]) - at:
            left -= len(blocks[block]) - at
            block, at = block + 1, 0
        at += left
        yield text


def _ppt(data: bytes) -> Iterator[Run]:
    yield from ((one, "") for one in _atoms(Compound(data).stream("PowerPoint Document")))


def _atoms(data: bytes) -> Iterator[str]:
    at = 0
    while at + 8 <= len(data):
        version, kind, length = struct.unpack_from("<HHI", data, at)
        body = data[at + 8 : at + 8 + length]
        if version & 15 == 15:
            yield from _atoms(body)
        elif kind == 0x0FA0:
            yield from re.split("[\r\x0b]", body.decode("utf-16-le", "replace"))
        elif kind == 0x0FA8:
            yield from re.split("[\r\x0b]", _latin(body))
        at += 8 + length


def _rtf(data: bytes) -> Iterator[Run]:
    fonts = {
        int(number): name.decode("latin-1")
        for number, name in re.findall(rb"\{\\f(\d+)\\f[^{}]*(?:\{[^{}]*\}[^{}]*)?\s([^{};\\]+);\}", data)
    }
    stack: list[tuple[str, bool]] = []
    font, silent = "", False
    for word, number, code, sign, brace, words in _RTF.findall(data):
        if brace == b"{":
            stack.append((font, silent))
        elif brace and stack:
            font, silent = stack.pop()
        elif sign == b"*" or word in _SILENT:
            silent = True
        elif word == b"f" and number:
            font = fonts.get(int(number), "")
        elif word == b"plain":
            font = fonts.get(int((re.search(rb"\\deff(\d+)", data) or [b"", b"0"])[1]), "")
        elif not silent:
            text = _BREAKS.get(word, "") or (chr(int(code, 16)) if code else words.decode("latin-1"))
            text = {b"~": " ", b"_": "-"}.get(sign, text)
            yield text, font


def _docx(path: Path) -> Iterator[Run]:
    with zipfile.ZipFile(path) as packed:
        root = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 -- of the collection that is measured
    for paragraph in root.iter(f"{_W}p"):
        for run in paragraph.iter(f"{_W}r"):
            fonts = run.find(f"{_W}rPr/{_W}rFonts")
            font = fonts.get(f"{_W}ascii", "") if fonts is not None else ""
            yield "".join(one.text or "" for one in run.iter(f"{_W}t")), font
        yield "\n", ""


def _places(page: PageObject) -> str:
    """Return the text of a page of a PDF file by the places of its letters; in the order they are drawn, words tear."""
    return page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False)


def read_runs(path: Path) -> list[Run]:
    """Return the runs of an office file; those beside one another in one font are one."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return [(line, "") for page in PdfReader(path).pages for line in _places(page).split("\n")]
    reader = {".doc": _doc, ".xls": _xls, ".ppt": _ppt, ".rtf": _rtf}
    found = _docx(path) if suffix == ".docx" else reader[suffix](path.read_bytes())
    runs: list[Run] = []
    for text, font in found:
        if suffix in (".rtf", ".docx") and runs and runs[-1][1] == font:
            runs[-1] = (runs[-1][0] + text, font)
        else:
            runs.append((text, font))
    return runs
