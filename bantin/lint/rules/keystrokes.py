"""Keys of Telex or VNI that stayed in the text: "ddoongf chis". ``bantin.text.keystrokes`` knows them."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import judge
from bantin.report import Severity
from bantin.text.keystrokes import recover, recover_text


@judge
def _may_be_keys(word: str) -> bool:
    # Of capitals alone there are more names (SOJO, VOV) than words.
    return word.isascii() and word.isalnum() and not word.isupper() and recover(word) is not None


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each word that can only be keys, in paragraphs that are otherwise Vietnamese or all in keys."""
    words = {word for word, _ in _may_be_keys(sheet)}
    if not words:
        return
    places = sorted(span.start for word in words for span in sheet.find(word))
    for paragraph in sheet.paragraphs:
        if not any(paragraph.start <= place < paragraph.end for place in places):
            continue
        for change in recover_text(sheet.prose[paragraph.start : paragraph.end]).changed:
            if change.typed in words:
                yield Finding(paragraph.start + change.start, {"found": change.typed, "meant": change.recovered})


RULE = Rule(
    code="keystrokes",
    severity=Severity.WARNING,
    check=check,
    bad=("Các ddoongf chí lãnh đạo dự hội nghị.", "Ddoongf chis Bis thuw quaanj uyr dự."),
    good=("Các đồng chí lãnh đạo dự hội nghị.", "Ông dùng Facebook và Zalo.", "Bài test của VAR."),
)
