"""What the ledger tells of stories: the latest, one with its articles, what is related to an article."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from musnad.errors import LedgerError, NotFoundError
from musnad.ledger.articles.overview import ArticleLine, article_lines
from musnad.ledger.copies.groups import group_of
from musnad.ledger.preparing.story_features import LENGTH, Terms
from musnad.ledger.store.numbers import LARGEST_NUMBER
from musnad.ledger.store.story_tables import stories, story_articles, story_terms
from musnad.ledger.store.tables import articles, disputes, statements
from musnad.ledger.stories.window import indexed, unpacked_terms

_RELATED_DAYS: Final = 14
_LEAST_RELATED: Final = 0.1
_AT_ONCE: Final = 8_000  # values in one query
_MOST: Final = 8_000  # stories or articles that one call returns


class StoryOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Which stories: those with an article from ``from_day`` to ``to_day`` (ISO), by one of ``outlets``."""

    from_day: str | None = None
    to_day: str | None = None
    outlets: tuple[str, ...] = ()
    alone: bool = False  # also articles that are alone with their event
    limit: int = 20
    offset: int = 0


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story as a list shows it; ``title`` is that of its most typical article, days are ISO 8601."""

    number: int
    title: str
    first_day: str | None
    last_day: str | None
    articles: int
    outlets: tuple[str, ...]
    statements: int
    is_disputed: bool


class StoryArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story; ``copy_of`` is the article whose text it prints, added first."""

    number: int
    title: str
    outlet: str | None
    day: str | None
    url: str | None
    copy_of: int | None


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """An article near another; ``likeness`` from 0 to 1."""

    article: ArticleLine
    likeness: float
    is_same_story: bool


def count(connection: Connection) -> int:
    """Return how many stories two articles or more tell."""
    query = select(func.count()).select_from(stories).where(stories.c.articles > 1)
    return connection.execute(query).scalar_one()


def story_lines(connection: Connection, options: StoryOptions) -> tuple[StoryLine, ...]:
    """Return the stories that ``options`` ask for, those with the latest articles first; 8,000 at most.

    Raises:
        LedgerError: a day of ``options`` is none.
    """
    s = stories.c
    least = 1 if options.alone else 2
    query = (
        select(s.id)
        .where(s.articles >= least, *_conditions(options))
        .order_by(s.last_day.desc(), s.articles.desc(), s.id.desc())
        .limit(min(options.limit, _MOST))
        .offset(options.offset)
    )
    return lines_of(connection, list(connection.execute(query).scalars()))


def _conditions(options: StoryOptions) -> list[ColumnElement[bool]]:
    if not (options.from_day or options.to_day or options.outlets):
        return []
    a = articles.c
    wanted = [story_articles.c.story == stories.c.id, a.id == story_articles.c.article]
    if options.from_day:
        wanted.append(a.day >= _day(options.from_day))
    if options.to_day:
        wanted.append(a.day <= _day(options.to_day))
    if options.outlets:
        wanted.append(a.outlet.in_(options.outlets))
    return [exists().where(and_(*wanted))]


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise LedgerError(f"«{written}» is no day; write it as 2026-02-21") from error


def lines_of(connection: Connection, numbers: Sequence[int]) -> tuple[StoryLine, ...]:
    """Return the stories with ``numbers``, in that order."""
    told = _statements(connection, numbers)
    disputed = _disputed(connection, numbers)
    found: dict[int, list[tuple[str, str | None, str | None, bytes]]] = {}
    a, member = articles.c, story_articles.c
    query = (
        select(member.story, a.title, a.outlet, a.day, member.terms)
        .join(articles, a.id == member.article)
        .where(member.story.in_(numbers))
        .order_by(member.story, a.id)
    )
    for story, *rest in connection.execute(query):
        found.setdefault(story, []).append(tuple(rest))
    sums = _sums(connection, numbers)
    return tuple(
        _line(number, found[number], sums[number], told.get(number, 0), number in disputed)
        for number in numbers
        if number in found
    )


def _line(
    number: int,
    members: Sequence[tuple[str, str | None, str | None, bytes]],
    terms: Terms,
    told: int,
    disputed: bool,  # noqa: FBT001 - one of the columns of a line
) -> StoryLine:
    days = sorted(day for _, _, day, _ in members if day)
    typical = max(members, key=lambda member: product(unpacked_terms(member[3]), terms))
    return StoryLine(
        number=number,
        title=typical[0],
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        articles=len(members),
        outlets=tuple(dict.fromkeys(outlet for _, outlet, _, _ in members if outlet)),
        statements=told,
        is_disputed=disputed,
    )


def product(terms: Terms, others: Terms) -> int:
    """Return the scalar product of two vectors."""
    return sum(weight * others[term] for term, weight in terms.items() if term in others)


def _sums(connection: Connection, numbers: Sequence[int]) -> dict[int, Terms]:
    query = select(stories.c.id, stories.c.terms).where(stories.c.id.in_(numbers))
    return {row.id: unpacked_terms(row.terms) for row in connection.execute(query)}


def _statements(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    member = story_articles.c
    query = (
        select(member.story, func.count().label("told"))
        .join(statements, statements.c.article == member.article)
        .where(member.story.in_(numbers))
        .group_by(member.story)
    )
    return {row.story: row.told for row in connection.execute(query)}


def _disputed(connection: Connection, numbers: Sequence[int]) -> set[int]:
    member = story_articles.c
    query = (
        select(member.story)
        .join(statements, statements.c.article == member.article)
        .join(disputes, disputes.c.denial == statements.c.id)
        .where(member.story.in_(numbers))
        .distinct()
    )
    return set(connection.execute(query).scalars())


def story_of(connection: Connection, article: int) -> int | None:
    """Return the story of an article; None for an older version."""
    member = story_articles.c
    return connection.execute(select(member.story).where(member.article == article)).scalar()


def members_of(connection: Connection, story: int) -> tuple[StoryArticle, ...]:
    """Return the articles of a story by day.

    Raises:
        LedgerError: there is no such story.
    """
    a, member = articles.c, story_articles.c
    query = (
        select(a.id, a.title, a.outlet, a.day, a.url)
        .join(story_articles, member.article == a.id)
        .where(member.story == story)
        .order_by(a.day.nulls_last(), a.id)
    )
    rows = connection.execute(query).all() if 0 < story <= LARGEST_NUMBER else []
    if not rows:
        raise NotFoundError(f"{story}: the ledger has no such story; musnad stories lists them")
    leaders = group_of(connection, [row.id for row in rows])
    return tuple(
        StoryArticle(
            number=row.id,
            title=row.title,
            outlet=row.outlet,
            day=row.day,
            url=row.url,
            copy_of=leader if (leader := leaders.get(row.id, row.id)) != row.id else None,
        )
        for row in rows
    )


def core_of(connection: Connection, story: int) -> Terms:
    """Return the sum of the terms of a story's articles."""
    return _sums(connection, [story]).get(story, {})


def related(connection: Connection, article: int, limit: int) -> tuple[Related, ...]:
    """Return the articles of about two weeks that are most like ``article``, its story's among them.

    Raises:
        LedgerError: the article was replaced by a newer version.
    """
    member = story_articles.c
    row = connection.execute(
        select(member.story, member.day, member.terms).where(member.article == article)
    ).one_or_none()
    if row is None:
        raise NotFoundError(f"{article}: a newer version took the place of this article; ask for that one")
    terms = unpacked_terms(row.terms)
    near = _near(connection, article, row.day, terms)
    found = _likeness(connection, terms, near | _of_story(connection, row.story)) - {
        (0.0, article, row.story)
    }
    best = sorted((each for each in found if each[1] != article), key=lambda each: (-each[0], each[1]))
    kept = [each for each in best if each[2] == row.story or each[0] >= _LEAST_RELATED][: min(limit, _MOST)]
    lines = {
        line.number: line
        for line in article_lines(connection, articles.c.id.in_([each[1] for each in kept]), limit=limit)
    }
    return tuple(
        Related(article=lines[number], likeness=round(likeness, 3), is_same_story=story == row.story)
        for likeness, number, story in kept
        if number in lines
    )


def _near(connection: Connection, article: int, day: int, terms: Terms) -> set[int]:
    c = story_terms.c
    span = _RELATED_DAYS if day > 0 else 1
    query = (
        select(c.article)
        .where(
            c.term.in_([term for term, _ in indexed(terms)]),
            c.day.between(day - span, day + span),
            c.article != article,
        )
        .distinct()
    )
    return set(connection.execute(query).scalars())


def _of_story(connection: Connection, story: int) -> set[int]:
    member = story_articles.c
    return set(connection.execute(select(member.article).where(member.story == story)).scalars())


def _likeness(connection: Connection, terms: Terms, numbers: Iterable[int]) -> set[tuple[float, int, int]]:
    member = story_articles.c
    wanted = sorted(numbers)
    found = set()
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(member.article, member.story, member.terms).where(
            or_(member.article.in_(wanted[start : start + _AT_ONCE]))
        )
        for article, story, packed in connection.execute(query):
            likeness = product(terms, unpacked_terms(packed)) / (LENGTH * LENGTH)
            found.add((min(1.0, likeness), article, story))
    return found
