"""Word files made by hand: the zip and the XML of each part, as the standard writes them (ECMA-376)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from bantin import xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:wp="{WP}" xmlns:mc="{MC}" xmlns:m="{M}"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def prop(name: str, value: object) -> str:
    """Return a property such as ``<w:jc w:val="center"/>``."""
    return f'<w:{name} w:val="{value}"/>'


def _is_xml(words: str) -> bool:
    return re.match(r"<[a-z]+:", words) is not None


def run(words: str, *switches: str, raw: str = "") -> str:
    """Return a run; ``switches`` are names of properties that are on, ``raw`` further properties."""
    look = "".join(f"<w:{one}/>" for one in switches) + raw
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{xml.escape(words)}</w:t></w:r>'


def p(*content: str, style: str = "", centred: bool = False, item: tuple[int, int] | None = None, left: int = 0) -> str:
    """Return a paragraph of runs; what is no XML is made one. ``item`` is its list and level."""
    look = prop("pStyle", style) if style else ""
    if item:
        look += f"<w:numPr>{prop('ilvl', item[1])}{prop('numId', item[0])}</w:numPr>"
    look += f'<w:ind w:left="{left}"/>' if left else ""
    look += prop("jc", "center") if centred else ""
    inner = "".join(one if _is_xml(one) else run(one) for one in content)
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """Return a cell of paragraphs; ``merge`` is ``restart`` or ``continue`` for one that goes over several rows."""
    look = prop("gridSpan", span) if span > 1 else ""
    look += prop("vMerge", merge) if merge else ""
    blocks = "".join(one if _is_xml(one) else p(one) for one in content) or p()
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{blocks}</w:tc>"


def table(*rows: list[str], ruled: bool = True, head: bool = False) -> str:
    """Return a table of cells; what is no XML is made one."""
    borders = "".join(f'<w:{one} w:val="{"single" if ruled else "none"}"/>' for one in ("top", "bottom", "insideV"))
    written = []
    for at, row in enumerate(rows):
        cells = "".join(one if one.startswith("<w:tc>") else cell(one) for one in row)
        written.append(f"<w:tr><w:trPr>{'<w:tblHeader/>' if head and not at else ''}</w:trPr>{cells}</w:tr>")
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{''.join(written)}</w:tbl>"


def picture(link: str, alt: str = "") -> str:
    """Return a run that shows a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{xml.escape(alt)}"/>'
        f'<a:graphic><a:blip r:embed="{link}"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def style(name: str, identifier: str, content: str = "", based: str = "") -> str:
    """Return a paragraph style."""
    on = prop("basedOn", based) if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{identifier}">{prop("name", name)}{on}{content}</w:style>'


def level(at: int, form: str, words: str, left: int = 0, start: int = 1) -> str:
    """Return a level of a list."""
    shape = f'<w:pPr><w:ind w:left="{left or 360 * (at + 1)}"/></w:pPr>'
    return f'<w:lvl w:ilvl="{at}">{prop("start", start)}{prop("numFmt", form)}{prop("lvlText", words)}{shape}</w:lvl>'


def lists(shapes: Mapping[int, list[str]], uses: Mapping[int, tuple[int, str]]) -> str:
    """Return the numbering: ``shapes`` are levels by number, ``uses`` name for each list its shape and overrides."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{n}">{"".join(one)}</w:abstractNum>' for n, one in shapes.items())
    made += "".join(
        f'<w:num w:numId="{n}">{prop("abstractNumId", shape)}{more}</w:num>' for n, (shape, more) in uses.items()
    )
    return f"<w:numbering {SPACES}>{made}</w:numbering>"


STYLES = "".join(
    (
        style("heading 1", "Heading1"),
        style("heading 2", "Heading2"),
        style("Tiêu đề con", "Con", based="Heading2"),
        style("Title", "Title"),
        style("Subtitle", "Subtitle"),
        style("caption", "Caption"),
        style("Chữ đậm", "Dam", "<w:rPr><w:b/></w:rPr>"),
    )
)
BULLETS, NUMBERS, AGAIN, CLAUSES, SUB = 1, 2, 3, 4, 5
RESTART = f'<w:lvlOverride w:ilvl="0">{prop("startOverride", 1)}</w:lvlOverride>'
LISTS = lists(
    {
        0: [level(0, "bullet", "-"), level(1, "bullet", "+")],
        1: [level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "decimal", "%1.%3.")],
        2: [level(0, "decimal", "Điều %1.", left=1), level(1, "decimal", "%2.", left=360)],
        3: [level(0, "bullet", "•", left=900)],
    },
    {BULLETS: (0, ""), NUMBERS: (1, ""), AGAIN: (1, RESTART), CLAUSES: (2, ""), SUB: (3, "")},
)


def relations(links: Mapping[str, tuple[str, str]]) -> str:
    """Return relationships: by id their kind and target; one with ``://`` in it is outside."""
    outside = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{xml.escape(target)}"{outside * (":" in target)}/>'
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def pack(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def document(*blocks: str) -> str:
    """Return the main part."""
    return f"<w:document {SPACES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"


def notes(kind: str, words: Mapping[str, str]) -> str:
    """Return the part of footnotes or endnotes, the line above them included."""
    made = f'<w:{kind} w:type="separator" w:id="-1">{p("———")}</w:{kind}>'
    made += "".join(
        f'<w:{kind} w:id="{key}">{p("<w:r><w:footnoteRef/></w:r>", one)}</w:{kind}>' for key, one in words.items()
    )
    return f"<w:{kind}s {SPACES}>{made}</w:{kind}s>"


def docx(
    *blocks: str, links: Mapping[str, tuple[str, str]] | None = None, parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Return a Word file of blocks, with the styles and lists above and what else is given."""
    whole = {
        "s": ("styles", "styles.xml"),
        "n": ("numbering", "numbering.xml"),
        "f": ("footnotes", "footnotes.xml"),
        "e": ("endnotes", "endnotes.xml"),
    } | dict(links or {})
    return pack(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations({"d": ("officeDocument", "word/document.xml")}),
            "word/document.xml": document(*blocks),
            "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
            "word/numbering.xml": LISTS,
            "word/_rels/document.xml.rels": relations(whole),
        }
        | dict(parts or {})
    )
