"""The steps that bring a ledger of an older musnad up to date: in order, each whole or not at all."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, inspect, select, update

from musnad.errors import LedgerError
from musnad.ledger.search.index import write_evenly
from musnad.ledger.store.connect import name_of, reading, writing
from musnad.ledger.store.tables import metadata, settings

# Step N leads from version N to N + 1. A new ledger is made in the newest version and needs none.
STEPS: tuple[Callable[[Connection], None], ...] = (write_evenly,)
VERSION = 1 + len(STEPS)


def prepare(engine: Engine, *, create: bool) -> None:
    """Make the ledger where there is none (if ``create``), and bring an older one up to date.

    Raises:
        LedgerError: there is none and it may not be made; or a newer musnad made it.
    """
    with reading(engine) as connection:
        version = _version(connection)
    if version == VERSION:
        return
    if version is None and not create:
        raise LedgerError(f"{name_of(engine)}: there is no ledger; make one with musnad add")
    with writing(engine) as connection:
        _bring_up(connection, name_of(engine))


def _bring_up(connection: Connection, name: str) -> None:
    version = _version(connection)  # looked at again: another process may have been quicker
    if version is None:
        metadata.create_all(connection)
        connection.execute(insert(settings), {"name": "version", "value": str(VERSION)})
        return
    if version > VERSION:
        raise LedgerError(f"{name}: a newer musnad made this ledger (version {version}); upgrade musnad")
    for step in STEPS[version - 1 :]:
        step(connection)
    connection.execute(update(settings).where(settings.c.name == "version").values(value=str(VERSION)))


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(settings.name):
        return None
    found = connection.execute(select(settings.c.value).where(settings.c.name == "version")).scalar()
    return int(found) if found else None
