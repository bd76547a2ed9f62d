"""RSS and Atom feeds, and sitemaps: which articles there are, and what is said of them."""

import re
from io import BytesIO
from time import strftime, struct_time
from typing import Any, Final

import msgspec

from musnad.article import Reason
from musnad.intake.decode import decode
from musnad.intake.entries import MAX_ENTRIES, Entry, Listing, known_date, web_address
from musnad.intake.markup import parse_markup
from musnad.intake.options import Refusal
from musnad.intake.sitemaps import parse_sitemap

_DECLARATION = re.compile(r"\s*+<\?xml[^>]*+>")
_ROOT = re.compile(
    r"\s*+(?:<\?[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE[^>\[]*+>\s*+)*+<(?:[\w.-]++:)?([\w.-]++)",
    re.DOTALL | re.IGNORECASE,
)
_ROOT_CHARS: Final = 20_000
_FEEDS: Final = frozenset({"rss", "feed", "rdf"})
_SITEMAPS: Final = frozenset({"urlset", "sitemapindex"})
_MAX_FEED_CHARS: Final = 10_000_000
_MAX_TITLE_CHARS: Final = 1_000


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
    xml = _DECLARATION.sub("", text, count=1).lstrip().encode()
    if root in _SITEMAPS:
        return parse_sitemap(xml, url)
    if root in _FEEDS:
        return _parse_feed(xml, url)
    raise Refusal(Reason.BAD_FORMAT, "neither a feed (RSS, Atom) nor a sitemap; give the address of one")


def _root(text: str) -> str:
    found = _ROOT.match(text[:_ROOT_CHARS].lstrip("\ufeff"))
    return found[1].lower() if found else ""


def _parse_feed(xml: bytes, url: str) -> Listing:
    import feedparser  # noqa: PLC0415 (takes 130 ms to load: only where a feed is read)

    if len(xml) > _MAX_FEED_CHARS:
        raise Refusal(Reason.TOO_LARGE, f"the feed is larger than {_MAX_FEED_CHARS // 10**6} MB")
    told = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    try:
        # From a stream: an address would be fetched, by other rules than ours.
        found = feedparser.parse(BytesIO(xml), response_headers=told, sanitize_html=False)
        items, outlet = found.entries, _text(found.feed.get("title"))
    except Exception as error:  # a feed must not stop the reader, whatever the parser thinks of it
        raise Refusal(Reason.BAD_FORMAT, f"the feed is broken: {error}") from error
    if not items and found.bozo:
        raise Refusal(Reason.BAD_FORMAT, f"the feed is broken: {found.get('bozo_exception')}")
    entries = [entry for item in items[:MAX_ENTRIES] if (entry := _entry(item, url, outlet))]
    if not found.version.startswith("atom"):  # RSS knows no changes: its one date is of publication
        entries = [_first_published(entry) for entry in entries]
    return Listing(entries=tuple(entries), left_out=len(items) - len(entries))


def _entry(item: Any, base: str, outlet: str | None) -> Entry | None:
    address = web_address(str(item.get("link") or ""), base)
    if address is None or not item.get("link"):
        return None
    return Entry(
        url=address,
        title=_text(item.get("title")),
        published=_date(item, "published") or _date(item, "created"),
        updated=_date(item, "updated"),
        summary=_text(item.get("summary")),
        outlet=outlet,
    )


def _first_published(entry: Entry) -> Entry:
    if entry.published:
        return entry
    return msgspec.structs.replace(entry, published=entry.updated, updated=None)


def _date(item: Any, name: str) -> str | None:
    if name not in item:  # asked first: the parser would give another date in its place
        return None
    # By its own words where they are a date: they keep the zone, and with it the day.
    return known_date(str(item[name])) or known_date(_in_utc(item.get(f"{name}_parsed")))


def _in_utc(moment: struct_time | None) -> str | None:
    return strftime("%Y-%m-%dT%H:%M:%S+00:00", moment) if moment else None


def _text(html: Any) -> str | None:
    """Return the text of a title or summary, which may be written as HTML."""
    text = str(html or "")[:_MAX_TITLE_CHARS]
    if "<" in text or "&" in text:
        text = " ".join(line.text for line in parse_markup(text).lines)
    return " ".join(text.split()) or None
