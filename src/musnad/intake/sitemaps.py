"""Sitemaps, of news or of all pages, and indexes of sitemaps."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from lxml import etree

from musnad.article import Reason
from musnad.intake.entries import MAX_ENTRIES, Entry, Listing, known_date, web_address
from musnad.intake.options import Refusal

_ITEMS: Final = ("url", "sitemap")


def parse_sitemap(xml: bytes, url: str) -> Listing:
    """Return what the sitemap at ``url`` lists.

    Raises:
        Refusal: it is not well formed.
    """
    pages: list[Entry] = []
    sitemaps: list[Entry] = []
    left_out = 0
    for kind, facts in _items(xml):
        entry = _entry(facts, url)
        if entry is None or len(pages) + len(sitemaps) >= MAX_ENTRIES:
            left_out += 1
        else:
            (sitemaps if kind == "sitemap" else pages).append(entry)
    return Listing(entries=tuple(pages), sitemaps=tuple(sitemaps), left_out=left_out)


def _items(xml: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each item with its texts by the names of their elements; no entity is expanded or fetched."""
    walk = etree.iterparse(
        BytesIO(xml), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    facts: dict[str, str] = {}
    try:
        for _, element in walk:
            name = _name(element)
            if name in _ITEMS:
                yield name, facts
                facts = {}
                element.clear()  # no tree is kept of what was read
            elif element.text:
                facts.setdefault(name, element.text.strip())
    except etree.XMLSyntaxError as error:
        raise Refusal(Reason.BAD_FORMAT, f"the sitemap is broken: {error.msg}") from error


def _name(element: Any) -> str:
    """Return the name of ``element``, with «news:» before those of news, «other:» of pictures and films."""
    space, _, name = str(element.tag).rpartition("}")
    if "sitemap-" not in space:
        return name
    return f"news:{name}" if "sitemap-news" in space else f"other:{name}"


def _entry(facts: dict[str, str], base: str) -> Entry | None:
    address = web_address(facts.get("loc", ""), base)
    if address is None:
        return None
    return Entry(
        url=address,
        title=facts.get("news:title"),
        published=known_date(facts.get("news:publication_date")),
        updated=known_date(facts.get("lastmod")),
        outlet=facts.get("news:name"),
    )
