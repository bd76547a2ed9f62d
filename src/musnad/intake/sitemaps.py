"""Sitemaps, of news or of all pages, and indexes of sitemaps."""

from typing import Any

from musnad.intake.entries import MAX_ENTRIES, Entry, Listing, known_date, web_address
from musnad.intake.xml_items import name_of, xml_items


def parse_sitemap(xml: bytes, url: str) -> Listing:
    """Return what the sitemap at ``url`` lists.

    Raises:
        Refusal: it is broken beyond reading.
    """
    pages: list[Entry] = []
    sitemaps: list[Entry] = []
    left_out = 0
    for item in xml_items(xml, "url", "sitemap"):
        entry = _entry(item, url) if len(pages) + len(sitemaps) < MAX_ENTRIES else None
        if entry is None:
            left_out += 1
        else:
            (sitemaps if name_of(item) == "sitemap" else pages).append(entry)
    return Listing(entries=tuple(pages), sitemaps=tuple(sitemaps), left_out=left_out)


def _entry(item: Any, base: str) -> Entry | None:
    facts: dict[str, str] = {}
    for element in item.iterdescendants():
        if isinstance(element.tag, str):
            facts.setdefault(name_of(element), (element.text or "").strip())
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
