"""Who publishes the site: ``content/site.toml``, written by the office, not by a programmer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bantin.settings import decode, read_toml


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of a menu: what it says and where it leads."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The names, the responsible people and the menus that every page shows."""

    name: str
    short_name: str
    responsible_body: str
    parent: str = ""
    description: str = ""
    emblem: str = ""
    responsible_editor: str = ""
    licence: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    source_notice: str = ""
    menu: tuple[MenuItem, ...] = ()
    footer_menu: tuple[MenuItem, ...] = ()


def read_identity(path: Path) -> Identity:
    """Return what ``site.toml`` at ``path`` says.

    Raises SettingsError where the file is missing, is no TOML, or holds an unknown or wrong entry.
    """
    return decode(Identity, path.name, read_toml(path))
