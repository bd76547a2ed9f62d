"""What articles of a ledger tell of events, with what each is compared by."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from musnad.extract.keys import key_of
from musnad.ledger.figures.comparing import Source
from musnad.ledger.store.numbers import in_pieces
from musnad.ledger.store.tables import appearances, articles
from musnad.lexicon.types import Tag
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Entity, Event, Figure, Record, Span, Statement
from musnad.text.tokens import WORD, tokenise

_DAY: Final = len("2000-01-01")
_MONTH: Final = len("2000-01")
_NO_KEY: Final = Tag.PREPOSITION | Tag.CONJUNCTION | Tag.PARTICLE | Tag.PRONOUN | Tag.DETERMINER
_AROUND: Final = 120  # characters shown before and after the trigger, at most
_SENTENCE_ENDS: Final = (". ", "؟ ", "! ", "\n")


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many of whom: ``what`` killed, wounded, arrested …; ``low`` and ``high`` are None when vague."""

    what: str
    low: float | None
    high: float | None
    words: str  # as written


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part in an event; ``entity`` is the ledger's number of one known across articles."""

    name: str
    entity: int | None = None
    country: str | None = None
    sector: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one article tells it.

    ``event`` is its id in the article's record, ``title`` that of the article; ``copy_of`` the article
    whose text this one prints; ``voice`` who reports it, None the outlet; ``span`` and ``words`` the word
    that tells of it, and the text around that.
    """

    article: int
    event: str
    outlet: str | None
    title: str
    day: str | None
    url: str | None
    copy_of: int | None
    status: str
    background: bool
    date: str | None
    date_basis: str | None
    voice: str | None
    counts: tuple[Count, ...]
    trigger: str
    span: Span
    words: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event was."""

    name: str
    country: str | None
    coordinates: tuple[float, float] | None


class Told(msgspec.Struct, frozen=True):
    """A report with what it is compared by."""

    report: Report
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None


def told(connection: Connection, sources: Sequence[Source]) -> Iterator[Told]:
    """Yield the events that ``sources`` tell, article by article."""
    numbers = [source.article for source in sources]
    known, titles = _known(connection, numbers), _titles(connection, numbers)
    for source in sources:
        yield from _Reader(source, known, titles.get(source.article, "")).read()


def _titles(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    found = {}
    for piece in in_pieces(numbers):
        query = select(articles.c.id, articles.c.title).where(articles.c.id.in_(piece))
        found.update({number: title or "" for number, title in connection.execute(query)})
    return found


def _known(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], int]:
    """Return the ledger's number of an entity, by the article and its id there."""
    a = appearances.c
    found = {}
    for piece in in_pieces(numbers):
        query = select(a.article, a.local, a.entity).where(a.article.in_(piece), a.entity.is_not(None))
        for article, local, entity in connection.execute(query):
            found[article, local] = entity
    return found


class _Reader:
    """Reads the events of one article."""

    def __init__(self, source: Source, known: dict[tuple[int, str], int], title: str) -> None:
        self._source = source
        self._title = title
        self._known = known
        record = self._record = source.record
        self._entities: dict[str, Entity] = {entity.id: entity for entity in record.entities}
        self._figures: dict[str, Figure] = {figure.id: figure for figure in record.figures}
        self._statements: dict[str, Statement] = {one.id: one for one in record.statements}

    def read(self) -> Iterator[Told]:
        for event in self._record.events:
            place = self._entities.get(event.place or "")
            yield Told(
                self._report(event),
                event.type,
                event.mode,
                event.contexts,
                self._parties(event.actors),
                self._parties(event.recipients),
                Place(name=place.name, country=place.country, coordinates=place.coordinates)
                if place
                else None,
            )

    def _report(self, event: Event) -> Report:
        source, record = self._source, self._record
        statement = self._statements.get(event.statement or "")
        return Report(
            article=source.article,
            event=event.id,
            outlet=source.outlet,
            title=self._title,
            day=source.day,
            url=record.url,
            copy_of=source.leader if source.leader != source.article else None,
            status=event.status,
            background=event.background,
            date=event.date,
            date_basis=event.date_basis,
            voice=statement.source.name if statement else None,
            counts=tuple(self._counts(event)),
            trigger=record.words(event.trigger),
            span=event.trigger,
            words=_around(record, event.trigger),
        )

    def _parties(self, ids: Sequence[str]) -> tuple[Party, ...]:
        entities = [self._entities[one] for one in ids if one in self._entities]
        return tuple(
            Party(
                name=one.name,
                entity=self._known.get((self._source.article, one.id)),
                country=one.country,
                sector=one.sector,
            )
            for one in entities
        )

    def _counts(self, event: Event) -> Iterator[Count]:
        for count in event.counts:
            figure = self._figures.get(count.figure)
            if figure is not None:
                low, high = figure.value if isinstance(figure.value, tuple) else (figure.value,) * 2
                yield Count(what=count.what, low=low, high=high, words=self._record.words(figure.span))


def _around(record: Record, span: Span) -> str:
    """Return the sentence of the trigger, as far as it lies near."""
    text, start, end = record.text, max(0, span[0] - _AROUND), min(len(record.text), span[1] + _AROUND)
    begun = max(text.rfind(mark, start, span[0]) for mark in _SENTENCE_ENDS)
    if begun >= 0:
        start = begun + 1
    while 0 < start < span[0] and not text[start - 1].isspace():
        start += 1  # after the word that is cut
    while span[1] < end < len(text) and not text[end].isspace():
        end -= 1
    return " ".join(text[start:end].split())


@lru_cache(maxsize=20_000)
def keys_of(name: str) -> frozenset[str]:
    """Return the words of a name as they are compared between articles."""
    words = tokenise(name, vocabulary()).words
    return frozenset(
        key_of(word) for word in words if word.kind == WORD and not word.tags & _NO_KEY and not word.number
    )


def days_apart(one: str | None, other: str | None) -> int | None:
    """Return how many days lie between two dates of ISO 8601, 0 where one holds the other; None: unknown."""
    if one is None or other is None:
        return None
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None:
        return None
    if first[0] <= second[1] and second[0] <= first[1]:
        return 0
    return max(first[0] - second[1], second[0] - first[1])


@lru_cache(maxsize=20_000)
def _bounds(written: str) -> tuple[int, int] | None:
    """Return the first and the last day of a date or a period, as ordinals."""
    ends = written.split("/")
    try:
        first, last = _first(ends[0]), _first(ends[-1])
        width = {_DAY: 0, _MONTH: 30}.get(len(ends[-1][:_DAY]), 365)
        return first.toordinal(), last.toordinal() + width
    except ValueError:
        return None


def _first(written: str) -> date:
    return date.fromisoformat((written + "-01-01")[:_DAY])
