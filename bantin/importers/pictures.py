"""The pictures of imported articles: carried over, unpacked from the text, or lost by name."""

from __future__ import annotations

import base64
import binascii
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from bantin.importers.carrier import PACKED, Carrier, Goods, shown
from bantin.importers.fetching import FetchError
from bantin.importers.runs import Picture
from bantin.importers.signatures import picture_suffix

LOST = "lost:"


def _suffix(_name: str, data: bytes) -> str:
    suffix = picture_suffix(data)
    if not suffix:
        raise FetchError("no-picture")
    return suffix


_PICTURES = Goods("images", _suffix)


@dataclass(slots=True)
class Pictures:
    """Places pictures; ``counts`` says how many were found, and of these copied, fetched, kept, unpacked and lost."""

    carrier: Carrier
    counts: Counter[str] = field(default_factory=Counter)
    attached: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of those that came with the article at hand, by address."""

    def place(self, picture: Picture) -> str:
        """Return the address for the Markdown: a file below the content folder, or ``lost:`` and where it once was."""
        self.counts["found"] += 1
        first = picture.addresses[0]
        try:
            if first.startswith(("data:", PACKED)):
                path = self.carrier.put(_PICTURES, *self._unpack(first))
                self.counts["unpacked"] += 1
            else:
                path = self.carrier.carry(_PICTURES, picture.addresses, self.counts)
        except FetchError as error:
            self.counts["lost"] += 1
            self.carrier.losses.append(("picture-lost", shown(first), error))
            return LOST + shown(first)
        return f"/{path}"

    def _unpack(self, address: str) -> tuple[str, bytes]:
        """Return name and bytes of a picture that lies in the text or came with it; raises FetchError."""
        if address.startswith(PACKED):
            if address not in self.attached:
                raise FetchError("not-packed")
            return address.removeprefix(PACKED), self.attached[address]
        try:
            return "", base64.b64decode(unquote(address.partition(",")[2]), validate=False)
        except (binascii.Error, ValueError):
            raise FetchError("no-picture") from None
