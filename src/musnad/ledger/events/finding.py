"""Events of a ledger: of what a query finds, of a story, of an article, of somebody; each counted once."""

from collections.abc import Collection, Iterable
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from musnad.errors import LedgerError
from musnad.ledger.events.groups import LedgerEvent, grouped
from musnad.ledger.events.reports import Party, Place, Told, told
from musnad.ledger.search.searching import MOST_AT_ONCE, SearchOptions, search
from musnad.ledger.store.numbers import in_pieces
from musnad.ledger.store.story_tables import story_articles
from musnad.ledger.store.tables import appearances, articles
from musnad.ledger.stories.story import sources_of
from musnad.text.fold import fold

MOST: Final = 1_000  # articles whose events are brought together at once
_AT_ONCE: Final = 500  # records unpacked together
_DAY: Final = len("2000-01-01")


class EventOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Which events are wanted: of these types and statuses, an empty set for all.

    ``background``: also what is told in passing only. ``actor``, ``recipient`` and ``place`` ask for a part
    of a name, or the ISO 3166 code of a country, in capitals. ``from_day`` and ``to_day`` bound their dates
    (ISO 8601, both included). ``articles``: of so many articles, those that answer the query best.
    """

    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    background: bool = False
    actor: str = ""
    recipient: str = ""
    place: str = ""
    from_day: str | None = None
    to_day: str | None = None
    articles: int = MOST


ALL: Final = EventOptions(background=True)


def events(connection: Connection, query: str, options: EventOptions) -> tuple[LedgerEvent, ...]:
    """Return the events that the articles found by ``query`` tell, by date, with all outlets' reports.

    Other articles of the same stories add their reports. An empty query finds the newest articles.

    Raises:
        QueryError: the query cannot be understood.
        LedgerError: more articles are asked for than are taken at once.
    """
    if not 0 < options.articles <= MOST:
        raise LedgerError(f"articles: {options.articles}; ask for 1 to {MOST:,}")
    return events_of(connection, _found(connection, query, options.articles), options)


def events_of(
    connection: Connection, numbers: Collection[int], options: EventOptions = ALL
) -> tuple[LedgerEvent, ...]:
    """Return the events told by one of the articles with ``numbers``, with what others of its story tell."""
    stories = _stories(connection, numbers)
    wanted = frozenset(numbers)
    reports: dict[int, list[Told]] = {}
    everyone = [member for members in stories.values() for member in members]
    for at in range(0, len(everyone), _AT_ONCE):
        for one in told(connection, sources_of(connection, everyone[at : at + _AT_ONCE])):
            reports.setdefault(one.report.article, []).append(one)
    found = []
    for story, members in stories.items():
        found += [
            event
            for event in grouped(story, [one for member in members for one in reports.get(member, ())])
            if any(report.article in wanted for report in event.reports) and _is_wanted(event, options)
        ]
    return tuple(sorted(found, key=lambda event: (event.date is None, event.date or "", event.story)))


def events_of_story(
    connection: Connection, story: int, options: EventOptions = ALL
) -> tuple[LedgerEvent, ...]:
    """Return the events of a story, by date; none where there is no such story."""
    members = _members(connection, [story]).get(story, [])
    found = grouped(story, told(connection, sources_of(connection, members)))
    return tuple(event for event in found if _is_wanted(event, options))


def events_with(connection: Connection, entity: int, options: EventOptions = ALL) -> tuple[LedgerEvent, ...]:
    """Return the events that one of the ledger's people or bodies takes part in, by date."""
    a = appearances.c
    query = select(a.article, articles.c.day).join(articles, articles.c.id == a.article)
    query = query.where(a.entity == entity).distinct()
    newest = query.order_by(articles.c.day.desc().nulls_last(), a.article.desc()).limit(options.articles)
    numbers = [article for article, _ in connection.execute(newest)]
    return tuple(
        event
        for event in events_of(connection, numbers, options)
        if any(party.entity == entity for party in (*event.actors, *event.recipients))
    )


def _found(connection: Connection, query: str, most: int) -> list[int]:
    """Return the articles that the query finds, copies among them."""
    numbers: list[int] = []
    page = 1
    while len(numbers) < most:
        size = min(MOST_AT_ONCE, most)
        options = SearchOptions(limit=size, page=page, copies=True, excerpt=1)
        results = search(connection, query, options).results
        numbers += [result.article for result in results]
        if len(results) < size:
            break
        page += 1
    return numbers[:most]


def _stories(connection: Connection, numbers: Collection[int]) -> dict[int, list[int]]:
    """Return the stories of the articles with ``numbers``, with all articles of each."""
    member = story_articles.c
    found: set[int] = set()
    for piece in in_pieces(numbers):
        query = select(member.story).where(member.article.in_(piece)).distinct()
        found.update(connection.execute(query).scalars())
    return _members(connection, found)


def _members(connection: Connection, stories: Iterable[int]) -> dict[int, list[int]]:
    member = story_articles.c
    found: dict[int, list[int]] = {}
    for piece in in_pieces(list(stories)):
        query = select(member.story, member.article).where(member.story.in_(piece)).order_by(member.article)
        for story, article in connection.execute(query):
            found.setdefault(story, []).append(article)
    return found


def _is_wanted(event: LedgerEvent, options: EventOptions) -> bool:
    if options.types and event.type not in options.types:
        return False
    if options.statuses and event.status not in options.statuses:
        return False
    if event.background and not options.background:
        return False
    if options.actor and not any(_is_called(party, options.actor) for party in event.actors):
        return False
    if options.recipient and not any(_is_called(party, options.recipient) for party in event.recipients):
        return False
    if options.place and (event.place is None or not _is_called(event.place, options.place)):
        return False
    return _is_within(event.date, options.from_day, options.to_day)


def _is_called(one: Party | Place, asked: str) -> bool:
    """Tell whether ``asked`` is a part of a name, however it is spelled, or the code of its country."""
    return fold(asked) in fold(one.name) or asked == one.country


def _is_within(written: str | None, first: str | None, last: str | None) -> bool:
    """Tell whether a date or period lies, or may lie, between two days."""
    if first is None and last is None:
        return True
    if written is None:
        return False
    begin, end = written.split("/")[0][:_DAY], written.split("/")[-1][:_DAY]
    return (first is None or end >= first[: len(end)]) and (last is None or begin <= last[: len(begin)])
