from __future__ import annotations

import dataclasses
import re
import runpy
from typing import Any

import pytest
from archive_lists import ArchiveListsSettings
from category_feeds import CategoryFeedsSettings
from structured_data import StructuredDataSettings
from theme_support import ThemeSupportSettings
from vietnamese_search import VietnameseSearchSettings
from view_counts import ViewCountsSettings

from bantin.images import ImageSettings
from tests.docs.tables import ROOT, codes, read, rows, section

GUIDE = read("docs/settings.md")
PLUGINS: dict[str, type[Any]] = {
    "THEME_SUPPORT": ThemeSupportSettings,
    "IMAGE_CAPTIONS": ImageSettings,
    "VIEW_COUNTS": ViewCountsSettings,
    "ARCHIVE_LISTS": ArchiveListsSettings,
    "CATEGORY_FEEDS": CategoryFeedsSettings,
    "STRUCTURED_DATA": StructuredDataSettings,
    "VIETNAMESE_SEARCH": VietnameseSearchSettings,
}
SOURCES = ("bantin", "plugins", "tests", "benchmarks")


def read_settings(file: str) -> dict[str, Any]:
    """Return the upper-case names of a settings file, save that of the folder it lies in."""
    found = runpy.run_path(str(ROOT / file))
    return {name: value for name, value in found.items() if name.isupper() and name != "HERE"}


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    """Return the settings of pelicanconf.py."""
    return read_settings("pelicanconf.py")


def documented(heading: str) -> dict[str, str]:
    """Return each setting of the table below a heading with what stands as its default."""
    return {name: row[1] for row in rows(section(GUIDE, heading)) for name in codes(row[0])}


def as_told(value: object) -> str:
    """Return a default as the guide writes it."""
    if value in ("", ()):
        return "trống"
    if isinstance(value, tuple):
        return f"`{', '.join(map(str, value))}`"
    plain = f"{value:,}".replace(",", " ") if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return f"`{plain}`"


def test_every_setting_is_in_the_guide_and_the_reverse(settings: dict[str, Any]) -> None:
    """The guide names every setting of pelicanconf.py and no other."""
    tables = {*documented("Cấu hình"), *codes("".join(re.findall("^## (.*)", GUIDE, re.MULTILINE)))}
    left_alone = codes(section(GUIDE, "Cấu hình").partition("Các mục còn lại")[2])
    told = {name for name in {*tables, *left_alone} if re.fullmatch("[A-Z_]+", name)}
    assert told == settings.keys()


def test_publishconf_names_nothing_new(settings: dict[str, Any]) -> None:
    """The settings of the live site have the names of those it builds on."""
    assert read_settings("publishconf.py").keys() == settings.keys()


def test_the_defaults_of_the_site_are_those_of_the_guide(settings: dict[str, Any]) -> None:
    """A default in the guide's first table is what pelicanconf.py says, paths taken from the project's folder."""
    defaults = {name: value[1:-1] for name, value in documented("Cấu hình").items() if re.fullmatch("`[^`]+`", value)}
    told = {name: str(settings[name]).removeprefix(f"{ROOT}/") for name in defaults}
    assert told == defaults
    assert {"PATH", "OUTPUT_PATH", "SITEURL", "TIMEZONE"} <= defaults.keys()


@pytest.mark.parametrize("name", PLUGINS)
def test_the_settings_of_a_plugin_are_in_the_guide_and_the_reverse(name: str) -> None:
    """A plugin's table holds its settings, each with its true default."""
    expected = {}
    for field in dataclasses.fields(PLUGINS[name]):
        required = field.default is dataclasses.MISSING
        expected[field.name] = "(phải ghi)" if required else as_told(field.default)
    told = documented(f"`{name}`")
    # An empty host stands for another setting, which the guide names.
    if told.get("host") == "tên miền trong `SITEURL`":
        told["host"] = "trống"
    assert told == expected


def test_every_environment_variable_is_in_the_guide_and_the_reverse() -> None:
    """The variables that the program, its settings, its tests and its measurements read are those of the guide."""
    files = [path for name in SOURCES for path in (ROOT / name).rglob("*.py")]
    files += [ROOT / name for name in ("tasks.py", "pelicanconf.py", "publishconf.py")]
    # Quoted, so that a sentence about a variable is not taken for its reading.
    name = re.compile(r"""["'](BANTIN_[A-Z]+|SOURCE_DATE_EPOCH)["']""")
    used = {found for path in files for found in name.findall(path.read_text(encoding="utf-8"))}
    told = {name for row in rows(section(GUIDE, "Biến môi trường")) for name in codes(row[0])}
    assert told == used
