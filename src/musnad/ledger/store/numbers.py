"""Row numbers: given by whoever holds the ledger alone, so that many rows are written at once."""

from collections.abc import Collection, Iterator
from typing import Final, TypeVar

from sqlalchemy import Connection, Table, func, select

LARGEST_NUMBER = 2**63 - 1  # that a database takes

T = TypeVar("T", int, str)
_AT_ONCE: Final = 8_000  # values in one query: SQLite takes 32,766


def in_pieces(values: Collection[T]) -> Iterator[list[T]]:
    """Yield ``values``, sorted, in pieces that a query takes."""
    ordered = sorted(values)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def next_number(connection: Connection, table: Table) -> int:
    """Return the number that the next row of ``table`` takes."""
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
