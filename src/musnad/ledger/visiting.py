"""Visits to addresses as a ledger remembers them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import msgspec
from sqlalchemy import Engine, delete, insert, select

from musnad.intake.visits import Visit
from musnad.ledger.store.connect import reading, writing
from musnad.ledger.store.tables import visits

_LOOKED_UP = 500  # addresses asked for at once; SQLite takes some thousands
T = TypeVar("T")


class LedgerVisits:
    """The log of visits in the ledger behind ``engine``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known(self, urls: Iterable[str]) -> dict[str, Visit]:
        """Return the visits to those of ``urls`` that were visited, by their address.

        Raises:
            LedgerError: the database refused.
        """
        found: dict[str, Visit] = {}
        with reading(self._engine) as connection:
            for chunk in _chunks(iter(urls)):
                for row in connection.execute(select(visits).where(visits.c.url.in_(chunk))):
                    found[row.url] = Visit(**row._mapping)  # noqa: SLF001 (public, in spite of its name)
        return found

    def put(self, visit: Visit) -> None:
        """Keep ``visit`` in place of an earlier one.

        Raises:
            LedgerError: the database refused.
        """
        with writing(self._engine) as connection:
            connection.execute(delete(visits).where(visits.c.url == visit.url))
            connection.execute(insert(visits).values(msgspec.structs.asdict(visit)))


def _chunks(items: Iterator[T]) -> Iterator[list[T]]:
    while chunk := list(islice(items, _LOOKED_UP)):
        yield chunk
