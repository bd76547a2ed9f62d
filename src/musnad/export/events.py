"""Events as rows: one a line, for tables, maps and timelines; from any records, read or kept."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import msgspec

from musnad.export.tables import Cells, csv_of, geojson_of, parquet_of
from musnad.record import Entity, Event, Figure, Record, Statement

COLUMNS: Final = (
    *("article", "outlet", "published", "url", "event", "type", "mode", "contexts", "status", "background"),
    *("date", "date_basis", "actors", "actor_countries", "actor_sectors"),
    *("recipients", "recipient_countries", "recipient_sectors"),
    *(
        "place",
        "country",
        "latitude",
        "longitude",
        "killed",
        "wounded",
        "counts",
        "voice",
        "trigger",
        "words",
    ),
)
_SEPARATOR: Final = " | "
_AROUND: Final = 80  # characters shown before and after the trigger


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event of one article, with names in place of ids; lists keep the order of the record.

    ``voice`` is who reports it, None the outlet; ``counts`` all figures by what they count; ``words`` the
    text around the trigger.
    """

    article: str
    outlet: str | None
    published: str | None
    url: str | None
    event: str
    type: str
    mode: tuple[str, ...]
    contexts: tuple[str, ...]
    status: str
    background: bool
    date: str | None
    date_basis: str | None
    actors: tuple[str, ...]
    actor_countries: tuple[str, ...]
    actor_sectors: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    recipient_sectors: tuple[str, ...]
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    killed: str | None
    wounded: str | None
    counts: tuple[str, ...]
    voice: str | None
    trigger: str
    words: str


class Wanted(NamedTuple):
    """Which events are asked for; an empty set means all."""

    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    background: bool = True


_ALL: Final = Wanted()


def event_rows(records: Iterable[Record], wanted: Wanted = _ALL) -> Iterator[EventRow]:
    """Yield a row for each event of ``records`` that is wanted, in order."""
    for record in records:
        yield from _Rows(record).rows(wanted)


class _Rows:
    """Makes the rows of one record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._entities: dict[str, Entity] = {entity.id: entity for entity in record.entities}
        self._figures: dict[str, Figure] = {figure.id: figure for figure in record.figures}
        self._statements: dict[str, Statement] = {one.id: one for one in record.statements}

    def rows(self, wanted: Wanted) -> Iterator[EventRow]:
        for event in self._record.events:
            if wanted.types and event.type not in wanted.types:
                continue
            if wanted.statuses and event.status not in wanted.statuses:
                continue
            if wanted.background or not event.background:
                yield self._row(event)

    def _row(self, event: Event) -> EventRow:
        record = self._record
        actors, recipients = self._people(event.actors), self._people(event.recipients)
        place = self._entities.get(event.place or "")
        latitude, longitude = (place.coordinates if place else None) or (None, None)
        statement = self._statements.get(event.statement or "")
        return EventRow(
            article=record.id,
            outlet=record.outlet,
            published=record.published,
            url=record.url,
            event=event.id,
            type=event.type,
            mode=event.mode,
            contexts=event.contexts,
            status=event.status,
            background=event.background,
            date=event.date,
            date_basis=event.date_basis,
            actors=tuple(one.name for one in actors),
            actor_countries=_told(one.country for one in actors),
            actor_sectors=_told(one.sector for one in actors),
            recipients=tuple(one.name for one in recipients),
            recipient_countries=_told(one.country for one in recipients),
            recipient_sectors=_told(one.sector for one in recipients),
            place=place.name if place else None,
            country=place.country if place else None,
            latitude=latitude,
            longitude=longitude,
            killed=self._counted(event, "killed"),
            wounded=self._counted(event, "wounded"),
            counts=tuple(f"{one.what} {self._value(one.figure)}" for one in event.counts),
            voice=statement.source.name if statement else None,
            trigger=record.words(event.trigger),
            words=self._around(event),
        )

    def _people(self, ids: tuple[str, ...]) -> list[Entity]:
        return [self._entities[one] for one in ids if one in self._entities]

    def _counted(self, event: Event, what: str) -> str | None:
        return next((self._value(one.figure) for one in event.counts if one.what == what), None)

    def _value(self, identity: str) -> str:
        figure = self._figures.get(identity)
        if figure is None or figure.value is None:
            return self._record.words(figure.span) if figure else ""
        if isinstance(figure.value, tuple):
            return "-".join(str(part) for part in figure.value)
        return str(figure.value)

    def _around(self, event: Event) -> str:
        text = self._record.text
        start, end = max(0, event.trigger[0] - _AROUND), min(len(text), event.trigger[1] + _AROUND)
        return " ".join(text[start:end].split())


def _told(some: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in some if one))


def cells(row: EventRow) -> Cells:
    """Return the cells of ``row`` by column; a list becomes text with « | » between."""
    plain: dict[str, Any] = msgspec.structs.asdict(row)
    return {
        name: _SEPARATOR.join(value) if isinstance(value := plain[name], tuple) else value for name in COLUMNS
    }


def as_csv(rows: Iterable[EventRow]) -> Iterator[bytes]:
    """Yield CSV with a header, UTF-8 with the mark by which spreadsheets know it."""
    return csv_of(COLUMNS, map(cells, rows))


def as_json(rows: Iterable[EventRow]) -> Iterator[bytes]:
    """Yield one line of JSON for each row."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        yield encoder.encode(row) + b"\n"


def as_geojson(rows: Iterable[EventRow]) -> Iterator[bytes]:
    """Yield a GeoJSON FeatureCollection (RFC 7946): points where the place is known, else no geometry."""
    return geojson_of((f"{row.article}#{row.event}", cells(row)) for row in rows)


def as_parquet(rows: Iterable[EventRow]) -> bytes:
    """Return a Parquet file.

    Raises:
        InputError: pyarrow is not installed.
    """
    return parquet_of(COLUMNS, map(cells, rows))


def by_date(rows: Iterable[EventRow]) -> list[EventRow]:
    """Return the rows in the order of their dates, those without one last."""
    return sorted(rows, key=lambda row: (row.date is None, row.date or "", row.article))
