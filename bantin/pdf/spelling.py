"""How well what was read is Vietnamese: text in fonts before Unicode, and words that were torn apart."""

from __future__ import annotations

import re

from bantin.text.syllables import is_syllable

# What .VnTime (TCVN3) and VNI-Times have in the places of Vietnamese letters, and Vietnamese in Unicode nowhere in a
# word: to all but those fonts "Cộng hòa xã hội" is "Céng hßa x· héi".
_STRANGE = "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ"
_HAS_STRANGE = re.compile(rf"[{_STRANGE}]")
_WORD = re.compile(rf"(?:[^\W\d_]|[{_STRANGE}])+")
# Measured on 32 documents: .29 to .67 of the words in these fonts, at most .0001 in Unicode. German stays below.
_MOST_STRANGE = 0.25
_MOST_TORN = 0.12


def is_old_font(text: str) -> bool:
    """Tell whether so many words hold letters that are none of Vietnamese that the text is of no use."""
    words = [word for word in _WORD.findall(text) if any(map(str.isalpha, word))]
    strange = sum(len(word) > 1 and _HAS_STRANGE.search(word) is not None for word in words)
    return strange > _MOST_STRANGE * len(words)


def torn(text: str) -> float:
    """Return the share of words that can be no syllables: high where spaces were put into them, and in English."""
    words = _WORD.findall(text)
    return sum(not is_syllable(word) for word in words) / max(len(words), 1)


def is_torn(text: str) -> bool:
    """Tell whether so many words can be no syllables that another reading of the page may be the better."""
    return torn(text) > _MOST_TORN
