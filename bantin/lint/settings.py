"""What an office may choose about the checks: ``content/lint.toml``, which need not be there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bantin.files import Root
from bantin.messages import text
from bantin.settings import SettingsError, decode, nearest, read_toml

FILE = "lint.toml"
OLD, NEW = "old", "new"

# What every reader of an office's pages knows.
_KNOWN = (
    *("BCA", "BCH", "BHXH", "BHYT", "BQL", "BTC", "BTV", "CA", "CAND", "CCCD", "CHXHCN", "CLB", "CMND", "CNTT", "CSGT"),
    *("CT", "ĐBQH", "ĐH", "GD", "GDĐT", "GD&ĐT", "HĐND", "HĐQT", "HLV", "HN", "HTX", "KCN", "KĐT", "MTTQ", "NXB"),
    *("PCCC", "QĐ", "QH", "QL", "TAND", "TBT", "THCS", "THPT", "TP", "TP.HCM", "TPHCM", "TT", "TTXVN", "TW", "TƯ"),
    *("CSĐT", "GDP", "GS", "HCM", "LHQ", "MTV", "NSND", "NSƯT", "NGƯT", "PGS", "ThS", "TMCP", "TNHH", "TS"),
    *("UBND", "UBMTTQ", "VH", "VKSND", "XHCN"),
)


@dataclass(frozen=True, slots=True)
class LintSettings:
    """The house style of the office and what it knows to be right.

    ``tone`` is where the tone of oa, oe, uy stands: "old" (hòa, ủy), "new" (hoà, uỷ), "" for one way within each
    article. ``phones`` may be published; ``words`` are right however they look; ``abbreviations`` need no long form;
    ``off`` are the codes of rules that are not asked; a picture less than ``picture_width`` pixels wide is too small.
    """

    tone: str = ""
    phones: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    picture_width: int = 480

    @property
    def known_abbreviations(self) -> frozenset[str]:
        """The abbreviations that need no long form: the office's own and those that everybody knows."""
        return frozenset((*_KNOWN, *self.abbreviations))


def read_settings(content: Root, codes: Sequence[str]) -> LintSettings:
    """Return what ``lint.toml`` of the content folder says, the defaults where there is none.

    ``codes`` are those of the rules. Raises SettingsError where the file is no TOML or holds an unknown or wrong entry.
    """
    path = content / FILE
    if not path.is_file():
        return LintSettings()
    settings = decode(LintSettings, FILE, read_toml(path))
    if settings.tone not in ("", OLD, NEW):
        raise SettingsError(text("lint.tone-wrong", value=settings.tone, old=OLD, new=NEW))
    for code in settings.off:
        if code not in codes:
            guess = nearest(code, list(codes))
            hint = text("lint.did-you-mean", guess=guess) if guess else ""
            raise SettingsError(text("lint.code-unknown", code=code, hint=hint).rstrip())
    for word in settings.words:
        if len(word.split()) != 1:
            raise SettingsError(text("lint.word-several", word=word))
    for phone in settings.phones:
        if not any(map(str.isdecimal, phone)):
            raise SettingsError(text("lint.phone-wrong", phone=phone))
    return replace(settings, words=tuple(one.lower() for one in settings.words))
