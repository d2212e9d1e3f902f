from __future__ import annotations

from datetime import date

import pytest

from bantin.feeds.model import Authority
from bantin.settings import SettingsError, decode


def test_an_authority_can_stand_in_the_settings() -> None:
    """Host and day, as settings give them, make tag URIs."""
    authority = decode(Authority, "AUTHORITY", {"host": "song-thanh.gov.vn", "since": date(2019, 3, 1)})
    assert authority.uri("article/k7m2q9xb") == "tag:song-thanh.gov.vn,2019-03-01:article/k7m2q9xb"


@pytest.mark.parametrize(
    "host", ["", "https://songthanh.gov.vn", "songthanh.gov.vn/", "sông.vn", "Song.vn", "a..b", "-a"]
)
def test_what_is_no_host_is_refused_by_name(host: str) -> None:
    """Identifiers are for life, so a host that cannot be one is refused before the first is minted."""
    with pytest.raises(SettingsError, match=f"“{host}”"):
        Authority(host, date(2019, 3, 1))
