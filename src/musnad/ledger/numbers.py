"""Row numbers: given by whoever holds the ledger alone, so that many rows are written at once."""

from sqlalchemy import Connection, Table, func, select

LARGEST_NUMBER = 2**63 - 1  # that a database takes


def next_number(connection: Connection, table: Table) -> int:
    """Return the number that the next row of ``table`` takes."""
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
