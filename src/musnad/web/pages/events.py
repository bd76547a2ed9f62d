"""The page of events: each once over all outlets, with what every outlet tells; the same as CSV and map."""

from collections.abc import Iterator
from typing import Any, Final, get_args
from urllib.parse import urlencode

import msgspec
from litestar import Response, get

from musnad.errors import LedgerError, QueryError
from musnad.export.ledger_events import COLUMNS, cells
from musnad.export.tables import Cells, csv_of, geojson_of
from musnad.ledger import EventOptions, LedgerEvent
from musnad.ledger.store.connect import reading
from musnad.ledger.store.numbers import LARGEST_NUMBER
from musnad.lexicon.events import TYPES
from musnad.record import Status
from musnad.web.quoting import quoting
from musnad.web.site import WebRequest, page, site_of

ARTICLES: Final = 300  # that a page looks through
_SHOWN: Final = 100  # events on a page
_OF_SOMEONE: Final = 10  # newest articles that name somebody, looked through for their own page
_ASKED: Final = ("q", "type", "status", "actor", "recipient", "place", "from", "to", "who")
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
        events=quoted_events(request, found[:_SHOWN]),
        total=len(found),
        types=TYPES,
        statuses=get_args(Status),
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
    return {name: str(given.get(name, "")).strip()[:200] for name in _ASKED}


def _found(request: WebRequest, asked: dict[str, str]) -> tuple[LedgerEvent, ...]:
    kind, status = asked["type"], asked["status"]
    options = EventOptions(
        types=frozenset({kind} if kind in TYPES else ()),
        statuses=frozenset({status} if status in get_args(Status) else ()),
        actor=asked["actor"],
        recipient=asked["recipient"],
        place=asked["place"],
        from_day=asked["from"] or None,
        to_day=asked["to"] or None,
        articles=ARTICLES,
    )
    return found_events(request, asked["q"], options, asked["who"])


def found_events(
    request: WebRequest, query: str, options: EventOptions, who: str = ""
) -> tuple[LedgerEvent, ...]:
    """Return the events that a query finds, or those of the one with the number ``who``, as they are shown.

    What happened comes first, the latest before the rest, then what was denied, announced or is possible.

    Raises:
        QueryError: the query cannot be understood.
    """
    ledger = site_of(request).ledger
    if who.isascii() and who.isdigit() and int(who) <= LARGEST_NUMBER:
        found = ledger.events_with(int(who), options=options)
    else:
        found = ledger.events(query, options=options)
    return _latest_first(found)


def quoted_events(request: WebRequest, events: tuple[LedgerEvent, ...]) -> tuple[LedgerEvent, ...]:
    """Return ``events`` with the words of their reports as short as rights demand."""
    numbers = {report.article for event in events for report in event.reports}
    with reading(site_of(request).ledger.engine) as connection:
        allowed = quoting(request, connection, numbers)
    replace = msgspec.structs.replace
    return tuple(
        replace(event, reports=tuple(replace(r, words=allowed.of(r.article, r.words)) for r in event.reports))
        for event in events
    )


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
    """Return ``events`` the latest first, those without a date after them, what did not happen last."""
    dated = [event for event in reversed(events) if event.date]
    ordered = (*dated, *(event for event in events if not event.date))
    return tuple(sorted(ordered, key=lambda event: event.status != "asserted"))


def _several(events: tuple[LedgerEvent, ...]) -> Iterator[LedgerEvent]:
    yield from (event for event in events if len(event.reports) > 1)


handlers: Final[list[Any]] = [events_page, events_csv, events_geojson]
