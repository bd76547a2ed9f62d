"""Many rows at once: SQLAlchemy's own way costs more for each of them than the database does."""

import json
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, CursorResult, Table, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert ``rows``: for each column of ``table``, in their order, a value as the driver takes it."""
    if rows:
        columns = ", ".join(column.name for column in table.c)
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        marks = ", ".join([mark] * len(table.c))
        # Names of the tables' own, no input of anyone.
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", list(rows))  # noqa: S608


def insert_named(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert ``rows``, each with a value for every column of ``table`` by its name."""
    values = itemgetter(*(column.name for column in table.c))
    insert_rows(connection, table, list(map(values, rows)))


def driver_rows(result: CursorResult[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of ``result`` as the driver gives them: numbers, bytes and text need nothing more."""
    try:
        return list(result.cursor.fetchall())
    finally:
        result.close()


def among(
    connection: Connection, column: ColumnElement[int], numbers: Collection[int]
) -> ColumnElement[bool]:
    """Return that ``column`` is one of ``numbers``, which the database gets as one value."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(numbers), ARRAY(BigInteger)))
    listed = func.json_each(literal(json.dumps(list(numbers)))).table_valued("value")
    return column.in_(select(listed.c.value))
