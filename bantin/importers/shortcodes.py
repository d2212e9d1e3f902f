"""What WordPress makes of the short codes in square brackets, as far as an article can have it; the rest is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bantin.html import escape, unescape
from bantin.importers.embeds import is_web

# Elements and comments are passed over whole: what stands within them was typed for no reader.
_PLACE = re.compile(
    r"<[^<>]*>"
    r"|(?P<twice>\[)?\[(?P<end>/)?(?P<name>[A-Za-z][\w-]{0,60})(?P<rest>(?:[\s=][^\[\]<>]{0,2000})?)(?P<alone>/)?\]"
    r"(?(twice)\])",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]{1,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_ADDRESS = re.compile(r"https?://[^\s\[\]<>\"']{1,500}")
# Such as a person would hardly type, and such as many sites have without any attribute.
_NAMED = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+")
_KNOWN = frozenset({"gallery", "contact-form-7"})
_BARE = frozenset({"sitemap", "toc", "contact", "slider", "polls", "poll", "wpforms", "ninja_form", "gravityform"})
_PLAYERS = frozenset({"embed", "embedyt", "youtube", "vimeo", "audio", "video"})
_FILES = ("src", "url", "mp4", "m4v", "webm", "mp3", "m4a", "ogg", "wav")
# All galleries of an article together: one that shows the whole library again and again would fill the memory.
_MOST_PICTURES = 5000
_WATCHED = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}


@dataclass(frozen=True, slots=True)
class LibraryPicture:
    """A picture of the library: its address, its caption and the words that stand for it."""

    address: str
    caption: str = ""
    alt: str = ""


Choose = Callable[[Mapping[str, str]], tuple[list[LibraryPicture], list[str]]]


@dataclass(slots=True)
class Expanded:
    """HTML without short codes, and what was given up on the way: kinds of loss and details."""

    html: str = ""
    losses: list[tuple[str, str]] = field(default_factory=list)


def expand(html: str, choose: Choose) -> Expanded:
    """Return the HTML with pictures for galleries and links for players; other codes go, the words they enclose stay.

    ``choose`` returns the pictures that a gallery's attributes name, and the numbers of those nobody knows. What is in
    brackets without being a code by its form stays as it is.
    """
    reader = _Reader(html, choose)
    reader.found.html = _PLACE.sub(reader.replace, html)
    return reader.found


def figures(pictures: Iterable[LibraryPicture]) -> str:
    """Return the pictures as HTML."""
    return "\n\n".join(
        f'<figure><img src="{escape(one.address)}" alt="{escape(one.alt)}">'
        f"<figcaption>{escape(one.caption)}</figcaption></figure>"
        for one in pictures
    )


class _Reader:
    """Replaces one code after another; ``found`` takes what is given up."""

    def __init__(self, html: str, choose: Choose) -> None:
        self.html = html
        self.choose = choose
        self.found = Expanded()
        self.closed = frozenset(one["name"] for one in _PLACE.finditer(html) if one["name"] and one["end"])
        self.opened: set[str] = set()
        self.left = _MOST_PICTURES

    def replace(self, code: re.Match[str]) -> str:
        """Return what stands in place of one code."""
        name = code["name"]
        if not name:
            return code[0]
        if code["twice"]:
            # Somebody explains a code.
            return code[0][1:-1]
        if code["end"]:
            return "" if name in self.opened else code[0]
        address = _address(code, name) if name in _PLAYERS else ""
        if not address and not self._is_code(code):
            return code[0]
        self.opened.add(name)
        return f'<a href="{escape(address)}">{escape(address)}</a>' if address else self._made(code, name)

    def _is_code(self, code: re.Match[str]) -> bool:
        name, rest = code["name"], unescape(code["rest"]).strip()
        if name in _KNOWN or name in self.closed or code["alone"]:
            return True
        if not rest:
            return name in _BARE or _NAMED.fullmatch(name) is not None
        return not _ATTRIBUTE.sub("", rest).strip("/ \t\n")

    def _made(self, code: re.Match[str], name: str) -> str:
        """Return the pictures of a gallery; of any other code nothing, named unless it only encloses words."""
        if name == "gallery":
            pictures, unknown = self.choose(_attributes(code["rest"]))
            self.left -= len(pictures)
            if self.left < 0:
                pictures, unknown = [], [code[0]]
            self.found.losses.extend(("gallery", one) for one in unknown or ([] if pictures else [code[0]]))
            return f"\n\n{figures(pictures)}\n\n"
        if name not in self.closed or code["rest"].strip():
            self.found.losses.append(("shortcode", unescape(code[0])))
        return ""


def _address(code: re.Match[str], name: str) -> str:
    """Return where a player leads that says so itself, empty where it does not."""
    given, rest = _attributes(code["rest"]), unescape(code["rest"])
    told = next((given[one] for one in _FILES if is_web(given.get(one, ""))), "")
    found = _ADDRESS.search(rest)
    number = given.get("id") or rest.strip("= \t\"'")
    if not told and not found and name in _WATCHED and re.fullmatch(r"[\w-]{5,20}", number, re.ASCII):
        return _WATCHED[name] + number
    return told or (found[0] if found else "")


def _attributes(rest: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(unescape(rest))
    return {name.lower(): double or single or plain for name, double, single, plain in found}
