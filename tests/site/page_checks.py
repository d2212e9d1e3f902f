"""What every page of every site has to stand, whatever lies in its articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib

HOST = "http://127.0.0.1:8000"
# Elements that run something or let another site in; of scripts only data and the theme's own file may stand.
_LIVE = frozenset({"iframe", "object", "embed", "applet", "base", "style", "frame", "frameset", "audio", "video"})
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster", "data", "cite", "background", "ping"})
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})


def parse(html: str) -> ET.Element:
    """Return the tree a browser makes of a page; raises html5lib's ParseError where it has to mend something."""
    tree: ET.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return tree


def parse_fragment(html: str) -> ET.Element:
    """Return the tree a browser makes of a piece of HTML, mended where need be."""
    tree: ET.Element = html5lib.HTMLParser(namespaceHTMLElements=False).parseFragment(html)
    return tree


def elements(tree: ET.Element) -> Iterator[ET.Element]:
    """Yield every element; comments are none."""
    return (one for one in tree.iter() if isinstance(one.tag, str))


def words(element: ET.Element) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def live_parts(tree: ET.Element) -> list[str]:
    """Return what of a page could run code of an article, or let another site in."""
    return [f"<{one.tag} {one.attrib}>" for one in elements(tree) if _is_live(one)]


def _is_live(element: ET.Element) -> bool:
    if element.tag in _LIVE or any(name.startswith("on") or name in {"style", "srcdoc"} for name in element.attrib):
        return True
    if element.tag == "script" and element.get("type") != "application/ld+json":
        return not element.get("src", "").startswith("/theme/") or bool(element.text)
    addresses = (value for name, value in element.attrib.items() if name.split("}")[-1] in _ADDRESSES)
    return any(_scheme(value) not in _SCHEMES for value in addresses)


def _scheme(address: str) -> str:
    """Return the scheme as a browser reads it: blanks and control characters do not count."""
    bare = "".join(one for one in address if one > " ")
    head, colon, _ = bare.partition(":")
    return head.lower() if colon and not set(head) & set("/?#") else ""


def fetched(tree: ET.Element) -> Iterator[str]:
    """Yield every address a browser loads by itself with the page."""
    for one in elements(tree):
        relations = set(one.get("rel", "").split())
        if one.tag == "link" and relations & {"stylesheet", "icon", "apple-touch-icon", "preload"}:
            yield one.get("href", "")
        elif one.tag not in {"a", "form", "link"}:
            yield from (one.attrib[name] for name in ("src", "poster", "data") if name in one.attrib)
            yield from candidates(one.get("srcset", ""))


def candidates(srcset: str) -> list[str]:
    """Return the addresses of a ``srcset``."""
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def links(tree: ET.Element) -> Iterator[str]:
    """Yield every address a page leads to, loads or names."""
    for one in elements(tree):
        yield from (one.attrib[name] for name in ("href", "src", "action") if name in one.attrib)
        yield from candidates(one.get("srcset", ""))


def file_of(address: str, page: str = "") -> str | None:
    """Return the file below the output folder that an address on ``page`` means; None for another site's."""
    parts = urlsplit(urljoin(f"{HOST}/{page.removesuffix('index.html')}", address))
    if f"{parts.scheme}://{parts.netloc}" != HOST:
        return None
    path = unquote(parts.path).lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def pages_of(output: Path) -> dict[str, ET.Element]:
    """Return every page of a site by its path, parsed strictly."""
    files = sorted((*output.rglob("*.html"), *output.rglob("*.htm")))
    return {file.relative_to(output).as_posix(): parse(file.read_text(encoding="utf-8")) for file in files}
