"""The credit at the end of a caption: "Ảnh: Văn A", "(Ảnh: …)", "Ảnh - X"."""

from __future__ import annotations

import re

from bantin.html import plain_text

# The small letters, for patterns; in the order of their codes, capitals stand between those of Vietnamese.
LOWER = "a-z" + "".join(letter for letter in map(chr, range(0xDF, 0x1EFA)) if letter.islower())

_WORD = r"(?:Ảnh|Nguồn ảnh|Nguồn|Photo)"
# What becomes a credit is shown as "Ảnh: …"; a map's or a chart's "Nguồn: …" keeps its own word in the caption.
_MAKER = r"(?:Ảnh|Nguồn ảnh|Photo)"
_NAME = rf"(?P<name>[^\W_{LOWER}][^<>()]{{0,60}}?)"
_OPEN = rf"(?:^|(?<=[\s.,;–>-])){_MAKER}\s*(?::|[–-](?=\s))\s*{_NAME}"
_BRACKETED = rf"\((?:{_MAKER}|ảnh)\s*(?::|[–-])\s*{_NAME.replace('name', 'bracketed')}\s*\)"
# Emphasis may stand around the credit alone.
_CREDIT = re.compile(
    rf"(?:<(?:em|i|strong|b)>)?(?:{_OPEN}|{_BRACKETED})(?P<stop>[.\s]*)(?:</(?:em|i|strong|b)>)?[.\s]*$"
)
# Wider: "(Ảnh nhân vật cung cấp)", "Ảnh minh họa" tell of a picture too, but name nobody.
_ENDS = re.compile(
    rf"(?:^|(?<=[\s.,;:–(-]))(?:{_WORD}|ảnh)\b(?:[^()]{{0,80}}\)|(?: minh h[ọo]ạ?a?)?\s*[:–-][^()]{{1,60}}"
    r"| minh h[ọo]ạ?a?| tư liệu)\W*$"
)
# Words without which neither is found; most captions have none, and these are quickly looked for.
_SAYS_MAKER = re.compile(r"[Ảả]nh|Photo")
_SAYS_SOURCE = re.compile(r"[Ảả]nh|Nguồn|Photo")
_ITALIC = re.compile(r"<(em|i)>([^<]*)</\1>(\.?)")
_PERSON = re.compile(rf"[^\W_{LOWER}]\S*(?: [^\W_{LOWER}]\S*){{0,5}}")


def split_credit(html: str) -> tuple[str, str]:
    """Return a caption (inline HTML) without its credit, and the credit as plain text without its word.

    Emphasis around the whole caption is taken off. A caption that is nothing but "Ảnh: …" is a credit only if a name
    follows, since "Ảnh: Lễ khai mạc" says what is seen.
    """
    html = " ".join(html.split())
    if not html:
        return "", ""
    if italic := _ITALIC.fullmatch(html):
        html = (italic[2] + italic[3]).strip()
    match = _CREDIT.search(html) if _SAYS_MAKER.search(html) else None
    if match is None:
        return html, ""
    name = plain_text(match["name"] or match["bracketed"])
    # Not the semicolon: it may end a character reference.
    before = html[: match.start()].rstrip(" \t\n,:–-")
    if before.count("<") % 2 or (not before and not _PERSON.fullmatch(name)):
        return html, ""
    if before[-1:].isalnum() and match[0].endswith("."):
        before += "."
    return before, name


def ends_with_credit(words: str) -> bool:
    """Tell whether a plain text ends as captions do that say where the picture comes from."""
    return _SAYS_SOURCE.search(words) is not None and _ENDS.search(words) is not None
