from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bantin.settings import SettingsError, decode, nearest, read_toml


@dataclass(frozen=True, slots=True)
class _Item:
    label: str
    href: str = "/"


@dataclass(frozen=True, slots=True)
class _Settings:
    name: str
    size: int = 20
    strict: bool = False
    ratio: float = 0.5
    limit: int | None = None
    widths: tuple[int, ...] = (480,)
    menu: tuple[_Item, ...] = ()
    first: _Item = field(default_factory=lambda: _Item("a"))


def refusal(**values: Any) -> str:
    with pytest.raises(SettingsError) as caught:
        decode(_Settings, "SITE", {"name": "x"} | values)
    return str(caught.value)


def test_values_become_a_frozen_dataclass() -> None:
    """Lists become tuples, tables dataclasses, and what is left out takes its default."""
    made = decode(_Settings, "SITE", {"name": "x", "widths": [1, 2], "menu": [{"label": "a"}], "first": {"label": "b"}})
    assert made == _Settings("x", widths=(1, 2), menu=(_Item("a"),), first=_Item("b"))
    assert decode(_Settings, "SITE", {"name": "x", "limit": None, "strict": True, "ratio": 1.5}).ratio == 1.5


@pytest.mark.parametrize(
    "values",
    [
        {"name": 1},
        {"size": "20"},
        {"size": True},
        {"size": None},
        {"size": 1.5},
        {"limit": False},
        {"limit": "x"},
        {"strict": 1},
        {"strict": "true"},
        {"widths": 480},
        {"widths": [480, "x"]},
        {"widths": [True]},
        {"menu": {"label": "a"}},
        {"menu": ["a"]},
        {"first": "a"},
    ],
)
def test_a_wrong_type_is_named(values: dict[str, Any]) -> None:
    """Text for a number, a truth value for a number, one for a list: the entry is named."""
    assert f"SITE.{next(iter(values))}" in refusal(**values)


def test_an_entry_deep_down_is_named_with_its_way() -> None:
    """The error says which item of which list is meant."""
    assert "SITE.widths[1]" in refusal(widths=[1, "x"])
    assert "SITE.menu[0].label" in refusal(menu=[{"label": 1}])
    assert "SITE.menu[1]" in refusal(menu=[{"label": "a"}, {}])


def test_an_unknown_name_leads_to_the_nearest() -> None:
    """A misspelt name is an error that offers the right one; a stranger is an error without an offer."""
    said = refusal(sise=1)
    assert "“sise”" in said
    assert "“size”" in said
    assert "Ý bạn" not in refusal(zzzzzz=1)


def test_missing_names_are_all_said() -> None:
    """What has no default must be there."""
    with pytest.raises(SettingsError, match="name"):
        decode(_Settings, "SITE", {})


def test_the_nearest_name_ignores_case() -> None:
    """The known name is given back as it is written; where none is like it, nothing."""
    assert nearest("TITEL", ["Title", "date"]) == "Title"
    assert nearest("zzz", ["Title", "date"]) == nearest("x", []) == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('name = "Quận', "cuối tệp: thiếu dấu nháy đóng"),
        ("\ntone = cũ", "dòng 2, cột 8: giá trị không đọc được"),
        ("name", "cuối tệp: sau tên phải có dấu ="),
        ("[x", "cuối tệp: thiếu dấu ngoặc vuông"),
        ("a = 1\na = 2\n", ": một tên hoặc một bảng được ghi hai lần"),
        ("= 1", "dòng 1, cột 1: xem lại dòng này"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_vietnamese(tmp_path: Path, typed: str, told: str) -> None:
    """Where and what, for whoever has never heard of TOML."""
    path = tmp_path / "a.toml"
    path.write_text(typed, encoding="utf-8")
    with pytest.raises(SettingsError, match=told):
        read_toml(path)
