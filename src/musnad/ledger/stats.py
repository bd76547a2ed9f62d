"""How much a ledger holds."""

import msgspec
from sqlalchemy import Connection, Table, func, select

from musnad.ledger.copies import groups
from musnad.ledger.store.tables import appearances, articles, figures, rejections, statements
from musnad.ledger.stories import lists

# Those of whom an article in its current version speaks; who is of one article only has no number.
_SPOKEN_OF = select(func.count(appearances.c.entity.distinct()))


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of what a ledger holds; articles in their current versions, days as ISO 8601.

    ``copies`` are articles whose text is that of one added before.
    """

    articles: int
    versions: int
    outlets: int
    first_day: str | None
    last_day: str | None
    copies: int
    statements: int
    figures: int
    entities: int
    stories: int  # told by two articles or more
    rejected: int


def stats(connection: Connection) -> Stats:
    """Count what the ledger holds."""
    c = articles.c
    current = select(func.count(), func.count(c.outlet.distinct()), func.min(c.day), func.max(c.day)).where(
        c.current
    )
    number, outlets, first_day, last_day = connection.execute(current).one()
    return Stats(
        articles=number,
        versions=_count(connection, articles),
        outlets=outlets,
        first_day=first_day,
        last_day=last_day,
        copies=groups.count(connection),
        statements=_count(connection, statements),
        figures=_count(connection, figures),
        entities=connection.execute(_SPOKEN_OF).scalar_one(),
        stories=lists.count(connection),
        rejected=_count(connection, rejections),
    )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
