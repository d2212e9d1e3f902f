from __future__ import annotations

from pathlib import Path

from bantin.site_name import site_name


def test_the_projects_own_site_has_the_plain_name(tmp_path: Path) -> None:
    """A folder beside the state, as `output`, is called what it is called."""
    assert site_name(tmp_path / "var", tmp_path / "output") == "output"


def test_sites_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Elsewhere the path counts, however it is written."""
    one, other = (site_name(tmp_path / "var", tmp_path / place / "site") for place in ("quan", "phuong"))
    assert one != other
    assert one.startswith("site-")
    assert one == site_name(tmp_path / "var", tmp_path / "phuong" / ".." / "quan" / "site")
