"""The files of the titles, for suggestions while one types.

A title is listed under its first word and the first letter of its second, and again under two words and the first
letter of the third. A file is the JSON of the lists whose hashes name it: title and address, the newest first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from bantin.search.shards.layout import File, bits_for, compressed, file_name, word_hash
from bantin.search.shards.tiers import Tier
from bantin.text.fold import folded
from bantin.text.tokens import Kind, tokenise
from bantin.text.unicode import normalise

# Nobody reads further; who types on is given another list.
_MOST = 100
_TITLES = 100
_DEPTHS = (1, 2)

Lists = dict[str, list[tuple[str, str]]]


def write_titles(tier: Tier) -> tuple[int, Iterator[File]]:
    """Return how many bits of a hash name a file, and the files."""
    lists: Lists = {}
    for segment, number in tier.segments():
        title = segment.page_text(number)[: int(segment.title_ends[number])]
        for key in keys(title):
            some = lists.setdefault(key, [])
            if len(some) < _MOST:
                some.append((title, str(segment.record(number).get("url", ""))))
    bits = bits_for(sum(map(len, lists.values())), _TITLES)
    return bits, _files(lists, bits)


def keys(title: str) -> Iterator[str]:
    """Yield under what a title is listed."""
    words = [folded(one.exact) for one in tokenise(normalise(title)) if one.kind is not Kind.CODE]
    for depth in _DEPTHS:
        if len(words) > depth:
            yield " ".join([*words[:depth], words[depth][0]])


def _files(lists: Lists, bits: int) -> Iterator[File]:
    shelves: list[Lists] = [{} for _ in range(1 << bits)]
    for key, some in sorted(lists.items()):
        shelves[word_hash(key) >> (32 - bits) if bits else 0][key] = some
    for number, shelf in enumerate(shelves):
        yield File(f"t/{file_name(number)}", compressed(json.dumps(shelf, ensure_ascii=False).encode()))
