"""Small PDF files of every kind, made on the spot."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

from PIL import Image
from pypdf import PdfReader, PdfWriter

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
NOTHING = b"<< >>"


def assembled(*objects: bytes) -> bytes:
    """Return a file of these objects, numbered from 1; the first is the catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return made + end % (size, table, size, len(made))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a compressed stream object."""
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def page(content: int, resources: bytes = b"/Font << /F 3 0 R >>") -> bytes:
    """Return a page object whose content is the object of this number."""
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>" % (
        resources,
        content,
    )


def shown(text: str) -> bytes:
    """Return what draws each line of the text below the other."""
    lines = [f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in text.split("\n")]
    return f"BT /F 12 Tf 14 TL 50 800 Td {' '.join(lines)} ET".encode()


_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [6 0 R] >>"
)


def _letters(letters: Sequence[str]) -> tuple[bytes, bytes]:
    """Return what a font says of its letters, as objects 5 and 6: which they are, and how wide."""
    pairs = [letter.encode("utf-16-be").hex() for letter in letters]
    cmap = "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    cmap += f"{len(pairs)} beginbfchar\n" + "".join(f"<{one}> <{one}>\n" for one in pairs) + "endbfchar\nendcmap\n"
    widths = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 /CIDSystemInfo << >> >>"
    return stream(cmap.encode()), widths


def with_text(*pages: str) -> bytes:
    """Return a file with a page for each text, as a word processor with Unicode writes it."""
    letters = sorted({letter for text in pages for letter in text if letter != "\n"})
    tail: list[bytes] = []
    for text in pages:
        tail += [page(8 + len(tail)), stream(shown(text))]
    return assembled(CATALOGUE, _kids(range(7, 7 + len(tail), 2)), _FONT, NOTHING, *_letters(letters), *tail)


def with_plain_font(text: str) -> bytes:
    """Return a file of one page whose font has no more than the letters of Latin-1."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    lines = [b"<%s> Tj T*" % line.encode("latin-1").hex().encode() for line in text.split("\n")]
    content = b"BT /F 12 Tf 14 TL 50 800 Td %s ET" % b" ".join(lines)
    return assembled(CATALOGUE, _kids([4]), font, page(5), stream(content))


def with_fonts_mixed(words: Sequence[str]) -> bytes:
    """Return a page on which letters of one word come from two fonts, each placed by itself."""
    fonts = b"/Font << /F 3 0 R /G 4 0 R >>"
    shown, at = [], 50
    for word in words:
        for number, letter in enumerate(word):
            font, code = "FG"[number % 2], letter.encode("utf-16-be").hex()
            shown.append(f"BT /{font} 10 Tf 1 0 0 1 50 700 Tm {at - 50} 0 Td <{code}> Tj ET")
            at += 5
        at += 5
    letters = sorted(set("".join(words)))
    tail = [page(8, fonts), stream("\n".join(shown).encode())]
    return assembled(CATALOGUE, _kids([7]), _FONT, _FONT, *_letters(letters), *tail)


def scan(pages: int = 1) -> bytes:
    """Return pictures of pages."""
    papers = [Image.new("L", (120, 170), 200 + number % 50) for number in range(pages)]
    made = io.BytesIO()
    papers[0].save(made, "PDF", save_all=True, append_images=papers[1:])
    return made.getvalue()


def signed_scan(words: str) -> bytes:
    """Return the picture of a page on which a digital signature has left a few words."""
    writer = PdfWriter(io.BytesIO(scan()))
    writer.pages[0].merge_page(PdfReader(io.BytesIO(with_text(words))).pages[0])
    return _written(writer)


def encrypted(content: bytes, password: str) -> bytes:
    """Return the file with a password to open it; an empty one only forbids to change it."""
    writer = PdfWriter(io.BytesIO(content))
    writer.encrypt(password, algorithm="RC4-128")
    return _written(writer)


def encrypted_with_aes(content: bytes) -> bytes:
    """Return a file without a password to open it that says of itself that AES is needed."""
    filters = b"/V 4 /CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF"
    return encrypted(content, "").replace(b"/V 2", filters).replace(b"/R 3", b"/R 4")


def _written(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _kids(numbers: Sequence[int]) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(numbers))


def deep_tree(depth: int = 5000) -> bytes:
    """Return pages in pages in pages."""
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    return assembled(CATALOGUE, *nodes, page(2))


def looped_tree() -> bytes:
    """Return pages that are their own pages."""
    return assembled(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>")


def doubled_tree(depth: int = 40) -> bytes:
    """Return a tree of pages in which each node has the next twice: 2 ** depth pages."""
    nodes = [b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>" % ((number + 3,) * 2) for number in range(depth)]
    return assembled(CATALOGUE, *nodes, page(2))


def inflated(size: int = 200_000_000) -> bytes:
    """Return a page whose content grows a thousandfold when it is unpacked."""
    return assembled(CATALOGUE, _kids([3]), page(4), stream(b"0 0 m " * (size // 6)))


def endless(size: int = 30_000_000) -> bytes:
    """Return a page with millions of words."""
    return assembled(CATALOGUE, _kids([4]), NOTHING, page(5), stream(b"BT /F 9 Tf " + b"(a) Tj " * (size // 7) + b"ET"))


def doubled_forms(depth: int = 40) -> bytes:
    """Return a page of a form that shows a form twice, and so on: 2 ** depth drawings."""
    entries = b"/Type /XObject /Subtype /Form /Resources << /XObject << /X %d 0 R >> >>"
    forms = [stream(b"/X Do /X Do", entries % (number + 6)) for number in range(depth)]
    first = page(4, b"/XObject << /X 5 0 R >>")
    return assembled(CATALOGUE, _kids([3]), first, stream(b"/X Do"), *forms, stream(b"", b"/Subtype /Form"))


def heavy(pages: int = 300) -> bytes:
    """Return pages of a million strokes each."""
    return assembled(CATALOGUE, _kids([4] * pages), stream(b"0 0 m 9 9 l " * 500_000), page(3))


def nested(depth: int = 200_000) -> bytes:
    """Return an object of brackets in brackets."""
    return assembled(CATALOGUE, b"<< /Type /Pages /Kids %s%s /Count 1 >>" % (b"[" * depth, b"]" * depth))


def self_referring() -> bytes:
    """Return objects that are references to themselves."""
    return assembled(b"<< /Type /Catalog /Pages 2 0 R >>", b"3 0 R", b"2 0 R")


HOSTILE = {
    "deep tree": deep_tree,
    "looped tree": looped_tree,
    "doubled tree": doubled_tree,
    "inflated": inflated,
    "doubled forms": doubled_forms,
    "nested": nested,
    "self-referring": self_referring,
}
