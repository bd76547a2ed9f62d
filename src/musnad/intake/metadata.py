"""What a page says of itself: JSON-LD first, then OpenGraph and its kin, ``<time>``, htmldate."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from musnad.intake.given import Given, clean
from musnad.intake.markup import Markup
from musnad.intake.published import iso_published

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|Report|WebPage)$")
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLET_METAS = ("og:site_name", "application-name")
_PUBLISHER_METAS = ("publisher", "dc.publisher", "twitter:site")
_BETWEEN = " -–—|:·»«•"
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "published_time",
    "date",
)
_OUTLET_CHARS = 60
_MAX_JSON_NODES = 2_000
_MAX_GUESSED_CHARS = 2_000_000  # htmldate searches all of the page with regular expressions


def page_facts(markup: Markup) -> Given:
    """Return title, address, outlet and date as the page's metadata tell them."""
    linked = _article_data(markup)
    published = _published(markup, linked)
    return Given(
        title=_first(_text(linked.get("headline")), _meta(markup, _TITLE_METAS), markup.title),
        url=_address(markup),
        outlet=_first(_meta(markup, _OUTLET_METAS), _text(linked.get("publisher"))),
        published=published,
        published_basis="meta" if published else None,
    )


def _first(*texts: str | None) -> str | None:
    return next((text for text in texts if text), None)


def _meta(markup: Markup, names: tuple[str, ...]) -> str | None:
    return _first(*(_text(markup.metas.get(name)) for name in names))


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    return clean(" ".join(html.unescape(value).split())) or None


def _article_data(markup: Markup) -> dict[str, Any]:
    """Return the JSON-LD object that describes the article; empty when there is none."""
    best: dict[str, Any] = {}
    for text in markup.linked_data:
        for item in _objects(text):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if not any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
                continue
            if len(item.keys() & _TELLING) > len(best.keys() & _TELLING):
                best = item
    return best


_TELLING = frozenset({"headline", "datePublished", "publisher", "articleSection", "author"})


def _objects(text: str) -> Iterator[dict[str, Any]]:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [value]
    for _ in range(_MAX_JSON_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            waiting.extend(child for child in node.values() if isinstance(child, (dict, list)))


def outlet_beside_title(markup: Markup, title: str | None) -> str | None:
    """Return the outlet as it stands beside ``title`` in the window's title, else the publisher."""
    for whole in (markup.title, _meta(markup, _TITLE_METAS)):
        if title and whole and title in whole and len(whole) - len(title) < _OUTLET_CHARS:
            rest = whole.replace(title, "", 1).strip(_BETWEEN)
            if rest:
                return rest
    return _meta(markup, _PUBLISHER_METAS)


def _address(markup: Markup) -> str | None:
    for address in (markup.canonical, markup.metas.get("og:url")):
        if address and address.startswith(("http://", "https://")):
            return clean(address)
    return None


def _published(markup: Markup, linked: dict[str, Any]) -> str | None:
    told = (_text(linked.get("datePublished")), *(markup.metas.get(name) for name in _DATE_METAS))
    for value in (*told, *markup.times[:1]):
        if value:
            try:
                return iso_published(value)
            except ValueError:
                continue
    return None


def guess_published(page: str) -> str | None:
    """Return the date that htmldate finds in a page whose metadata and date line tell none."""
    if len(page) > _MAX_GUESSED_CHARS:
        return None
    import htmldate  # noqa: PLC0415 (takes 300 ms to load: only for pages that do not tell their date)

    try:
        found = htmldate.find_date(page, original_date=True, extensive_search=False)
    except Exception:  # noqa: BLE001 (a page must not stop the reader; the date stays unknown)
        return None
    try:
        return iso_published(found) if isinstance(found, str) else None
    except ValueError:
        return None
