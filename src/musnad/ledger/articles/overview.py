"""The newest of a ledger: articles by day and outlet, the sections they stand in."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, func, select

from musnad.ledger.store.tables import articles


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a list shows it."""

    number: int
    title: str
    outlet: str | None
    section: str | None
    published: str | None
    url: str | None
    reserved: bool


_LINE = [articles.c[name] for name in ("id", "title", "outlet", "section", "published", "url", "reserved")]


def article_lines(
    connection: Connection,
    *where: ColumnElement[bool],
    limit: int = 30,
    offset: int = 0,
) -> tuple[ArticleLine, ...]:
    """Return the newest articles in their current versions that fulfil ``where``."""
    query = (
        select(*_LINE)
        .where(articles.c.current, *where)
        .order_by(articles.c.day.desc().nulls_last(), articles.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        ArticleLine(
            number=row.id,
            title=row.title,
            outlet=row.outlet,
            section=row.section,
            published=row.published,
            url=row.url,
            reserved=row.reserved,
        )
        for row in connection.execute(query)
    )


def articles_at(connection: Connection, keys: Collection[str]) -> dict[str, ArticleLine]:
    """Return the articles that the ledger knows by ``keys``, in their current versions."""
    query = select(articles.c.key, articles.c.id).where(articles.c.key.in_(keys), articles.c.current)
    number = {row.key: row.id for row in connection.execute(query)}
    lines = article_lines(connection, articles.c.id.in_(number.values()), limit=len(number))
    by_number = {line.number: line for line in lines}
    return {key: by_number[at] for key, at in number.items()}


def outlets(connection: Connection, limit: int = 30) -> tuple[tuple[str, int], ...]:
    """Return the outlets with most articles, and how many."""
    return _most(connection, articles.c.outlet, limit)


def sections(connection: Connection, limit: int = 16) -> tuple[tuple[str, int], ...]:
    """Return the sections with most articles, and how many."""
    return _most(connection, articles.c.section, limit)


def _most(connection: Connection, column: Column[str | None], limit: int) -> tuple[tuple[str, int], ...]:
    query = (
        select(column, func.count())
        .where(articles.c.current, column.is_not(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
        .limit(limit)
    )
    return tuple((str(value), number) for value, number in connection.execute(query))
