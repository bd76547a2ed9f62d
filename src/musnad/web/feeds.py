"""Feeds (Atom, RFC 4287) of stories, of what somebody says, of a search."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

import msgspec
from litestar import Response, Router, get
from litestar.params import FromPath

from musnad.ledger.store.connect import reading
from musnad.ledger.stories.lists import StoryOptions, story_lines
from musnad.web.etags import ETags
from musnad.web.pages.search import options_of, parameters, public
from musnad.web.pages.source import options_of as source_options
from musnad.web.pages.source import shown_source
from musnad.web.site import WebRequest, anchor, language_of, rendered, site_of, site_words

_ENTRIES: Final = 30
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_AGO: Final = "1970-01-01T00:00:00Z"


class Entry(msgspec.Struct, frozen=True):
    """An entry of a feed; ``path`` is where it leads, within this site."""

    path: str
    title: str
    updated: str
    summary: str
    author: str


@get("/stories.atom", sync_to_thread=True, include_in_schema=False)
def stories_feed(request: WebRequest) -> Response[str]:
    """Give the latest stories."""
    words = site_words(language_of(request))
    with reading(site_of(request).ledger.engine) as connection:
        lines = story_lines(connection, StoryOptions(limit=_ENTRIES))
    entries = (
        Entry(
            f"/story/{line.number}",
            line.title,
            _when(line.last_day),
            f"{words['story_articles']}: {line.articles} · {words['statements']}: {line.statements}",
            words["comma"].join(line.outlets),
        )
        for line in lines
    )
    return _feed(request, words["latest_stories"], "/stories", entries)


@get("/source/{number:int}/feed.atom", sync_to_thread=True, include_in_schema=False)
def source_feed(request: WebRequest, number: FromPath[int]) -> Response[str]:
    """Give the latest statements of a person or body."""
    words = site_words(language_of(request))
    with reading(site_of(request).ledger.engine) as connection:
        found = shown_source(request, connection, number, source_options(number, {}, _ENTRIES))
    entries = (
        Entry(
            f"/article/{said.printed.article}#{anchor(said.statement)}",
            f"{found.name} · {words['act_' + said.act]}",
            _when(said.day or said.printed.day),
            said.words,
            said.printed.outlet or "",
        )
        for said in reversed(found.statements)
    )
    return _feed(request, found.name, f"/source/{number}", entries)


@get("/search.atom", sync_to_thread=True, include_in_schema=False)
def search_feed(request: WebRequest) -> Response[str]:
    """Give the first finds of a query."""
    asked = parameters(request)
    found = public(request, site_of(request).ledger.search(asked.get("q", ""), options=options_of(asked)))
    entries = (
        Entry(
            f"/article/{result.article}" + (f"#{anchor(result.id)}" if result.id else ""),
            result.title,
            _when(result.published),
            result.excerpt.text,
            result.source or result.outlet or "",
        )
        for result in found.results
    )
    title = f"{site_words(language_of(request))['search']}: {asked.get('q', '')}"
    return _feed(request, title, f"/search?{request.url.query}", entries)


def _feed(request: WebRequest, title: str, path: str, entries: Iterable[Entry]) -> Response[str]:
    shown = [
        {name: _clean(getattr(entry, name)) for name in Entry.__struct_fields__}
        | {"identity": _identity(entry)}
        for entry in entries
    ]
    xml = rendered(
        "feed.xml",
        title=_clean(title),
        base=str(request.base_url).rstrip("/"),
        own=str(request.url),
        path=path,
        entries=shown,
        updated=max((str(entry["updated"]) for entry in shown), default=_LONG_AGO),
    )
    return Response(xml, media_type="application/atom+xml; charset=utf-8")


def _identity(entry: Entry) -> str:
    """Return what readers of feeds know an entry by: its place and words, wherever this site stands."""
    digest = hashlib.sha256(f"{entry.path}\n{entry.title}\n{entry.summary}".encode(errors="replace"))
    return f"urn:sha256:{digest.hexdigest()}"


def _when(day: str | None) -> str:
    """Return ``day``, or a moment, as RFC 3339."""
    written = day or ""
    if not _DAY.match(written):
        return _LONG_AGO
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return f"{written[:10]}T00:00:00Z"
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


feeds = Router("/", route_handlers=[stories_feed, source_feed, search_feed], middleware=[ETags()])
