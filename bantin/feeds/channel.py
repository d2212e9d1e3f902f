"""The channels of a site and what its pages say of them."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.article.addresses import category_path, url
from bantin.article.model import Category
from bantin.feeds.model import Authority, Channel, FeedGroup, FeedLink, Format
from bantin.identity import Identity
from bantin.messages import text


def channels(
    identity: Identity, categories: Iterable[Category], root: str, authority: Authority, icon: str = ""
) -> list[Channel]:
    """Return the site's channel, then one for each category in the given order.

    ``root`` is the absolute address of the output folder and ends in a slash; ``icon`` is an absolute address or empty.
    """

    def made(slug: str, label: str, title: str, description: str, home: str) -> Channel:
        publisher = identity.responsible_body or identity.name
        rights = identity.source_notice
        return Channel(
            slug, title, description, home, root, publisher, authority, rights=rights, icon=icon, label=label
        )

    site = text("feeds.site-title", site=identity.name)
    about = identity.description or text("feeds.site-description", site=identity.name)
    found = [made("", text("feeds.site-label"), site, about, root)]
    for category in categories:
        words = {"site": identity.name, "category": category.name}
        title = text("feeds.category-title", **words)
        description = category.description or text("feeds.category-description", **words)
        home = root + url(category_path(category)).lstrip("/")
        found.append(made(category.slug, category.name, title, description, home))
    return found


def links(channel: Channel) -> list[FeedLink]:
    """Return the channel's feeds as the head of a page announces them."""
    return [
        FeedLink(text("feeds.link-title", channel=channel.title, format=kind.label), channel.address(kind), kind.type)
        for kind in Format
    ]


def groups(all_channels: Iterable[Channel]) -> list[FeedGroup]:
    """Return what the page of all feeds shows: for each channel its feeds by the name of their format."""
    return [
        FeedGroup(
            channel.label or channel.title,
            tuple(FeedLink(kind.label, channel.address(kind), kind.type) for kind in Format),
        )
        for channel in all_channels
    ]
