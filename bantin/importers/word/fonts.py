"""The one place where the letters of a run are told from the font they were typed in.

Before Unicode the offices wrote with fonts that show Vietnamese letters where other fonts have other signs. Such text
is no Vietnamese without its font (".VnTime" for TCVN 5712, "VNI-Times" for VNI).
"""

from __future__ import annotations

from bantin.importers.losses import Losses
from bantin.importers.old_encodings import CONVERTED, told_of
from bantin.legacy.repair import repair

# In the fonts of TCVN3 its code is that of ư; in others it is no letter.
SOFT_HYPHEN = "\xad"


def spell(words: str, font: str, losses: Losses) -> str:
    """Return the words of a run as Unicode; that they were in an old encoding is noted."""
    told = repair(words, font)
    for kind in told_of([told]):
        losses.add(kind, told.encoding.value if told.encoding and kind == CONVERTED else "")
    return told.text.replace(SOFT_HYPHEN, "")
