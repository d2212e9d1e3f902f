from __future__ import annotations

from pathlib import Path

import pytest

from bantin.identity import MenuItem, read_identity
from bantin.settings import SettingsError

GOOD = (
    'name = "Cổng thông tin điện tử quận Sông Thanh"\nshort_name = "Quận Sông Thanh"\nresponsible_body = "UBND quận"\n'
)


def given(folder: Path, text: str) -> Path:
    path = folder / "site.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_office_says_who_it_is(tmp_path: Path) -> None:
    """Names, people and menus are read; what is left out is empty."""
    text = GOOD + '[[menu]]\nlabel = "Giới thiệu"\nhref = "/gioi-thieu.html"\n'
    found = read_identity(given(tmp_path, text))
    assert found.short_name == "Quận Sông Thanh"
    assert found.menu == (MenuItem("Giới thiệu", "/gioi-thieu.html"),)
    assert (found.emblem, found.footer_menu) == ("", ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "x"\n', "short_name, responsible_body"),
        (GOOD + 'emblen = "x"\n', "“emblem”"),
        (GOOD + "phone = 123\n", "phone"),
        (GOOD + '[[menu]]\nlabel = "x"\n', "href"),
        (GOOD + "name =", "TOML"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    """Missing, misspelt and wrong entries and broken TOML are each said in a sentence that names site.toml."""
    with pytest.raises(SettingsError) as caught:
        read_identity(given(tmp_path, text))
    assert "site.toml" in str(caught.value)
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Without site.toml the sentence names the file that has to be made."""
    with pytest.raises(SettingsError, match="site"):
        read_identity(tmp_path / "site.toml")
