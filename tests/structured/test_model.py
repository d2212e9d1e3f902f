from __future__ import annotations

from bantin.identity import Identity
from bantin.structured.model import Picture, describe_site
from tests.structured.samples import ROOT


def test_the_office_of_site_toml_is_the_publisher() -> None:
    """Names, address and the office above come from the identity; the responsible body answers for the site."""
    logo = Picture(f"{ROOT}emblem.png", 512, 512)
    identity = Identity("Cổng Sông Thanh", "Sông Thanh", "UBND quận Sông Thanh", parent="UBND thành phố", phone="1022")
    site = describe_site(identity, ROOT, f"{ROOT}tim-kiem/?q=", logo)
    assert (site.name, site.root, site.search) == ("Cổng Sông Thanh", ROOT, f"{ROOT}tim-kiem/?q=")
    assert (site.publisher.name, site.publisher.parent) == ("UBND quận Sông Thanh", "UBND thành phố")
    assert (site.publisher.phone, site.publisher.logo) == ("1022", logo)
