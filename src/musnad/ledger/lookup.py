"""Which article is meant by what a user writes."""

from sqlalchemy import ColumnElement, Connection, select

from musnad.errors import LedgerError
from musnad.ledger.numbers import LARGEST_NUMBER
from musnad.ledger.prepare import address_key
from musnad.ledger.tables import articles


def article_number(connection: Connection, where: str) -> int:
    """Return the number of the article that ``where`` names: its number, its address or its record's id.

    Raises:
        LedgerError: the ledger has no such article.
    """
    for named in _readings(where.strip()):
        found = connection.execute(
            select(articles.c.id).where(named, articles.c.current).order_by(articles.c.id).limit(1)
        ).scalar()
        if found is not None:
            return int(found)
    raise LedgerError(f"{where}: the ledger has no such article; give its number, its address or its id")


def _readings(where: str) -> list[ColumnElement[bool]]:
    c = articles.c
    number = [c.id == int(where)] if where.isdecimal() and int(where) <= LARGEST_NUMBER else []
    return [*number, c.key == address_key(where), c.record_id == where]
