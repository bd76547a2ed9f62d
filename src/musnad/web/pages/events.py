"""The page of events: each once over all outlets, with what every outlet tells; the same as CSV and map."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

from litestar import Response, get

from musnad.errors import LedgerError, QueryError
from musnad.export.ledger_events import COLUMNS, cells
from musnad.export.tables import Cells, csv_of, geojson_of
from musnad.ledger import EventOptions, LedgerEvent
from musnad.ledger.numbers import LARGEST_NUMBER
from musnad.lexicon.events import TYPES
from musnad.web.site import WebRequest, page, site_of

_ARTICLES: Final = 300  # that a page looks through
_SHOWN: Final = 100  # events on a page
_OF_SOMEONE: Final = 10  # newest articles that name somebody, looked through for their own page
_NO_EXCERPTS: Final = tuple(name for name in COLUMNS if name != "words")  # rights may be reserved


@get("/events", sync_to_thread=True, include_in_schema=False)
def events_page(request: WebRequest) -> Response[str]:
    """Show the events of the articles that have the words asked for, the latest first."""
    asked = _asked(request)
    found: tuple[LedgerEvent, ...] = ()
    wrong = ""
    try:
        found = _found(request, asked)
    except (QueryError, LedgerError) as error:
        wrong = str(error)
    return page(
        request,
        "events_page.html",
        status=400 if wrong else 200,
        asked=asked,
        events=_latest_first(found)[:_SHOWN],
        total=len(found),
        types=TYPES,
        wrong=wrong,
        query=urlencode({name: value for name, value in asked.items() if value}),
    )


@get("/events.csv", sync_to_thread=True, include_in_schema=False)
def events_csv(request: WebRequest) -> Response[bytes]:
    """Give the events as a table for spreadsheets."""
    found = _found(request, _asked(request))
    table = b"".join(csv_of(_NO_EXCERPTS, map(_facts, found)))
    return Response(table, media_type="text/csv; charset=utf-8", headers=_saved_as("events.csv"))


@get("/events.geojson", sync_to_thread=True, include_in_schema=False)
def events_geojson(request: WebRequest) -> Response[bytes]:
    """Give the events as a map."""
    found = _found(request, _asked(request))
    data = b"".join(geojson_of((event.id, _facts(event)) for event in found))
    return Response(data, media_type="application/geo+json", headers=_saved_as("events.geojson"))


def _saved_as(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _facts(event: LedgerEvent) -> Cells:
    return {name: value for name, value in cells(event).items() if name != "words"}


def _asked(request: WebRequest) -> dict[str, str]:
    given = request.query_params
    return {name: str(given.get(name, "")).strip()[:200] for name in ("q", "type", "from", "to", "who")}


def _found(request: WebRequest, asked: dict[str, str]) -> tuple[LedgerEvent, ...]:
    kind = asked["type"]
    options = EventOptions(
        types=frozenset({kind} if kind in TYPES else ()),
        from_day=asked["from"] or None,
        to_day=asked["to"] or None,
        articles=_ARTICLES,
    )
    ledger, who = site_of(request).ledger, asked["who"]
    if who.isascii() and who.isdigit() and int(who) <= LARGEST_NUMBER:
        return ledger.events_with(int(who), options=options)
    return ledger.events(asked["q"], options=options)


def told_by_others(request: WebRequest, article: int) -> tuple[LedgerEvent, ...]:
    """Return the events of an article that others tell too."""
    return tuple(_several(site_of(request).ledger.events_of_article(article)))


def told_in_story(request: WebRequest, story: int) -> tuple[LedgerEvent, ...]:
    """Return the events of a story, by date, those told in passing left out."""
    return site_of(request).ledger.events_of_story(story, options=EventOptions())


def with_someone(request: WebRequest, entity: int) -> tuple[LedgerEvent, ...]:
    """Return the newest events that somebody took part in, the latest first."""
    options = EventOptions(articles=_OF_SOMEONE)
    return _latest_first(site_of(request).ledger.events_with(entity, options=options))


def _latest_first(events: tuple[LedgerEvent, ...]) -> tuple[LedgerEvent, ...]:
    """Return ``events`` the latest first, those without a date last."""
    dated = (event for event in reversed(events) if event.date)
    return (*dated, *(event for event in events if not event.date))


def _several(events: tuple[LedgerEvent, ...]) -> Iterator[LedgerEvent]:
    yield from (event for event in events if len(event.reports) > 1)


handlers: Final[list[Any]] = [events_page, events_csv, events_geojson]
