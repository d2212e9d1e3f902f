"""What lies in an export of WordPress besides its articles: pictures, blocks used again, technical items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from bantin.html import plain_text
from bantin.importers.shortcodes import LibraryPicture
from bantin.importers.syndication import CONTENT, words_of
from bantin.importers.xml_stream import read_elements

_EXPORT = re.compile(r"\{http://wordpress\.org/export/1\.\d/(?P<part>excerpt/)?\}")
# Types of items that are no articles: of WordPress itself, and of plugins for forms, shops, layouts and fields. What
# readers sent in or bought is not for the public, so these are named one by one.
_TECHNICAL = frozenset(
    {
        *("attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache"),
        *("user_request", "feedback", "scheduled-action", "elementor_library", "elementor_snippet", "oceanwp_library"),
        *("wpcf7_contact_form", "wpforms", "wpforms-template", "nf_sub", "flamingo_inbound", "flamingo_contact"),
        *("flamingo_outbound", "mc4wp-form", "mailpoet_page", "jp_pay_order", "jp_pay_product", "jp_mem_plan"),
        *("shop_order", "shop_order_refund", "shop_coupon", "product_variation", "shop_subscription", "edd_payment"),
        *(
            "amn_smtp",
            "cookielawinfo",
            "wpcode",
            "et_pb_layout",
            "fl-builder-template",
            "vc4_templates",
            "vc_grid_item",
        ),
        *("ml-slider", "ml-slide", "ngg_album", "ngg_gallery", "ngg_pictures", "tablepress_table"),
    }
)
_TECHNICAL_BEGINNINGS = ("wp_", "acf-", "acf_", "_pods_", "jetpack_", "inspiro_")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp)(?:\?|$)", re.IGNORECASE)
_REUSED = re.compile(r"<!--\s*wp:block\s*\{[^{}]{0,200}?\"ref\"\s*:\s*(\d{1,18})[^{}]{0,200}\}\s*/-->")
# A block may be made of others; one that holds itself ends here.
_DEEPEST, _LONGEST = 5, 5_000_000


def is_technical(kind: str) -> bool:
    """Tell whether items of that type are no articles."""
    return kind in _TECHNICAL or kind.startswith(_TECHNICAL_BEGINNINGS)


def plain_names(item: Element) -> Element:
    """Return the item, its names alike for every version of the format: ``wp-post_id``, ``excerpt-encoded``."""
    for one in item.iter():
        one.tag = _EXPORT.sub(lambda found: "excerpt-" if found["part"] else "wp-", one.tag)
    return item


@dataclass(slots=True)
class Library:
    """Pictures by their number, the numbers of those of each article, and blocks that are used again."""

    pictures: dict[str, LibraryPicture] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)

    def choose(self, given: Mapping[str, str], article: str) -> tuple[list[LibraryPicture], list[str]]:
        """Return the pictures of a gallery in the article of that number, and the numbers of those not known.

        ``given`` is what the gallery says; without numbers it shows the article's own pictures.
        """
        named = given.get("ids") or given.get("include") or ""
        without = _numbers(given.get("exclude", ""))
        numbers = _numbers(named) if named else self.children.get(given.get("id") or article, [])
        wanted = [one for one in numbers if one not in without]
        unknown = [one for one in wanted if one not in self.pictures]
        return [self.pictures[one] for one in wanted if one in self.pictures], unknown

    def with_blocks(self, html: str) -> str:
        """Return the HTML of an article with the blocks it takes from elsewhere; one that is missing is left a code."""
        for _ in range(_DEEPEST):
            taken = [self.blocks.get(number, "") for number in _REUSED.findall(html)]
            if not any(taken) or len(html) + sum(map(len, taken)) > _LONGEST:
                break
            html = _REUSED.sub(lambda found: self.blocks.get(found[1]) or _missing(found), html)
        return _REUSED.sub(_missing, html)


def _missing(block: re.Match[str]) -> str:
    return f'[wp_block ref="{block[1]}" /]'


def _numbers(words: str) -> list[str]:
    return re.findall(r"\d+", words)


def read_library(path: Path) -> Library:
    """Return what articles refer to by number; raises OSError and XmlError."""
    library = Library()
    for one in read_elements(path, {"item"}):
        item = plain_names(one.element)
        number, kind = words_of(item, "wp-post_id"), words_of(item, "wp-post_type")
        address = words_of(item, "wp-attachment_url")
        if kind == "wp_block":
            library.blocks[number] = words_of(item, f"{CONTENT}encoded")
        elif kind == "attachment" and address:
            library.pictures[number] = LibraryPicture(
                address, plain_text(words_of(item, "excerpt-encoded")), _alt(item)
            )
            if _PICTURE.search(address):
                library.children.setdefault(words_of(item, "wp-post_parent"), []).append(number)
    return library


def _alt(item: Element) -> str:
    named = (one for one in item.findall("wp-postmeta") if words_of(one, "wp-meta_key") == "_wp_attachment_image_alt")
    return next((words_of(one, "wp-meta_value") for one in named), "")
