"""The words of statements, taken from the records that hold them."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from musnad.ledger.preparing.prepare import unpacked
from musnad.ledger.store.tables import records
from musnad.record import Record, Statement

_AT_ONCE = 500  # records


def records_of(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[int, Record]]:
    """Yield the articles with ``numbers`` and their records, some at a time, in the order of the numbers."""
    wanted = sorted(set(numbers))
    for at in range(0, len(wanted), _AT_ONCE):
        query = (
            select(records.c.article, records.c.data)
            .where(records.c.article.in_(wanted[at : at + _AT_ONCE]))
            .order_by(records.c.article)
        )
        for article, data in connection.execute(query):
            yield article, unpacked(data)


def content_of(record: Record, statement: Statement) -> str:
    """Return what is said, in its own words; what stands between its pieces as «…»."""
    return " … ".join(" ".join(record.words(span).split()) for span in statement.content)


def wordings(connection: Connection, wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """Return the words of statements by article and id in its record; those not there are left out."""
    return {
        (article, statement.id): content_of(record, statement)
        for article, record in records_of(connection, {article for article, _ in wanted})
        for statement in record.statements
        if (article, statement.id) in wanted
    }
