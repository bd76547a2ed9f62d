"""RSS and Atom feeds, and sitemaps: which articles there are, and what is said of them."""

import re
from html import escape
from html.entities import html5
from typing import Any, Final

import msgspec

from musnad.article import Reason
from musnad.intake.decode import decode
from musnad.intake.entries import Entry, Listing, known_date, web_address
from musnad.intake.markup import parse_markup
from musnad.intake.options import Refusal
from musnad.intake.sitemaps import parse_sitemap
from musnad.intake.xml_items import name_of, text_of, xml_items

_DECLARATION = re.compile(r"\s*+<\?xml[^>]*+>")
_ROOT = re.compile(
    r"\s*+(?:<\?[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE[^>\[]*+>\s*+)*+<(?:[\w.-]++:)?([\w.-]++)",
    re.DOTALL | re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));)?")
_LITERAL: Final = "<![CDATA["
_LITERAL_END: Final = "]]>"
_WHITE: Final = frozenset(b"\t\n\r")
_ROOT_CHARS: Final = 20_000
_END_CHARS: Final = 2_000  # after the last element some servers add how long they took
_FEEDS: Final = frozenset({"rss", "feed", "rdf"})
_SITEMAPS: Final = frozenset({"urlset", "sitemapindex"})
_PUBLISHED: Final = (
    "published",
    "pubDate",
    "issued",
    "dcterms:issued",
    "dc:date",
    "created",
    "dcterms:created",
)
_UPDATED: Final = ("updated", "modified", "dcterms:modified")
_MAX_TEXT_CHARS: Final = 2_000
_MAX_ENTRIES: Final = 5_000  # real feeds have some dozens


def is_feed(text: str) -> bool:
    """Return whether ``text`` is a feed or a sitemap, by its first element."""
    return _root(text) in _FEEDS | _SITEMAPS


def parse_listing(data: bytes, url: str, charset: str | None = None) -> Listing:
    """Return what the feed or sitemap at ``url`` lists.

    Raises:
        Refusal: it is neither, broken, or declares entities, as only attacks do.
    """
    text = decode(data, charset)
    root = _root(text)
    if "<!entity" in text.lower():
        raise Refusal(Reason.BAD_FORMAT, "it declares entities of its own, which no feed or sitemap needs")
    # As UTF-8, whatever its label says.
    xml = _mended(_DECLARATION.sub("", text, count=1).lstrip()).encode()
    if root not in _SITEMAPS | _FEEDS:
        raise Refusal(Reason.BAD_FORMAT, "neither a feed (RSS, Atom) nor a sitemap; give the address of one")
    listing = parse_sitemap(xml, url) if root in _SITEMAPS else _parse_feed(xml, url)
    return msgspec.structs.replace(listing, is_cut=f"{root}>" not in text[-_END_CHARS:].lower())


def _mended(text: str) -> str:
    """Return ``text`` with each «&» as XML wants it: many feeds have bare ones, and the names of HTML."""
    before, *others = text.split(_LITERAL)
    parts = [_escaped(before)]
    for other in others:
        literal, end, after = other.partition(_LITERAL_END)
        parts += [_LITERAL, literal, end, _escaped(after)]
    return "".join(parts)


def _escaped(text: str) -> str:
    return _REFERENCE.sub(_as_xml, text)


def _as_xml(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return escape(html5.get(f"{name};", match[0]))
    if not decimal and not hexadecimal:
        return "&amp;"
    code = int(decimal) if decimal else int(hexadecimal, 16)
    is_character = 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF or code in _WHITE
    return escape(chr(code)) if is_character else "\ufffd"


def _root(text: str) -> str:
    found = _ROOT.match(text[:_ROOT_CHARS].lstrip("\ufeff"))
    return found[1].lower() if found else ""


def _parse_feed(xml: bytes, url: str) -> Listing:
    entries: list[Entry] = []
    outlet = None
    left_out = 0
    for item in xml_items(xml, "item", "entry"):
        outlet = outlet or _outlet(item)
        if len(entries) < _MAX_ENTRIES and (entry := _entry(item, url)):
            entries.append(entry)
        else:
            left_out += 1
    named = tuple(msgspec.structs.replace(entry, outlet=outlet) for entry in entries)
    return Listing(entries=named, left_out=left_out)


def _outlet(item: Any) -> str | None:
    """Return the title of the feed around ``item``, or of the one beside it, as in RSS 1.0."""
    beside = list(item.itersiblings("{*}title", "{*}channel", preceding=True))
    titles = [child for channel in beside for child in channel.iterchildren("{*}title")]
    return next((found for title in (*beside, *titles) if (found := _text(title))), None)


def _entry(item: Any, base: str) -> Entry | None:
    elements: dict[str, Any] = {}
    for element in item.iterchildren("*"):
        if not _is_other_link(element):
            elements.setdefault(name_of(element), element)
    address = web_address(_address(elements), base)
    if address is None:
        return None
    published, updated = _date(elements, _PUBLISHED), _date(elements, _UPDATED)
    return Entry(
        url=address,
        title=_text(elements.get("title")),
        published=published or (updated if "id" not in elements else None),
        updated=updated,
        summary=_text(elements.get("summary", elements.get("description"))),
    )


def _is_other_link(element: Any) -> bool:
    return name_of(element) == "link" and element.get("rel", "alternate") != "alternate"


def _address(elements: dict[str, Any]) -> str:
    """Return the address of an entry: what it links to, else what it calls its permanent one."""
    link, guid = elements.get("link"), elements.get("guid")
    told = link.get("href") or text_of(link) if link is not None else ""
    if not told and guid is not None and guid.get("isPermaLink") != "false":
        told = text_of(guid)
    return str(told)


def _date(elements: dict[str, Any], names: tuple[str, ...]) -> str | None:
    dates = (known_date(text_of(elements[name])) for name in names if name in elements)
    return next((date for date in dates if date), None)


def _text(element: Any) -> str | None:
    """Return the text of a title or summary, which may be written as HTML."""
    text = text_of(element)[:_MAX_TEXT_CHARS] if element is not None else ""
    if "<" in text or "&" in text:
        text = " ".join(line.text for line in parse_markup(text).lines)
    return " ".join(text.split()) or None
