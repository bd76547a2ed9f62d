"""HTML read in one pass: the lines of the page with the elements they stand in, and its metadata.

The parser hands over events and keeps no tree, so that a hostile page costs no memory; libxml2
bounds the depth of nesting, `_tamed` the number of attributes (in which the parser is quadratic),
`MAX_ELEMENTS` the rest.
"""

import contextlib
import re
from functools import cache
from typing import Final, NamedTuple

from lxml import etree

from musnad.article import Reason
from musnad.intake.options import Refusal
from musnad.lexicon.tables import rows

MAX_ELEMENTS: Final = 300_000
_MAX_SIGNS = 10 * MAX_ELEMENTS  # scripts hold some of them
_MAX_ATTRIBUTES = 256
_TAMED_CHARS = 50_000
_FED_CHARS = 1 << 16
_ATTRIBUTE = r"""[\s/]++[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?"""
_TAG = re.compile(
    rf"<[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE}){{{_MAX_ATTRIBUTES},}}+>?+"
    rf"|(?P<tame><[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE})*+)"
)
_DECLARATION = re.compile(r"\s*+<\?xml[^>]*+>")

ELEMENT_COLUMNS = ("element", "reading", "zone")
_READINGS = frozenset({"unseen", "block", "void", "break"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Element(NamedTuple):
    """An element of the page: ``names`` are its class and id, ``parent`` an index (-1: none)."""

    tag: str
    names: str
    parent: int


class Line(NamedTuple):
    """A line of the page's text: the innermost block it stands in, how much of it is link.

    ``heading`` is the level of the heading it stands in, 0 for none.
    """

    text: str
    element: int
    link_chars: int
    heading: int


class Markup:
    """What one pass over a page gives; also the target of the parser's events."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.lines: list[Line] = []
        self.metas: dict[str, str] = {}
        self.times: list[str] = []
        self.linked_data: list[str] = []
        self.canonical: str | None = None
        self.title: str | None = None
        self.count = 0
        self._readings = element_readings()
        self._open: list[int] = []  # indices of the elements around
        self._unseen = 0
        self._collected: list[str] | None = None
        self._parts: list[str] = []
        self._holder = -1  # the innermost element that holds all text of the line
        self._depth = 0  # how many elements are open around what it holds
        self._lowest = 0  # the fewest that were open since the last text
        self._heading = 0
        self._links = 0
        self._link_chars = 0
        self._after_link = False

    # Events of the parser.

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise _too_many()
        if tag in ("meta", "link", "time", "script", "title"):
            self._take_metadata(tag, attributes)
        reading = self._readings.get(tag)
        if reading == "void":
            return
        if reading == "break":
            self._break()
        elif self._unseen or reading == "unseen" or _is_hidden(attributes):
            self._unseen += 1
        else:
            self._open_element(tag, attributes, is_block=reading == "block")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in ("script", "title"):
            self._finish_collecting(tag)
        reading = self._readings.get(tag)
        if reading in ("void", "break"):
            return
        if self._unseen:
            self._unseen -= 1
        else:
            self._close_element(tag, is_block=reading == "block")

    def data(self, text: str) -> None:
        """Take text between tags."""
        if self._collected is not None:
            self._collected.append(text)
        if self._unseen:
            return
        self._parts.append(text)
        self._after_link = False
        if not text.isspace():
            self._hold()
        if self._links:
            self._link_chars += len(text.strip())

    def close(self) -> "Markup":
        """Finish the last line."""
        self._flush()
        return self

    # Lines and elements.

    def _break(self) -> None:
        if self._heading:  # a title set in two lines is one title
            self._parts.append(" ")
        elif not self._unseen:
            self._flush()

    def _open_element(self, tag: str, attributes: dict[str, str], *, is_block: bool) -> None:
        if is_block:
            self._flush()
            self._heading = self._heading or _HEADINGS.get(tag, 0)
        elif tag == "a":
            self._start_link()
        parent = self._open[-1] if self._open else -1
        names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"
        self.elements.append(Element(tag, names.strip(), parent))
        self._open.append(len(self.elements) - 1)

    def _close_element(self, tag: str, *, is_block: bool) -> None:
        if is_block:
            self._flush()
        if tag in _HEADINGS:
            self._heading = 0
        elif tag == "a":
            self._links = max(0, self._links - 1)
            self._after_link = True
        if self._open:
            self._open.pop()
            self._lowest = min(self._lowest, len(self._open))

    def _start_link(self) -> None:
        if self._after_link:  # links side by side are kept apart by the page's style
            self._parts.append(" ")
        self._links += 1

    def _flush(self) -> None:
        if not self._parts:
            return
        text = " ".join("".join(self._parts).split())
        if text:
            self.lines.append(Line(text, self._holder, min(self._link_chars, len(text)), self._heading))
        self._parts.clear()
        self._link_chars = 0
        self._after_link = False
        self._holder = -1

    def _hold(self) -> None:
        """Take note of the innermost element that holds all text of the line so far."""
        depth = len(self._open)
        self._depth = depth if self._holder < 0 else min(self._depth, self._lowest)
        self._holder = self._open[self._depth - 1] if self._depth else -1
        self._lowest = depth

    # Metadata.

    def _take_metadata(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            content = attributes.get("content", "").strip()
            if name and content:
                self.metas.setdefault(name.strip().lower(), content)
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = self.canonical or attributes.get("href", "").strip() or None
        elif tag == "time" and attributes.get("datetime"):
            self.times.append(attributes["datetime"])
        elif _is_collected(tag, attributes):
            self._collected = []

    def _finish_collecting(self, tag: str) -> None:
        if self._collected is None:
            return
        text = "".join(self._collected).strip()
        self._collected = None
        if tag == "script":
            self.linked_data.append(text)
        elif self.title is None:
            self.title = " ".join(text.split()) or None


@cache
def element_readings() -> dict[str, str]:
    """Return how each element is read: unseen, block, void or break; others run on in the line."""
    table = rows("furniture/page_elements.tsv", ELEMENT_COLUMNS)
    return {row["element"]: row.one_of("reading", _READINGS) for row in table}


def parse_markup(html: str) -> Markup:
    """Return the lines and metadata of a page; broken markup is read as browsers do.

    Raises:
        Refusal: the page has too many elements.
    """
    markup = Markup()
    # The text goes in as UTF-8, whatever the page's own label says.
    parser = etree.HTMLParser(target=markup, encoding="utf-8", huge_tree=True, no_network=True)
    html = _tamed(html)
    if declaration := _DECLARATION.match(html):  # it may name another encoding
        html = html[declaration.end() :]
    parser.feed(b"<!DOCTYPE html>")  # a page of blanks must not count as no page at all
    for start in range(0, len(html), _FED_CHARS):
        parser.feed(html[start : start + _FED_CHARS].encode("utf-8", "replace"))
    with contextlib.suppress(etree.ParserError):  # nothing in it: no lines either
        parser.close()
    return markup


def _tamed(html: str) -> str:
    """Return ``html`` without tags of hundreds of attributes."""
    if len(html) < _TAMED_CHARS:
        return html
    if html.count("<") > _MAX_SIGNS:
        raise _too_many()
    return _TAG.sub(r"\g<tame>", html)


def _too_many() -> Refusal:
    return Refusal(Reason.TOO_LARGE, f"the page has more than {MAX_ELEMENTS:,} elements; no article has")


def _is_collected(tag: str, attributes: dict[str, str]) -> bool:
    return tag == "title" or (tag == "script" and "ld+json" in attributes.get("type", "").lower())


def _is_hidden(attributes: dict[str, str]) -> bool:
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))
